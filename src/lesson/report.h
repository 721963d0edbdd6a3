/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Verdicts for people, for TAP harnesses, and as JSON lines. */
#ifndef NACRE_LESSON_REPORT_H
#define NACRE_LESSON_REPORT_H

#include "lesson/check.h"

struct tally {
    enum report_form form;
    bool strict;
    int passed, failed, unsupported, slow;
};

void report_begin(const struct tally *tally, size_t count);

/* Writes the verdict on one step, and counts it. */
void report_step(struct tally *tally, const struct job *job);

/* Writes what the whole came to. */
void report_end(const struct tally *tally);

#endif
