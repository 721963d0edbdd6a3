/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a step needs of the machine it runs on: `as=root`, `needs=proc,ptrace`. */
#ifndef NACRE_LESSON_NEEDS_H
#define NACRE_LESSON_NEEDS_H

#include "lesson/lesson.h"

/*
 * Why STEP cannot be run here, in a few words ("needs root", "needs ptrace"; static storage), or
 * NULL when it can.
 */
const char *unmet_need(const struct lesson *lesson, const struct step *step);

/* Reports needs that are not known, as faults of the lesson. */
void needs_check(struct lesson *lesson);

#endif
