/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of fields that grows. */
#include "expand/fields.h"

#include <string.h>

void fields_grow(struct arena *arena, struct fields *fields)
{
    size_t room = fields->room ? fields->room * 2 : 8;
    char **list = arena_alloc(arena, room * sizeof *list);
    if (fields->count)
        memcpy(list, fields->list, fields->count * sizeof *list);
    fields->list = list;
    fields->room = room;
}

char **fields_end(struct arena *arena, struct fields *fields)
{
    if (fields->count + 1 > fields->room)
        fields_grow(arena, fields);
    fields->list[fields->count] = NULL;
    return fields->list;
}
