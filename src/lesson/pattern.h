/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One expected line of a transcript, and whether a line that came is it. */
#ifndef NACRE_LESSON_PATTERN_H
#define NACRE_LESSON_PATTERN_H

#include "lesson/bindings.h"
#include "lesson/holes.h"
#include "lesson/lesson.h"
#include <regex.h>

enum pattern_kind {
    PATTERN_LITERAL,
    PATTERN_PIECES,     /* text with placeholders */
    PATTERN_EXPRESSION, /* a line that ends in ` (re)` */
    PATTERN_GAP,        /* `...`: any number of lines */
};

enum piece_kind {
    PIECE_TEXT,
    PIECE_BLANKS, /* one space or more */
    PIECE_HOLE,
};

struct piece {
    enum piece_kind kind;
    const char *text; /* PIECE_TEXT */
    size_t size;
    int type;         /* PIECE_HOLE */
    const char *name; /* NULL when it has none */
};

struct pattern {
    enum pattern_kind kind;
    bool no_eol;
    int line;           /* of the lesson */
    const char *source; /* the line as it stands there */
    size_t source_size;
    const char *text; /* a literal's text, or the regular expression */
    size_t size;
    struct piece *pieces;
    size_t count;
    struct pattern *next_expression;
    regex_t *compiled;
};

/*
 * Reads an expected line, SIZE bytes at SOURCE, which stand on LINE from COLUMN (from 1) on. The
 * result lives in the lesson's arena; NULL after a fault.
 */
const struct pattern *pattern_read(struct lesson *lesson, int line, int column, const char *source,
                                   size_t size);

/*
 * Whether a line of SIZE bytes, with a newline at its end when EOL, is the expected one. If so,
 * placeholders that were not bound are bound; if not, *bindings is as it was. A gap matches any
 * line.
 */
bool pattern_matches(const struct pattern *pattern, const char *line, size_t size, bool eol,
                     struct bindings *bindings);

/* Gives back what the regular expressions of a lesson took. */
void patterns_free(struct lesson *lesson);

/* The part of pattern_matches for text with placeholders. */
bool pieces_match(const struct pattern *pattern, const char *line, size_t size,
                  struct bindings *bindings);

#endif
