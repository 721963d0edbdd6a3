/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The environment by name, as getenv(3) and its kin see it: the exported variables, and the entries
 * whose names are no names of variables, which the shell keeps and passes on.
 */
#ifndef NACRE_STATE_ENVIRONMENT_H
#define NACRE_STATE_ENVIRONMENT_H

#include <stdbool.h>

struct shell;

/* The value of an entry, the table's own, good until the next change; NULL where there is none. */
const char *environment_get(struct shell *sh, const char *name);

/*
 * Makes or changes an entry; a variable is exported by it. `name` must not be empty and must hold
 * no '='. False, with a message, when it is a read-only variable.
 */
bool environment_set(struct shell *sh, const char *name, const char *value);

/*
 * Takes an entry away, and with it the variable. One that is not there is no error. False, with a
 * message, when it is a read-only variable.
 */
bool environment_unset(struct shell *sh, const char *name);

/* The entries as "NAME=value", sorted by their bytes, in a malloc'ed list ended by NULL; the
 * strings are the table's. */
char **environment_sorted(struct shell *sh);

#endif
