/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages to people, on standard error, one write each. */
#ifndef NACRE_BASE_MESSAGE_H
#define NACRE_BASE_MESSAGE_H

#include <stdbool.h>

/*
 * Where messages say they come from: "FILE:LINE: " in front of each while a script runs, nothing at
 * a prompt. `name` (static or kept by the caller) may be NULL; *line is read when a message is
 * made.
 */
void message_source(const char *name, const int *line);

/* Called before each message is written, where somebody must make room for it on the screen first;
 * NULL for nobody. */
extern void (*message_before)(void);

/* Writes "WHO: text" and a newline. `who` is the builtin or the part of the shell that speaks. It
 * needs no heap, so that a child that shares its parent's memory may use it. */
void message(const char *who, const char *format, ...) __attribute__((format(printf, 2, 3)));

/*
 * The form for a call that failed: `WHO: CALL: text of errno (NAME)`, where CALL is formatted, as
 * in message_errno("cd", ENOENT, "chdir(\"%s\")", "nope"). Strings should be passed through
 * `visible`.
 */
void message_errno(const char *who, int error, const char *call, ...)
    __attribute__((format(printf, 3, 4)));

/* `string` as a person may see it (control characters escaped, cut to some 200 bytes), in one of
 * eight static buffers that take turns. */
const char *visible(const char *string);

/* "nacre: text" and exit status 2, at once. For what cannot go on: no memory, a broken invariant.
 */
_Noreturn void message_die(const char *text);

/* Whether colours may be used on `fd`: it is a terminal, TERM is neither unset nor empty nor
 * "dumb", NO_COLOR is unset or empty. */
bool message_colour(int fd);

/* The number of columns of the terminal on `fd`, or 80. */
int message_columns(int fd);

#endif
