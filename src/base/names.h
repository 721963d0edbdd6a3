/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of errors and signals, both ways. */
#ifndef NACRE_BASE_NAMES_H
#define NACRE_BASE_NAMES_H

#include <stddef.h>

/* "ENOENT" for ENOENT; NULL for a number that is no error of this system. */
const char *errno_name(int error);

/* ENOENT for "ENOENT"; 0 for a name that is none. */
int errno_number(const char *name);

/* The error's message in words ("No such file or directory"), always in English, static storage. */
const char *errno_text(int error);

/* "TERM" for SIGTERM, "EXIT" for 0, "RTMIN+1"…; NULL when there is no such signal. Static storage.
 */
const char *signal_name(int signal);

/* What people are told of a process that the signal ended or stopped ("Segmentation fault"), always
 * in English, static storage. */
const char *signal_text(int signal);

/* SIGTERM for "TERM", "SIGTERM", "sigterm" or "15"; 0 for "EXIT" or "0"; -1 for none. */
int signal_number(const char *name);

/* One more than the highest signal number of this system. */
int signal_limit(void);

/* The nth errno name in the system's order (for completion and "did you mean"); NULL after the
 * last. */
const char *errno_name_at(size_t n);

#endif
