/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `new NAME`: a lesson to begin from. */
#ifndef NACRE_LESSON_NEW_H
#define NACRE_LESSON_NEW_H

/* Writes NAME.md into the working directory, unless it is there already. Returns the exit status.
 */
int new_lesson(const char *name);

#endif
