/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Jobs: the processes that the shell has started, and who owns the terminal.
 *
 * Invariants, which every function here keeps:
 *
 * 1. A process that the shell started stands in the table from its fork until its status has been
 *    collected and told. A process that the *user* made (`fork`, `popen`, `spawn P_NOWAIT`) never
 *    does: it is the user's to wait for.
 * 2. While the user has children, the shell waits for its own by process ID only, so that it never
 *    collects one of theirs. While the user has none, it takes whatever waitpid(-1) gives, which
 *    costs the same for ten jobs or ten thousand.
 * 3. With job control each job is a process group of its own. Parent and child both call setpgid:
 *    whoever comes first wins, and after its own call each may rely on it.
 * 4. The terminal belongs to the group that is in the foreground. The shell gives it away just
 *    before it waits for a job and takes it back when the job has ended or stopped. A job that
 *    stops, or that a signal kills, may leave the terminal in any mode: the shell then puts its own
 *    modes back, and keeps the job's for `fg`.
 * 5. What became of a job is told at a prompt, not when it happens (save with `set -b`).
 *
 * Process IDs are found by a hash table, and the current and the previous job on the top of two
 * stacks, so that a status change costs the same however many jobs there are.
 */
#ifndef NACRE_JOBS_JOBS_H
#define NACRE_JOBS_JOBS_H

#include "base/text.h"
#include "jobs/signals.h"
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>
#include <termios.h>

struct shell;
struct job;

enum process_state { PROCESS_RUNNING, PROCESS_STOPPED, PROCESS_ENDED };

struct process {
    struct process *bucket_next; /* in the hash table */
    struct job *job;
    pid_t pid;
    int status; /* as waitpid gave it */
    enum process_state state;
};

struct job {
    struct job *next, *previous; /* in the order of their numbers */
    struct job *older; /* the job that was the current one before this, of its kind (a stack, for %+
                          and %-) */
    struct job *newer;
    bool among_stopped; /* it is in the stack of the stopped ones */
    int number;         /* 1, 2, …; 0 for a foreground job that never was in the background */
    pid_t group;        /* process group; 0 without job control */
    int count;          /* processes */
    int running, stopped;
    bool listed; /* it has a number and stands in the table */
    bool foreground;
    bool has_terminal; /* it was given to it before it was continued */
    bool changed;      /* its state has changed and this has not been told */
    bool was_stopped;  /* for telling "continued" */
    bool asked; /* `$!` has been referred to, or not interactive: its status is kept until asked for
                 */
    bool negated;
    bool pipefail;
    int final;  /* the status of the process that was the last to end, as waitpid gave it */
    int struck; /* the signal of ^C or ^\, where that was typed while it was being started */
    bool has_modes;
    struct termios modes; /* of the terminal, when it was stopped */
    char *text;           /* the command, for people */
    struct process *processes;
    int room;
};

void jobs_init(struct shell *sh);

/* Turns job control on or off (set -m). With a terminal, the shell makes sure that it is in the
 * foreground first. Returns 0 or errno. */
int jobs_control(struct shell *sh, bool on);

/* Whether job control is on: each job gets a group of its own. */
bool jobs_controlled(const struct shell *sh);

/* Whether jobs have a terminal to be given. */
bool jobs_terminal(const struct shell *sh);
/* The descriptor of the controlling terminal, or -1. */
int jobs_terminal_fd(const struct shell *sh);

/* A new job for `count` processes. `text` is kept (malloc'ed), freed with the job; NULL where
 * nobody will ever read it. */
struct job *job_new(struct shell *sh, int count, char *text);

/*
 * Enters a process that has just been forked into the job; sets the process group from the parent's
 * side. A child that `borrowed` its parent's memory has done so itself before the parent could go
 * on.
 */
void job_add(struct shell *sh, struct job *job, pid_t pid, bool borrowed);

/* In the child, from the child's side: the group and, in the foreground, the terminal. `group`: 0
 * for the first process. */
void job_child(struct shell *sh, pid_t group, bool foreground);

/* Frees a job that is not listed. */
void job_free(struct shell *sh, struct job *job);

/* Gives the job the terminal, waits until it has ended or stopped, takes the terminal back. Returns
 * its exit status. */
int job_wait_foreground(struct shell *sh, struct job *job);

/* Waits for one child that is in no job's table, retrying when interrupted. Returns its exit
 * status. */
int process_wait(struct shell *sh, pid_t pid);

/* Puts a job into the table as a background one: gives it a number, sets $!. Says "[n] pid" at a
 * prompt. */
void job_background(struct shell *sh, struct job *job);

/* Continues a stopped job or brings a running one to the foreground. Returns the status. */
int job_foreground(struct shell *sh, struct job *job);
int job_continue_background(struct shell *sh, struct job *job);

/* Collects what has changed, without waiting. */
void jobs_collect(struct shell *sh);

/* The same, when SIGCHLD has come: before a fork whose child may list the jobs as they are now. */
void jobs_refresh(struct shell *sh);

/* Collects in the same way. Whether there is something to be told. */
bool jobs_news(struct shell *sh);

/* Tells what has changed and not been told; forgets jobs that have ended. For the moment before a
 * prompt. */
void jobs_notify(struct shell *sh);

/*
 * For `wait`: sleeps until the job has ended, and forgets it, unless a prompt is still to tell of
 * it. Returns its status; 128+n when a trapped signal n came first (*interrupted). jobs_wait_all
 * waits for every job that is not stopped.
 */
int job_wait(struct shell *sh, struct job *job, bool *interrupted);
int jobs_wait_all(struct shell *sh, bool *interrupted);

/* The status that a waitpid status means in $?: the exit status, or 128 + the signal. */
int exit_status(int wait_status);

/* The status of a job: its last process's, with pipefail and ! taken in. */
int job_status(struct shell *sh, const struct job *job);

/* Looks up %n, %%, %+, %-, %string, %?string, or a process ID. NULL, with *problem set, when there
 * is none. */
struct job *job_find(struct shell *sh, const char *spec, const char **problem);
/* The same, in a subshell that has no jobs of its own among those of its parent, which it can name
 * but not wait for. */
struct job *job_find_listed(struct shell *sh, const char *spec, const char **problem);
struct job *job_of_process(struct shell *sh, pid_t pid);

/* For `kill %n`: the process ID or negative group to signal. Returns 0, or -1 after a message. */
int jobs_kill_target(struct shell *sh, const char *spec, pid_t *pid);

/*
 * After `kill` has sent `signal` to `target`, as kill(2) takes it; `by_name`: it was named as a
 * job. A stopped job that was named is continued where else it would not see its end. What SIGCONT
 * or SIGKILL has reached is stopped no more, which a `wait` that comes next must know.
 */
void jobs_after_kill(struct shell *sh, pid_t target, bool by_name, int signal);

/* All of its processes that have not ended are stopped; all of them have ended. */
static inline bool job_is_stopped(const struct job *job)
{
    return !job->running && job->stopped;
}

static inline bool job_has_ended(const struct job *job)
{
    return !job->running && !job->stopped;
}

/* The listed jobs in the order of their numbers. */
struct job *jobs_first(struct shell *sh);
struct job *jobs_current(struct shell *sh);
struct job *jobs_previous(struct shell *sh);

/* How many jobs are listed; how many of them are stopped. */
int jobs_count(struct shell *sh);
int jobs_stopped(struct shell *sh);

/* "Running", "Stopped (SIGTSTP)", "Done", "Done(3)", "Killed (SIGKILL)", in the standard's form. */
void job_state_text(struct shell *sh, const struct job *job, struct text *text);
/* "[1] + Stopped (SIGTSTP) sleep 100" */
void job_line(struct shell *sh, const struct job *job, struct text *text);
/* As with jobs -l: with process IDs, a line for each process. */
void job_long_lines(struct shell *sh, const struct job *job, struct text *text);

/* After `jobs` or `wait` has told of an ended job: it is forgotten. */
void job_forget(struct shell *sh, struct job *job);

/* After a job's state has been told by other means than jobs_notify. */
void job_mark_told(struct shell *sh, struct job *job);

/* Whether jobs_first gives the parent's jobs, as in a subshell that has none of its own. */
bool jobs_are_inherited(struct shell *sh);

/* The status of a process that was $! or in a job and is gone; -1: not known. */
int jobs_remembered(struct shell *sh, pid_t pid, bool forget);

/* In a child: the parent's jobs are not this process's children. `keep`: they may still be listed
 * (by `jobs`). */
void jobs_enter_child(struct shell *sh, bool keep);

/* SIGHUP to all jobs, SIGCONT to the stopped ones: when an interactive shell ends by a hangup. */
void jobs_hang_up(struct shell *sh);

/* At exit: gives the terminal back to whoever had it before. */
void jobs_leave(struct shell *sh);

/* The user's children (made by fork, popen…, spawn… P_NOWAIT): while there are any, the shell never
 * waits for "any child". */
void users_child_made(struct shell *sh, pid_t pid);
void users_child_collected(struct shell *sh, pid_t pid);
int users_children(struct shell *sh);
bool is_users_child(struct shell *sh, pid_t pid);
/* One of them, or 0 when there is none. */
pid_t users_child_any(struct shell *sh);
/* Keeps the status of a process that is gone (as in $?), for a later `wait PID`. */
void jobs_remember(struct shell *sh, pid_t pid, int status);
/* Tells the table of a status that a builtin of the user's collected (waitpid -1 may take a job's
 * process). */
void jobs_note_status(struct shell *sh, pid_t pid, int status);

/* Remembers the shell's own modes of the terminal, at a prompt; puts them back after a job has
 * spoilt them. */
void terminal_remember(struct shell *sh);
void terminal_repair(struct shell *sh);

#endif
