/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What /proc says of processes (proc(5)). */
#ifndef NACRE_VIEW_PROC_H
#define NACRE_VIEW_PROC_H

#include "base/arena.h"
#include <stddef.h>
#include <sys/types.h>

/* A process as it was when its /proc/PID/stat was read. */
struct process {
    pid_t pid, parent, group, session;
    int terminal;     /* the controlling terminal's device number; 0: none */
    pid_t foreground; /* the process group that owns that terminal */
    char state;       /* R, S, D, T, t, Z, … */
    char *name; /* of the program, cut to 15 bytes by the kernel; not made safe for a terminal */
    struct process *above;                      /* its parent, where that is known */
    struct process *first_child, *next_sibling; /* by pid, upwards */
    size_t offspring;                           /* processes below this one */
};

struct process_list {
    struct process *list; /* sorted by pid */
    size_t count;
    const char *failed; /* the call that failed, as a message names it: "getdents(/proc)" */
};

/*
 * Reads all processes of the system and links them to their parents. Memory is cut from `arena`.
 * Processes that end meanwhile are left out. Returns 0, or the errno of the call that is then named
 * in `failed`, a constant.
 */
int processes_read(struct arena *arena, struct process_list *processes);

/* The process with that pid, or NULL. */
struct process *process_find(const struct process_list *processes, pid_t pid);

/*
 * The words that the process was started with, divided by blanks, at most some 4,000 bytes; its
 * name where there are none (a zombie has none left). Not made safe for a terminal.
 */
char *process_command(struct arena *arena, const struct process *process);

#endif
