/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pictures as SVG: lines, boxes and text, nothing more. Text stays text, so that it can be searched
 * and read aloud, and the colours follow whether the reader's screen is light or dark.
 */
#ifndef NACRE_VIEW_SVG_H
#define NACRE_VIEW_SVG_H

#include "base/text.h"

/* The grid on which pictures stand: a line of text, and a column of it. */
enum { SVG_LINE = 22, SVG_COLUMN = 8, SVG_MARGIN = 16 };

/*
 * Begins and ends a picture. The title is its name, the description what it shows, in words, for
 * those who hear it.
 */
void svg_begin(struct text *text, long width, long height, const char *title,
               const char *description);
void svg_end(struct text *text);

/*
 * Text from column x on, y being the line that it stands on. `class` (here and below) is one of
 * "name", "plain", "faint", "bad", "good", "zombie" (a dashed line), or "c0" to "c5", the colours
 * that tell neighbours apart.
 */
void svg_text(struct text *text, long x, long y, const char *class, const char *string,
              size_t size);

void svg_line(struct text *text, long x1, long y1, long x2, long y2, const char *class);
void svg_box(struct text *text, long x, long y, long width, long height, const char *class);
void svg_dot(struct text *text, long x, long y, long radius, const char *class);

/* The tip of an arrow that comes from the right (`left`) or from the left. */
void svg_tip(struct text *text, long x, long y, int left, const char *class);

#endif
