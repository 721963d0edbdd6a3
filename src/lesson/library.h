/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lessons that came with nacre: where they are, in their order, and which one a name means. */
#ifndef NACRE_LESSON_LIBRARY_H
#define NACRE_LESSON_LIBRARY_H

#include "base/text.h"
#include <stdbool.h>
#include <stddef.h>

struct library {
    char *folder;
    char **names; /* without ".md", in the order in which they are taken */
    size_t count;
};

void library_open(struct library *library);
void library_free(struct library *library);

/* Adds the file of the lesson at INDEX to PATH. */
void library_path(const struct library *library, size_t index, struct text *path);

/*
 * Which file a person means by NAME: a path, when it holds a slash or ends in ".md"; else a lesson
 * of the library by its name, or by a part of it that no other has. Adds it to PATH; where there is
 * none or several, says so and which there are on standard error, and returns false.
 */
bool library_find(const struct library *library, const char *name, struct text *path);

/* Whether the file at PATH is one of the library's. */
bool library_holds(const struct library *library, const char *path);

#endif
