/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Variables and the environment, in one table: an environment entry is a variable that is marked
 * for export.
 *
 * A variable, once named anywhere, keeps its place in memory for the life of the shell (it may be
 * unset), so that the parser can store a pointer to it in the tree and a loop need not look the
 * name up each time round.
 */
#ifndef NACRE_STATE_VARIABLES_H
#define NACRE_STATE_VARIABLES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct shell;

enum { VARIABLE_EXPORTED = 1, VARIABLE_READONLY = 2, VARIABLE_LINENO = 4 };

struct variable {
    struct variable *next; /* in its bucket */
    char *entry;           /* "NAME=value", as the environment wants it; NULL while unset */
    size_t size;           /* of the value */
    size_t room;           /* for the value and its NUL, within entry; 0: entry is not malloc'ed,
                              but what the process was started with */
    unsigned hash;
    unsigned flags;
    uint32_t name_size;
    /* Told after each assignment and unset, where the shell itself follows the variable (PATH, IFS,
     * LC_ALL, …). */
    void (*changed)(struct shell *sh, struct variable *v);
    char name[];
};

struct variables {
    struct variable **buckets;
    size_t bucket_count; /* a power of two */
    size_t count;
    char **strays; /* environment entries whose names are no identifiers: kept, and passed on */
    size_t stray_count;
    char **environment; /* made on demand; NULL when an exported variable has changed since */
};

/* Whether the first `size` bytes of `text` are a name: letters, digits and _, not beginning with a
 * digit (XBD 3.216). */
bool is_name(const char *text, size_t size);

/* The variable of that name; made, unset, where there is none yet. */
struct variable *variable_intern(struct shell *sh, const char *name, size_t size);

/* The same, or NULL where there is none. */
struct variable *variable_find(struct shell *sh, const char *name);

/* The value, or NULL while unset. It is the variable's own, good until the next assignment. */
static inline const char *variable_value(const struct variable *v)
{
    return v->entry ? v->entry + v->name_size + 1 : NULL;
}

/* The value of the variable called `name`, or NULL. */
const char *variable_get(struct shell *sh, const char *name);

/*
 * Assigns. `value` may be part of the old value. A read-only variable is refused: a message is
 * written, false returned. With allexport on, the variable is exported.
 */
bool variable_set(struct shell *sh, struct variable *v, const char *value, size_t size);
bool variable_set_by_name(struct shell *sh, const char *name, const char *value);
bool variable_set_number(struct shell *sh, const char *name, long long value);

/* Makes it unset and not exported. False, with a message, when it is read-only. */
bool variable_unset(struct shell *sh, struct variable *v);

/* Adds or takes away flags (VARIABLE_EXPORTED, VARIABLE_READONLY). */
void variable_flag(struct shell *sh, struct variable *v, unsigned flags, bool on);

/* What a variable was, for an assignment that holds for one command; the value is kept by malloc.
 */
struct variable_saved {
    struct variable_saved *next;
    struct variable *variable;
    char *entry;
    size_t size, room;
    unsigned flags;
};

/* Sets *saved to what `v` is now and leaves the variable unset. variable_restore puts it back and
 * frees what was there. */
void variable_save(struct shell *sh, struct variable *v, struct variable_saved *saved);
void variable_restore(struct shell *sh, struct variable_saved *saved);

/* The environment for a new program: "NAME=value" strings and a NULL. It is the table's own, good
 * until a change. */
char **variables_environment(struct shell *sh);

/* Fills an empty table from `environ`. */
void variables_import(struct shell *sh, char **environment);

/* All variables that have a value or one of `flags`, sorted by name (byte order), in a malloc'ed
 * list ended by NULL. */
struct variable **variables_sorted(struct shell *sh, size_t *count);

#endif
