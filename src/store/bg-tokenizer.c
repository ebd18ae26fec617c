/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tokenizer of the search index: Vietnamese words without marks, and beside them the words with marks. */
#include "bg-config.h"

#include <string.h>

#include "bg-sql.h"
#include "bg-text.h"

typedef int (*TokenFunc) (void *data, int flags, const char *token, int length, int start, int end);

typedef struct
{
  void *data;
  TokenFunc token;
  int code;
} Work;

static int
create_tokenizer (void *context, const char **args, int n_args, Fts5Tokenizer **tokenizer)
{
  *tokenizer = (Fts5Tokenizer *) g_malloc (1);
  return SQLITE_OK;
}

static void
delete_tokenizer (Fts5Tokenizer *tokenizer)
{
  g_free (tokenizer);
}

/* A word with marks is indexed twice at one place, so that both spellings find it. */
static gboolean
add_word (const char *folded, const char *exact, gsize start, gsize end, gpointer data)
{
  Work *work = data;

  work->code = work->token (work->data, 0, folded, (int) strlen (folded), (int) start, (int) end);
  if (work->code == SQLITE_OK && strcmp (folded, exact) != 0)
    work->code =
      work->token (work->data, FTS5_TOKEN_COLOCATED, exact, (int) strlen (exact), (int) start, (int) end);
  return work->code == SQLITE_OK;
}

/* A query holds words that were folded before, one to a string: they are taken as they are. */
static int
tokenize (Fts5Tokenizer *tokenizer, void *data, int flags, const char *text, int length, TokenFunc token)
{
  Work work = { data, token, SQLITE_OK };

  if ((flags & FTS5_TOKENIZE_QUERY) != 0)
    return length > 0 ? token (data, 0, text, length, 0, length) : SQLITE_OK;
  bg_text_foreach_word (text, length, add_word, &work);
  return work.code;
}

static fts5_api *
find_fts5 (sqlite3 *db)
{
  sqlite3_stmt *statement = NULL;
  fts5_api *api = NULL;

  if (sqlite3_prepare_v2 (db, "SELECT fts5 (?1)", -1, &statement, NULL) == SQLITE_OK)
    {
      sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
      sqlite3_step (statement);
    }
  sqlite3_finalize (statement);
  return api;
}

/**
 * bg_sql_register_tokenizer:
 * @db: a connection
 *
 * Adds the tokenizer "banggiao" to FTS5.
 *
 * Returns: whether it succeeded
 */
gboolean
bg_sql_register_tokenizer (sqlite3 *db)
{
  static fts5_tokenizer tokenizer = { create_tokenizer, delete_tokenizer, tokenize };
  fts5_api *api = find_fts5 (db);

  return api != NULL && api->xCreateTokenizer (api, "banggiao", NULL, &tokenizer, NULL) == SQLITE_OK;
}
