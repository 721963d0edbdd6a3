/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The launcher: the one place where a program is started. Whether anybody watches or not, the child
 * makes the same calls in the same order: group, terminal, descriptors, dispositions, mask, and
 * execve for each candidate of PATH.
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
    const char *name;                        /* the program to look for; usually argv[0] */
    const struct redirections *redirections; /* or NULL */
    int input, output;                       /* pipe ends for standard input and output; -1: none */
    pid_t group;                             /* to join, with job control; 0: lead a new one */
    bool foreground;                         /* take the terminal */
    bool background;                         /* asynchronous: see signals_for_child */
    const char *role;
    bool may_borrow;      /* vfork will do: nothing in the child can block for long */
    bool stays;           /* a child of the user's: in the shell's own group, as fork leaves it */
    bool exact;           /* `name` is a path as it stands: PATH is not searched */
    int failure;          /* the child's status when it is no program; 0: the shell's 127 or 126 */
    const sigset_t *mask; /* the child's signal mask; NULL: the shell's, as it is now */
};

/* Starts it. Returns the child's process ID; -1 after a failed fork, which has been told. */
pid_t launch_start(struct shell *sh, struct launch *launch);

/*
 * The last steps of the child, or of `exec` in the shell itself: execve for each candidate. Returns
 * only when all failed: 127 when nothing was found, 126 when something was but cannot be run; the
 * message has been written.
 */
int launch_exec(struct shell *sh, const char *name, char **argv, char **environment);

/*
 * Becomes the program, in this very process, as exec does: the shell's own ways with signals are
 * put off first. Returns only when it could not, with the errno that counts, the path that it is
 * about in *path, and the shell as it was. Nothing is told. `exact`: no search of PATH, and a
 * script without #! is no program (execl, execv, execle, execve).
 */
int launch_become(struct shell *sh, const char *name, bool exact, char **argv, char **environment,
                  const char **path);

/* Moves a pipe's end to descriptor `to` in a child (-1: there is none to move). False after an
 * error, which has been told: a command must not run with another input or output than it was
 * given. */
bool launch_move(int from, int to);

/* In a child in the background, whose input is the shell's: gives it /dev/null. False as above. */
bool launch_without_input(void);

#endif
