/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The values of parameters (POSIX.1-2024, XCU 2.5), for the rest of this room. */
#ifndef NACRE_EXPAND_PARAMETER_H
#define NACRE_EXPAND_PARAMETER_H

#include "lang/tree.h"

struct shell;

/* A value, which is not the caller's to keep: good until the next assignment or look-up. */
struct value {
    const char *text; /* NULL: unset */
    size_t size;
};

/*
 * The value of a parameter that is one string (not @ or *). `digits` is room for a number (24
 * bytes).
 */
struct value parameter_value(struct shell *sh, const struct parameter *parameter, char digits[24]);

/* The number of characters in `text`, in the locale's encoding; a broken byte counts as one. */
size_t character_count(struct shell *sh, const char *text, size_t size);

/* What $- expands to, into `letters` (32 bytes). */
void option_letters(struct shell *sh, char letters[32]);

#endif
