/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A recording of a terminal in the asciicast format, version 2: a line of JSON for what it is, and
 * one for each event. */
#ifndef NACRE_LESSON_CAST_H
#define NACRE_LESSON_CAST_H

#include "base/text.h"
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

/* All zero is none; what is told to none is forgotten. */
struct cast {
    FILE *file;
    char *name;
    int64_t begun;    /* in microseconds, as cast_time counts them */
    int64_t stopped;  /* since when nothing is recorded; 0: it is */
    struct text rest; /* the beginning of a character whose end has not come */
    bool failed;
};

/* Opens FILE for a window of COLUMNS by ROWS. Returns false, with errno. */
bool cast_open(struct cast *cast, const char *file, const char *title, const char *term,
               int columns, int rows);

/* What was written to the terminal just now. Broken UTF-8 becomes U+FFFD, as a terminal would show
 * it. */
void cast_output(struct cast *cast, const char *bytes, size_t size);

/* A place that a player can jump to, and stop at. */
void cast_marker(struct cast *cast, const char *label);

/* The window has another size now. */
void cast_resize(struct cast *cast, int columns, int rows);

/* Stops the recording's clock, and lets it go on. */
void cast_stop(struct cast *cast);
void cast_continue(struct cast *cast);

/* Ends the file. Returns false, after a message, when not all of it could be written. */
bool cast_close(struct cast *cast);

#endif
