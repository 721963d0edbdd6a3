/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What popen, popen2, popen3 and popen4 have started: which process stands behind which descriptor,
 * for pclose and communicate to look up.
 */
#ifndef NACRE_BUILTINS_POPENED_H
#define NACRE_BUILTINS_POPENED_H

#include "state/shell.h"
#include <sys/stat.h>
#include <sys/types.h>

enum { STREAMS = 3 };

/* A process and the user's ends of its pipes. */
struct popened {
    pid_t pid;
    bool collected; /* the user has waited for it: the pid may be another's by now */
    int count;
    int fds[STREAMS];
    int stream[STREAMS]; /* what each is to the process: 0, 1 or 2 */
    dev_t device[STREAMS];
    ino_t inode[STREAMS]; /* of the pipe: whether the number is still that end */
};

/* Fills in all but the pid: `count` ends, and which stream each is to the process. Returns 0, or
 * the errno with which fstat refused to say which pipe it is. */
int popened_describe(struct popened *process, const int *fds, const int *streams, int count);

/* Notes a process that was described, under its pid. */
void popened_add(struct shell *sh, pid_t pid, const struct popened *process);

/* The process that has `fd` for one of its ends; NULL where popen made no such descriptor, or it
 * was closed. */
struct popened *popened_find(struct shell *sh, int fd);

/* Whether the nth descriptor is open and is still what popen made: the user may have closed it, and
 * the number may be another's. */
bool popened_is_open(const struct popened *process, int n);

/* Closes those that are open still. Returns 0, or the errno of a close that failed. */
int popened_close(const struct popened *process);

/* Notes that the user has waited for a process, whoever made it. */
void popened_collected(struct shell *sh, pid_t pid);

/* Forgets the process; the pointer is void after it, and all others are as well. */
void popened_forget(struct shell *sh, struct popened *process);

#endif
