/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Waiting for children: the user's own, and the one that a builtin has just started. */
#ifndef NACRE_BUILTINS_WAIT_H
#define NACRE_BUILTINS_WAIT_H

#include "state/shell.h"
#include <sys/resource.h>
#include <sys/types.h>

/*
 * waitpid(2), or with `usage` wait4(2), for the user: it sleeps where signals are heard. The job
 * table is told of what was collected. Returns as the call does; -1 with EINTR when a signal that
 * has a trap came first.
 */
pid_t wait_for_user(struct shell *sh, pid_t pid, int *status, int flags, struct rusage *usage);

/*
 * Waits until the child that the builtin itself has started has ended, however often a signal comes
 * between, as for a job in the foreground. At a terminal a child that is stopped is continued, with
 * a word to the user: it is no job, so nobody could do it later. Returns 0 or an errno.
 */
int wait_for_command(struct shell *sh, pid_t pid, int *status);

/*
 * What a builtin that ran a command answers: `status`, the raw 16 bits, goes into `variable` where
 * that is not NULL. Returns the status as $? has it, or 1 when the variable could not be set.
 */
int answer_status(struct shell *sh, const char *variable, int status);

#endif
