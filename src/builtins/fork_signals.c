/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Creating Processes with fork, continued: signals that are held back, and sleeping until one
 * comes.
 *
 * A blocked signal is not lost: it is pending until it is let in. Between "has it come?" and "then
 * I sleep" there is a gap in which pause misses it; sigsuspend lets signals in and sleeps in one
 * step, so that there is none. The mask is the process's own and is inherited by its children.
 */
#include "base/message.h"
#include "base/names.h"
#include "builtins/answers.h"
#include "jobs/signals.h"
#include "sys/sys.h"
#include <errno.h>
#include <string.h>

/* Reads names or numbers of signals, and `all`. False after an error, which was told. */
static bool read_set(struct shell *sh, const char *who, char **words, sigset_t *set)
{
    sigemptyset(set);
    for (; *words; words++) {
        int signal = signal_number(*words);
        if (strcmp(*words, "all") == 0) {
            sigfillset(set);
        } else if (signal <= 0) {
            usage_error(sh, who, "there is no signal \"%s\" (`kill -l` lists them)",
                        visible(*words));
            return false;
        } else {
            sigaddset(set, signal);
        }
    }
    return true;
}

/* Answers with the names of a set, a line each, or as Python shows such a set. */
static int answer_set(struct shell *sh, const struct asked *ask, const sigset_t *set)
{
    struct text text = {0};
    for (int signal = 1; signal < signal_limit(); signal++) {
        const char *name = signal_name(signal);
        if (sigismember(set, signal) != 1 || !name)
            continue;
        if (text.size)
            text_add_string(&text, ask->python ? ", " : "\n");
        text_format(&text, ask->python ? "<Signals.SIG%s: %d>" : "%s", name, signal);
    }
    int status = 0;
    if (ask->python) {
        struct text braces = {0};
        text_format(&braces, text.size ? "{%s}" : "set()", text.size ? text_end(&text) : "");
        status = answer(sh, ask->variable, text_end(&braces));
        text_free(&braces);
    } else if (ask->variable || text.size) {
        status = answer(sh, ask->variable, text_end(&text));
    }
    text_free(&text);
    return status;
}

/* ---- sigprocmask ---- */

/* SIG_BLOCK for "block" or "SIG_BLOCK", …; -1 for none. */
static int read_how(const char *word)
{
    static const struct {
        const char *name, *c;
        int how;
    } hows[] = {{"block", "SIG_BLOCK", SIG_BLOCK},
                {"unblock", "SIG_UNBLOCK", SIG_UNBLOCK},
                {"setmask", "SIG_SETMASK", SIG_SETMASK}};
    for (size_t i = 0; i < sizeof hows / sizeof *hows; i++)
        if (strcmp(word, hows[i].name) == 0 || strcmp(word, hows[i].c) == 0)
            return hows[i].how;
    return -1;
}

static int run_sigprocmask(struct shell *sh, int argc, char **argv)
{
    struct asked ask;
    sigset_t set, old;
    int how = SIG_BLOCK; /* of no signal, where the mask is only asked for */
    if (!asked(sh, argc, argv, 0, -1, &ask))
        return 2;
    bool changes = ask.count > 0;
    if (changes && (how = read_how(ask.operands[0])) < 0)
        return usage_error(sh, argv[0], "%s is none of block, unblock and setmask",
                           visible(ask.operands[0]));
    if (!read_set(sh, argv[0], ask.operands + changes, &set))
        return 2;
    signals_return_borrowed(sh);
    why("a blocked signal waits, pending, until it is unblocked; only KILL and STOP cannot be "
        "held");
    if (sys_sigprocmask(how, changes ? &set : NULL, &old) != 0)
        return call_failed(argv[0], errno, "sigprocmask()");
    return changes && !ask.variable && !ask.python ? 0 : answer_set(sh, &ask, &old);
}

const struct builtin sigprocmask_builtin = {
    .name = "sigprocmask",
    .run = run_sigprocmask,
    .usage = "sigprocmask [-r] [-v VAR] [block|unblock|setmask [SIGNAL|all]...]",
    .purpose = "say which signals are held back from this process",
    .calls = "sigprocmask",
    .section = "fork",
    .options = answer_options,
    .operands = {ARGUMENT_TEXT, ARGUMENT_SIGNAL},
    .c = "sigprocmask(SIG_BLOCK, &set, &old);",
    .python = "old = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})",
    .text =
        "Alone it prints the signals that are blocked, a line each. block adds signals to the "
        "mask,\n"
        "unblock takes them away, and setmask makes the mask those and no others. Then nothing\n"
        "is printed; -v stores the mask as it was before, to be put back by\n"
        "sigprocmask setmask $old.\n"
        "\n"
        "A signal that comes while it is blocked is not lost: sigpending lists it, and its trap\n"
        "runs when it is unblocked. It comes once, however often it was sent. Children inherit\n"
        "the mask. A request to block KILL or STOP is passed over in silence, by the kernel.",
};

/* ---- sigpending ---- */

static int run_sigpending(struct shell *sh, int argc, char **argv)
{
    struct asked ask;
    sigset_t set;
    if (!asked(sh, argc, argv, 0, 0, &ask))
        return 2;
    signals_return_borrowed(sh);
    why("signals that have come and are blocked are kept for later, each kind once");
    if (sys_sigpending(&set) != 0)
        return call_failed(argv[0], errno, "sigpending()");
    return answer_set(sh, &ask, &set);
}

const struct builtin sigpending_builtin = {
    .name = "sigpending",
    .run = run_sigpending,
    .usage = "sigpending [-r] [-v VAR]",
    .purpose = "list the signals that have come and are held back",
    .calls = "sigpending",
    .section = "fork",
    .options = answer_options,
    .c = "sigpending(&set);",
    .python = "signal.sigpending()",
    .text = "A line each. Those are signals that sigprocmask has blocked and somebody has sent.",
};

/* ---- pause, sigsuspend ---- */

static int run_pause(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    sigset_t mask;
    options_begin(&p, argc, argv);
    if (options_next(&p, "") || !operands_between(sh, &p, 0, 0))
        return 2;
    why("pause leaves the mask as it is, so it is asked for, to sleep with it");
    if (sys_sigprocmask(SIG_BLOCK, NULL, &mask) != 0)
        return call_failed(argv[0], errno, "sigprocmask()");
    int error = signals_suspend(sh, &mask, "pause");
    return error ? call_failed(argv[0], error, "pause()") : 0;
}

const struct builtin pause_builtin = {
    .name = "pause",
    .run = run_pause,
    .usage = "pause",
    .purpose = "sleep until a signal comes that has a trap",
    .calls = "sigsuspend",
    .section = "fork",
    .c = "pause();",
    .python = "signal.pause()",
    .text = "It ends when a trap is due, which then runs. A signal whose trap has run before pause "
            "began\n"
            "is over: pause sleeps on, perhaps for ever. That gap is what sigsuspend closes.",
};

static int run_sigsuspend(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    sigset_t mask;
    options_begin(&p, argc, argv);
    if (options_next(&p, "") || !read_set(sh, argv[0], argv + p.next, &mask))
        return 2;
    int error = signals_suspend(sh, &mask, "sigsuspend");
    return error ? call_failed(argv[0], error, "sigsuspend()") : 0;
}

const struct builtin sigsuspend_builtin = {
    .name = "sigsuspend",
    .run = run_sigsuspend,
    .usage = "sigsuspend [SIGNAL|all]...",
    .purpose = "let signals in and sleep until one comes, in one step",
    .calls = "sigsuspend",
    .section = "fork",
    .operands = {ARGUMENT_SIGNAL},
    .c = "sigsuspend(&mask);",
    .python = "signal.sigwait({signal.SIGUSR1})  # the nearest that Python has",
    .text =
        "While it sleeps, the SIGNALs named are blocked and no others; without one, all are let "
        "in.\n"
        "It ends when a signal has come that has a trap, the mask is again what it was, and the\n"
        "trap runs. Block the signal first, then say that you are ready, then sigsuspend: so it\n"
        "cannot come too early.",
};
