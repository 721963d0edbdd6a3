/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stat, lstat and fstat answer: all that the kernel knows of a file but its name and contents.
 */
#ifndef NACRE_BUILTINS_FILE_STATUS_H
#define NACRE_BUILTINS_FILE_STATUS_H

#include "builtins/builtin.h"
#include <sys/stat.h>

/* What was asked for. */
struct status_asked {
    const char *variables; /* from -v: names divided by commas; NULL: print */
    bool python;           /* from -r */
    bool all;              /* from -a */
    char **operands;
    int count;
};

enum { STATUS_VARIABLES = 10 /* as many as -v fills */ };

#define STATUS_KNOWN "arv:"
extern const struct builtin_option status_options[];

/*
 * Reads the options and counts the operands: one or more; one alone under -v. Returns 0, or the
 * exit status after an error, which was told; ask->count is 0 then.
 */
int status_asked(struct shell *sh, int argc, char **argv, struct status_asked *ask);

/*
 * Answers with the report of the tour, or as the options say. `call` and `name` head the report:
 * the call that was made, and its operand. Returns 0, or 1 where a variable could not be set.
 */
int status_answer(struct shell *sh, const struct status_asked *ask, const char *call,
                  const char *name, const struct stat *info);

#endif
