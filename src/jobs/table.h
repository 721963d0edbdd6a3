/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inside of the room: the job table. */
#ifndef NACRE_JOBS_TABLE_H
#define NACRE_JOBS_TABLE_H

#include "jobs/jobs.h"

/* The status by which waitpid tells that a process goes on. */
enum { W_CONTINUED = 0xffff };

/* A process that is gone but whose status may still be asked for. */
struct remembered {
    pid_t pid;
    int status; /* as in $? */
};

enum { REMEMBERED = 1024 };

struct jobs {
    struct job *first, *last; /* listed, by number */
    struct job *top[2]; /* of the stacks of current jobs: [true] of the stopped ones, [false] of the
                           others */
    int count, stopped; /* of the listed ones */
    bool behind;        /* SIGCHLD has come, and not all jobs were asked for their state since */
    unsigned started;   /* in the background, so far */
    int pending;        /* jobs with a change that has not been told */
    struct process **buckets;
    size_t bucket_count, process_count;
    struct job *inherited; /* in a subshell: the parent's, for `jobs` to list */
    struct job *inherited_current, *inherited_previous;

    bool control;       /* set -m */
    int terminal;       /* the controlling terminal, or -1 */
    pid_t group;        /* the shell's own process group */
    pid_t group_before; /* what it was when job control began */
    bool has_modes;
    struct termios modes; /* of the terminal at the last prompt */

    pid_t *users; /* the user's children, an open-addressed hash set */
    size_t users_room, users_count;

    struct remembered *remembered; /* a ring of REMEMBERED; NULL before the first */
    size_t remembered_next;
};

/* The process of that ID, or NULL. */
struct process *jobs_process(struct shell *sh, pid_t pid);

/* Notes a new status of a process. */
void process_changed(struct shell *sh, struct process *process, int status);

/* Notes that there is something to tell of the job. */
void job_mark_changed(struct shell *sh, struct job *job);

/* Makes it the current job (%+), or takes it out of the stack. */
void job_make_current(struct shell *sh, struct job *job);
void job_unstack(struct shell *sh, struct job *job);

/* Enters a job into the list, with the next number. */
void job_list(struct shell *sh, struct job *job);

#endif
