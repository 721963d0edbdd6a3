/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the builtins that wait for a child share: the wait itself, and statuses made readable. */
#ifndef NACRE_BUILTINS_WAITING_H
#define NACRE_BUILTINS_WAITING_H

#include "base/text.h"
#include <sys/resource.h>
#include <sys/types.h>

struct shell;

/*
 * waitpid(2) on the user's behalf, sleeping where signals are heard: -1 with EINTR when one has
 * come that has a trap. `pid` and `flags` are waitpid's. The job table is told.
 */
pid_t wait_for_user(struct shell *sh, pid_t pid, int *status, int flags);

/* The same by wait4(2), which also tells what the child has used. */
pid_t wait_and_measure(struct shell *sh, pid_t pid, int *status, int flags, struct rusage *usage);

/* Adds what a status means: "exited 3", "killed by SIGKILL", "stopped by SIGTSTP", "continued". */
void text_add_status(struct text *text, int status);

/* Adds the 16 bits of a status as a drawing of several lines, each ended by a newline. */
void text_add_status_bits(struct text *text, int status);

/* Adds the resource usage, a line for each field, under the names that C and Python give it. */
void text_add_usage(struct text *text, const struct rusage *usage);

/* The same as Python shows it: resource.struct_rusage(ru_utime=0.0, …). */
void text_add_usage_python(struct text *text, const struct rusage *usage);

#endif
