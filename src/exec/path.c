/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search of PATH. What is remembered is forgotten when PATH changes. */
#include "exec/path.h"

#include "base/arena.h"
#include "expand/fields.h"
#include "state/shell.h"
#include "sys/sys.h"
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BUCKETS = 64 };

struct place {
    struct place *next;
    char *path;
    char name[];
};

/* One table for the process; the shell's state has no need to know its inside. */
static struct {
    struct place *buckets[BUCKETS];
    unsigned for_epoch; /* shell.path_epoch that it holds for */
    const char *tried;  /* the candidate that execve was called with last */
} places;

static unsigned hash(const char *name)
{
    unsigned h = 0;
    for (; *name; name++)
        h = h * 31 + (unsigned char)*name;
    return h % BUCKETS;
}

void path_forget(struct shell *sh)
{
    (void)sh;
    for (int i = 0; i < BUCKETS; i++)
        while (places.buckets[i]) {
            struct place *place = places.buckets[i];
            places.buckets[i] = place->next;
            free(place->path);
            free(place);
        }
}

const char *path_standard(void)
{
    return "/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin";
}

static const char *current_path(struct shell *sh)
{
    const char *path = variable_get(sh, "PATH");
    return path ? path : path_standard();
}

/* Forgets everything if PATH has been assigned to since (XCU 2.9.1.4), be it to what it was. */
static void check_path(struct shell *sh)
{
    if (places.for_epoch == sh->path_epoch)
        return;
    path_forget(sh);
    places.for_epoch = sh->path_epoch;
}

static struct place *find(const char *name)
{
    struct place *place = places.buckets[hash(name)];
    while (place && strcmp(place->name, name) != 0)
        place = place->next;
    return place;
}

const char *path_remembered(struct shell *sh, const char *name)
{
    check_path(sh);
    struct place *place = find(name);
    return place ? place->path : NULL;
}

static void remember(const char *name, const char *path)
{
    struct place *place = find(name);
    if (place && strcmp(place->path, path) == 0)
        return;
    if (!place) {
        size_t size = strlen(name) + 1;
        place = xmalloc(sizeof *place + size);
        memcpy(place->name, name, size);
        place->path = NULL;
        place->next = places.buckets[hash(name)];
        places.buckets[hash(name)] = place;
    }
    free(place->path);
    place->path = xstrdup(path);
}

void path_trying(struct shell *sh, const char *candidate)
{
    (void)sh;
    places.tried = candidate;
}

void path_found(struct shell *sh, const char *name)
{
    if (places.tried && !strchr(name, '/')) {
        check_path(sh);
        remember(name, places.tried);
    }
    places.tried = NULL;
}

void path_each(struct shell *sh, void (*tell)(const char *name, const char *path))
{
    check_path(sh);
    for (int i = 0; i < BUCKETS; i++)
        for (struct place *place = places.buckets[i]; place; place = place->next)
            tell(place->name, place->path);
}

/* Takes the next directory of *path and joins it with the name; an empty directory is the current
 * one. */
static char *next_candidate(struct shell *sh, const char **path, const char *name)
{
    if (!*path)
        return NULL;
    const char *end = strchr(*path, ':');
    size_t size = end ? (size_t)(end - *path) : strlen(*path), name_size = strlen(name);
    char *joined = arena_alloc(&sh->scratch, size + name_size + 3);
    memcpy(joined, size ? *path : ".", size ? size : 1);
    size = size ? size : 1;
    joined[size] = '/';
    memcpy(joined + size + 1, name, name_size + 1);
    *path = end ? end + 1 : NULL;
    return joined;
}

char **path_candidates(struct shell *sh, const char *name)
{
    struct fields list = {0};
    if (strchr(name, '/')) {
        fields_add(&sh->scratch, &list, (char *)name);
        return fields_end(&sh->scratch, &list);
    }
    const char *remembered = path_remembered(sh, name), *path = current_path(sh);
    if (remembered)
        fields_add(&sh->scratch, &list, arena_copy(&sh->scratch, remembered, strlen(remembered)));
    for (char *candidate; *name && (candidate = next_candidate(sh, &path, name));)
        if (!remembered || strcmp(candidate, remembered) != 0)
            fields_add(&sh->scratch, &list, candidate);
    return fields_end(&sh->scratch, &list);
}

static bool is_program(const char *path)
{
    struct stat info;
    why("only a regular file can be a program");
    if (sys_stat(path, &info) != 0 || !S_ISREG(info.st_mode))
        return false;
    why("may it be run, with the rights that the shell really has?");
    return sys_faccessat(AT_FDCWD, path, X_OK, AT_EACCESS) == 0;
}

static bool is_readable_file(const char *path)
{
    struct stat info;
    why("a dot file must be a file");
    if (sys_stat(path, &info) != 0 || S_ISDIR(info.st_mode))
        return false;
    why("a dot file need not be executable, only readable");
    return sys_faccessat(AT_FDCWD, path, R_OK, AT_EACCESS) == 0;
}

static char *search(struct shell *sh, const char *name, const char *path,
                    bool (*fits)(const char *))
{
    for (char *candidate; *name && (candidate = next_candidate(sh, &path, name));)
        if (fits(candidate))
            return candidate;
    return NULL;
}

char *path_search(struct shell *sh, const char *name, const char *path)
{
    if (strchr(name, '/'))
        return is_program(name) ? arena_copy(&sh->scratch, name, strlen(name)) : NULL;
    return search(sh, name, path ? path : current_path(sh), is_program);
}

char *path_search_readable(struct shell *sh, const char *name)
{
    return search(sh, name, current_path(sh), is_readable_file);
}

bool path_hash(struct shell *sh, const char *name)
{
    char *path = path_search(sh, name, NULL);
    if (!path)
        return false;
    check_path(sh);
    remember(name, path);
    return true;
}
