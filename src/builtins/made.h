/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a call makes (a descriptor, a file's name) goes into variables whose names come first:
 * `open fd f`, `pipe r w`. They are looked at before the call is made, for what it made could not
 * be taken back.
 */
#ifndef NACRE_BUILTINS_MADE_H
#define NACRE_BUILTINS_MADE_H

#include "builtins/builtin.h"

/*
 * Whether the `count` words at `names` are variables that can be assigned to. Returns 0, or the
 * exit status after an error, which was told: 2 for what is no name, 1 for a read-only variable.
 */
int made_check(struct shell *sh, const char *who, char *const *names, int count);

/*
 * Reads a descriptor's number. The shell's own descriptors are as good as closed: they are refused
 * with the error of a call that was not made, EBADF, told in the name of `call`. Returns 0, or the
 * exit status after an error, which was told.
 */
int descriptor_operand(struct shell *sh, const char *who, const char *call, const char *word,
                       int *fd);

/*
 * Begins *p and counts the operands (as operands_between) of a builtin that has no options: a first
 * word like -1 is a number. False after an error, which was told: return 2.
 */
bool operands_alone(struct shell *sh, int argc, char **argv, int least, int most,
                    struct options_parse *p);

/* Whether `word` (or NULL) looks like a number below 0: an operand then, and no option. */
bool is_negative(const char *word);

/* Reads a whole number with a sign, as for lseek. Returns 0, or 2 after an error, which was told.
 */
int number_operand(struct shell *sh, const char *who, const char *word, long long *number);

#endif
