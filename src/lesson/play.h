/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `play`: a lesson types itself. */
#ifndef NACRE_LESSON_PLAY_H
#define NACRE_LESSON_PLAY_H

#include "lesson/run.h"

struct play_plan {
    struct run_plan run;
    int speed;          /* percent of the usual one */
    bool stepping;      /* each piece waits for a key */
    const char *step;   /* only this one; NULL: all */
    const char *record; /* a file for the recording, or NULL */
};

/*
 * Plays the lesson NAME (a name, a part of one, or a file) on the terminal; without one, only to
 * record it, and then at 80 by 24. Returns the exit status: 0, 1 when it could not be played here
 * or was interrupted, 2 when there is no such lesson or step.
 */
int play(const struct play_plan *plan, const char *name);

#endif
