/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Aliases (POSIX.1-2024, XCU 2.3.1). */
#ifndef NACRE_LANG_ALIAS_H
#define NACRE_LANG_ALIAS_H

#include <stdbool.h>
#include <stddef.h>

struct shell;

struct alias {
    struct alias *next;
    char *name, *value;
    int in_use;   /* > 0 while its own text is being read: it is not expanded again in there */
    bool removed; /* unaliased while in use; freed when that ends */
};

void alias_set(struct shell *sh, const char *name, const char *value);
const char *alias_get(struct shell *sh, const char *name);
struct alias *alias_find(struct shell *sh, const char *name, size_t size);
bool alias_unset(struct shell *sh, const char *name);
void alias_clear(struct shell *sh);

/* The aliases in the order of their names. */
struct alias *alias_first(struct shell *sh);

/* While the text of an alias is read. */
void alias_enter(struct alias *alias);
void alias_leave(struct shell *sh, struct alias *alias);

#endif
