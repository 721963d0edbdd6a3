/* SPDX-License-Identifier: GPL-3.0-or-later */
/* jobs, fg and bg (POSIX.1-2024, XCU jobs, fg, bg). */
#include "jobs/jobs.h"
#include "base/message.h"
#include "base/output.h"
#include "builtins/builtin.h"

static void print_job(struct shell *sh, const struct job *job, int form)
{
    struct text text = {0};
    if (form == 'p')
        text_format(&text, "%d\n", (int)job->processes[0].pid);
    else if (form == 'l')
        job_long_lines(sh, job, &text);
    else
        job_line(sh, job, &text);
    output_add(text.bytes, text.size);
    text_free(&text);
}

/* What has been told need not be told again; an ended job is forgotten then. */
static void told(struct shell *sh, struct job *job)
{
    if (job_has_ended(job))
        job_forget(sh, job);
    else
        job_mark_told(sh, job);
}

static int run_jobs(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    int c, form = 0, status = 0;
    options_begin(&p, argc, argv);
    while ((c = options_next(&p, "lp"))) {
        if (c == '?')
            return 2;
        form = c;
    }
    jobs_collect(sh);
    if (p.next == argc)
        for (struct job *job = jobs_first(sh), *next; job; job = next) {
            next = job->next;
            print_job(sh, job, form);
            if (!jobs_are_inherited(sh))
                told(sh, job);
        }
    for (int i = p.next; i < argc; i++) {
        const char *problem;
        struct job *job = job_find_listed(sh, argv[i], &problem);
        if (!job) {
            message("jobs", "%s: %s", visible(argv[i]), problem);
            status = 1;
            continue;
        }
        print_job(sh, job, form);
        if (!jobs_are_inherited(sh))
            told(sh, job);
    }
    return status;
}

static const struct builtin_option jobs_options[] = {
    {'l', NULL, ARGUMENT_NONE, "with the process IDs"},
    {'p', NULL, ARGUMENT_NONE, "only the process ID of each job's leader"},
    {0},
};

const struct builtin jobs_builtin = {
    .name = "jobs",
    .run = run_jobs,
    .usage = "jobs [-l|-p] [JOB]...",
    .purpose = "list the jobs of this shell",
    .calls = "waitpid",
    .section = "jobs",
    .options = jobs_options,
    .operands = {ARGUMENT_JOB},
    .flags = BUILTIN_POSIX,
};

/* fg and bg need job control, and jobs that were started under it. */
static struct job *controlled_job(struct shell *sh, const char *who, const char *spec)
{
    const char *problem;
    if (!jobs_controlled(sh)) {
        message(who, "there is no job control here (set -m)");
        return NULL;
    }
    jobs_collect(sh);
    struct job *job = job_find(sh, spec, &problem);
    if (!job)
        message(who, "%s: %s", visible(spec), problem);
    else if (!job->group || job_has_ended(job))
        message(who, job->group ? "job %d has ended" : "job %d was started without job control",
                job->number);
    return job && job->group && (job->running || job->stopped) ? job : NULL;
}

static int run_fg(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    options_begin(&p, argc, argv);
    if (options_next(&p, "") || !operands_between(sh, &p, 0, 1))
        return 2;
    struct job *job = controlled_job(sh, "fg", argv[p.next] ? argv[p.next] : "%+");
    return job ? job_foreground(sh, job) : 1;
}

const struct builtin fg_builtin = {
    .name = "fg",
    .run = run_fg,
    .usage = "fg [JOB]",
    .purpose = "bring a job to the foreground, and continue it if it was stopped",
    .calls = "tcsetpgrp kill waitpid",
    .section = "jobs",
    .operands = {ARGUMENT_JOB},
    .c = "tcsetpgrp(tty, pgid);\nkill(-pgid, SIGCONT);\nwaitpid(-pgid, &status, WUNTRACED);",
    .python = "os.tcsetpgrp(tty, pgid); os.killpg(pgid, signal.SIGCONT)",
    .flags = BUILTIN_POSIX,
};

static int continue_one(struct shell *sh, const char *spec)
{
    struct job *job = controlled_job(sh, "bg", spec);
    if (!job)
        return 1;
    if (job->running) {
        message("bg", "job %d is running already", job->number);
        return 0;
    }
    output_format("[%d] %s\n", job->number, job->text ? job->text : "");
    return job_continue_background(sh, job);
}

static int run_bg(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    int status = 0;
    options_begin(&p, argc, argv);
    if (options_next(&p, ""))
        return 2;
    if (p.next == argc)
        return continue_one(sh, "%+");
    for (int i = p.next; i < argc; i++)
        status |= continue_one(sh, argv[i]);
    return status;
}

const struct builtin bg_builtin = {
    .name = "bg",
    .run = run_bg,
    .usage = "bg [JOB]...",
    .purpose = "continue stopped jobs in the background",
    .calls = "kill",
    .section = "jobs",
    .operands = {ARGUMENT_JOB},
    .c = "kill(-pgid, SIGCONT);",
    .python = "os.killpg(pgid, signal.SIGCONT)",
    .flags = BUILTIN_POSIX,
};
