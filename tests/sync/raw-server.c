/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A server that answers with the bytes it was given, whole or cut, and keeps what it was asked. */
#include "raw-server.h"

#include <string.h>

typedef struct
{
  GBytes *bytes;
  RawEnd end;
} Answer;

struct _RawServer
{
  GSocketListener *listener;
  GCancellable *stop;
  GThread *thread;
  guint16 port;
  GAsyncQueue *answers;
  GMutex lock;
  GString *asked;
  guint connections;
};

static gsize
find_length (const char *head)
{
  const char *line = strstr (head, "Content-Length: ");

  return line != NULL ? g_ascii_strtoull (line + strlen ("Content-Length: "), NULL, 10) : 0;
}

/* Reads one request, with its body; FALSE where the client went away. */
static gboolean
read_request (RawServer *server, GInputStream *input)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *end = NULL;
  char byte;

  while ((end = strstr (text->str, "\r\n\r\n")) == NULL ||
         text->len < (gsize) (end - text->str) + 4 + find_length (text->str))
    {
      if (g_input_stream_read (input, &byte, 1, server->stop, NULL) != 1)
        return FALSE;
      g_string_append_c (text, byte);
    }
  g_mutex_lock (&server->lock);
  g_string_append_len (server->asked, text->str, (gssize) text->len);
  g_mutex_unlock (&server->lock);
  return TRUE;
}

static void
hang (RawServer *server)
{
  GPollFD stopped;

  g_cancellable_make_pollfd (server->stop, &stopped);
  g_poll (&stopped, 1, -1);
  g_cancellable_release_fd (server->stop);
}

static void
serve (RawServer *server, GIOStream *connection)
{
  GOutputStream *output = g_io_stream_get_output_stream (connection);
  gboolean is_open = TRUE;

  while (is_open && read_request (server, g_io_stream_get_input_stream (connection)))
    {
      Answer *answer = g_async_queue_timeout_pop (server->answers, 10 * G_USEC_PER_SEC);
      gsize size;
      const void *bytes;

      g_assert_nonnull (answer);
      bytes = g_bytes_get_data (answer->bytes, &size);
      g_output_stream_write_all (output, bytes, size, NULL, NULL, NULL);
      if (answer->end == RAW_HANG)
        hang (server);
      is_open = answer->end == RAW_KEEP;
      g_bytes_unref (answer->bytes);
      g_free (answer);
    }
  g_io_stream_close (connection, NULL, NULL);
}

static gpointer
serve_in_worker (gpointer data)
{
  RawServer *server = data;
  GSocketConnection *connection;

  while ((connection = g_socket_listener_accept (server->listener, NULL, server->stop, NULL)) != NULL)
    {
      g_atomic_int_inc (&server->connections);
      serve (server, G_IO_STREAM (connection));
      g_object_unref (connection);
    }
  return NULL;
}

RawServer *
raw_server_new (void)
{
  RawServer *server = g_new0 (RawServer, 1);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) taken = NULL;
  g_autoptr (GError) error = NULL;

  server->listener = g_socket_listener_new ();
  g_socket_listener_add_address (server->listener, wanted, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL,
                                 &taken, &error);
  g_assert_no_error (error);
  server->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (taken));
  server->stop = g_cancellable_new ();
  server->answers = g_async_queue_new ();
  server->asked = g_string_new (NULL);
  g_mutex_init (&server->lock);
  server->thread = g_thread_new ("raw-server", serve_in_worker, server);
  return server;
}

void
raw_server_free (RawServer *server)
{
  g_cancellable_cancel (server->stop);
  g_thread_join (server->thread);
  g_assert_cmpint (g_async_queue_length (server->answers), ==, 0);
  g_object_unref (server->listener);
  g_object_unref (server->stop);
  g_async_queue_unref (server->answers);
  g_string_free (server->asked, TRUE);
  g_mutex_clear (&server->lock);
  g_free (server);
}

/* The next request is answered with these bytes. */
void
raw_server_answer (RawServer *server, const char *bytes, gssize length, RawEnd end)
{
  Answer *answer = g_new (Answer, 1);

  answer->bytes = g_bytes_new (bytes, length < 0 ? strlen (bytes) : (gsize) length);
  answer->end = end;
  g_async_queue_push (server->answers, answer);
}

char *
raw_server_dup_url (RawServer *server)
{
  return g_strdup_printf ("http://127.0.0.1:%u/office", server->port);
}

/* All that was asked since the last time. */
char *
raw_server_dup_asked (RawServer *server)
{
  char *asked;

  g_mutex_lock (&server->lock);
  asked = g_strdup (server->asked->str);
  g_string_truncate (server->asked, 0);
  g_mutex_unlock (&server->lock);
  return asked;
}

guint
raw_server_count_connections (RawServer *server)
{
  return (guint) g_atomic_int_get (&server->connections);
}
