/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a builtin is. This is the header to open first when adding one:
 *
 * 1. Find the file: one for each section (owner.c, environ.c, …); the standard's own are in posix/,
 * what watches in watch/.
 * 2. Write the handler, `static int run_NAME(struct shell *sh, int argc, char **argv)`; argv[0] is
 * the name as typed. It prints with output_… (base/output.h), complains with message_…
 * (base/message.h), makes system calls with sys_… behind a why(), and returns the exit status.
 * Wrong usage: return usage_error(sh, argv[0], "…").
 * 3. Describe it in a `const struct builtin NAME_builtin`: help, completion and the manual come
 * from there.
 * 4. Add a line to builtins/table.def (sorted by name; a test checks).
 * 5. Add a test in testsuite/nacre.SECTION/ and a step to the section's lesson.
 */
#ifndef NACRE_BUILTINS_BUILTIN_H
#define NACRE_BUILTINS_BUILTIN_H

#include "exec/command.h"
#include "state/shell.h"

/* struct builtin itself stands in exec/command.h, since the executor calls it. */

/* Parsing of options by POSIX's utility syntax guidelines: clusters, "--", option-arguments joined
 * or apart. */
struct options_parse {
    int argc;
    char **argv;
    int next;             /* index in argv of the first operand, once the options are done */
    const char *argument; /* of the option just returned */
    const char *cluster;  /* rest of the cluster; NULL at its end */
};

/* Begins. `operands` start at p->next once options_next has returned 0. */
void options_begin(struct options_parse *p, int argc, char **argv);

/*
 * The next option's letter; 0 at the end; '?' after an error, which has been told to the user.
 * `known` is in getopt's form: a letter followed by ':' takes an argument.
 */
int options_next(struct options_parse *p, const char *known);

/* An error of a special builtin, which ends a script (XCU 2.8.1). Returns `status`. */
int builtin_fatal(struct shell *sh, int status);

/* Writes "WHO: what" and "usage: …" of the running builtin, and returns 2. */
int usage_error(struct shell *sh, const char *who, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/*
 * Checks the number of operands (after p->next): from `least` to `most` (-1: any number). Says what
 * is wrong and returns false.
 */
bool operands_between(struct shell *sh, const struct options_parse *p, int least, int most);

/*
 * An answer: printed as a line, or, with a variable's name (from -v), stored there and nothing is
 * printed. Returns 0, or 1 when the variable is read-only or no name.
 */
int answer(struct shell *sh, const char *variable, const char *value);
int answer_number(struct shell *sh, const char *variable, long long value);

/* A failed call's message in the form of message_errno for the running builtin, status 1. */
int call_failed(const char *who, int error, const char *call, ...)
    __attribute__((format(printf, 3, 4)));

#endif
