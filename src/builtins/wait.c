/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Waiting for a Child.
 *
 * A process that has ended stays in the kernel's table, as a zombie, until its parent has asked for
 * its status. waitpid, wait3 and wait4 ask, and show what the kernel says: the child's process ID
 * and a number of 16 bits (wait_status.c takes it apart), and, the last two, what the child has
 * used. POSIX's wait is in wait_posix.c.
 */
#include "builtins/wait.h"

#include "base/message.h"
#include "base/names.h"
#include "base/output.h"
#include "builtins/answers.h"
#include "builtins/made.h"
#include "builtins/popened.h"
#include "builtins/wait_status.h"
#include "jobs/jobs.h"
#include "sys/sys.h"
#include <errno.h>
#include <string.h>

static pid_t own_group(void)
{
    why("0 stands for any child in the group that the shell itself is in");
    return sys_getpgrp();
}

/*
 * Sleeps until the process (or group, or any child) has a status to be collected, or there is no
 * such child. False when a signal that somebody waits for came first. The status itself is left
 * where it is.
 */
static bool sleep_until_changed(struct shell *sh, pid_t pid, int flags)
{
    idtype_t type = pid == -1 ? P_ALL : pid > 0 ? P_PID : P_PGID;
    id_t id = (id_t)(pid < -1 ? -pid : pid == 0 ? own_group() : pid);
    int which = WEXITED | WNOHANG | WNOWAIT;
    which |= flags & WUNTRACED ? WSTOPPED : 0;
    which |= flags & WCONTINUED ? WCONTINUED : 0;
    if (!signals_hear_children(sh))
        return true; /* nothing would wake it: the wait itself must sleep */
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

static pid_t collect(pid_t pid, int *status, int flags, struct rusage *usage)
{
    if (usage) {
        why("the status is collected, and with it the account of what the child has used");
        return sys_wait4(pid, status, flags, usage);
    }
    why("the status is collected; a child that has ended is gone for good after this");
    return sys_waitpid(pid, status, flags);
}

pid_t wait_for_user(struct shell *sh, pid_t pid, int *status, int flags, struct rusage *usage)
{
    if (!(flags & WNOHANG) && !sleep_until_changed(sh, pid, flags)) {
        errno = EINTR;
        return -1;
    }
    pid_t got = collect(pid, status, flags, usage);
    int error = errno;
    if (got > 0) {
        jobs_note_status(sh, got, *status);
        if (!WIFSTOPPED(*status) && !WIFCONTINUED(*status)) {
            jobs_remember(sh, got, exit_status(*status));
            popened_collected(sh, got);
        }
    }
    errno = error;
    return got;
}

int wait_for_command(struct shell *sh, pid_t pid, int *status)
{
    int flags = jobs_controlled(sh) ? WUNTRACED : 0;
    if (signals_on_block)
        signals_on_block(sh, "waitpid");
    for (;;) {
        why("this builtin is done when its command is: it sleeps until the child has ended");
        pid_t got = sys_waitpid(pid, status, flags);
        if (got < 0 && errno != EINTR)
            return errno;
        if (got < 0)
            continue;
        if (!WIFSTOPPED(*status)) {
            jobs_note_status(sh, pid, *status);
            return 0;
        }
        message(sh->builtin ? sh->builtin->name : NULL,
                "SIG%s has stopped process %d: it is no job that fg could continue, so it goes on",
                signal_name(WSTOPSIG(*status)), (int)pid);
        why("the whole group was stopped: the child, and what the child has started");
        sys_kill(0, SIGCONT);
    }
}

int answer_status(struct shell *sh, const char *variable, int status)
{
    if (variable && answer_number(sh, variable, status) != 0)
        return 1;
    return exit_status(status);
}

/* ---- What was asked ---- */

/* The words of waitpid, wait3 or wait4. */
struct waiting {
    const char *who;
    const char *variables; /* of -v */
    bool python, bits;     /* -r, -b */
    pid_t pid;
    int flags;
};

static const struct {
    const char *name;
    int flag;
} wait_flags[] = {{"WCONTINUED", WCONTINUED}, {"WNOHANG", WNOHANG}, {"WUNTRACED", WUNTRACED}};

/* "WNOHANG" or "WNOHANG|WUNTRACED" or 0; -1 for anything else. */
static int parse_flags(const char *word)
{
    int flags = 0;
    while (*word) {
        size_t size = strcspn(word, "|"), i = 0, count = sizeof wait_flags / sizeof *wait_flags;
        while (i < count &&
               (strncmp(wait_flags[i].name, word, size) != 0 || wait_flags[i].name[size]))
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

static bool parse_options(struct options_parse *p, int argc, char **argv, struct waiting *words)
{
    int c = 0;
    options_begin(p, argc, argv);
    while (!(p->next < argc && !(p->cluster && *p->cluster) && is_negative(argv[p->next])) &&
           (c = options_next(p, "bv:r"))) {
        if (c == '?')
            return false;
        if (c == 'v')
            words->variables = p->argument;
        else if (c == 'b')
            words->bits = true;
        else
            words->python = true;
    }
    return true;
}

/* Reads the options, the process ID where there is one to be given, and the flags. */
static bool parse(struct shell *sh, int argc, char **argv, bool takes_pid, struct waiting *words)
{
    struct options_parse p;
    *words = (struct waiting){.who = argv[0], .pid = -1};
    if (!parse_options(&p, argc, argv, words) || !operands_between(sh, &p, takes_pid, -1))
        return false;
    if (takes_pid && !parse_pid(argv[p.next++], &words->pid)) {
        usage_error(sh, argv[0], "%s is not a process ID", visible(argv[p.next - 1]));
        return false;
    }
    for (int i = p.next; i < argc; i++) {
        int flags = parse_flags(argv[i]);
        if (flags < 0) {
            usage_error(sh, argv[0], "%s is none of WNOHANG, WUNTRACED and WCONTINUED",
                        visible(argv[i]));
            return false;
        }
        words->flags |= flags;
    }
    return true;
}

/* ---- What is answered ---- */

/* -v A,B: the names of the variables for the two parts of the answer; A alone takes the pid. */
static int read_names(struct shell *sh, const struct waiting *words, char *names[2])
{
    const char *list = words->variables, *comma = strchr(list, ',');
    size_t size = comma ? (size_t)(comma - list) : strlen(list);
    names[0] = arena_copy(&sh->scratch, list, size);
    names[1] = comma ? (char *)comma + 1 : NULL;
    return made_check(sh, words->who, names, comma ? 2 : 1);
}

static int store_pair(struct shell *sh, char *const names[2], pid_t pid, int status)
{
    if (!variable_set_number(sh, names[0], pid))
        return 1;
    return names[1] && !variable_set_number(sh, names[1], status) ? 1 : 0;
}

static int show(const struct waiting *words, pid_t pid, int status, const struct rusage *usage)
{
    struct text text = {0};
    text_format(&text, "(%d, %d", (int)pid, status);
    if (words->python && usage) {
        text_add_string(&text, ", ");
        usage_python(&text, usage);
    }
    text_char(&text, ')');
    if (!words->python) {
        text_add_string(&text, "  ");
        if (pid)
            status_meaning(&text, status);
        else
            text_add_string(&text, "nothing has changed");
    }
    text_char(&text, '\n');
    if (words->bits && pid)
        status_bits(&text, status);
    if (usage && pid && !words->python)
        usage_table(&text, usage);
    output_add(text.bytes, text.size);
    text_free(&text);
    return 0;
}

/* Waits, and stores or prints what came of it. `usage`: where the account goes, or NULL. */
static int wait_and_answer(struct shell *sh, const struct waiting *words, struct rusage *usage)
{
    char *names[2];
    int status = words->variables ? read_names(sh, words, names) : 0;
    if (status) /* before a status is collected for good */
        return status;
    pid_t pid = wait_for_user(sh, words->pid, &status, words->flags, usage);
    if (pid < 0)
        return call_failed(words->who, errno, "%s(%d)", usage ? "wait4" : "waitpid",
                           (int)words->pid);
    if (words->variables)
        return store_pair(sh, names, pid, status);
    return show(words, pid, status, usage);
}

static const struct builtin_option wait_options[] = {
    {'b', NULL, ARGUMENT_NONE, "draw the bits of the status as well"},
    {'r', NULL, ARGUMENT_NONE, "print as Python would: the tuple alone"},
    {'v', "PID,STATUS", ARGUMENT_VARIABLE, "store the two numbers in variables and print nothing"},
    {0, NULL, ARGUMENT_NONE, NULL},
};

static int run_waitpid(struct shell *sh, int argc, char **argv)
{
    struct waiting words;
    if (!parse(sh, argc, argv, true, &words))
        return 2;
    return wait_and_answer(sh, &words, NULL);
}

const struct builtin waitpid_builtin = {
    .name = "waitpid",
    .run = run_waitpid,
    .usage = "waitpid [-br] [-v PID,STATUS] PID [WNOHANG] [WUNTRACED] [WCONTINUED]",
    .purpose = "collect the status of one child",
    .calls = "waitpid",
    .section = "wait",
    .options = wait_options,
    .operands = {ARGUMENT_PID, ARGUMENT_WAIT_FLAG},
    .c = "pid_t pid = waitpid(child, &status, 0);",
    .python = "pid, status = os.waitpid(child, 0)",
    .text = "Prints the child's process ID and its status, the raw 16 bits, and what they mean:\n"
            "(6636, 256)  exited 1.\n"
            "\n"
            "PID -1 is any child, 0 any child of this process group, -N any child of group N.\n"
            "WNOHANG does not wait: the pid 0 says that nothing has changed. WUNTRACED and\n"
            "WCONTINUED tell of children that stop and go on, as well.",
};

static int run_wait3(struct shell *sh, int argc, char **argv)
{
    struct waiting words;
    struct rusage usage = {0};
    if (!parse(sh, argc, argv, false, &words))
        return 2;
    return wait_and_answer(sh, &words, &usage);
}

const struct builtin wait3_builtin = {
    .name = "wait3",
    .run = run_wait3,
    .usage = "wait3 [-br] [-v PID,STATUS] [WNOHANG] [WUNTRACED] [WCONTINUED]",
    .purpose = "collect the status of any child, and what it has used",
    .calls = "wait4",
    .section = "wait",
    .options = wait_options,
    .operands = {ARGUMENT_WAIT_FLAG, ARGUMENT_WAIT_FLAG},
    .c = "pid_t pid = wait3(&status, 0, &usage);",
    .python = "pid, status, usage = os.wait3(0)",
    .text =
        "The third part of the answer is a table of the resources that the child, and those of\n"
        "its own children that it has waited for, have used. wait3 is wait4 for any child.",
};

static int run_wait4(struct shell *sh, int argc, char **argv)
{
    struct waiting words;
    struct rusage usage = {0};
    if (!parse(sh, argc, argv, true, &words))
        return 2;
    return wait_and_answer(sh, &words, &usage);
}

const struct builtin wait4_builtin = {
    .name = "wait4",
    .run = run_wait4,
    .usage = "wait4 [-br] [-v PID,STATUS] PID [WNOHANG] [WUNTRACED] [WCONTINUED]",
    .purpose = "collect the status of one child, and what it has used",
    .calls = "wait4",
    .section = "wait",
    .options = wait_options,
    .operands = {ARGUMENT_PID, ARGUMENT_WAIT_FLAG},
    .c = "pid_t pid = wait4(child, &status, 0, &usage);",
    .python = "pid, status, usage = os.wait4(child, 0)",
    .text = "PID and flags are those of waitpid, the table is that of wait3.",
};
