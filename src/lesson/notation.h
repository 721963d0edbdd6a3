/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What came, written as an author would write it into a lesson. */
#ifndef NACRE_LESSON_NOTATION_H
#define NACRE_LESSON_NOTATION_H

#include "base/text.h"
#include "lesson/match.h"

/* Adds LINE to OUT in the notation of a transcript, without a newline. Every byte of it can be
 * shown. Of a line longer than LIMIT bytes (0: none) the rest is only counted. */
void notate(const struct line *line, size_t limit, struct text *out);

/* Adds how a shell ended: "3", or the name of the signal. */
void notate_ending(int ending, struct text *out);

#endif
