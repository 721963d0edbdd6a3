/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a step stands in the same place in every language. */
#ifndef NACRE_LESSON_COUNTERPARTS_H
#define NACRE_LESSON_COUNTERPARTS_H

#include "lesson/lesson.h"

/* Words that may stand where the translator likes, between the transcripts. */
bool is_free(const struct block *block);

/* What has one place in both: transcripts, predictions, the task, hints, explanations. */
bool is_paired(const struct block *block);

/* The first place where a translated step does not fit its original, told in *why (static storage);
 * NULL, and *why NULL, when all does. */
const struct block *first_misfit(const struct step *step, const struct step *translated,
                                 const char **why);

#endif
