/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Collecting statuses: as they come, in the background, and for `wait`. */
#include "base/message.h"
#include "base/names.h"
#include "base/output.h"
#include "jobs/table.h"
#include "state/shell.h"
#include "sys/sys.h"
#include <errno.h>
#include <string.h>

int exit_status(int wait_status)
{
    if (WIFSIGNALED(wait_status))
        return 128 + WTERMSIG(wait_status);
    if (WIFSTOPPED(wait_status))
        return 128 + WSTOPSIG(wait_status);
    return WEXITSTATUS(wait_status);
}

/*
 * A job ended by SIGKILL and one that returned 137 have the same status: that is POSIX's. With
 * pipefail the last failure counts. A job that was interrupted before all of it was there has
 * failed of that, whatever became of its last process.
 */
int job_status(struct shell *sh, const struct job *job)
{
    int status = 0;
    (void)sh;
    for (int i = 0; i < job->count; i++) {
        int one = exit_status(job->processes[i].status);
        if (i == job->count - 1 && !job->pipefail)
            status = one;
        else if (one && job->pipefail)
            status = one;
    }
    if (job->struck)
        status = 128 + job->struck;
    return job->negated ? !status : status;
}

void job_mark_changed(struct shell *sh, struct job *job)
{
    if (!job->changed)
        sh->jobs->pending++;
    job->changed = true;
}

static enum process_state state_of(int status)
{
    if (WIFSTOPPED(status))
        return PROCESS_STOPPED;
    return WIFCONTINUED(status) ? PROCESS_RUNNING : PROCESS_ENDED;
}

void process_changed(struct shell *sh, struct process *process, int status)
{
    struct job *job = process->job;
    enum process_state state = state_of(status);
    bool was_stopped = job_is_stopped(job);
    if (process->state == PROCESS_ENDED)
        return;
    job->running -= process->state == PROCESS_RUNNING;
    job->stopped -= process->state == PROCESS_STOPPED;
    job->running += state == PROCESS_RUNNING;
    job->stopped += state == PROCESS_STOPPED;
    process->state = state;
    if (state != PROCESS_RUNNING)
        process->status = status;
    if (state == PROCESS_ENDED)
        job->final = status;
    bool is_stopped = job_is_stopped(job);
    if (job->listed && was_stopped != is_stopped) {
        sh->jobs->stopped += is_stopped ? 1 : -1;
        job_make_current(sh, job);
    }
    if (job->listed && ((!was_stopped && is_stopped) || job_has_ended(job)))
        job_mark_changed(sh, job);
}

void jobs_note_status(struct shell *sh, pid_t pid, int status)
{
    struct process *process = jobs_process(sh, pid);
    if (process)
        process_changed(sh, process, status);
    else if (!WIFSTOPPED(status) && !WIFCONTINUED(status))
        users_child_collected(sh, pid);
}

static int wait_flags(const struct shell *sh)
{
    return sh->jobs->control ? WUNTRACED | WCONTINUED : 0;
}

/* The kernel knows of no such child: somebody else has collected it. Nobody must wait for it for
 * ever. */
static void process_lost(struct shell *sh, struct process *process)
{
    message_errno("nacre", ECHILD, "waitpid(%d)", (int)process->pid);
    process_changed(sh, process, 127 << 8);
}

static void all_lost(struct shell *sh)
{
    for (struct job *job = sh->jobs->first; job; job = job->next)
        for (int i = 0; i < job->count; i++)
            if (job->processes[i].state != PROCESS_ENDED)
                process_lost(sh, &job->processes[i]);
}

/* Takes the status of a process of a job: WNOHANG in `flags`, if there is one. */
static void collect(struct shell *sh, struct process *process, int flags)
{
    int status = 0;
    pid_t pid;
    do {
        if (flags & WNOHANG)
            why("has this process of a job changed? WNOHANG: only ask, do not wait");
        else
            why("no trap could run meanwhile, so the kernel may wake the shell when this process "
                "ends, not before");
        pid = sys_waitpid(process->pid, &status, flags | wait_flags(sh));
    } while (pid < 0 && errno == EINTR);
    if (pid > 0)
        process_changed(sh, process, status);
    else if (pid < 0 && errno == ECHILD)
        process_lost(sh, process);
}

/* Of each process of the job that has not ended; `blocks`: waits for a change of the first of them,
 * instead of asking all. */
static void collect_job(struct shell *sh, struct job *job, bool blocks)
{
    for (int i = 0; i < job->count; i++) {
        if (job->processes[i].state == PROCESS_ENDED)
            continue;
        collect(sh, &job->processes[i], blocks ? 0 : WNOHANG);
        if (blocks)
            return;
    }
}

/* While the user has children, "any child" might be theirs. */
static void collect_one_by_one(struct shell *sh)
{
    for (struct job *job = sh->jobs->first; job; job = job->next)
        collect_job(sh, job, false);
}

void jobs_collect(struct shell *sh)
{
    signals_take_children();
    sh->jobs->behind = false;
    if (!sh->jobs->process_count)
        return;
    if (users_children(sh)) {
        collect_one_by_one(sh);
        return;
    }
    for (;;) {
        int status;
        why("has any job changed? WNOHANG: only ask, do not wait");
        pid_t pid = sys_waitpid(-1, &status, WNOHANG | wait_flags(sh));
        if (pid < 0 && errno == ECHILD)
            all_lost(sh);
        if (pid <= 0 && !(pid < 0 && errno == EINTR))
            return;
        struct process *process = pid > 0 ? jobs_process(sh, pid) : NULL;
        if (process)
            process_changed(sh, process, status);
    }
}

void jobs_refresh(struct shell *sh)
{
    if (sh->jobs->first && (signals_take_children() || sh->jobs->behind))
        jobs_collect(sh);
}

int process_wait(struct shell *sh, pid_t pid)
{
    int status = 0;
    if (signals_on_block)
        signals_on_block(sh, "waitpid");
    for (;;) {
        why("the shell waits for the command to end; its status becomes $?");
        if (sys_waitpid(pid, &status, 0) == pid)
            return exit_status(status);
        if (errno != EINTR) {
            message_errno("nacre", errno, "waitpid(%d)", (int)pid);
            return 127;
        }
    }
}

/* ---- The background ---- */

/* In a script nobody is told of jobs that have ended; they must not pile up. */
static void forget_ended(struct shell *sh)
{
    enum { MANY = REMEMBERED / 2 };
    if (++sh->jobs->started % MANY == 0)
        jobs_collect(sh);
    if (sh->jobs->pending < MANY)
        return;
    for (struct job *job = sh->jobs->first, *next; job; job = next) {
        next = job->next;
        if (job_has_ended(job))
            job_forget(sh, job);
    }
}

void job_background(struct shell *sh, struct job *job)
{
    if (!sh->interactive)
        forget_ended(sh);
    job_list(sh, job);
    sh->last_async = job->processes[job->count - 1].pid;
    if (sh->interactive)
        message(NULL, "[%d] %d", job->number, (int)sh->last_async);
}

/* ---- wait ---- */

static bool is_over(const struct job *job, bool stop_counts)
{
    return job_has_ended(job) || (stop_counts && job_is_stopped(job));
}

/*
 * Looks at the job that is waited for; `blocks`: until the first of its processes has changed. The
 * kernel finds a process by its number at once, and "any child" only by looking at all of them; so
 * the other jobs are asked for later. Returns the signal whose trap waits, or 0.
 */
static int look_at(struct shell *sh, struct job *job, bool blocks)
{
    if (signals_on_block)
        signals_on_block(sh, "waitpid");
    signals_take_children();
    sh->jobs->behind = true;
    collect_job(sh, job, blocks);
    return signals_waiting(sh);
}

/* Waits until the job has ended or, where `stop_counts`, is stopped. */
static int wait_for_job(struct shell *sh, struct job *job, bool stop_counts, bool *interrupted)
{
    static const struct timespec now_and_then = {0, 50000000};
    bool sleeps = signals_wanted(sh) || trap_get(sh, SIGCHLD);
    bool heard = sleeps && signals_hear_children(sh);
    *interrupted = false;
    for (;;) {
        int trapped = look_at(sh, job, !sleeps && !is_over(job, stop_counts));
        if (is_over(job, stop_counts))
            return job_status(sh, job);
        *interrupted = trapped;
        if (trapped)
            return 128 + trapped;
        if (sleeps)
            jobs_sleep(sh, NULL, 0, heard ? NULL : &now_and_then);
    }
}

/* A person at a prompt is told of the job there, as of any other; nobody else will ask for it. */
static void let_go(struct shell *sh, struct job *job)
{
    if (job_has_ended(job) && !(sh->interactive && job->changed))
        job_forget(sh, job);
}

int job_wait(struct shell *sh, struct job *job, bool *interrupted)
{
    pid_t pid = job->processes[job->count - 1].pid;
    int status = wait_for_job(sh, job, false, interrupted);
    if (*interrupted)
        return status;
    let_go(sh, job);
    jobs_remembered(sh, pid, true); /* who was told once is not told again */
    return status;
}

int jobs_wait_all(struct shell *sh, bool *interrupted)
{
    *interrupted = false;
    for (struct job *job = sh->jobs->first, *next; job; job = next) {
        int status = wait_for_job(sh, job, true, interrupted);
        if (*interrupted)
            return status;
        next = job->next;
        let_go(sh, job);
    }
    return 0;
}
