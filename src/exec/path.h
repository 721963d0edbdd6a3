/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where programs are: the search of PATH, and the places that are remembered (`hash`). */
#ifndef NACRE_EXEC_PATH_H
#define NACRE_EXEC_PATH_H

#include <stdbool.h>

struct shell;

/*
 * The paths to try for a program, in order, ended by NULL; strings and list live in sh->scratch. A
 * name with a slash is its only candidate. What is remembered comes first.
 */
char **path_candidates(struct shell *sh, const char *name);

/* Notes which candidate execve is called with, so that the parent that lent its memory knows which
 * one worked. */
void path_trying(struct shell *sh, const char *candidate);

/* Remembers where `name` was found: what was tried last. */
void path_found(struct shell *sh, const char *name);

/* The first executable regular file for `name` in `path` (NULL: $PATH), in sh->scratch; NULL for
 * none. */
char *path_search(struct shell *sh, const char *name, const char *path);

/* For `.`: the first readable file. */
char *path_search_readable(struct shell *sh, const char *name);

/* For `hash`: remember (false: not found), forget all, and walk through. */
bool path_hash(struct shell *sh, const char *name);
void path_forget(struct shell *sh);
const char *path_remembered(struct shell *sh, const char *name);
void path_each(struct shell *sh, void (*tell)(const char *name, const char *path));

/* The standard utilities' PATH, for `command -p`. */
const char *path_standard(void);

#endif
