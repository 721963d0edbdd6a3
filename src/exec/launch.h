/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The launcher: the one place where a program is started. Whether anybody watches or not, the child makes the same calls
 * in the same order: group, terminal, descriptors, dispositions, mask, and execve for each candidate of PATH.
 */
#ifndef NACRE_EXEC_LAUNCH_H
#define NACRE_EXEC_LAUNCH_H

#include "exec/redirect.h"
#include <signal.h>
#include <stdbool.h>
#include <sys/types.h>

struct shell;

struct launch {
    char **argv;
    char **environment;
    const char *name;               /* the program to look for; usually argv[0] */
    const struct redirections *redirections; /* or NULL */
    int input, output;              /* pipe ends for standard input and output; -1: none */
    pid_t group;                    /* to join, with job control; 0: lead a new one */
    bool foreground;                /* take the terminal */
    bool background;                /* asynchronous: see signals_for_child */
    const char *role;
    bool may_borrow;                /* vfork will do: nothing in the child can block for long */
};

/* Starts it. Returns the child's process ID; -1 after a failed fork, which has been told. */
pid_t launch_start(struct shell *sh, struct launch *launch);

/*
 * The last steps of the child, or of `exec` in the shell itself: execve for each candidate. Returns only when all failed:
 * 127 when nothing was found, 126 when something was but cannot be run; the message has been written.
 */
int launch_exec(struct shell *sh, const char *name, char **argv, char **environment);

/* Moves a pipe's end to descriptor `to` in a child. */
void launch_move(int from, int to);

#endif
