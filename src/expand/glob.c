/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pathname expansion: a walk along the pattern, one component after the other.
 *
 * What was found so far is a path. A component without special characters is put behind it, unseen;
 * for one with them, the directory that the path names is read whole, and for each name that
 * matches the walk goes on by itself. No directory stays open meanwhile, so that a deep pattern
 * needs no more descriptors than a shallow one.
 */
#include "expand/glob.h"

#include "base/text.h"
#include "expand/pattern.h"
#include "expand/sort.h"
#include "state/shell.h"
#include "sys/sys.h"
#include <dirent.h>
#include <fcntl.h>
#include <stdalign.h>
#include <string.h>

enum { BUFFER = 32 * 1024 }; /* what one getdents may fill */

struct walk {
    struct shell *sh;
    struct fields *fields; /* the paths found */
    struct text path;      /* as far as the walk has come */
    const char *end;       /* of the pattern */
    char *buffer;
};

/* Steps over what quotes the next byte, if anything does. */
static const char *skip_quoting(const char *at, const char *end)
{
    if (*at == '\\' && at + 1 < end)
        at++;
    if (*at == QUOTE_MARK && at + 1 < end)
        at++;
    return at;
}

/* Steps over a slash, quoted or not. False when there is none. */
static bool take_slash(const char **at, const char *end)
{
    const char *p = *at < end ? skip_quoting(*at, end) : end;
    if (p == end || *p != '/')
        return false;
    *at = p + 1;
    return true;
}

/* Where the component at `at` ends: before a slash, or at the end. */
static const char *component_end(const char *at, const char *end)
{
    for (const char *next = at; at < end && !take_slash(&next, end); next = at)
        at = skip_quoting(at, end) + 1;
    return at;
}

/* Puts a component without special characters behind the path. */
static void add_ordinary(struct text *path, const char *at, const char *end)
{
    while (at < end) {
        at = skip_quoting(at, end);
        text_char(path, *at++);
    }
}

static void add_found(struct walk *walk, const char *name, size_t size)
{
    struct arena *arena = &walk->sh->scratch;
    char *found = arena_alloc(arena, walk->path.size + size + 1);
    if (walk->path.size)
        memcpy(found, walk->path.bytes, walk->path.size);
    memcpy(found + walk->path.size, name, size);
    found[walk->path.size + size] = '\0';
    fields_add(arena, walk->fields, found);
}

/* The pattern of one component, and what is to be known of the names that match. */
struct component {
    struct pattern pattern;
    bool period;         /* it begins with a period, so that names that do so may match */
    bool last;           /* nothing follows, not even a slash */
    struct fields names; /* where more follows: what matched */
    struct text kinds;   /* … and the d_type of each */
};

/* Whether the pattern begins with a period that stands for itself. */
static bool begins_with_period(const char *at, const char *end)
{
    at = skip_quoting(at, end);
    return *at == '.';
}

/* Only a directory can be followed by a slash, or a link to one; some file systems do not say what
 * a name is. */
static bool may_be_directory(unsigned char kind)
{
    return kind == DT_DIR || kind == DT_LNK || kind == DT_UNKNOWN;
}

static void look_at(struct walk *walk, struct component *component, const struct dirent64 *entry)
{
    const char *name = entry->d_name;
    if (*name == '.' && (!component->period || !name[1] || (name[1] == '.' && !name[2])))
        return;
    if (!component->last && !may_be_directory(entry->d_type))
        return;
    size_t size = strlen(name);
    if (!pattern_matches(&component->pattern, name, size))
        return;
    if (component->last) {
        add_found(walk, name, size);
        return;
    }
    struct arena *arena = &walk->sh->scratch;
    fields_add(arena, &component->names, arena_copy(arena, name, size));
    text_char(&component->kinds, (char)entry->d_type);
}

/* Reads the directory that the path names and looks at each name. */
static void read_directory(struct walk *walk, struct component *component)
{
    const char *path = walk->path.size ? text_end(&walk->path) : ".";
    why("the names that a pattern may stand for are those in this directory");
    int fd = sys_open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
    if (fd < 0)
        return;
    for (;;) {
        why("a directory is read a buffer at a time, in no order that can be relied on");
        ssize_t size = sys_getdents(fd, walk->buffer, BUFFER);
        if (size <= 0)
            break;
        for (char *at = walk->buffer; at < walk->buffer + size;) {
            const struct dirent64 *entry = (const void *)at;
            look_at(walk, component, entry);
            at += entry->d_reclen;
        }
    }
    why("all of its names are known now");
    sys_close(fd);
}

static void go_on(struct walk *walk, const char *at, bool directory);

/* A component with special characters: the walk goes on from each name that matches. */
static void branch(struct walk *walk, struct component *component, const char *rest)
{
    size_t size = walk->path.size;
    read_directory(walk, component);
    for (size_t i = 0; i < component->names.count; i++) {
        text_add_string(&walk->path, component->names.list[i]);
        go_on(walk, rest, component->kinds.bytes[i] == DT_DIR);
        walk->path.size = size;
    }
    text_free(&component->kinds);
    pattern_free(&component->pattern);
}

/* The pattern is at its end: the path was only put together since a directory was read last, so
 * does it exist? */
static void look_up(struct walk *walk)
{
    struct stat status;
    why("only the name of a file that exists is a match; where a link leads does not matter");
    if (sys_lstat(text_end(&walk->path), &status) == 0)
        add_found(walk, "", 0);
}

/* Walks from the path on along the pattern from `at` on. `directory`: the path is known to be one.
 */
static void go_on(struct walk *walk, const char *at, bool directory)
{
    while (at < walk->end) {
        if (take_slash(&at, walk->end)) {
            text_char(&walk->path, '/');
            continue;
        }
        struct component component = {.period = begins_with_period(at, walk->end)};
        const char *rest = component_end(at, walk->end);
        component.last = rest == walk->end;
        pattern_read(&component.pattern, walk->sh->utf8, at, (size_t)(rest - at));
        if (component.pattern.special) {
            branch(walk, &component, rest);
            return;
        }
        pattern_free(&component.pattern);
        add_ordinary(&walk->path, at, rest);
        directory = false;
        at = rest;
    }
    if (directory)
        add_found(walk, "", 0);
    else
        look_up(walk);
}

/* Whether any component has special characters. */
static bool is_special(bool utf8, const char *at, const char *end)
{
    bool special = false;
    while (at < end && !special) {
        const char *rest = component_end(at, end);
        struct pattern pattern;
        pattern_read(&pattern, utf8, at, (size_t)(rest - at));
        special = pattern.special;
        pattern_free(&pattern);
        for (at = rest; take_slash(&at, end);)
            ;
    }
    return special;
}

size_t glob_expand(struct shell *sh, const char *pattern, size_t size, struct fields *fields)
{
    alignas(struct dirent64) char buffer[BUFFER];
    size_t before = fields->count;
    if (!is_special(sh->utf8, pattern, pattern + size))
        return 0;
    struct walk walk = {.sh = sh, .fields = fields, .end = pattern + size, .buffer = buffer};
    go_on(&walk, pattern, false);
    text_free(&walk.path);
    if (fields->count > before)
        sort_names(&sh->scratch, fields->list + before, fields->count - before);
    return fields->count - before;
}
