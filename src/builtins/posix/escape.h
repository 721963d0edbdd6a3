/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The backslash escapes that echo, printf's format and printf's %b share. */
#ifndef NACRE_BUILTINS_POSIX_ESCAPE_H
#define NACRE_BUILTINS_POSIX_ESCAPE_H

#include "base/text.h"
#include <stdbool.h>

/* How octal escapes are written: \ddd in printf's format, \0ddd in echo and %b. */
enum escape_style { ESCAPE_FORMAT, ESCAPE_ARGUMENT };

/*
 * Adds what the escape at `string` (which points at the backslash) stands for, and returns where it
 * ends; a backslash that begins no escape stands for itself. NULL when it was \c, which ends all
 * output (not in a format).
 */
const char *escape_add(struct text *text, const char *string, enum escape_style style);

/* Adds all of `string`, escapes taken. False when \c ended it. */
bool escape_string(struct text *text, const char *string);

#endif
