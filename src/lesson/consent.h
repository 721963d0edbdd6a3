/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking before a lesson runs commands for the first time that did not come with nacre. */
#ifndef NACRE_LESSON_CONSENT_H
#define NACRE_LESSON_CONSENT_H

#include "lesson/lesson.h"
#include "lesson/library.h"

/*
 * Whether the lesson, read from FILE, may run. It may when it is one of the library's, or when this
 * person has agreed to this very text before; else the person is asked, on the terminal of standard
 * input. Where there is nobody to ask, the answer is no, and says so on standard error.
 */
bool consent(const struct library *library, const struct lesson *lesson, const char *file);

#endif
