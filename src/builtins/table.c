/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of builtins, made from table.def, which is sorted: a name is found by halving. */
#include "builtins/table.h"

#include "state/shell.h"
#include <string.h>

#define BUILTIN(name, descriptor) extern const struct builtin descriptor;
#include "builtins/table.def"
#undef BUILTIN

static const struct {
    const char *name;
    const struct builtin *builtin;
} table[] = {
#define BUILTIN(name, descriptor) {name, &descriptor},
#include "builtins/table.def"
#undef BUILTIN
};

enum { BUILTINS = sizeof table / sizeof table[0] };

const struct builtin *table_find(struct shell *sh, const char *name)
{
    int low = 0, high = BUILTINS;
    while (low < high) {
        int middle = (low + high) / 2;
        int order = strcmp(name, table[middle].name);
        if (order == 0) {
            const struct builtin *found = table[middle].builtin;
            bool hidden = (sh->options & OPTION_POSIX) && !(found->flags & BUILTIN_POSIX);
            return hidden ? NULL : found;
        }
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

const struct builtin *table_at(int index, const char **name)
{
    if (index < 0 || index >= BUILTINS)
        return NULL;
    if (name)
        *name = table[index].name;
    return table[index].builtin;
}
