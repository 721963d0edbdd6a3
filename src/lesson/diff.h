/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The difference between what a transcript expects and what came, for a report and for `check
 * --update`. */
#ifndef NACRE_LESSON_DIFF_H
#define NACRE_LESSON_DIFF_H

#include "lesson/match.h"

enum change_kind {
    CHANGE_KEEP, /* the expected line came */
    CHANGE_DROP, /* it did not */
    CHANGE_ADD,  /* a line came that is not expected */
    CHANGE_GAP,  /* a line that a gap, or `some`, lets pass */
};

struct change {
    enum change_kind kind;
    const struct slot *slot; /* NULL for CHANGE_ADD, and for what `some` lets pass */
    const struct line *line; /* NULL for CHANGE_DROP, and for a gap that nothing came for */
};

/* All zero is none. */
struct changes {
    struct change *list;
    size_t count, room;
};

/*
 * Finds the fewest changes that make what came of what was expected; placeholders match what they
 * are bound to, or anything of their type. What the lines bind that came as expected is bound then,
 * and stays so. changes_free is to be called.
 */
void diff(const struct expected *expected, const struct lines *lines, struct bindings *bindings,
          struct changes *changes);
void changes_free(struct changes *changes);

/* Writes the changes, `-` what was expected and `+` what came, with what explains them: bindings,
 * blanks, order. */
void diff_report(const struct changes *changes, const struct bindings *bindings, struct text *out);

#endif
