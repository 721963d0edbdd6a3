/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What named placeholders stand for, in the order in which they were bound, so that a match can be
 * undone. */
#include "lesson/bindings.h"

#include "base/arena.h"
#include "lesson/holes.h"
#include <stdlib.h>
#include <string.h>

const struct binding *binding_of(const struct bindings *bindings, const char *name)
{
    for (size_t i = 0; i < bindings->count; i++)
        if (strcmp(bindings->list[i].name, name) == 0)
            return &bindings->list[i];
    return NULL;
}

void binding_add(struct bindings *bindings, const char *name, const char *value, size_t size,
                 int line)
{
    if (bindings->count == bindings->room) {
        bindings->room = bindings->room ? bindings->room * 2 : 8;
        bindings->list = xrealloc(bindings->list, bindings->room * sizeof *bindings->list);
    }
    char *copy = xmalloc(size + 1);
    if (size)
        memcpy(copy, value, size);
    copy[size] = '\0';
    bindings->list[bindings->count++] = (struct binding){xstrdup(name), copy, size, line};
}

void bindings_cut(struct bindings *bindings, size_t count)
{
    while (bindings->count > count) {
        struct binding *last = &bindings->list[--bindings->count];
        free(last->name);
        free(last->value);
    }
}

void bindings_free(struct bindings *bindings)
{
    bindings_cut(bindings, 0);
    free(bindings->list);
    *bindings = (struct bindings){0};
}

/* The binding that the placeholder at TEXT stands for; *length is then the placeholder's size. */
static const struct binding *bound_at(const struct bindings *bindings, const char *text,
                                      size_t size, size_t *length)
{
    struct hole_name hole;
    if (!hole_read(text, size, &hole) || hole.type < 0 || hole.name_size == 0 ||
        hole.name_size >= HOLE_NAME_LIMIT)
        return NULL;
    char name[HOLE_NAME_LIMIT];
    memcpy(name, hole.name, hole.name_size);
    name[hole.name_size] = '\0';
    *length = hole.size;
    return binding_of(bindings, name);
}

void bindings_fill(const struct bindings *bindings, const char *text, size_t size, struct text *out)
{
    for (size_t i = 0; i < size;) {
        size_t length = 1;
        const struct binding *bound =
            text[i] == '<' ? bound_at(bindings, text + i, size - i, &length) : NULL;
        if (bound) {
            text_add(out, bound->value, bound->size);
            i += length;
            continue;
        }
        text_char(out, text[i++]);
    }
}
