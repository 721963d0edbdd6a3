/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * kill: send a signal (XCU, kill; kill(2)). It is a builtin because only the shell knows its jobs
 * (`kill %1`), and because it must work when no process can be made any more.
 */
#include "base/message.h"
#include "base/names.h"
#include "base/output.h"
#include "base/text.h"
#include "builtins/builtin.h"
#include "jobs/jobs.h"
#include "sys/sys.h"
#include <errno.h>
#include <limits.h>
#include <string.h>

/* One name, of a signal's number or of the status of a command that a signal ended; or the number
 * of a name. */
static int list_one(const char *who, const char *word)
{
    long long number = whole_number(word, 1000);
    int signal = number > 128 ? (int)number - 128 : signal_number(word);
    const char *name = signal > 0 ? signal_name(signal) : NULL;
    if (!name) {
        message(who, "\"%s\" is no signal, and no status that one leaves", visible(word));
        return 1;
    }
    if (number >= 0)
        output_format("%s\n", name);
    else
        output_format("%d\n", signal);
    return 0;
}

static int list(const char *who, char **words)
{
    int status = 0;
    if (!*words)
        for (int signal = 1; signal < signal_limit(); signal++)
            if (signal_name(signal))
                output_format("%s\n", signal_name(signal));
    for (; *words; words++)
        status |= list_one(who, *words);
    return status;
}

/* The process or, negative, the process group that `word` names. False after an error, which was
 * told. */
static bool target(struct shell *sh, const char *who, const char *word, pid_t *pid)
{
    if (*word == '%')
        return jobs_kill_target(sh, word, pid) == 0;
    bool group = *word == '-';
    long long number = whole_number(word + group, INT_MAX);
    if (number < 0)
        message(who, "\"%s\" is neither a process id nor a job", visible(word));
    *pid = (pid_t)(group ? -number : number);
    return number >= 0;
}

static int send_all(struct shell *sh, const char *who, int signal, char **words)
{
    int status = 0;
    if (signal == 0)
        jobs_collect(sh); /* a job that has ended is there no more, for whoever asks */
    for (; *words; words++) {
        pid_t pid;
        if (!target(sh, who, *words, &pid)) {
            status = 1;
            continue;
        }
        why("the kernel delivers the signal, if this user may send it; a negative number is a "
            "group");
        if (sys_kill(pid, signal) == 0) {
            jobs_after_kill(sh, pid, **words == '%', signal);
        } else {
            const char *name = signal ? signal_name(signal) : NULL;
            status = call_failed(who, errno, "kill(%ld, %s%s)", (long)pid, name ? "SIG" : "",
                                 name ? name : "0");
        }
    }
    return status;
}

/* The signal that `word` names, or -1 after saying that there is none. */
static int signal_operand(const char *who, const char *word)
{
    int signal = signal_number(word);
    if (signal < 0)
        message(who, "there is no signal \"%s\" (`kill -l` lists them)", visible(word));
    return signal;
}

static int run_kill(struct shell *sh, int argc, char **argv)
{
    const char *who = argv[0], *option = argc > 1 ? argv[1] : "";
    char **rest = argv + 1;
    int signal = SIGTERM;
    if (strcmp(option, "-l") == 0)
        return list(who, argv + 2 + (argc > 2 && strcmp(argv[2], "--") == 0));
    if (strcmp(option, "-s") == 0) {
        if (argc < 3)
            return usage_error(sh, who, "the option -s wants an argument");
        signal = signal_operand(who, argv[2]);
        rest += 2;
    } else if (option[0] == '-' && option[1] && strcmp(option, "--") != 0) {
        bool joined = strncmp(option, "-s", 2) == 0 && option[2] && signal_number(option + 1) < 0;
        signal = signal_operand(who, option + (joined ? 2 : 1));
        rest++;
    }
    if (signal < 0)
        return 2;
    if (*rest && strcmp(*rest, "--") == 0)
        rest++;
    if (!*rest)
        return usage_error(sh, who, "whom? A process id or a job is missing");
    return send_all(sh, who, signal, rest);
}

static const struct builtin_option kill_options[] = {
    {'s', "SIGNAL", ARGUMENT_SIGNAL, "the signal to send; TERM where none is said"},
    {'l', NULL, ARGUMENT_NONE, "list the signals, or name that of a number or status"},
    {0, NULL, ARGUMENT_NONE, NULL},
};

const struct builtin kill_builtin = {
    .name = "kill",
    .run = run_kill,
    .usage = "kill [-s SIGNAL|-SIGNAL] PID|%JOB...\nkill -l [STATUS...]",
    .purpose = "send a signal to processes",
    .calls = "kill",
    .section = "fork",
    .options = kill_options,
    .operands = {ARGUMENT_PID},
    .c = "if (kill(pid, SIGTERM) != 0) err(1, \"kill\");",
    .python = "os.kill(pid, signal.SIGTERM)",
    .text = "SIGNAL is a name (TERM, SIGTERM) or a number; 0 sends nothing and only asks whether "
            "it could. PID 0 "
            "is every process of this group; a negative PID is the group of that number, and -1 "
            "every process "
            "that may be signalled. Write -- before a negative PID where no signal is named. A "
            "stopped JOB "
            "that is sent TERM or HUP is continued, or it would not see the signal; a stopped PID "
            "is left as it is.",
    .flags = BUILTIN_POSIX,
};
