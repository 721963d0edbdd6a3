/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * wait, as POSIX has it: for jobs and for the user's own children alike, with an exit status for
 * its answer. waitpid and its kin, in wait.c, show what the kernel says.
 */
#include "base/message.h"
#include "builtins/builtin.h"
#include "builtins/wait.h"
#include "jobs/jobs.h"
#include <errno.h>

/* Waits for a child that the user made. Returns its status, or 128+n for a trapped signal n. */
static int wait_users_child(struct shell *sh, pid_t pid)
{
    int status = 0;
    pid_t got = wait_for_user(sh, pid, &status, 0, NULL);
    if (got < 0 && errno == EINTR && signals_waiting(sh))
        return 128 + signals_waiting(sh);
    if (got < 0) {
        users_child_collected(sh, pid);
        return 127;
    }
    jobs_remembered(sh, pid, true);
    return exit_status(status);
}

static int wait_all(struct shell *sh)
{
    bool interrupted = false;
    pid_t pid;
    int status = jobs_wait_all(sh, &interrupted);
    while (!interrupted && (pid = users_child_any(sh))) {
        status = wait_users_child(sh, pid);
        interrupted = signals_waiting(sh);
    }
    return interrupted ? status : 0;
}

/* One operand: a process ID or a job ID. */
static int wait_one(struct shell *sh, const char *word)
{
    const char *problem;
    bool interrupted;
    struct job *job = job_find(sh, word, &problem);
    if (job)
        return job_wait(sh, job, &interrupted);
    if (*word == '%')
        return message("wait", "%s: %s", visible(word), problem), 127;
    long long number = whole_number(word, 1 << 30);
    if (number <= 0)
        return usage_error(sh, "wait", "%s is neither a process ID nor a job ID", visible(word));
    if (is_users_child(sh, (pid_t)number))
        return wait_users_child(sh, (pid_t)number);
    int status = jobs_remembered(sh, (pid_t)number, true);
    return status >= 0 ? status : 127;
}

static int run_wait(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    int status = 0;
    options_begin(&p, argc, argv);
    if (options_next(&p, ""))
        return 2;
    if (p.next == argc)
        return wait_all(sh);
    for (int i = p.next; i < argc; i++) {
        int signal = signals_waiting(sh);
        if (signal)
            return 128 + signal;
        status = wait_one(sh, argv[i]);
    }
    return status;
}

const struct builtin wait_builtin = {
    .name = "wait",
    .run = run_wait,
    .usage = "wait [PID|JOB]...",
    .purpose = "wait until jobs and children have ended",
    .calls = "waitpid",
    .section = "wait",
    .operands = {ARGUMENT_JOB, ARGUMENT_JOB},
    .c = "while (wait(NULL) > 0)\n    ;",
    .python = "os.wait()",
    .text = "Without operands it waits for all jobs in the background and all children made by "
            "fork, and its status is 0. A\n"
            "stopped job is not waited for, since it may never go on. With operands its status is "
            "the last one's: 127 for what is\n"
            "no child of this shell. A signal that has a trap ends the wait: the status is then "
            "128 plus the signal's number.",
    .flags = BUILTIN_POSIX,
};
