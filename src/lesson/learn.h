/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `learn`, `list` and `progress`: what a person asks nacre-lesson for. */
#ifndef NACRE_LESSON_LEARN_H
#define NACRE_LESSON_LEARN_H

#include "lesson/run.h"

/*
 * Teaches the lesson NAME (a name, a part of one, or a file), or, when NAME is NULL, shows the
 * lessons and offers the one that is due. Returns the exit status: 0, or 1 when it could not be
 * taught here, 2 when there is no such lesson.
 */
int learn(const struct run_plan *plan, const char *name);

/* Prints the lessons of the library, a line each. Returns the exit status. */
int list_lessons(const char *language);

/* Prints what was done of the lesson NAME, or, when NAME is NULL, of every lesson that was begun.
 */
int show_progress(const char *language, const char *name);

#endif
