/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names that numbers have in the parameters of calls: O_CREAT, SIG_BLOCK, SEEK_SET, …, both
 * ways. */
#ifndef NACRE_VIEW_WORDS_H
#define NACRE_VIEW_WORDS_H

#include "sys/shape.h"
#include "view/line.h"

/* Whether parameters of this kind have names of their own. */
bool words_known(enum sys_kind kind);

/* Adds `value` by name: "O_WRONLY|O_CREAT", "SIG_BLOCK"; what has no name as a number. */
void words_add(struct line *line, enum sys_kind kind, long value);

/*
 * The number that `text` ("O_WRONLY|O_CREAT", "SIG_BLOCK", "block", or digits as C reads them)
 * means for a parameter of this kind. Returns false when it has no such name.
 */
bool words_read(enum sys_kind kind, const char *text, long *value);

/* Whether every flag of `some` is in `all`. (An access mode, O_RDONLY and its kin, is a whole.) */
bool words_include(enum sys_kind kind, long all, long some);

#endif
