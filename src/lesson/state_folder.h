/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The folder in which a person's state is kept between sessions, and files of it that grow by whole
 * lines. */
#ifndef NACRE_LESSON_STATE_FOLDER_H
#define NACRE_LESSON_STATE_FOLDER_H

#include "base/text.h"
#include <stdbool.h>

/*
 * Sets PATH to the file NAME in nacre's folder of $XDG_STATE_HOME (else ~/.local/state), and makes
 * the folder. Returns false, with errno, when there can be none.
 */
bool state_path(struct text *path, const char *name);

/*
 * Appends LINE and a newline in one write, under a lock and to the disk itself, so that neither two
 * tutors at once nor a machine that stops loses a line. Where the last line was torn, a new one is
 * begun. Returns false with errno.
 */
bool state_append(const char *path, const char *line);

/* Reads the file whole into OUT; a file that is not there is empty. Returns false with errno. */
bool state_read(const char *path, struct text *out);

#endif
