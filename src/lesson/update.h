/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `check --update`: the lines that would make a lesson true, and writing them into it. */
#ifndef NACRE_LESSON_UPDATE_H
#define NACRE_LESSON_UPDATE_H

#include "lesson/diff.h"

/* Lines FROM up to, not including, TO of a lesson become TEXT (each line ended by a newline). */
struct edit {
    int from, to;
    char *text;
};

/* All zero is none. */
struct edits {
    struct edit *list;
    size_t count, room;
};

/* Adds an edit; TEXT is copied. */
void edit_add(struct edits *edits, int from, int to, const char *text);
void edits_free(struct edits *edits);

/* Whether an edit for line FROM is there already (of another solution's session). */
bool edit_exists(const struct edits *edits, int from);

/*
 * Adds to OUT the lines of ITEMS as they must stand for what came, each pattern that matched kept
 * as it is. `changes` is the difference for these items; `status` what the command gave; `ending`
 * how the shell ended, or -1.
 */
void rewrite(const struct item *items, const struct changes *changes, int status, int ending,
             struct text *out);

/* Writes FILE anew with the edits made. Returns false, with a message, when it cannot. */
bool edits_write(const struct edits *edits, const struct source *source);

#endif
