/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The environment by name. An entry whose name is no variable's ("a.b", "BASH_FUNC_f%%") stands in
 * the list of strays, which holds copies that it owns.
 */
#include "state/environment.h"

#include "base/arena.h"
#include "base/text.h"
#include "state/shell.h"
#include <stdlib.h>
#include <string.h>

/* The place of the stray called `name` in the list; NULL for none. */
static char **find_stray(struct shell *sh, const char *name)
{
    struct variables *vars = &sh->variables;
    size_t size = strlen(name);
    for (size_t i = 0; i < vars->stray_count; i++)
        if (strncmp(vars->strays[i], name, size) == 0 && vars->strays[i][size] == '=')
            return &vars->strays[i];
    return NULL;
}

/* What was made of the table for programs holds no longer. */
static void changed(struct shell *sh)
{
    free(sh->variables.environment);
    sh->variables.environment = NULL;
}

const char *environment_get(struct shell *sh, const char *name)
{
    if (is_name(name, strlen(name))) {
        const struct variable *v = variable_find(sh, name);
        return v && (v->flags & VARIABLE_EXPORTED) ? variable_value(v) : NULL;
    }
    char **stray = find_stray(sh, name);
    return stray ? *stray + strlen(name) + 1 : NULL;
}

static void set_stray(struct shell *sh, const char *name, const char *value)
{
    struct variables *vars = &sh->variables;
    struct text entry = {0};
    text_add_string(&entry, name);
    text_char(&entry, '=');
    text_add_string(&entry, value);
    char **stray = find_stray(sh, name);
    if (stray) {
        free(*stray);
    } else {
        vars->strays = xrealloc(vars->strays, (vars->stray_count + 1) * sizeof *vars->strays);
        stray = &vars->strays[vars->stray_count++];
    }
    *stray = text_end(&entry);
    changed(sh);
}

bool environment_set(struct shell *sh, const char *name, const char *value)
{
    if (!is_name(name, strlen(name))) {
        set_stray(sh, name, value);
        return true;
    }
    struct variable *v = variable_intern(sh, name, strlen(name));
    if (!variable_set(sh, v, value, strlen(value)))
        return false;
    variable_flag(sh, v, VARIABLE_EXPORTED, true);
    return true;
}

bool environment_unset(struct shell *sh, const char *name)
{
    if (is_name(name, strlen(name))) {
        struct variable *v = variable_find(sh, name);
        return !v || variable_unset(sh, v);
    }
    char **stray = find_stray(sh, name);
    if (stray) {
        free(*stray);
        *stray = sh->variables.strays[--sh->variables.stray_count];
        changed(sh);
    }
    return true;
}

static int by_bytes(const void *a, const void *b)
{
    const char *const *one = a, *const *other = b;
    return strcmp(*one, *other);
}

char **environment_sorted(struct shell *sh)
{
    char **entries = variables_environment(sh);
    size_t count = 0;
    while (entries[count])
        count++;
    char **list = xmalloc((count + 1) * sizeof *list);
    memcpy(list, entries, (count + 1) * sizeof *list);
    qsort(list, count, sizeof *list, by_bytes);
    return list;
}
