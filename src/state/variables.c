/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of variables: a hash table whose entries never move. */
#include "state/variables.h"

#include "base/arena.h"
#include "base/message.h"
#include "base/text.h"
#include "state/shell.h"
#include <stdlib.h>
#include <string.h>

bool is_name(const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)text[i];
        bool letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
        if (!letter && c != '_' && (i == 0 || c < '0' || c > '9'))
            return false;
    }
    return size > 0;
}

/* FNV-1a: short and good enough for names. */
static unsigned hash_name(const char *name, size_t size)
{
    unsigned hash = 2166136261u;
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ (unsigned char)name[i]) * 16777619u;
    return hash;
}

static void grow(struct variables *vars)
{
    size_t count = vars->bucket_count ? vars->bucket_count * 2 : 128;
    struct variable **buckets = xzalloc(count * sizeof *buckets);
    for (size_t i = 0; i < vars->bucket_count; i++)
        for (struct variable *v = vars->buckets[i], *next; v; v = next) {
            next = v->next;
            v->next = buckets[v->hash & (count - 1)];
            buckets[v->hash & (count - 1)] = v;
        }
    free(vars->buckets);
    vars->buckets = buckets;
    vars->bucket_count = count;
}

static struct variable *lookup(struct variables *vars, const char *name, size_t size, unsigned hash)
{
    if (!vars->bucket_count)
        return NULL;
    struct variable *v = vars->buckets[hash & (vars->bucket_count - 1)];
    while (v && (v->hash != hash || v->name_size != size || memcmp(v->name, name, size) != 0))
        v = v->next;
    return v;
}

struct variable *variable_intern(struct shell *sh, const char *name, size_t size)
{
    struct variables *vars = &sh->variables;
    unsigned hash = hash_name(name, size);
    struct variable *v = lookup(vars, name, size, hash);
    if (v)
        return v;
    if (vars->count >= vars->bucket_count)
        grow(vars);
    v = xmalloc(sizeof *v + size + 1);
    *v = (struct variable){.hash = hash, .name_size = (uint32_t)size};
    memcpy(v->name, name, size);
    v->name[size] = '\0';
    v->next = vars->buckets[hash & (vars->bucket_count - 1)];
    vars->buckets[hash & (vars->bucket_count - 1)] = v;
    vars->count++;
    return v;
}

struct variable *variable_find(struct shell *sh, const char *name)
{
    size_t size = strlen(name);
    return lookup(&sh->variables, name, size, hash_name(name, size));
}

const char *variable_get(struct shell *sh, const char *name)
{
    struct variable *v = variable_find(sh, name);
    return v ? variable_value(v) : NULL;
}

static void environment_changed(struct shell *sh)
{
    free(sh->variables.environment);
    sh->variables.environment = NULL;
}

/* An entry that the process was started with has no room of ours, and is not freed. */
static void free_entry(char *entry, size_t room)
{
    if (room)
        free(entry);
}

/* Makes room for a value of `size` bytes, and puts it in. */
static void store(struct shell *sh, struct variable *v, const char *value, size_t size)
{
    if (v->entry && size < v->room) {
        memmove(v->entry + v->name_size + 1, value, size);
    } else {
        size_t room = size + 1 + (size < 24 ? 24 - size : size / 4);
        char *entry = xmalloc(v->name_size + 1 + room);
        memcpy(entry, v->name, v->name_size);
        entry[v->name_size] = '=';
        if (size)
            memcpy(entry + v->name_size + 1, value, size);
        free_entry(v->entry, v->room);
        v->entry = entry;
        v->room = room;
        if (v->flags & VARIABLE_EXPORTED)
            environment_changed(sh);
    }
    v->size = size;
    v->entry[v->name_size + 1 + size] = '\0';
}

static bool refused(const struct variable *v)
{
    if (v->flags & VARIABLE_READONLY)
        message(v->name, "is read-only");
    return v->flags & VARIABLE_READONLY;
}

bool variable_set(struct shell *sh, struct variable *v, const char *value, size_t size)
{
    if (refused(v))
        return false;
    v->flags &= ~(unsigned)VARIABLE_LINENO;
    store(sh, v, value, size);
    if (sh->options & OPTION_ALLEXPORT)
        variable_flag(sh, v, VARIABLE_EXPORTED, true);
    if (v->changed)
        v->changed(sh, v);
    return true;
}

bool variable_set_by_name(struct shell *sh, const char *name, const char *value)
{
    return variable_set(sh, variable_intern(sh, name, strlen(name)), value, strlen(value));
}

bool variable_set_number(struct shell *sh, const char *name, long long value)
{
    char digits[24], *end = digits + sizeof digits, *begin = decimal(end, value);
    return variable_set(sh, variable_intern(sh, name, strlen(name)), begin, (size_t)(end - begin));
}

bool variable_unset(struct shell *sh, struct variable *v)
{
    if (refused(v))
        return false;
    if (v->flags & VARIABLE_EXPORTED)
        environment_changed(sh);
    free_entry(v->entry, v->room);
    v->entry = NULL;
    v->size = v->room = 0;
    v->flags = 0;
    if (v->changed)
        v->changed(sh, v);
    return true;
}

void variable_flag(struct shell *sh, struct variable *v, unsigned flags, bool on)
{
    unsigned was = v->flags;
    v->flags = on ? was | flags : was & ~flags;
    if ((was ^ v->flags) & VARIABLE_EXPORTED)
        environment_changed(sh);
}

void variable_save(struct shell *sh, struct variable *v, struct variable_saved *saved)
{
    *saved = (struct variable_saved){NULL, v, v->entry, v->size, v->room, v->flags};
    if (v->flags & VARIABLE_EXPORTED)
        environment_changed(sh);
    v->entry = NULL;
    v->size = v->room = 0;
}

void variable_restore(struct shell *sh, struct variable_saved *saved)
{
    struct variable *v = saved->variable;
    environment_changed(sh);
    free_entry(v->entry, v->room);
    v->entry = saved->entry;
    v->size = saved->size;
    v->room = saved->room;
    v->flags = saved->flags;
    if (v->changed)
        v->changed(sh, v);
}

char **variables_environment(struct shell *sh)
{
    struct variables *vars = &sh->variables;
    if (vars->environment)
        return vars->environment;
    char **list = xmalloc((vars->count + vars->stray_count + 1) * sizeof *list);
    size_t n = 0;
    for (size_t i = 0; i < vars->bucket_count; i++)
        for (struct variable *v = vars->buckets[i]; v; v = v->next)
            if ((v->flags & VARIABLE_EXPORTED) && v->entry)
                list[n++] = v->entry;
    for (size_t i = 0; i < vars->stray_count; i++)
        list[n++] = vars->strays[i];
    list[n] = NULL;
    vars->environment = list;
    return list;
}

void variables_import(struct shell *sh, char **environment)
{
    struct variables *vars = &sh->variables;
    for (char **entry = environment; entry && *entry; entry++) {
        const char *equals = strchr(*entry, '=');
        if (equals && is_name(*entry, (size_t)(equals - *entry))) {
            struct variable *v = variable_intern(sh, *entry, (size_t)(equals - *entry));
            v->entry = *entry;
            v->size = strlen(equals + 1);
            v->flags |= VARIABLE_EXPORTED;
        } else {
            vars->strays = xrealloc(vars->strays, (vars->stray_count + 1) * sizeof *vars->strays);
            vars->strays[vars->stray_count++] = xstrdup(*entry);
        }
    }
}

static int by_name(const void *a, const void *b)
{
    const struct variable *const *v = a, *const *w = b;
    return strcmp((*v)->name, (*w)->name);
}

struct variable **variables_sorted(struct shell *sh, size_t *count)
{
    struct variables *vars = &sh->variables;
    struct variable **list = xmalloc((vars->count + 1) * sizeof(struct variable *));
    size_t n = 0;
    for (size_t i = 0; i < vars->bucket_count; i++)
        for (struct variable *v = vars->buckets[i]; v; v = v->next)
            if (v->entry || (v->flags & (VARIABLE_EXPORTED | VARIABLE_READONLY)))
                list[n++] = v;
    if (n)
        qsort(list, n, sizeof(struct variable *), by_name);
    list[n] = NULL;
    *count = n;
    return list;
}
