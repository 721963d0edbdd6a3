/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Laying out text for a person's terminal: words filled to the width of the window, in colour where
 * that is wanted, and nothing raw: what a lesson or a file name holds reaches the terminal as
 * printable characters only.
 */
#ifndef NACRE_LESSON_PAGE_H
#define NACRE_LESSON_PAGE_H

#include "base/text.h"
#include <stdbool.h>

/* A window, as far as layout goes. */
struct page {
    int columns, rows;
    bool colour;  /* escape sequences may be used: no dumb terminal, and NO_COLOR is not set */
    bool drawing; /* the locale is a UTF-8 one: lines and bullets may be drawn */
};

/* Looks at the terminal on FD and at the environment: TERM, NO_COLOR, LC_ALL, LC_CTYPE, LANG. Where
 * FD is no terminal, the page has 80 columns, 24 rows and no colour. */
void page_look(struct page *page, int fd);

/* The manners in which a word can stand on a page; they can be joined by |. */
enum style {
    STYLE_PLAIN = 0,
    STYLE_STRONG = 1,
    STYLE_EMPHASIS = 2,
    STYLE_CODE = 4,
    STYLE_FAINT = 8,
    STYLE_GOOD = 16,
    STYLE_BAD = 32,
};

/* Adds the escape sequence that begins (ends) a style, where the page has colour. */
void page_style(const struct page *page, unsigned style, struct text *out);
void page_style_end(const struct page *page, unsigned style, struct text *out);

/* Adds one styled piece as it stands, control characters made visible. */
void page_piece(const struct page *page, unsigned style, const char *piece, struct text *out);

/* Adds a line of `columns` dashes (0: the page's measure), drawn where the page can, and a newline.
 */
void page_rule(const struct page *page, struct text *out);

/* The measure that text is filled to: the window, but no wider than a person likes to read. */
int page_measure(const struct page *page);

/*
 * A paragraph while it is being filled. Begin with flow_begin, add text and style changes, end with
 * flow_end, which ends the last line. Lines begin with `first`, then each with `rest`, both of
 * plain printable text (kept by the caller).
 */
struct flow {
    const struct page *page;
    const char *first, *rest;
    struct text *out;
    struct text word;
    int word_columns;
    int column; /* where the line stands; 0 when nothing is on it */
    bool begun; /* the first line was begun */
    bool space; /* a space is due before the next word */
    bool keep;  /* spaces are part of the word */
    unsigned style;
    unsigned lines;
};

void flow_begin(struct flow *flow, const struct page *page, const char *first, const char *rest,
                struct text *out);
void flow_style(struct flow *flow, unsigned style);
void flow_add(struct flow *flow, const char *bytes, size_t size);
/* Adds code; what is short is not broken at its spaces. */
void flow_code(struct flow *flow, const char *code, size_t size);
void flow_newline(struct flow *flow);
void flow_end(struct flow *flow);

/* Adds a paragraph of one style; FIRST and REST as for flow_begin. */
void page_fill(const struct page *page, unsigned style, const char *first, const char *rest,
               const char *words, struct text *out);

#endif
