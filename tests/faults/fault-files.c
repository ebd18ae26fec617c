/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calls on files beside SQLite that fail on demand: the linker puts these before them (-Wl,--wrap). */
#include <errno.h>
#include <gio/gio.h>

#include "fault-calls.h"

int __real_rename (const char *from, const char *to);
int __wrap_rename (const char *from, const char *to);
int __real_g_fsync (int file);
int __wrap_g_fsync (int file);
int __real_g_mkdir_with_parents (const char *path, int mode);
int __wrap_g_mkdir_with_parents (const char *path, int mode);
GFileInputStream *__real_g_file_read (GFile *file, GCancellable *cancellable, GError **error);
GFileInputStream *__wrap_g_file_read (GFile *file, GCancellable *cancellable, GError **error);
GFileOutputStream *__real_g_file_create (GFile *file,
                                         GFileCreateFlags flags,
                                         GCancellable *cancellable,
                                         GError **error);
GFileOutputStream *__wrap_g_file_create (GFile *file,
                                         GFileCreateFlags flags,
                                         GCancellable *cancellable,
                                         GError **error);
gboolean __real_g_input_stream_read_all (GInputStream *stream,
                                         void *bytes,
                                         gsize most,
                                         gsize *size,
                                         GCancellable *cancellable,
                                         GError **error);
gboolean __wrap_g_input_stream_read_all (GInputStream *stream,
                                         void *bytes,
                                         gsize most,
                                         gsize *size,
                                         GCancellable *cancellable,
                                         GError **error);
gboolean __real_g_output_stream_write_all (GOutputStream *stream,
                                           const void *bytes,
                                           gsize size,
                                           gsize *written,
                                           GCancellable *cancellable,
                                           GError **error);
gboolean __wrap_g_output_stream_write_all (GOutputStream *stream,
                                           const void *bytes,
                                           gsize size,
                                           gsize *written,
                                           GCancellable *cancellable,
                                           GError **error);
gboolean __real_g_output_stream_close (GOutputStream *stream, GCancellable *cancellable, GError **error);
gboolean __wrap_g_output_stream_close (GOutputStream *stream, GCancellable *cancellable, GError **error);
gboolean __real_g_file_set_contents_full (const char *path,
                                          const char *bytes,
                                          gssize size,
                                          GFileSetContentsFlags flags,
                                          int mode,
                                          GError **error);
gboolean __wrap_g_file_set_contents_full (const char *path,
                                          const char *bytes,
                                          gssize size,
                                          GFileSetContentsFlags flags,
                                          int mode,
                                          GError **error);

gboolean __real_g_file_get_contents (const char *path, char **bytes, gsize *size, GError **error);
gboolean __wrap_g_file_get_contents (const char *path, char **bytes, gsize *size, GError **error);

/* As C's library says it. */
static gboolean
refuse_by_number (void)
{
  gboolean refuses = fault_calls_refuse (FAULT_CALL_FILE, NULL);

  if (refuses)
    errno = EIO;
  return refuses;
}

/* As GIO says it. */
static gboolean
refuse_by_error (GError **error)
{
  gboolean refuses = fault_calls_refuse (FAULT_CALL_FILE, NULL);

  if (refuses)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "Input/output error");
  return refuses;
}

int
__wrap_rename (const char *from, const char *to)
{
  return refuse_by_number () ? -1 : __real_rename (from, to);
}

int
__wrap_g_fsync (int file)
{
  return refuse_by_number () ? -1 : __real_g_fsync (file);
}

int
__wrap_g_mkdir_with_parents (const char *path, int mode)
{
  return refuse_by_number () ? -1 : __real_g_mkdir_with_parents (path, mode);
}

GFileInputStream *
__wrap_g_file_read (GFile *file, GCancellable *cancellable, GError **error)
{
  return refuse_by_error (error) ? NULL : __real_g_file_read (file, cancellable, error);
}

GFileOutputStream *
__wrap_g_file_create (GFile *file, GFileCreateFlags flags, GCancellable *cancellable, GError **error)
{
  return refuse_by_error (error) ? NULL : __real_g_file_create (file, flags, cancellable, error);
}

gboolean
__wrap_g_input_stream_read_all (GInputStream *stream,
                                void *bytes,
                                gsize most,
                                gsize *size,
                                GCancellable *cancellable,
                                GError **error)
{
  return !refuse_by_error (error) &&
         __real_g_input_stream_read_all (stream, bytes, most, size, cancellable, error);
}

gboolean
__wrap_g_output_stream_write_all (GOutputStream *stream,
                                  const void *bytes,
                                  gsize size,
                                  gsize *written,
                                  GCancellable *cancellable,
                                  GError **error)
{
  return !refuse_by_error (error) &&
         __real_g_output_stream_write_all (stream, bytes, size, written, cancellable, error);
}

gboolean
__wrap_g_output_stream_close (GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  return !refuse_by_error (error) && __real_g_output_stream_close (stream, cancellable, error);
}

gboolean
__wrap_g_file_set_contents_full (const char *path,
                                 const char *bytes,
                                 gssize size,
                                 GFileSetContentsFlags flags,
                                 int mode,
                                 GError **error)
{
  return !refuse_by_error (error) && __real_g_file_set_contents_full (path, bytes, size, flags, mode, error);
}

/* As GLib says it. */
gboolean
__wrap_g_file_get_contents (const char *path, char **bytes, gsize *size, GError **error)
{
  if (!fault_calls_refuse (FAULT_CALL_FILE, NULL))
    return __real_g_file_get_contents (path, bytes, size, error);
  *bytes = NULL;
  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_IO, "Input/output error");
  return FALSE;
}
