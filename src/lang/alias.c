/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Aliases: a list sorted by name. Few people have more than some dozen. */
#include "lang/alias.h"

#include "base/arena.h"
#include "state/shell.h"
#include <stdlib.h>
#include <string.h>

struct aliases {
    struct alias *first;
};

static struct alias **place(struct shell *sh, const char *name, size_t size)
{
    if (!sh->aliases) {
        sh->aliases = xmalloc(sizeof *sh->aliases);
        sh->aliases->first = NULL;
    }
    struct alias **at = &sh->aliases->first;
    while (*at && ((*at)->removed || strncmp((*at)->name, name, size) < 0))
        at = &(*at)->next;
    return at;
}

struct alias *alias_find(struct shell *sh, const char *name, size_t size)
{
    if (!sh->aliases)
        return NULL;
    for (struct alias *a = sh->aliases->first; a; a = a->next)
        if (!a->removed && strncmp(a->name, name, size) == 0 && a->name[size] == '\0')
            return a;
    return NULL;
}

const char *alias_get(struct shell *sh, const char *name)
{
    struct alias *a = alias_find(sh, name, strlen(name));
    return a ? a->value : NULL;
}

void alias_set(struct shell *sh, const char *name, const char *value)
{
    struct alias *a = alias_find(sh, name, strlen(name));
    if (a) {
        char *copy = xstrdup(value);
        free(a->value);
        a->value = copy;
        return;
    }
    struct alias **at = place(sh, name, strlen(name) + 1);
    a = xmalloc(sizeof *a);
    *a = (struct alias){.next = *at, .name = xstrdup(name), .value = xstrdup(value)};
    *at = a;
}

/* Frees aliases that are removed and no longer in use. */
static void sweep(struct shell *sh)
{
    for (struct alias **at = &sh->aliases->first; *at;) {
        struct alias *a = *at;
        if (!a->removed || a->in_use) {
            at = &a->next;
            continue;
        }
        *at = a->next;
        free(a->name);
        free(a->value);
        free(a);
    }
}

bool alias_unset(struct shell *sh, const char *name)
{
    struct alias *a = alias_find(sh, name, strlen(name));
    if (!a)
        return false;
    a->removed = true;
    sweep(sh);
    return true;
}

void alias_clear(struct shell *sh)
{
    for (struct alias *a = alias_first(sh); a; a = a->next)
        a->removed = true;
    if (sh->aliases)
        sweep(sh);
}

struct alias *alias_first(struct shell *sh)
{
    return sh->aliases ? sh->aliases->first : NULL;
}

void alias_enter(struct alias *alias)
{
    alias->in_use++;
}

void alias_leave(struct shell *sh, struct alias *alias)
{
    alias->in_use--;
    if (alias->removed)
        sweep(sh);
}
