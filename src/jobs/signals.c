/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signals and traps; signals.h says what the policy is. */
#include "jobs/signals.h"

#include "base/arena.h"
#include "base/names.h"
#include "base/output.h"
#include "jobs/jobs.h"
#include "state/shell.h"
#include "sys/sys.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LIMIT = 65 };

/* What this process does with a signal. */
enum disposition {
    AS_STARTED, /* never touched */
    DEFAULTED,
    IGNORED,
    CAUGHT,
    KEY, /* caught, to be passed on to the job that is being started: see signals_take_key */
};

struct trap {
    char *action;  /* malloc'ed; NULL: default, "": ignore */
    char *parents; /* in a subshell: what the parent had, for `trap` to list */
    bool known;    /* started_ignored has been asked for */
    bool started_ignored;
    bool acting;    /* its action runs: the next turn waits until that is over, so that a storm of
                       signals does not nest action in action */
    bool for_shell; /* the shell itself wants it: see shell_wants */
    enum disposition shell_wants;
    enum disposition now;
};

struct traps {
    struct trap list[LIMIT];
    bool inherited; /* `parents` counts: no trap has been set since the subshell began */
    bool borrowed;  /* a SIGCHLD that the user has blocked was taken to wake the shell */
};

volatile sig_atomic_t signals_pending;
void (*signals_on_block)(struct shell *sh, const char *call);
void (*trap_run)(struct shell *sh, const char *action, int signal);

static volatile sig_atomic_t came[LIMIT];

/* Whether the command under way is left when the signal comes. */
static volatile sig_atomic_t leaves[LIMIT];

/* SIGINT has come from the terminal, because ^C was typed there. */
static volatile sig_atomic_t typed_interrupt;

static void note(int signal)
{
    came[signal] = 1;
    signals_pending = 1;
    if (leaves[signal])
        output_given_up = 1;
}

/*
 * The keys' signals. The kernel sends them when the key is typed; what a process sends is not meant
 * for a job.
 */
static void note_interrupt(int signal, siginfo_t *info, void *context)
{
    (void)context;
    if (info->si_code == SI_KERNEL)
        typed_interrupt = 1;
    note(signal);
}

/* Of those the shell itself takes no notice. */
static void note_key(int signal, siginfo_t *info, void *context)
{
    (void)context;
    if (info->si_code == SI_KERNEL)
        came[signal] = 1;
}

/* SIGCHLD has come, and the shell has not looked at its children since: came[SIGCHLD] is the
 * trap's. */
static volatile sig_atomic_t children_changed;

/* The child whose end by ^C or ^\ was the last that SIGCHLD told of, and the signal. */
static volatile sig_atomic_t struck_child, struck_by;

static void note_child(int signal, siginfo_t *info, void *context)
{
    (void)context;
    note(signal);
    children_changed = 1;
    if (info->si_code != CLD_KILLED && info->si_code != CLD_DUMPED)
        return;
    if (info->si_status == SIGINT || info->si_status == SIGQUIT) {
        struck_child = info->si_pid;
        struck_by = info->si_status;
    }
}

void signals_init(struct shell *sh)
{
    sh->traps = xzalloc(sizeof *sh->traps);
    struct sigaction action;
    why("a shell whose parent ignored SIGCHLD would never hear of its own children's ends");
    if (sys_sigaction(SIGCHLD, NULL, &action) == 0 && action.sa_handler == SIG_IGN) {
        action.sa_handler = SIG_DFL;
        why("with SIGCHLD ignored the kernel throws children's statuses away, so it is set back");
        sys_sigaction(SIGCHLD, &action, NULL);
    }
}

/* Whether the signal was ignored when the shell was started; asked once. */
static bool started_ignored(struct trap *trap, int signal)
{
    struct sigaction action;
    if (!trap->known) {
        trap->known = true;
        why("a signal that was ignored when the shell was started stays ignored, in it and in its "
            "children");
        trap->started_ignored =
            sys_sigaction(signal, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
    }
    return trap->started_ignored;
}

/* The handler of a signal that is caught, and what else goes with it. */
static void set_handler(struct sigaction *action, int signal, enum disposition wanted)
{
    action->sa_handler = note;
    if (wanted == KEY || signal == SIGCHLD || signal == SIGINT) {
        action->sa_sigaction = wanted == KEY       ? note_key
                               : signal == SIGCHLD ? note_child
                                                   : note_interrupt;
        action->sa_flags = SA_SIGINFO;
    }
    /* these two only wake the sleeper (ppoll and sigsuspend never restart); they must not cut a
     * write short */
    if (signal == SIGCHLD || signal == SIGWINCH)
        action->sa_flags |= SA_RESTART;
}

static int apply(struct trap *trap, int signal, enum disposition wanted)
{
    if (trap->now == wanted ||
        (trap->now == AS_STARTED && wanted == DEFAULTED && !started_ignored(trap, signal)))
        return 0;
    struct sigaction action = {.sa_handler = wanted == IGNORED ? SIG_IGN : SIG_DFL};
    sigfillset(&action.sa_mask);
    if (wanted == CAUGHT || wanted == KEY)
        set_handler(&action, signal, wanted);
    if (wanted == AS_STARTED)
        action.sa_handler = started_ignored(trap, signal) ? SIG_IGN : SIG_DFL;
    started_ignored(trap, signal);
    why("from now on this is what the signal does to the shell");
    if (sys_sigaction(signal, &action, NULL) != 0)
        return errno;
    trap->now = wanted;
    return 0;
}

/*
 * Sets the disposition that follows from the trap and from what the shell wants for itself; the
 * trap goes first. A SIGCHLD that the user ignores is ignored by the children alone: the kernel
 * would throw their statuses away, and wait for nobody.
 */
static int settle(struct shell *sh, int signal)
{
    struct trap *trap = &sh->traps->list[signal];
    if (signal == SIGINT || signal == SIGHUP)
        leaves[signal] = !trap->action;
    if (signal == SIGCHLD && trap->action && !*trap->action)
        return apply(trap, signal, trap->for_shell ? trap->shell_wants : DEFAULTED);
    if (trap->action)
        return apply(trap, signal, *trap->action ? CAUGHT : IGNORED);
    return apply(trap, signal, trap->for_shell ? trap->shell_wants : AS_STARTED);
}

static void shell_wants(struct shell *sh, int signal, bool on, enum disposition what)
{
    struct trap *trap = &sh->traps->list[signal];
    trap->for_shell = on;
    trap->shell_wants = what;
    settle(sh, signal);
}

void signals_interactive(struct shell *sh, bool interactive)
{
    shell_wants(sh, SIGINT, interactive, CAUGHT);
    shell_wants(sh, SIGQUIT, interactive, KEY);
    shell_wants(sh, SIGTERM, interactive, IGNORED);
    shell_wants(sh, SIGWINCH, interactive, CAUGHT);
    shell_wants(sh, SIGHUP, interactive && !started_ignored(&sh->traps->list[SIGHUP], SIGHUP),
                CAUGHT);
}

/*
 * A shell may have been started with a signal ignored that stops who uses the terminal from the
 * background (tmux starts it with both). Jobs get its usual effect all the same: a read there would
 * else fail, and a program write into another's screen.
 */
static void let_stop(struct trap *trap)
{
    trap->known = true;
    trap->started_ignored = false;
}

void signals_job_control(struct shell *sh, bool on)
{
    let_stop(&sh->traps->list[SIGTTIN]);
    let_stop(&sh->traps->list[SIGTTOU]);
    shell_wants(sh, SIGTSTP, on, KEY);
    shell_wants(sh, SIGTTIN, on, IGNORED);
    shell_wants(sh, SIGTTOU, on, IGNORED);
    if (on)
        signals_hear_children(sh);
}

bool signals_hear_children(struct shell *sh)
{
    if (sh->traps->list[SIGCHLD].now != CAUGHT)
        shell_wants(sh, SIGCHLD, true, CAUGHT);
    return sh->traps->list[SIGCHLD].now == CAUGHT;
}

void signals_ignore_keyboard(struct shell *sh, bool on)
{
    static const int keys[] = {SIGINT, SIGQUIT};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (on)
            apply(&sh->traps->list[keys[i]], keys[i], IGNORED);
        else
            settle(sh, keys[i]);
    }
}

/* What comes between the look and the end of it is not lost: it counts as the one that was seen. */
static bool take(int signal)
{
    if (!came[signal])
        return false;
    came[signal] = 0;
    if (signal == SIGINT)
        typed_interrupt = 0;
    if (leaves[signal])
        output_given_up = 0;
    return true;
}

bool signals_take_interrupt(void)
{
    return take(SIGINT);
}

void signals_note_interrupt(void)
{
    note(SIGINT);
}

bool signals_take_window_change(void)
{
    return take(SIGWINCH);
}

bool signals_take_hangup(void)
{
    return take(SIGHUP);
}

bool signals_hung_up(struct shell *sh)
{
    return sh->interactive && came[SIGHUP] && !sh->traps->list[SIGHUP].action;
}

bool signals_take_key(int signal)
{
    return (signal != SIGINT || typed_interrupt) && take(signal);
}

void signals_forget_keys(void)
{
    take(SIGTSTP);
    take(SIGQUIT);
}

bool signals_take_children(void)
{
    bool changed = children_changed;
    if (changed)
        children_changed = 0;
    return changed;
}

pid_t signals_take_struck(int *signal)
{
    pid_t child = struck_child;
    struck_child = 0;
    *signal = struck_by;
    return child;
}

/* The lowest signal that has come and has a trap; 0 for none. */
static int trapped(struct shell *sh)
{
    for (int signal = 1; signal < LIMIT; signal++) {
        const struct trap *trap = &sh->traps->list[signal];
        if (came[signal] && trap->action && *trap->action && !trap->acting)
            return signal;
    }
    return 0;
}

int signals_waiting(struct shell *sh)
{
    if (!signals_pending)
        return 0;
    int signal = trapped(sh);
    if (!signal && sh->interactive)
        signal = came[SIGINT] ? SIGINT : came[SIGHUP] ? SIGHUP : 0;
    return signal;
}

bool signals_act(struct shell *sh)
{
    signals_pending = 0;
    for (int signal; sh->unwind == UNWIND_NONE && (signal = trapped(sh));) {
        struct trap *trap = &sh->traps->list[signal];
        came[signal] = 0;
        char *action = xstrdup(trap->action);
        trap->acting = true;
        trap_run(sh, action, signal);
        trap->acting = false;
        free(action);
    }
    if (trapped(sh))
        signals_pending = 1;
    if (sh->unwind == UNWIND_NONE && sh->interactive && !sh->traps->list[SIGINT].action &&
        take(SIGINT)) {
        sh->status = 128 + SIGINT;
        sh->unwind = UNWIND_INTERRUPT;
    }
    if (sh->unwind == UNWIND_NONE && sh->interactive && !sh->traps->list[SIGHUP].action &&
        came[SIGHUP]) {
        output_given_up = 0;
        sh->status = 128 + SIGHUP;
        sh->unwind = UNWIND_EXIT;
    }
    return sh->unwind != UNWIND_NONE;
}

void signals_block(sigset_t *old)
{
    sigset_t all;
    sigfillset(&all);
    why("signals are held back while this is half done; those that come meanwhile wait, and are "
        "not lost");
    sys_sigprocmask(SIG_SETMASK, &all, old);
}

void signals_restore(const sigset_t *mask)
{
    why("signals may come again, and those that waited come now");
    sys_sigprocmask(SIG_SETMASK, mask, NULL);
}

/* The signals that must not reach a child before it has seen to them. False when there are none. */
static bool set_to_hold(struct shell *sh, bool background, sigset_t *set)
{
    bool any = background;
    sigemptyset(set);
    if (background) {
        sigaddset(set, SIGINT);
        sigaddset(set, SIGQUIT);
    }
    for (int signal = 1; signal < LIMIT; signal++) {
        enum disposition now = sh->traps->list[signal].now;
        if (now == AS_STARTED || now == DEFAULTED)
            continue;
        sigaddset(set, signal);
        any = true;
    }
    return any;
}

void signals_hold(struct shell *sh, bool background, struct held *held)
{
    sigset_t set;
    held->back = set_to_hold(sh, background, &set);
    if (!held->back)
        return;
    why("signals that the shell catches or ignores are held back until the child has its own way "
        "with them");
    sys_sigprocmask(SIG_BLOCK, &set, &held->mask);
}

void signals_release(const struct held *held)
{
    if (held->back)
        signals_restore(&held->mask);
}

void signals_for_child(struct shell *sh, bool background, bool borrowed)
{
    for (int signal = 1; signal < LIMIT; signal++) {
        const struct trap *trap = &sh->traps->list[signal];
        bool users = trap->action && !*trap->action;
        bool quiet = background && (signal == SIGINT || signal == SIGQUIT);
        if (!quiet && (users ? trap->now == IGNORED : trap->now == AS_STARTED))
            continue;
        bool ignore = quiet || users || (trap->known && trap->started_ignored);
        if (borrowed && !ignore && trap->now == KEY)
            continue;
        if (quiet && trap->now == IGNORED)
            continue;
        struct sigaction action = {.sa_handler = ignore ? SIG_IGN : SIG_DFL};
        if (quiet)
            why("without job control, ^C and ^\\ are for the foreground: a command in the "
                "background ignores them");
        else
            why("the shell's own way with this signal is not for its children");
        sys_sigaction(signal, &action, NULL);
    }
}

/*
 * In a forked child: what the process does with each signal now is what signals_for_child left.
 *
 * After a fork, parent and child share each page of memory until one of them writes to it; then the
 * kernel copies the page. So what is right already is left alone, here and in jobs_enter_child: in
 * most subshells that is all of it.
 */
static void forget_shell_ways(struct shell *sh)
{
    for (int signal = 1; signal < LIMIT; signal++) {
        struct trap *trap = &sh->traps->list[signal];
        if (came[signal])
            take(signal);
        if (trap->for_shell)
            trap->for_shell = false;
        bool users = trap->action && !*trap->action;
        if (users || trap->now != AS_STARTED)
            trap->now = users ? IGNORED : AS_STARTED;
    }
    signals_take_children();
    if (signals_pending)
        signals_pending = 0;
    if (sh->traps->borrowed)
        sh->traps->borrowed = false;
}

static bool has_traps(const struct traps *traps)
{
    for (int signal = 0; signal < LIMIT; signal++)
        if (traps->list[signal].action)
            return true;
    return false;
}

void signals_enter_subshell(struct shell *sh)
{
    struct traps *traps = sh->traps;
    bool first = !traps->inherited;
    forget_shell_ways(sh);
    for (int signal = 1; signal < LIMIT; signal++)
        if (traps->list[signal].acting)
            traps->list[signal].acting = false;
    if (!has_traps(traps))
        return;
    for (int signal = 0; signal < LIMIT; signal++) {
        struct trap *trap = &traps->list[signal];
        if (first) {
            free(trap->parents);
            trap->parents = trap->action ? xstrdup(trap->action) : NULL;
        }
        if (trap->action && *trap->action) {
            free(trap->action);
            trap->action = NULL;
        }
    }
    settle(sh, SIGCHLD);
    traps->inherited = true;
}

void signals_ignore_stop(struct shell *sh)
{
    struct trap *trap = &sh->traps->list[SIGTSTP];
    struct sigaction action = {.sa_handler = SIG_IGN};
    why("the shell waits for what this prints, and cannot be stopped: so ^Z must not stop this");
    if (sys_sigaction(SIGTSTP, &action, NULL) == 0)
        trap->known = trap->started_ignored = true;
}

void signals_enter_fork(struct shell *sh)
{
    forget_shell_ways(sh);
    for (int signal = 1; signal < LIMIT; signal++)
        settle(sh, signal);
}

void signals_reassert(struct shell *sh)
{
    for (int signal = 1; signal < LIMIT; signal++) {
        struct trap *trap = &sh->traps->list[signal];
        bool users = trap->action && !*trap->action;
        if (users || trap->now != AS_STARTED)
            trap->now = users ? IGNORED : AS_STARTED;
        settle(sh, signal);
    }
}

/* ---- Sleeping ---- */

/*
 * The mask to sleep with. A user who blocks SIGCHLD and then waits for a child must not wait for
 * ever: the signal is let in for the sleep alone.
 */
static sigset_t mask_for_sleep(struct shell *sh, const sigset_t *users)
{
    sigset_t mask = *users;
    if (sh->traps->list[SIGCHLD].for_shell)
        sigdelset(&mask, SIGCHLD);
    return mask;
}

/* Notes a SIGCHLD that was let in for a sleep, so that the user's own view of it can be put right.
 */
static void note_borrowed(struct shell *sh, const sigset_t *users)
{
    if (children_changed && sigismember(users, SIGCHLD) == 1) {
        children_changed = came[SIGCHLD] = 0;
        sh->traps->borrowed = true;
    }
}

void signals_return_borrowed(struct shell *sh)
{
    if (!sh->traps->borrowed)
        return;
    sh->traps->borrowed = false;
    why("the shell sends it to itself, so it needs its own process ID");
    pid_t me = sys_getpid();
    why("a blocked SIGCHLD has woken the shell from a sleep; for the user it is pending still");
    sys_kill(me, SIGCHLD);
}

int jobs_sleep(struct shell *sh, struct pollfd *fds, nfds_t count, const struct timespec *timeout)
{
    sigset_t old;
    int result = -1, error = EINTR;
    signals_block(&old);
    if (!signals_waiting(sh) && !children_changed && !came[SIGWINCH]) {
        sigset_t mask = mask_for_sleep(sh, &old);
        why("nothing is left to do until a signal or some input comes: sleep, and let signals in "
            "again in the same step");
        result = sys_ppoll(fds, count, timeout, &mask);
        error = errno;
        note_borrowed(sh, &old);
    }
    signals_restore(&old);
    errno = error;
    return result;
}

int signals_suspend(struct shell *sh, const sigset_t *mask, const char *call)
{
    sigset_t old;
    int error = 0;
    signals_return_borrowed(sh);
    if (signals_on_block)
        signals_on_block(sh, call);
    signals_block(&old);
    while (!error && !signals_waiting(sh)) {
        why("the mask is exchanged and the sleep begun in one step, so that no signal slips in "
            "between unseen");
        if (sys_sigsuspend(mask) != 0 && errno != EINTR)
            error = errno;
    }
    signals_restore(&old);
    return error;
}

bool signals_wanted(const struct shell *sh)
{
    bool wanted = sh->interactive || signals_on_block;
    for (int signal = 1; signal < LIMIT && !wanted; signal++)
        wanted = sh->traps->list[signal].now == CAUGHT && signal != SIGCHLD;
    return wanted;
}

bool jobs_ready(struct shell *sh, int fd, short events, const char *call)
{
    struct pollfd ready = {.fd = fd, .events = events};
    while (signals_wanted(sh)) {
        if (signals_on_block)
            signals_on_block(sh, call);
        int n = jobs_sleep(sh, &ready, 1, NULL);
        if (n > 0 && !signals_waiting(sh))
            break;
        if (n < 0 && errno != EINTR)
            return false;
        if (signals_waiting(sh)) {
            errno = EINTR;
            return false;
        }
        signals_take_children();
        signals_take_window_change();
    }
    return true;
}

ssize_t jobs_read(struct shell *sh, int fd, void *buffer, size_t size)
{
    if (!jobs_ready(sh, fd, POLLIN, "read"))
        return -1;
    why("there is input for the command; the shell slept until it came, so that a trap could run "
        "meanwhile");
    return sys_read(fd, buffer, size);
}

/* ---- Traps ---- */

const char *trap_get(struct shell *sh, int signal)
{
    return sh->traps->list[signal].action;
}

const char *trap_listed(struct shell *sh, int signal)
{
    const struct trap *trap = &sh->traps->list[signal];
    return sh->traps->inherited ? trap->parents : trap->action;
}

bool traps_have_actions(const struct shell *sh)
{
    for (int signal = 0; signal < LIMIT; signal++)
        if (sh->traps->list[signal].action && *sh->traps->list[signal].action)
            return true;
    return false;
}

int trap_set(struct shell *sh, int signal, const char *action)
{
    struct trap *trap = &sh->traps->list[signal];
    sh->traps->inherited = false;
    if (signal > 0 && !sh->interactive && started_ignored(trap, signal))
        return 0;
    if (signal == SIGCHLD && !trap->action)
        came[signal] = 0; /* of children that changed before there was a trap */
    free(trap->action);
    trap->action = action ? xstrdup(action) : NULL;
    return signal > 0 ? settle(sh, signal) : 0;
}

void trap_exit(struct shell *sh)
{
    char *action = sh->traps->list[0].action;
    if (!action)
        return;
    sh->traps->list[0].action = NULL;
    if (*action)
        trap_run(sh, action, 0);
    free(action);
}
