/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Arithmetic (POSIX.1-2024, XCU 2.6.4): 64-bit signed integers that wrap, all operators of C with
 * its precedence, assignments, decimal, octal and hexadecimal numbers, variables by name.
 *
 * Where the standard leaves a choice: ++, -- and the comma work as in C; an empty expression is 0;
 * a shift takes the lowest six bits of its count; the smallest number divided by -1 is itself, with
 * a remainder of 0; a variable that is unset or empty is 0, and one whose value is no number is an
 * error, even where the value is an expression.
 */
#ifndef NACRE_EXPAND_ARITHMETIC_H
#define NACRE_EXPAND_ARITHMETIC_H

#include "base/arena.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct shell;
struct arithmetic; /* a compiled expression */

/*
 * Compiles `size` bytes of `text` into `arena` (a tree's, so that a loop compiles once); `text` is
 * copied. A syntax error is kept inside and told by arithmetic_run, so that it happens when and
 * only when the expression is reached. Never NULL.
 */
struct arithmetic *arithmetic_compile(struct shell *sh, struct arena *arena, const char *text,
                                      size_t size);

/*
 * Computes. False after an error (syntax, division by zero, a variable that is no number, a
 * read-only variable, an unset one under nounset), which has been told: `arithmetic: 1+: an operand
 * is missing at the end`.
 */
bool arithmetic_run(struct shell *sh, const struct arithmetic *expression, int64_t *result);

/* Compiles, runs and forgets. */
bool arithmetic_evaluate(struct shell *sh, const char *text, size_t size, int64_t *result);

#endif
