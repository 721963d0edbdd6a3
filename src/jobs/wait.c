/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Collecting statuses: in the foreground, in the background, and for `wait`. */
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

/* A job ended by SIGKILL and one that returned 137 have the same status: that is POSIX's. With pipefail the last failure counts. */
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
    return job->negated ? !status : status;
}

static void mark_changed(struct shell *sh, struct job *job)
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
    bool was_stopped = !job->running && job->stopped;
    if (process->state == PROCESS_ENDED)
        return;
    job->running -= process->state == PROCESS_RUNNING;
    job->stopped -= process->state == PROCESS_STOPPED;
    job->running += state == PROCESS_RUNNING;
    job->stopped += state == PROCESS_STOPPED;
    process->state = state;
    if (state != PROCESS_RUNNING)
        process->status = status;
    bool is_stopped = !job->running && job->stopped;
    if (job->listed && was_stopped != is_stopped) {
        sh->jobs->stopped += is_stopped ? 1 : -1;
        job_make_current(sh, job);
    }
    if (job->listed && ((was_stopped != is_stopped && is_stopped) || (!job->running && !job->stopped)))
        mark_changed(sh, job);
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

/* Asks for the status of each process that has not ended: while the user has children, "any child" might be theirs. */
static void collect_one_by_one(struct shell *sh)
{
    for (struct job *job = sh->jobs->first; job; job = job->next)
        for (int i = 0; i < job->count; i++) {
            struct process *process = &job->processes[i];
            int status;
            if (process->state == PROCESS_ENDED)
                continue;
            why("has this process of a job changed? The user's own children are left for the user to wait for");
            if (sys_waitpid(process->pid, &status, WNOHANG | wait_flags(sh)) == process->pid)
                process_changed(sh, process, status);
        }
}

void jobs_collect(struct shell *sh)
{
    signals_take_children();
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
        if (pid <= 0 && !(pid < 0 && errno == EINTR))
            return;
        struct process *process = pid > 0 ? jobs_process(sh, pid) : NULL;
        if (process)
            process_changed(sh, process, status);
    }
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

/* ---- The foreground ---- */

/* The terminal is gone. A stopped process sees a signal only once it is continued. */
static void hang_up(const struct job *job)
{
    pid_t target = job->group ? -job->group : job->processes[0].pid;
    why("the terminal is gone: each job is told, as the end of its session would tell it");
    sys_kill(target, SIGHUP);
    if (!job->stopped)
        return;
    why("a stopped process sees a signal only once it is continued");
    sys_kill(target, SIGCONT);
}

static void give_terminal(struct shell *sh, pid_t group)
{
    if (sh->jobs->terminal < 0 || !group)
        return;
    why("the job in the foreground owns the terminal: it may read it, and ^C and ^Z are for it");
    sys_tcsetpgrp(sh->jobs->terminal, group);
}

static void take_terminal_back(struct shell *sh)
{
    if (sh->jobs->terminal < 0)
        return;
    why("the job is done with the terminal, so the shell takes it back");
    sys_tcsetpgrp(sh->jobs->terminal, sh->jobs->group);
}

/* Waits for one process of a foreground job to change. False when it cannot be waited for. */
static bool wait_for_change(struct shell *sh, struct process *process)
{
    int status;
    why("the shell sleeps until the foreground job ends or stops");
    pid_t pid = sys_waitpid(process->pid, &status, sh->jobs->control ? WUNTRACED : 0);
    if (pid == process->pid)
        process_changed(sh, process, status);
    if (pid >= 0 || errno == EINTR)
        return true;
    /* another waiter took it, or the call was made to fail: the job must not be waited for again and again */
    message_errno("nacre", errno, "waitpid(%d)", (int)process->pid);
    process_changed(sh, process, 127 << 8);
    return false;
}

/* ^Z was echoed in the middle of a line: what comes next begins a new one. */
static void end_line(struct shell *sh)
{
    if (!sh->interactive || sh->jobs->terminal < 0)
        return;
    why("the terminal's cursor stands behind the ^Z that was typed");
    ssize_t done = sys_write(sh->jobs->terminal, "\n", 1);
    (void)done;
}

/* After a foreground job: who is told what, and what becomes of the job. */
static void finish_foreground(struct shell *sh, struct job *job)
{
    int last = job->processes[job->count - 1].status;
    bool ended = !job->running && !job->stopped;
    if (!ended) {
        job->has_modes = false;
        if (sh->jobs->terminal >= 0) {
            why("the job's own terminal modes are kept, to be put back when it is continued");
            job->has_modes = sys_tcgetattr(sh->jobs->terminal, &job->modes) == 0;
        }
        terminal_repair(sh);
        end_line(sh);
        if (!job->listed)
            job_list(sh, job);
        mark_changed(sh, job);
        return;
    }
    if (!WIFSIGNALED(last))
        return;
    int signal = WTERMSIG(last);
    terminal_repair(sh);
    if (sh->interactive && jobs_controlled(sh) && signal == SIGINT && !trap_get(sh, SIGINT))
        signals_note_interrupt();
    if (sh->interactive && signal != SIGINT && signal != SIGPIPE && job->text)
        message(NULL, "%s (SIG%s) %s", strsignal(signal), signal_name(signal), visible(job->text));
}

int job_wait_foreground(struct shell *sh, struct job *job)
{
    job->foreground = true;
    if (!job->has_terminal)
        give_terminal(sh, job->group);
    job->has_terminal = false;
    if (signals_on_block)
        signals_on_block(sh, "waitpid");
    for (int i = 0; i < job->count; i++)
        while (job->processes[i].state == PROCESS_RUNNING && job->running && !signals_hung_up(sh))
            if (!wait_for_change(sh, &job->processes[i]))
                break;
    if (job->running && signals_hung_up(sh))
        hang_up(job);
    if (job->group)
        take_terminal_back(sh);
    job->foreground = false;
    int status = job_status(sh, job);
    finish_foreground(sh, job);
    if (!job->running && !job->stopped) {
        if (job->listed) {
            job_mark_told(sh, job);
            job_forget(sh, job);
        } else {
            job_free(sh, job);
        }
    }
    return status;
}

/* ---- The background ---- */

/* In a script nobody is told of jobs that have ended; they must not pile up. */
static void forget_ended(struct shell *sh)
{
    enum { MANY = REMEMBERED / 2 };
    if (sh->jobs->count % 16 == 0)
        jobs_collect(sh);
    if (sh->jobs->pending < MANY)
        return;
    for (struct job *job = sh->jobs->first, *next; job; job = next) {
        next = job->next;
        if (!job->running && !job->stopped)
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

/* Sends SIGCONT to a job and notes that it runs. */
static int continue_job(struct shell *sh, struct job *job)
{
    why("a stopped process goes on when it gets SIGCONT");
    int result = job->group ? sys_kill(-job->group, SIGCONT) : sys_kill(job->processes[0].pid, SIGCONT);
    if (result != 0)
        return errno;
    for (int i = 0; i < job->count; i++)
        if (job->processes[i].state == PROCESS_STOPPED)
            process_changed(sh, &job->processes[i], 0xffff);
    job_mark_told(sh, job);
    return 0;
}

int job_foreground(struct shell *sh, struct job *job)
{
    output_format("%s\n", job->text ? job->text : "");
    output_flush();
    if (job->has_modes && sh->jobs->terminal >= 0) {
        why("the job gets back the terminal modes that it had when it stopped");
        sys_tcsetattr(sh->jobs->terminal, TCSADRAIN, &job->modes);
    }
    give_terminal(sh, job->group);
    int error = continue_job(sh, job);
    if (error) {
        take_terminal_back(sh);
        message_errno("fg", error, "kill(%d, SIGCONT)", (int)-job->group);
        return 1;
    }
    job->has_terminal = true;
    return job_wait_foreground(sh, job);
}

int job_continue_background(struct shell *sh, struct job *job)
{
    int error = continue_job(sh, job);
    if (error) {
        message_errno("bg", error, "kill(%d, SIGCONT)", (int)-job->group);
        return 1;
    }
    job_make_current(sh, job);
    sh->last_async = job->processes[job->count - 1].pid;
    return 0;
}

/* ---- wait ---- */

/* Sleeps until SIGCHLD or a trap. True when a trap waits. */
static bool sleep_for_children(struct shell *sh)
{
    signals_hear_children(sh);
    if (signals_on_block)
        signals_on_block(sh, "waitpid");
    jobs_collect(sh);
    return signals_waiting(sh);
}

int job_wait(struct shell *sh, struct job *job, bool *interrupted)
{
    *interrupted = false;
    signals_hear_children(sh);
    for (;;) {
        *interrupted = sleep_for_children(sh);
        if (*interrupted)
            return 128 + signals_waiting(sh);
        if (!job->running && !job->stopped)
            break;
        jobs_sleep(sh, NULL, 0, NULL);
    }
    return job_status(sh, job);
}

int jobs_wait_all(struct shell *sh, bool *interrupted)
{
    *interrupted = false;
    while (sh->jobs->first) {
        struct job *job = sh->jobs->first;
        while (job && !job->running && job->stopped)
            job = job->next;
        if (!job)
            return 0;
        int status = job_wait(sh, job, interrupted);
        if (*interrupted)
            return status;
        if (!job->running && job->stopped)
            continue;
        job_forget(sh, job);
    }
    return 0;
}

void jobs_hang_up(struct shell *sh)
{
    for (const struct job *job = sh->jobs->first; job; job = job->next)
        if (job->group && (job->running || job->stopped))
            hang_up(job);
}
