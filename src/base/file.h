/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole files and whole directories, read in one go. */
#ifndef NACRE_BASE_FILE_H
#define NACRE_BASE_FILE_H

#include "base/text.h"

/*
 * Adds what stands in the file `path` to *text (no NUL is added). A relative path begins at the
 * directory descriptor `dir`, or at the working directory for AT_FDCWD. At most `limit` bytes are
 * taken (0: all). Returns 0 or an errno.
 */
int file_read(int dir, const char *path, struct text *text, size_t limit);

/*
 * Calls `take` with each entry of the open directory `fd`, "." and ".." left out, in the system's
 * order: its name, and its type as readdir(3) has it (DT_DIR, …, DT_UNKNOWN). Returns 0 or an
 * errno.
 */
int directory_entries(int fd, void (*take)(void *data, const char *name, unsigned char type),
                      void *data);

/*
 * Calls `take` with each name in the open directory `fd`, "." and ".." left out, in the system's
 * order. Returns 0 or an errno.
 */
int directory_read(int fd, void (*take)(void *data, const char *name), void *data);

#endif
