/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Translations: LANG/NAME.md beside the lesson NAME.md. It holds words alone: titles, prose,
 * predictions, tasks, hints, explanations, by the ids of the steps; what runs comes from the
 * original.
 */
#ifndef NACRE_LESSON_TRANSLATION_H
#define NACRE_LESSON_TRANSLATION_H

#include "base/text.h"
#include "lesson/lesson.h"

/* Adds to PATH the file that translates the lesson in FILE into the language that is wanted (or
 * NULL), or into the nearest to it. Returns whether there is one. */
bool translation_find(const char *file, const char *wanted, struct text *path);

/* Adds to PATH the file that the translation in FILE translates. Returns false, after a fault, when
 * FILE does not lie where a translation must. */
bool translation_original(struct lesson *translation, const char *file, struct text *path);

/*
 * Puts the words of lesson->translation into the lesson. A step that the translation lacks, or that
 * has changed since it was translated, is left as it is and counted in lesson->behind. Returns
 * false, after a fault, when the translation holds what no lesson could take.
 */
bool translation_join(struct lesson *lesson);

/* Reports what a translator has still to do: a fault for each place. SHELL as for lint_text. */
void translation_lint(struct lesson *lesson);

/* `translate LANG FILE`: writes the beginning of a translation. Returns the exit status. */
int translate_lesson(const char *language, const char *file);

#endif
