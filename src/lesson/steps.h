/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `steps FILE`: the lesson for other programs, as lists that Tcl reads or as JSON. */
#ifndef NACRE_LESSON_STEPS_H
#define NACRE_LESSON_STEPS_H

#include <stdbool.h>

/* Writes the steps of FILE to standard output. Returns the exit status. */
int steps_file(const char *file, bool json);

#endif
