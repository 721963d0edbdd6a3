/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What named placeholders stand for: `<pid:child>` is bound by its first match and must be equal
 * ever after. */
#ifndef NACRE_LESSON_BINDINGS_H
#define NACRE_LESSON_BINDINGS_H

#include "base/text.h"
#include <stddef.h>

struct binding {
    char *name, *value;
    size_t size; /* of the value */
    int line;    /* of the lesson, where it was bound */
};

/* All zero is empty. */
struct bindings {
    struct binding *list;
    size_t count, room;
};

/* The binding of NAME, or NULL. */
const struct binding *binding_of(const struct bindings *bindings, const char *name);

void binding_add(struct bindings *bindings, const char *name, const char *value, size_t size,
                 int line);

/* Forgets all but the first COUNT. */
void bindings_cut(struct bindings *bindings, size_t count);

void bindings_free(struct bindings *bindings);

/* Adds SIZE bytes of TEXT to OUT, each bound `<type:name>` replaced by what it stands for. */
void bindings_fill(const struct bindings *bindings, const char *text, size_t size,
                   struct text *out);

#endif
