/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The shell's own output buffer for what builtins print on standard output.
 *
 * It is no stdio: it is empty whenever a child is made, a program is run or a descriptor changes,
 * so that nothing is ever written twice or by the wrong process (the C library's buffers are copied
 * by fork: a lesson of its own).
 */
#ifndef NACRE_BASE_OUTPUT_H
#define NACRE_BASE_OUTPUT_H

#include <signal.h>
#include <stddef.h>

/* Makes the buffer: once, before any output. */
void output_begin(void);

/* Adds to the buffer; a full buffer is written out. */
void output_add(const char *bytes, size_t size);
void output_string(const char *string);
void output_char(char c);
void output_number(long long number);
void output_format(const char *format, ...) __attribute__((format(printf, 1, 2)));

/*
 * Set by the handler of a signal after which the command under way is left, cleared when that is
 * done: a write that waits for a reader must not begin again then. It fails with EINTR.
 */
extern volatile sig_atomic_t output_given_up;

/*
 * Writes what is waiting. Returns 0, or the errno of the first write since the last output_flush
 * that failed (the rest is then thrown away).
 */
int output_flush(void);

/* Whether anything waits to be written. */
int output_waiting(void);

/* Throws away what is waiting: in a child that has a copy it must not write. */
void output_discard(void);

#endif
