/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sorting names by the locale's collating order. */
#ifndef NACRE_EXPAND_SORT_H
#define NACRE_EXPAND_SORT_H

#include "base/arena.h"
#include <stddef.h>

/*
 * Sorts `count` strings in place: by strcoll, and by their bytes where that finds two equal
 * (POSIX.1-2024, XCU 2.6.6). What it needs meanwhile is cut from `arena`, and given back.
 */
void sort_names(struct arena *arena, char **names, size_t count);

#endif
