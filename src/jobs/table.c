/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The job table: jobs by number, processes by ID, and which job is the current one. */
#include "jobs/table.h"

#include "base/arena.h"
#include "state/shell.h"
#include "sys/sys.h"
#include <stdlib.h>
#include <string.h>

void jobs_init(struct shell *sh)
{
    sh->jobs = xzalloc(sizeof *sh->jobs);
    sh->jobs->terminal = -1;
}

/* ---- Processes by ID ---- */

static size_t bucket_of(const struct jobs *jobs, pid_t pid)
{
    return ((size_t)pid * 2654435761u) & (jobs->bucket_count - 1);
}

static void grow(struct jobs *jobs)
{
    size_t old_count = jobs->bucket_count;
    struct process **old = jobs->buckets;
    jobs->bucket_count = old_count ? old_count * 2 : 16;
    jobs->buckets = xzalloc(jobs->bucket_count * sizeof *jobs->buckets);
    for (size_t i = 0; i < old_count; i++)
        for (struct process *p = old[i], *next; p; p = next) {
            next = p->bucket_next;
            size_t to = bucket_of(jobs, p->pid);
            p->bucket_next = jobs->buckets[to];
            jobs->buckets[to] = p;
        }
    free(old);
}

struct process *jobs_process(struct shell *sh, pid_t pid)
{
    struct jobs *jobs = sh->jobs;
    struct process *p = jobs->bucket_count ? jobs->buckets[bucket_of(jobs, pid)] : NULL;
    while (p && p->pid != pid)
        p = p->bucket_next;
    return p;
}

static void process_enter(struct jobs *jobs, struct process *process)
{
    if (jobs->process_count >= jobs->bucket_count)
        grow(jobs);
    size_t to = bucket_of(jobs, process->pid);
    process->bucket_next = jobs->buckets[to];
    jobs->buckets[to] = process;
    jobs->process_count++;
}

static void process_remove(struct jobs *jobs, struct process *process)
{
    struct process **at = &jobs->buckets[bucket_of(jobs, process->pid)];
    while (*at && *at != process)
        at = &(*at)->bucket_next;
    if (*at) {
        *at = process->bucket_next;
        jobs->process_count--;
    }
}

/* ---- Jobs ---- */

struct job *job_new(struct shell *sh, int count, char *text)
{
    int signal;
    struct job *job = xmalloc(sizeof *job);
    signals_take_struck(&signal); /* whoever that was, it is none of this job's processes */
    *job = (struct job){.text = text, .room = count};
    job->processes = xmalloc((size_t)count * sizeof *job->processes);
    job->pipefail = sh->options & OPTION_PIPEFAIL;
    return job;
}

void job_add(struct shell *sh, struct job *job, pid_t pid, bool borrowed)
{
    struct process *process = &job->processes[job->count++];
    *process = (struct process){.job = job, .pid = pid};
    job->running++;
    process_enter(sh->jobs, process);
    if (!jobs_controlled(sh))
        return;
    if (!job->group)
        job->group = pid;
    if (borrowed)
        return;
    why("parent and child both set the group, so whoever runs first finds it set; the other's call "
        "changes nothing");
    sys_setpgid(pid, job->group);
}

void job_free(struct shell *sh, struct job *job)
{
    for (int i = 0; i < job->count; i++)
        process_remove(sh->jobs, &job->processes[i]);
    free(job->processes);
    free(job->text);
    free(job);
}

void job_unstack(struct shell *sh, struct job *job)
{
    struct job **top = &sh->jobs->top[job->among_stopped];
    if (job->newer)
        job->newer->older = job->older;
    else if (*top == job)
        *top = job->older;
    if (job->older)
        job->older->newer = job->newer;
    job->older = job->newer = NULL;
}

void job_make_current(struct shell *sh, struct job *job)
{
    job_unstack(sh, job);
    job->among_stopped = job_is_stopped(job);
    struct job **top = &sh->jobs->top[job->among_stopped];
    job->older = *top;
    if (*top)
        (*top)->newer = job;
    *top = job;
}

/* Stopped jobs come first (POSIX.1-2024, XBD chapter 3, Current Job and Previous Job). */
struct job *jobs_current(struct shell *sh)
{
    struct jobs *jobs = sh->jobs;
    return jobs->top[true] ? jobs->top[true] : jobs->top[false];
}

struct job *jobs_previous(struct shell *sh)
{
    const struct job *current = jobs_current(sh);
    if (!current || current->older)
        return current ? current->older : NULL;
    return current->among_stopped ? sh->jobs->top[false] : NULL;
}

void job_list(struct shell *sh, struct job *job)
{
    struct jobs *jobs = sh->jobs;
    job->number = jobs->last ? jobs->last->number + 1 : 1;
    job->listed = true;
    job->previous = jobs->last;
    if (jobs->last)
        jobs->last->next = job;
    else
        jobs->first = job;
    jobs->last = job;
    jobs->count++;
    if (job_is_stopped(job))
        jobs->stopped++;
    job_make_current(sh, job);
}

static void unlist(struct shell *sh, struct job *job)
{
    struct jobs *jobs = sh->jobs;
    *(job->previous ? &job->previous->next : &jobs->first) = job->next;
    *(job->next ? &job->next->previous : &jobs->last) = job->previous;
    jobs->count--;
    if (job_is_stopped(job))
        jobs->stopped--;
    if (job->changed)
        jobs->pending--;
    job_unstack(sh, job);
    job->listed = false;
}

void jobs_remember(struct shell *sh, pid_t pid, int status)
{
    struct jobs *jobs = sh->jobs;
    if (!jobs->remembered)
        jobs->remembered = xmalloc(REMEMBERED * sizeof *jobs->remembered);
    jobs->remembered[jobs->remembered_next++ % REMEMBERED] = (struct remembered){pid, status};
}

int jobs_remembered(struct shell *sh, pid_t pid, bool forget)
{
    for (size_t i = 0; i < REMEMBERED && i < sh->jobs->remembered_next; i++) {
        struct remembered *r = &sh->jobs->remembered[i];
        if (r->pid != pid || pid <= 0)
            continue;
        if (forget)
            r->pid = 0;
        return r->status;
    }
    return -1;
}

void job_forget(struct shell *sh, struct job *job)
{
    if (job->listed)
        unlist(sh, job);
    if (job->count > 0 && job_has_ended(job))
        jobs_remember(sh, job->processes[job->count - 1].pid, job_status(sh, job));
    job_free(sh, job);
}

struct job *jobs_first(struct shell *sh)
{
    return sh->jobs->first ? sh->jobs->first : sh->jobs->inherited;
}

bool jobs_are_inherited(struct shell *sh)
{
    return !sh->jobs->first && sh->jobs->inherited;
}

void job_mark_told(struct shell *sh, struct job *job)
{
    if (job->changed)
        sh->jobs->pending--;
    job->changed = false;
}

int jobs_count(struct shell *sh)
{
    return sh->jobs->count;
}

int jobs_stopped(struct shell *sh)
{
    return sh->jobs->stopped;
}

/* Whether there is anything in the table. Every listed job has processes in it. */
static bool is_in_use(const struct jobs *jobs)
{
    return jobs->process_count || jobs->users_count || jobs->inherited || jobs->control ||
           jobs->terminal >= 0;
}

void jobs_enter_child(struct shell *sh, bool keep)
{
    struct jobs *jobs = sh->jobs;
    if (jobs->remembered_next)
        jobs->remembered_next = 0;
    if (!is_in_use(jobs))
        return;
    if (jobs->first) {
        jobs->inherited_current = jobs_current(sh);
        jobs->inherited_previous = jobs_previous(sh);
    }
    jobs->inherited = keep ? jobs_first(sh) : NULL;
    jobs->first = jobs->last = jobs->top[false] = jobs->top[true] = NULL;
    jobs->count = jobs->stopped = jobs->pending = 0;
    jobs->process_count = 0;
    jobs->bucket_count =
        0; /* without writing to them: each page written to has to be copied first */
    jobs->control = false;
    jobs->users_count = 0;
    if (jobs->users_room)
        memset(jobs->users, 0, jobs->users_room * sizeof *jobs->users);
    sh->options &= ~(unsigned)OPTION_MONITOR;
    descriptor_drop(sh, &jobs->terminal);
}

/* ---- The user's children ---- */

static size_t users_place(const struct jobs *jobs, pid_t pid)
{
    size_t i = ((size_t)pid * 2654435761u) & (jobs->users_room - 1);
    while (jobs->users[i] && jobs->users[i] != pid)
        i = (i + 1) & (jobs->users_room - 1);
    return i;
}

static void users_grow(struct jobs *jobs)
{
    pid_t *old = jobs->users;
    size_t old_room = jobs->users_room;
    jobs->users_room = old_room ? old_room * 2 : 16;
    jobs->users = xzalloc(jobs->users_room * sizeof *jobs->users);
    for (size_t i = 0; i < old_room; i++)
        if (old[i])
            jobs->users[users_place(jobs, old[i])] = old[i];
    free(old);
}

void users_child_made(struct shell *sh, pid_t pid)
{
    struct jobs *jobs = sh->jobs;
    if (jobs->users_count * 2 >= jobs->users_room)
        users_grow(jobs);
    jobs->users[users_place(jobs, pid)] = pid;
    jobs->users_count++;
}

void users_child_collected(struct shell *sh, pid_t pid)
{
    struct jobs *jobs = sh->jobs;
    if (!is_users_child(sh, pid))
        return;
    size_t hole = users_place(jobs, pid), mask = jobs->users_room - 1;
    jobs->users[hole] = 0;
    jobs->users_count--;
    /* what was pushed past the hole by a collision is entered again */
    for (size_t i = (hole + 1) & mask; jobs->users[i]; i = (i + 1) & mask) {
        pid_t moved = jobs->users[i];
        jobs->users[i] = 0;
        jobs->users[users_place(jobs, moved)] = moved;
    }
}

bool is_users_child(struct shell *sh, pid_t pid)
{
    return sh->jobs->users_room && sh->jobs->users[users_place(sh->jobs, pid)] == pid;
}

int users_children(struct shell *sh)
{
    return (int)sh->jobs->users_count;
}

pid_t users_child_any(struct shell *sh)
{
    for (size_t i = 0; i < sh->jobs->users_room; i++)
        if (sh->jobs->users[i])
            return sh->jobs->users[i];
    return 0;
}
