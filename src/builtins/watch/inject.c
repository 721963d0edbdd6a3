/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * inject: make a system call fail, to see what a program does about it.
 *
 * What fails once, the shell gets over. What would fail every time it wants to hear from its user,
 * or from a child, would leave it deaf for good: that is refused.
 */
#include "base/message.h"
#include "base/names.h"
#include "base/output.h"
#include "base/text.h"
#include "builtins/builtin.h"
#include "builtins/watch/names.h"
#include "sys/record.h"

#include <errno.h>
#include <string.h>

static int list(void)
{
    struct sys_injection pending[SYS_INJECTIONS];
    int count = sys_injections(pending);
    for (int i = 0; i < count; i++) {
        const char *name = errno_name(pending[i].error);
        output_string("inject");
        if (pending[i].every)
            output_format(" -e %u", pending[i].every);
        output_format(" %s %s %u\n", sys_call_name(pending[i].call), name ? name : "?",
                      pending[i].countdown);
    }
    return 0;
}

/* The shell could not be reached any more if this call failed every time. */
static bool keeps_in_touch(int call)
{
    switch (call) {
    case SYS_CALL_ppoll:
    case SYS_CALL_read:
    case SYS_CALL_pread:
    case SYS_CALL_recv:
    case SYS_CALL_waitpid:
    case SYS_CALL_wait4:
    case SYS_CALL_waitid:
        return true;
    default:
        return false;
    }
}

/* Whether it may be done; if not, says why not. */
static bool allowed(const char *who, int call, int error, unsigned every)
{
    const char *name = sys_call_name(call);
    if (sys_cannot_fail(call))
        message(who, "%s cannot fail: it has no error to give", name);
    else if (every == 1 && keeps_in_touch(call))
        message(who, "%s must work now and then, or the shell could not be reached any more", name);
    else if (every == 1 && error == EINTR)
        message(who,
                "EINTR means \"try again\": if %s failed so each time, it would be tried for ever",
                name);
    else
        return true;
    return false;
}

static int add(struct shell *sh, const char *who, char **operands, unsigned every)
{
    int call = watch_call(who, operands[0]);
    int error = call == -1 ? 0 : watch_errno(who, operands[1]);
    if (error == 0)
        return 2;
    long long nth = every ? every : 1;
    if (operands[2])
        nth = whole_number(operands[2], SYS_INJECT_MAX);
    if (nth < 1)
        return usage_error(sh, who, "\"%s\" is no number from 1 to %d", visible(operands[2]),
                           SYS_INJECT_MAX);
    if (!allowed(who, call, error, every))
        return 1;
    if (sys_watch(SYS_INJECT, true) == -1)
        return call_failed(who, errno, "mmap(MAP_SHARED)");
    option_set(sh, OPTION_RECORD, true);
    if (sys_inject(call, error, (unsigned)nth, every) == 0)
        return 0;
    message(who, "%d injections are pending already, and there is no room for more (`inject -c`)",
            SYS_INJECTIONS);
    return 1;
}

static int clear(const char *who, const char *name)
{
    int call = name ? watch_call(who, name) : -1;
    if (name && call == -1)
        return 2;
    sys_inject_clear(call);
    return 0;
}

static int run_inject(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    bool clearing = false;
    long long every = 0;
    int letter;
    options_begin(&p, argc, argv);
    while ((letter = options_next(&p, "ce:"))) {
        if (letter == '?')
            return 2;
        clearing = clearing || letter == 'c';
        if (letter == 'e')
            every = whole_number(p.argument, SYS_INJECT_MAX);
        if (letter == 'e' && every < 1)
            return usage_error(sh, argv[0], "-e wants a number from 1 to %d", SYS_INJECT_MAX);
    }
    if (clearing)
        return operands_between(sh, &p, 0, 1) ? clear(argv[0], argv[p.next]) : 2;
    if (p.next == argc && every == 0)
        return list();
    if (!operands_between(sh, &p, 2, 3))
        return 2;
    return add(sh, argv[0], argv + p.next, (unsigned)every);
}

static const struct builtin_option inject_options[] = {
    {'e', "K", ARGUMENT_NUMBER, "again and again: every Kth call fails"},
    {'c', NULL, ARGUMENT_NONE, "take back what is pending for CALL, or all of it"},
    {0},
};

const struct builtin inject_builtin = {
    .name = "inject",
    .run = run_inject,
    .usage = "inject CALL ERRNO [N]\ninject -e K CALL ERRNO [N]\ninject -c [CALL]\ninject",
    .purpose = "make a system call fail, to see what comes of it",
    .section = "watch",
    .options = inject_options,
    .operands = {ARGUMENT_CALL, ARGUMENT_ERRNO, ARGUMENT_NUMBER},
    .text =
        "The Nth next CALL that this shell or a child of it makes fails with ERRNO; N is 1 unless "
        "given. The call is not made, but for close: Linux lets go of the descriptor whatever it "
        "then "
        "says, EBADF apart. A program that the shell runs is not reached: only the calls "
        "up to its execve are the shell's.\n\n"
        "Without operands it lists what is pending, as commands. Nothing outlives the shell. "
        "`inject fork` covers vfork, by which plain commands are started. The reading of commands "
        "at the prompt is spared.",
};
