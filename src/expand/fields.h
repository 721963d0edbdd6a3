/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of fields that grows: what words expand to. */
#ifndef NACRE_EXPAND_FIELDS_H
#define NACRE_EXPAND_FIELDS_H

#include "base/arena.h"
#include <stddef.h>

/* list[count] is NULL once fields_end was called. The list and the strings live in the shell's
 * scratch arena. */
struct fields {
    char **list;
    size_t count, room;
};

void fields_grow(struct arena *arena, struct fields *fields);

/* Adds one string, which is not copied. */
static inline void fields_add(struct arena *arena, struct fields *fields, char *field)
{
    if (fields->count + 1 >= fields->room)
        fields_grow(arena, fields);
    fields->list[fields->count++] = field;
}

/* Ends the list with a NULL and returns it. */
char **fields_end(struct arena *arena, struct fields *fields);

#endif
