/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pathname expansion (POSIX.1-2024, XCU 2.6.6 and 2.14.3).
 *
 * A slash is matched by a slash alone, and a period at the beginning of a name by a period at that
 * place of the pattern; `.` and
 * `..` are matched by no pattern, not even `.*`. A directory that cannot be read has no names.
 */
#ifndef NACRE_EXPAND_GLOB_H
#define NACRE_EXPAND_GLOB_H

#include "expand/fields.h"
#include <stdbool.h>
#include <stddef.h>

struct shell;

/*
 * Adds to `fields` the names that match `pattern` (see pattern.h), sorted by the locale's collating
 * order; strings are cut from sh->scratch. Returns how many: 0 where none matched or the pattern
 * has nothing special in it (no directory is then read), and the caller keeps the word as it is.
 */
size_t glob_expand(struct shell *sh, const char *pattern, size_t size, struct fields *fields);

#endif
