/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Waiting for a Child.
 *
 * A process that has ended stays in the kernel's table, as a zombie, until its parent has asked for its status. wait and its
 * kin ask. The status is a number of 16 bits: the exit status in the high byte, or the signal that ended the process in the
 * low one.
 */
#include "base/message.h"
#include "base/names.h"
#include "base/output.h"
#include "builtins/answers.h"
#include "builtins/made.h"
#include "jobs/jobs.h"
#include "sys/sys.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* Adds what a status means: "exited 3", "killed by SIGKILL". */
static void add_meaning(struct text *text, int status)
{
    if (WIFSTOPPED(status))
        text_format(text, "stopped by SIG%s", signal_name(WSTOPSIG(status)));
    else if (WIFCONTINUED(status))
        text_add_string(text, "continued");
    else if (WIFSIGNALED(status))
        text_format(text, "killed by SIG%s%s", signal_name(WTERMSIG(status)),
                    WCOREDUMP(status) ? " (core dumped)" : "");
    else
        text_format(text, "exited %d", WEXITSTATUS(status));
}

static pid_t own_group(void)
{
    why("0 stands for any child in the group that the shell itself is in");
    return sys_getpgrp();
}

/*
 * Sleeps until the process (or group, or any child) has a status to be collected, or there is no such child. False when a
 * signal that somebody waits for came first. The status itself is left where it is.
 */
static bool sleep_until_changed(struct shell *sh, pid_t pid, int flags)
{
    idtype_t type = pid == -1 ? P_ALL : pid > 0 ? P_PID : P_PGID;
    id_t id = (id_t)(pid < -1 ? -pid : pid == 0 ? own_group() : pid);
    int which = WEXITED | WNOHANG | WNOWAIT;
    which |= flags & WUNTRACED ? WSTOPPED : 0;
    which |= flags & WCONTINUED ? WCONTINUED : 0;
    signals_hear_children(sh);
    for (;;) {
        siginfo_t info = {0};
        signals_take_children();
        why("is there a status to collect yet? WNOWAIT only looks, and leaves it where it is");
        if (sys_waitid(type, id, &info, which) != 0 || info.si_pid != 0)
            return true;
        if (signals_waiting(sh))
            return false;
        if (signals_on_block)
            signals_on_block(sh, "waitpid");
        jobs_sleep(sh, NULL, 0, NULL);
    }
}

/* waitpid(2) for the user: real, but sleeping where signals are heard. */
static pid_t wait_for_user(struct shell *sh, pid_t pid, int *status, int flags)
{
    if (!(flags & WNOHANG) && !sleep_until_changed(sh, pid, flags)) {
        errno = EINTR;
        return -1;
    }
    why("the status is collected; a child that has ended is gone for good after this");
    pid_t got = sys_waitpid(pid, status, flags);
    int error = errno;
    if (got > 0) {
        jobs_note_status(sh, got, *status);
        if (!WIFSTOPPED(*status) && !WIFCONTINUED(*status))
            jobs_remember(sh, got, exit_status(*status));
    }
    errno = error;
    return got;
}

/* ---- waitpid ---- */

static const struct {
    const char *name;
    int flag;
} wait_flags[] = {{"WCONTINUED", WCONTINUED}, {"WNOHANG", WNOHANG}, {"WUNTRACED", WUNTRACED}};

/* "WNOHANG" or "WNOHANG|WUNTRACED" or a number; -1 for anything else. */
static int parse_flags(const char *word)
{
    int flags = 0;
    while (*word) {
        size_t size = strcspn(word, "|"), i = 0, count = sizeof wait_flags / sizeof *wait_flags;
        while (i < count && (strncmp(wait_flags[i].name, word, size) != 0 || wait_flags[i].name[size]))
            i++;
        if (i == count)
            return strcmp(word, "0") == 0 ? flags : -1;
        flags |= wait_flags[i].flag;
        word += size + (word[size] == '|');
    }
    return flags;
}

/* A process ID as waitpid takes it: -1, 0, a group as its negative. False for what is no number. */
static bool parse_pid(const char *word, pid_t *pid)
{
    long long number = whole_number(*word == '-' ? word + 1 : word, 1 << 30);
    if (number < 0)
        return false;
    *pid = (pid_t)(*word == '-' ? -number : number);
    return true;
}

struct waitpid_words {
    const char *variables; /* of -v */
    bool python;
    pid_t pid;
    int flags;
};

static bool parse_waitpid(struct shell *sh, int argc, char **argv, struct waitpid_words *words)
{
    struct options_parse p;
    int c = 0;
    options_begin(&p, argc, argv);
    while (!(p.next < argc && !p.cluster && is_negative(argv[p.next])) && (c = options_next(&p, "v:r"))) {
        if (c == '?')
            return false;
        if (c == 'v')
            words->variables = p.argument;
        else
            words->python = true;
    }
    if (!operands_between(sh, &p, 1, -1))
        return false;
    if (!parse_pid(argv[p.next], &words->pid)) {
        usage_error(sh, "waitpid", "%s is not a process ID", visible(argv[p.next]));
        return false;
    }
    for (int i = p.next + 1; i < argc; i++) {
        int flags = parse_flags(argv[i]);
        if (flags < 0) {
            usage_error(sh, "waitpid", "%s is none of WNOHANG, WUNTRACED and WCONTINUED", visible(argv[i]));
            return false;
        }
        words->flags |= flags;
    }
    return true;
}

/* -v A,B: the two parts of the answer, each into its variable; A alone takes the pid. */
static int store_pair(struct shell *sh, const char *names, pid_t pid, int status)
{
    const char *comma = strchr(names, ',');
    size_t size = comma ? (size_t)(comma - names) : strlen(names);
    if (!is_name(names, size) || (comma && !is_name(comma + 1, strlen(comma + 1))))
        return usage_error(sh, "waitpid", "-v wants the names of variables, as in -v pid,status");
    char *first = arena_copy(&sh->scratch, names, size);
    if (!variable_set_number(sh, first, pid))
        return 1;
    return comma && !variable_set_number(sh, comma + 1, status) ? 1 : 0;
}

static int run_waitpid(struct shell *sh, int argc, char **argv)
{
    struct waitpid_words words = {0};
    int status = 0;
    if (!parse_waitpid(sh, argc, argv, &words))
        return 2;
    pid_t pid = wait_for_user(sh, words.pid, &status, words.flags);
    if (pid < 0)
        return call_failed("waitpid", errno, "waitpid(%d)", (int)words.pid);
    if (words.variables)
        return store_pair(sh, words.variables, pid, status);
    struct text line = {0};
    text_format(&line, "(%d, %d)", (int)pid, status);
    if (!words.python) {
        text_add_string(&line, "  ");
        if (pid)
            add_meaning(&line, status);
        else
            text_add_string(&line, "nothing has changed");
    }
    text_char(&line, '\n');
    output_add(line.bytes, line.size);
    text_free(&line);
    return 0;
}

static const struct builtin_option waitpid_options[] = {
    {'v', "PID,STATUS", ARGUMENT_VARIABLE, "store the two numbers in variables and print nothing"},
    {'r', NULL, ARGUMENT_NONE, "print as Python would: the tuple alone"},
    {0},
};

const struct builtin waitpid_builtin = {
    .name = "waitpid",
    .run = run_waitpid,
    .usage = "waitpid [-r] [-v PID,STATUS] PID [WNOHANG] [WUNTRACED] [WCONTINUED]",
    .purpose = "collect the status of one child",
    .calls = "waitpid",
    .section = "wait",
    .options = waitpid_options,
    .operands = {ARGUMENT_PID, ARGUMENT_WAIT_FLAG},
    .c = "pid_t pid = waitpid(child, &status, 0);",
    .python = "pid, status = os.waitpid(child, 0)",
    .text = "Prints the child's process ID and its status, the raw 16 bits, as the seed of this shell shows them, and what\n"
            "they mean: (6636, 256)  exited 1.\n"
            "\n"
            "PID -1 is any child, 0 any child of this process group, -N any child of group N. WNOHANG does not wait; WUNTRACED\n"
            "and WCONTINUED tell of children that stop and go on.",
};

/* ---- wait ---- */

/* Waits for a child that the user made. Returns its status, or 128+n for a trapped signal n. */
static int wait_users_child(struct shell *sh, pid_t pid)
{
    int status = 0;
    pid_t got = wait_for_user(sh, pid, &status, 0);
    if (got < 0 && errno == EINTR && signals_waiting(sh))
        return 128 + signals_waiting(sh);
    if (got < 0) {
        users_child_collected(sh, pid);
        return 127;
    }
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

static int wait_job(struct shell *sh, struct job *job)
{
    bool interrupted;
    int status = job_wait(sh, job, &interrupted);
    if (!interrupted && !job->running && !job->stopped)
        job_forget(sh, job);
    return status;
}

/* One operand: a process ID or a job ID. */
static int wait_one(struct shell *sh, const char *word)
{
    const char *problem;
    struct job *job = job_find(sh, word, &problem);
    if (job)
        return wait_job(sh, job);
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
    for (int i = p.next; i < argc && !signals_waiting(sh); i++)
        status = wait_one(sh, argv[i]);
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
    .text = "Without operands it waits for all jobs in the background and all children made by fork, and its status is 0. With\n"
            "operands its status is the last one's: 127 for what is no child of this shell. A signal that has a trap ends the\n"
            "wait: the status is then 128 plus the signal's number.",
    .flags = BUILTIN_POSIX,
};
