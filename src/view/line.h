/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A line of text in room that the caller has on its stack. What does not fit is left out.
 *
 * It needs neither malloc nor stdio, so a child that borrows its parent's memory (sys_vfork) may
 * use it.
 */
#ifndef NACRE_VIEW_LINE_H
#define NACRE_VIEW_LINE_H

#include <stdbool.h>
#include <stddef.h>

struct line {
    char *bytes; /* not ended by a NUL */
    size_t size, room;
};

void line_bytes(struct line *line, const char *bytes, size_t size);
void line_string(struct line *line, const char *string);
void line_char(struct line *line, char c);
void line_number(struct line *line, long number);

/* An octal number as C writes it: 0644, and 0 for none. */
void line_octal(struct line *line, unsigned long number);

/* `count` spaces; none when it is negative. */
void line_spaces(struct line *line, long count);

/*
 * Bytes in double quotes, as C would write them: quotes, backslashes, control characters and what
 * is no UTF-8 are escaped, so that nothing from outside acts on a terminal. "..." follows when
 * `cut`.
 */
void line_quoted(struct line *line, const char *bytes, size_t size, bool cut);

/* The same escapes without the quotes. */
void line_escaped(struct line *line, const char *bytes, size_t size);

/* A JSON string, quotes included; what is no UTF-8 becomes U+FFFD, for JSON cannot hold it. */
void line_json(struct line *line, const char *bytes, size_t size);

/* Takes away a number of bytes from the front. */
void line_drop(struct line *line, size_t size);

#endif
