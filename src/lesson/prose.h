/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A lesson's prose as a terminal shows it: CommonMark's blocks filled, indented and coloured. */
#ifndef NACRE_LESSON_PROSE_H
#define NACRE_LESSON_PROSE_H

#include "lesson/page.h"

struct cmark_node;

/*
 * Adds a block node (a paragraph, list, quotation, heading, block of code …) to OUT, ended by a
 * newline, with no empty line behind it. HTML is left out. `margin` (plain text) goes before each
 * line.
 */
void prose_node(const struct page *page, const char *margin, const struct cmark_node *node,
                struct text *out);

/* Parses MARKDOWN and adds all its blocks, an empty line between two of them. `margin` as above. */
void prose_markdown(const struct page *page, const char *margin, const char *markdown,
                    struct text *out);

/* Adds lines that are shown as they stand, each behind four spaces, control characters made
 * visible. */
void prose_code(const struct page *page, const char *margin, const char *text, struct text *out);

#endif
