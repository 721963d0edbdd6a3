/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Faults in a lesson file, shown where they are: FILE:LINE:COLUMN, the line, a caret, and how to
 * mend it. Whatever bytes the file holds, only printable ones reach the terminal.
 */
#ifndef NACRE_LESSON_DIAG_H
#define NACRE_LESSON_DIAG_H

#include <stdbool.h>
#include <stddef.h>

/* A file in memory, by lines. Lines count from 1. */
struct source {
    const char *name;
    char *text; /* followed by a NUL */
    size_t size;
    size_t *starts; /* offset of each line */
    int lines;
    int faults; /* reported so far */
};

/*
 * Reads FILE whole, without carriage returns at line ends. Returns false, with a message, when it
 * cannot be read, is too large, or is not plain UTF-8 text. source_free is to be called either way.
 */
bool source_read(struct source *source, const char *file);
void source_free(struct source *source);

/* Line LINE without its newline; *size receives its length. Empty beyond the end. */
const char *source_line(const struct source *source, int line, size_t *size);

/* The column (from 1) where WORD first stands on LINE, or 1. */
int source_column(const struct source *source, int line, const char *word);

/*
 * Reports a fault at LINE, COLUMN (from 1, in bytes), WIDTH bytes long: what is wrong, the line
 * with a caret, and `mend`, a sentence on how to put it right (may be NULL). After MOST_FAULTS the
 * rest is counted and not shown.
 */
void fault(struct source *source, int line, int column, size_t width, const char *mend,
           const char *format, ...) __attribute__((format(printf, 6, 7)));

enum { MOST_FAULTS = 20 };

#endif
