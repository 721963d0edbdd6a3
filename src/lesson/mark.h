/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The marks by which a translation knows that its original is still the one that it was made from.
 */
#ifndef NACRE_LESSON_MARK_H
#define NACRE_LESSON_MARK_H

#include "lesson/lesson.h"

/*
 * Sets the mark of each step, eight digits made of all that a translator reads of it: heading,
 * prose, transcripts, predictions, task, hints, explanation (what only runs has no part in it); and
 * that of the lesson's opening, its title and what stands above the first step. To be called before
 * anything is joined into the lesson.
 */
void marks_set(struct lesson *lesson);

#endif
