/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of functions: a hash table by name. */
#include "exec/function.h"

#include "base/arena.h"
#include "state/shell.h"
#include <stdlib.h>
#include <string.h>

struct functions {
    struct function **buckets;
    size_t bucket_count, count;
};

static size_t hash(const char *name)
{
    size_t h = 2166136261u;
    for (; *name; name++)
        h = (h ^ (unsigned char)*name) * 16777619u;
    return h;
}

static void grow(struct functions *table)
{
    size_t old_count = table->bucket_count;
    struct function **old = table->buckets;
    table->bucket_count = old_count ? old_count * 2 : 32;
    table->buckets = xzalloc(table->bucket_count * sizeof *table->buckets);
    for (size_t i = 0; i < old_count; i++)
        for (struct function *f = old[i], *next; f; f = next) {
            next = f->next;
            size_t to = hash(f->name) & (table->bucket_count - 1);
            f->next = table->buckets[to];
            table->buckets[to] = f;
        }
    free(old);
}

static struct function **place(struct shell *sh, const char *name)
{
    struct functions *table = sh->functions;
    if (!table) {
        table = sh->functions = xzalloc(sizeof *table);
    }
    if (table->count >= table->bucket_count)
        grow(table);
    struct function **at = &table->buckets[hash(name) & (table->bucket_count - 1)];
    while (*at && strcmp((*at)->name, name) != 0)
        at = &(*at)->next;
    return at;
}

static void release(struct function *f)
{
    if (f->calls > 0 || !f->removed)
        return;
    tree_drop(f->tree);
    free(f);
}

struct function *function_find(struct shell *sh, const char *name)
{
    return sh->functions ? *place(sh, name) : NULL;
}

bool function_unset(struct shell *sh, const char *name)
{
    struct function **at = place(sh, name), *f = *at;
    if (!f)
        return false;
    *at = f->next;
    sh->functions->count--;
    sh->lookup_epoch++;
    f->removed = true;
    release(f);
    return true;
}

void function_define(struct shell *sh, const struct node *definition)
{
    const char *name = definition->u.function.name;
    size_t size = strlen(name) + 1;
    struct tree *tree = tree_keep(definition->u.function.tree);
    function_unset(sh, name);
    struct function *f = xmalloc(sizeof *f + size);
    *f = (struct function){.definition = definition, .tree = tree};
    memcpy(f->name, name, size);
    struct function **at = place(sh, name);
    f->next = *at;
    *at = f;
    sh->functions->count++;
    sh->lookup_epoch++;
}

void function_enter(struct function *function)
{
    function->calls++;
}

void function_leave(struct function *function)
{
    function->calls--;
    release(function);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

const char **function_names(struct shell *sh)
{
    size_t count = sh->functions ? sh->functions->count : 0, n = 0;
    const char **names = xmalloc((count + 1) * sizeof *names);
    for (size_t i = 0; count && i < sh->functions->bucket_count; i++)
        for (const struct function *f = sh->functions->buckets[i]; f; f = f->next)
            names[n++] = f->name;
    if (n)
        qsort(names, n, sizeof *names, by_name);
    names[n] = NULL;
    return names;
}
