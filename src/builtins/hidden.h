/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Builtins that hide a program of the same name (stat, mkdir, readlink, …).
 *
 * Such a builtin has the options that show its system call, and not the dozens that the program has
 * grown. Given one that it lacks, it runs the program, so that `stat -c %s f` and `mkdir -pv d`
 * work as everywhere; narration says so.
 */
#ifndef NACRE_BUILTINS_HIDDEN_H
#define NACRE_BUILTINS_HIDDEN_H

#include "builtins/builtin.h"

/*
 * Looks at the options in front of the operands. `known` are the builtin's own, as for
 * options_next. If one is not among them, or is a long one (`--verbose`), and PATH has a program
 * called argv[0], runs it with these words, sets *status to its exit status and returns true.
 */
bool hidden_program(struct shell *sh, int argc, char **argv, const char *known, int *status);

/* Runs the program whatever the options are; false where PATH has none. */
bool hidden_run(struct shell *sh, int argc, char **argv, int *status);

#endif
