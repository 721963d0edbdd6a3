/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Jobs as people name them (%1, %+, %vi) and as they are told of (POSIX.1-2024, jobs, STDOUT). */
#include "base/message.h"
#include "base/names.h"
#include "jobs/table.h"
#include "state/shell.h"
#include "sys/sys.h"
#include "sys/trace.h"
#include <string.h>

static struct job *by_number(struct job *job, long long number)
{
    while (job && job->number != number)
        job = job->next;
    return job;
}

/* The one job whose text begins with, or holds, a string. */
static struct job *by_text(struct job *first, const char *string, bool anywhere,
                           const char **problem)
{
    struct job *found = NULL;
    for (struct job *job = first; job; job = job->next) {
        const char *text = job->text ? job->text : "";
        if (anywhere ? !strstr(text, string) : strncmp(text, string, strlen(string)) != 0)
            continue;
        if (found) {
            *problem = "more than one job matches";
            return NULL;
        }
        found = job;
    }
    return found;
}

/* A job ID, without its %, among the jobs from `first` on. */
static struct job *by_id(struct job *first, struct job *current, struct job *previous,
                         const char *id, const char **problem)
{
    if (!*id || strcmp(id, "%") == 0 || strcmp(id, "+") == 0) {
        *problem = "there is no current job";
        return current;
    }
    if (strcmp(id, "-") == 0) {
        *problem = "there is no previous job";
        return previous;
    }
    long long number = whole_number(id, 1 << 30);
    if (number >= 0)
        return by_number(first, number);
    return *id == '?' ? by_text(first, id + 1, true, problem) : by_text(first, id, false, problem);
}

struct job *job_find_listed(struct shell *sh, const char *spec, const char **problem)
{
    if (!jobs_are_inherited(sh))
        return job_find(sh, spec, problem);
    *problem = "no such job";
    const struct jobs *jobs = sh->jobs;
    if (*spec != '%')
        return NULL;
    return by_id(jobs->inherited, jobs->inherited_current, jobs->inherited_previous, spec + 1,
                 problem);
}

struct job *job_find(struct shell *sh, const char *spec, const char **problem)
{
    *problem = "no such job";
    if (*spec != '%') {
        long long pid = whole_number(spec, 1 << 30);
        if (pid > 0 && by_number(sh->jobs->first, pid))
            *problem = "no job has that process ID (a job's number has a % before it)";
        return pid > 0 ? job_of_process(sh, (pid_t)pid) : NULL;
    }
    return by_id(sh->jobs->first, jobs_current(sh), jobs_previous(sh), spec + 1, problem);
}

struct job *job_of_process(struct shell *sh, pid_t pid)
{
    struct process *process = jobs_process(sh, pid);
    return process && process->job->listed ? process->job : NULL;
}

int jobs_kill_target(struct shell *sh, const char *spec, pid_t *pid)
{
    const char *problem;
    struct job *job = job_find_listed(sh, spec, &problem);
    if (!job) {
        message("kill", "%s: %s", visible(spec), problem);
        return -1;
    }
    *pid = job->group ? -job->group : job->processes[0].pid;
    return 0;
}

/* The kernel will tell of it; until then the table would call the process stopped. */
static void note_going_on(struct shell *sh, struct process *process)
{
    if (process->state == PROCESS_STOPPED)
        process_changed(sh, process, W_CONTINUED);
}

void jobs_after_kill(struct shell *sh, pid_t target, bool by_name, int signal)
{
    struct process *process = jobs_process(sh, target < 0 ? -target : target);
    if (!process || (target < 0 && process->job->group != -target))
        return;
    struct job *job = process->job;
    bool wakes = signal == SIGCONT || signal == SIGKILL;
    if (by_name && job_is_stopped(job) && (signal == SIGTERM || signal == SIGHUP)) {
        why("a stopped process sees the signal only once it goes on, so the job is continued to "
            "meet its end");
        wakes = sys_kill(target, SIGCONT) == 0;
    }
    if (!wakes)
        return;
    if (target > 0)
        note_going_on(sh, process);
    for (int i = 0; target < 0 && i < job->count; i++)
        note_going_on(sh, &job->processes[i]);
}

/* How one waitpid status is put in words. */
static void status_text(int status, struct text *text)
{
    if (WIFSTOPPED(status)) {
        text_format(text, "Stopped (SIG%s)", signal_name(WSTOPSIG(status)));
    } else if (WIFSIGNALED(status)) {
        const char *name = signal_name(WTERMSIG(status));
        text_format(text, "%s (SIG%s)%s", signal_text(WTERMSIG(status)), name ? name : "?",
                    WCOREDUMP(status) ? " (core dumped)" : "");
    } else if (WEXITSTATUS(status)) {
        text_format(text, "Done(%d)", WEXITSTATUS(status));
    } else {
        text_add_string(text, "Done");
    }
}

void job_state_text(struct shell *sh, const struct job *job, struct text *text)
{
    (void)sh;
    const struct process *shown = &job->processes[job->count - 1];
    if (job->running) {
        text_add_string(text, "Running");
        return;
    }
    for (int i = 0; job->stopped && i < job->count; i++)
        if (job->processes[i].state == PROCESS_STOPPED)
            shown = &job->processes[i];
    status_text(shown->status, text);
}

static char mark_of(struct shell *sh, const struct job *job)
{
    bool inherited = jobs_are_inherited(sh);
    if (job == (inherited ? sh->jobs->inherited_current : jobs_current(sh)))
        return '+';
    return job == (inherited ? sh->jobs->inherited_previous : jobs_previous(sh)) ? '-' : ' ';
}

static void add_command(const struct job *job, struct text *text)
{
    text_char(text, ' ');
    if (job->text)
        text_add_visible(text, job->text, strlen(job->text), 0, 0);
    text_char(text, '\n');
}

void job_line(struct shell *sh, const struct job *job, struct text *text)
{
    text_format(text, "[%d] %c ", job->number, mark_of(sh, job));
    job_state_text(sh, job, text);
    add_command(job, text);
}

void job_long_lines(struct shell *sh, const struct job *job, struct text *text)
{
    text_format(text, "[%d] %c ", job->number, mark_of(sh, job));
    for (int i = 0; i < job->count; i++) {
        const struct process *process = &job->processes[i];
        text_format(text, i ? "      %d " : "%d ", (int)process->pid);
        if (process->state == PROCESS_RUNNING)
            text_add_string(text, "Running");
        else
            status_text(process->status, text);
        if (i == 0)
            add_command(job, text);
        else
            text_char(text, '\n');
    }
}

/* Writes to standard error at once, so that a notice is never torn. */
static void tell(struct shell *sh, const struct job *job)
{
    struct text line = {0};
    job_line(sh, job, &line);
    why("what became of a job is told before the prompt, on standard error");
    ssize_t done = sys_write(2, line.bytes, line.size);
    (void)done;
    text_free(&line);
}

bool jobs_news(struct shell *sh)
{
    sys_trace_sweep();
    jobs_collect(sh);
    return sh->jobs->pending > 0;
}

void jobs_notify(struct shell *sh)
{
    if (!jobs_news(sh))
        return;
    for (struct job *job = sh->jobs->first, *next; job; job = next) {
        next = job->next;
        if (!job->changed)
            continue;
        bool ended = job_has_ended(job);
        tell(sh, job);
        job->changed = false;
        sh->jobs->pending--;
        if (ended)
            job_forget(sh, job);
    }
}

void job_child(struct shell *sh, pid_t group, bool foreground)
{
    if (!sh->jobs->control)
        return;
    why("the child joins its job's group itself, too: it must not run before it is in there");
    sys_setpgid(0, group);
    if (!foreground || sh->jobs->terminal < 0)
        return;
    pid_t owner = group;
    if (!owner) {
        why("the first process of a job gives the group its number");
        owner = sys_getpid();
    }
    why("the child takes the terminal for its group, so that its first read finds it");
    sys_tcsetpgrp(sh->jobs->terminal, owner);
}
