/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Landlock: what an ordinary user may use to keep a session's processes from reaching out of it. */
#ifndef NACRE_LESSON_FENCE_H
#define NACRE_LESSON_FENCE_H

#include <stdbool.h>

/* Whether this system has a fence of the kind that fence_raise makes (Linux 6.12). */
bool fence_exists(void);

/*
 * From now on this process and all that it starts can signal only each other, and write only in
 * HOME, the folders for temporary files, /dev and /proc. There is no way back. Returns false, with
 * errno.
 */
bool fence_raise(const char *home);

#endif
