/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The job in the foreground: it gets the terminal, the shell waits, and takes the terminal back.
 * fg, bg, and the hangup. */
#include "base/message.h"
#include "base/names.h"
#include "base/output.h"
#include "jobs/table.h"
#include "state/shell.h"
#include "sys/sys.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

/*
 * A key that was typed before the job had the terminal went to the shell. Whoever typed it meant
 * the command, so the job gets it. From the moment that the job has the terminal on, the keys go
 * there by themselves; but the kernel looks whose the terminal is a moment before it sends the
 * signal, so one may come to the shell when it waits already.
 */
static void pass_on_keys(struct shell *sh, const struct job *job)
{
    static const int keys[] = {SIGTSTP, SIGQUIT, SIGINT};
    if (!sh->interactive || !job->group)
        return;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if ((keys[i] == SIGINT && trap_get(sh, SIGINT)) || !signals_take_key(keys[i]))
            continue;
        why("the key came while the job was being started and so went to the shell; it was meant "
            "for the job");
        sys_kill(-job->group, keys[i]);
    }
}

/* Waits for one process of a foreground job to change. False when it cannot be waited for. */
static bool wait_for_process(struct shell *sh, struct process *process)
{
    int status;
    why("the shell sleeps until the foreground job ends or stops");
    pid_t pid = sys_waitpid(process->pid, &status, sh->jobs->control ? WUNTRACED : 0);
    if (pid == process->pid)
        process_changed(sh, process, status);
    if (pid >= 0)
        return true;
    if (errno == EINTR) {
        pass_on_keys(sh, process->job);
        return true;
    }
    /* another waiter took it, or the call was made to fail: the job must not be waited for again
     * and again */
    message_errno("nacre", errno, "waitpid(%d)", (int)process->pid);
    process_changed(sh, process, 127 << 8);
    return false;
}

/*
 * The shell goes on a moment before a child's execve is over, and until then the child has the
 * shell's handlers. The kernel lets nobody look into the memory of a process in that state: open
 * waits.
 */
static void await_exec(pid_t pid)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/auxv", (int)pid);
    why("this open waits until an execve that the process has begun is over");
    int fd = sys_open(path, O_RDONLY | O_CLOEXEC, 0);
    if (fd < 0)
        return;
    why("nothing was wanted from it but the wait");
    sys_close(fd);
}

/* The mask of signals in a line of /proc/PID/status. */
static unsigned long long mask_of(const char *text, const char *line)
{
    const char *mask = strstr(text, line);
    return mask ? strtoull(mask + strlen(line), NULL, 16) : 0;
}

/*
 * Whether a process has a handler of its own for ^Z, by the masks that the kernel shows. A child
 * that still has the shell's handlers holds their signals back.
 */
static bool catches_stop(pid_t pid)
{
    char path[64], text[4096];
    await_exec(pid);
    snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
    why("a part of the job was stopped by ^Z and another runs: does that one catch the signal?");
    int fd = sys_open(path, O_RDONLY | O_CLOEXEC, 0);
    if (fd < 0)
        return false;
    why("the line SigCgt has a bit for each signal that the process catches, SigBlk for those held "
        "back");
    ssize_t size = sys_read(fd, text, sizeof text - 1);
    why("the process's state was read in one piece");
    sys_close(fd);
    text[size > 0 ? size : 0] = '\0';
    return (mask_of(text, "SigCgt:") & ~mask_of(text, "SigBlk:")) >> (SIGTSTP - 1) & 1;
}

/*
 * ^Z that was typed while the commands of a pipeline were being started went to those that were
 * there. The others are stopped now: a job stops as a whole. One that catches the signal may have
 * had it, and be about to stop; a second one would stop it once more after `fg`.
 */
static void stop_the_rest(const struct job *job)
{
    for (int i = 0; i < job->count; i++) {
        const struct process *process = &job->processes[i];
        if (process->state != PROCESS_RUNNING || catches_stop(process->pid))
            continue;
        why("^Z came before this command of the pipeline was there; it stops with the others");
        sys_kill(process->pid, SIGTSTP);
    }
}

/*
 * Waits for any process of the group to change: while one is waited for, another may stop and go
 * on. False when the group has no process left that can be waited for; one that has left it is then
 * waited for by itself.
 */
static bool wait_for_group(struct shell *sh, const struct job *job)
{
    int status;
    why("the shell sleeps until a process of the foreground job's group ends, stops or goes on");
    pid_t pid = sys_waitpid(-job->group, &status, WUNTRACED | WCONTINUED);
    if (pid > 0)
        jobs_note_status(sh, pid, status);
    if (pid > 0 && sh->interactive && WIFSTOPPED(status) && WSTOPSIG(status) == SIGTSTP)
        stop_the_rest(job);
    if (pid >= 0 || errno != EINTR)
        return pid > 0;
    pass_on_keys(sh, job);
    return true;
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

/* Who stops one turn of a loop does not want the next. The executor finds this where it looks for
 * signals. */
static void leave_loops(struct shell *sh)
{
    if (!sh->interactive || !sh->loop_depth)
        return;
    sh->unwind = UNWIND_BREAK;
    sh->unwind_levels = sh->loop_depth;
    signals_pending = 1;
}

/* The job has stopped: it is a job in the background now. */
static void finish_stopped(struct shell *sh, struct job *job)
{
    job->has_modes = false;
    job->struck = 0;
    if (sh->jobs->terminal >= 0) {
        why("the job's own terminal modes are kept, to be put back when it is continued");
        job->has_modes = sys_tcgetattr(sh->jobs->terminal, &job->modes) == 0;
    }
    terminal_repair(sh);
    end_line(sh);
    if (!job->listed)
        job_list(sh, job);
    job_mark_changed(sh, job);
    leave_loops(sh);
}

static bool any_was_killed(const struct job *job)
{
    for (int i = 0; i < job->count; i++)
        if (WIFSIGNALED(job->processes[i].status))
            return true;
    return false;
}

/*
 * The signal that has ended the job, or 0. For ^C it is enough that it ended the last process that
 * was there, whatever that one's place in the pipeline: who types it wants to go no further.
 */
static int ending_signal(const struct job *job)
{
    int last = job->processes[job->count - 1].status;
    if (job->struck)
        return job->struck;
    if (WIFSIGNALED(last))
        return WTERMSIG(last);
    return WIFSIGNALED(job->final) && WTERMSIG(job->final) == SIGINT ? SIGINT : 0;
}

/* After a foreground job: who is told what, and what becomes of the job. */
static void finish_foreground(struct shell *sh, struct job *job)
{
    if (!job_has_ended(job)) {
        finish_stopped(sh, job);
        return;
    }
    if (any_was_killed(job))
        terminal_repair(sh);
    int signal = ending_signal(job);
    if (!signal)
        return;
    if (sh->interactive && jobs_controlled(sh) && signal == SIGINT && !trap_get(sh, SIGINT))
        signals_note_interrupt();
    if (sh->interactive && signal != SIGINT && signal != SIGPIPE && job->text)
        message(NULL, "%s (SIG%s) %s", signal_text(signal), signal_name(signal),
                visible(job->text));
}

/*
 * ^C or ^\ that was typed when some commands of a pipeline had been started, and others not, has
 * ended the former alone. All have been started now; where one of them has been killed so by this
 * time, the key is for the others, too. (One that does this to itself as soon as it begins is taken
 * for such a one: nobody tells a parent who sent the signal.) A command that such a signal kills
 * later has had it from elsewhere, or all of them have had it.
 */
static void strike_the_rest(struct shell *sh, struct job *job)
{
    int signal;
    const struct process *process = jobs_process(sh, signals_take_struck(&signal));
    if (job->count < 2 || !process || process->job != job)
        return;
    job->struck = signal;
    why("the key came when some commands of the pipeline were not there yet; it was meant for all");
    sys_kill(-job->group, signal);
}

/* Until no process of the job runs. A child of the user's may stand in the group, so then each is
 * waited for by its number. */
static void wait_for_running(struct shell *sh, struct job *job)
{
    bool by_group = job->group && job->count > 1;
    while (by_group && job->running && !signals_hung_up(sh) && !users_children(sh))
        by_group = wait_for_group(sh, job);
    for (int i = 0; i < job->count; i++)
        while (job->processes[i].state == PROCESS_RUNNING && job->running && !signals_hung_up(sh))
            if (!wait_for_process(sh, &job->processes[i]))
                break;
}

int job_wait_foreground(struct shell *sh, struct job *job)
{
    bool continued = job->has_terminal;
    job->foreground = true;
    job->has_terminal = false;
    if (!continued)
        give_terminal(sh, job->group);
    pass_on_keys(sh, job);
    if (sh->interactive && job->group && !continued)
        strike_the_rest(sh, job);
    if (signals_on_block)
        signals_on_block(sh, "waitpid");
    wait_for_running(sh, job);
    if (job->running && signals_hung_up(sh))
        hang_up(job);
    if (job->group)
        take_terminal_back(sh);
    job->foreground = false;
    int status = job_status(sh, job);
    finish_foreground(sh, job);
    if (job_has_ended(job)) {
        if (job->listed) {
            job_mark_told(sh, job);
            job_forget(sh, job);
        } else {
            job_free(sh, job);
        }
    }
    return status;
}

/* ---- fg and bg ---- */

/* Sends SIGCONT to a job and notes that it runs. */
static int continue_job(struct shell *sh, struct job *job)
{
    why("a stopped process goes on when it gets SIGCONT");
    int result =
        job->group ? sys_kill(-job->group, SIGCONT) : sys_kill(job->processes[0].pid, SIGCONT);
    if (result != 0)
        return errno;
    for (int i = 0; i < job->count; i++)
        if (job->processes[i].state == PROCESS_STOPPED)
            process_changed(sh, &job->processes[i], W_CONTINUED);
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

void jobs_hang_up(struct shell *sh)
{
    for (const struct job *job = sh->jobs->first; job; job = job->next)
        if (job->group && (job->running || job->stopped))
            hang_up(job);
}
