/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Signals.
 *
 * A handler does one thing: it sets a flag. The flags are looked at between commands, and by
 * whoever is about to sleep; nothing else happens in a handler, because it may run in the middle of
 * anything.
 *
 * To sleep without losing a signal between the last look and the sleep: block, look, then sleep in
 * a call that unblocks and sleeps in one step (ppoll, sigsuspend). jobs_sleep is that place, and
 * there is no other.
 *
 * What the shell does with each signal:
 *
 * - SIGINT: an interactive shell sets a flag, and the command under way is left. Another one dies
 *   as its command does.
 * - SIGTERM: an interactive shell ignores it, so that `kill 0` does not cost the shell.
 * - SIGQUIT (interactive) and SIGTSTP (with job control): they do nothing to the shell, either.
 *   That ^\ or ^Z was typed is noted, for the job that is just being started.
 * - SIGTTIN and SIGTTOU: ignored with job control, since nobody could continue the shell. In its
 *   children they have their usual effect, whatever the shell was started with.
 * - SIGCHLD: a flag. It wakes the sleeper, which then asks waitpid. Where it was ignored at the
 *   start, that is repaired; where a trap ignores it, that holds for the children alone.
 * - SIGWINCH and SIGHUP: an interactive shell sets a flag.
 * - Any other is as it was when the shell was started, until trap says otherwise.
 *
 * A child gets back what else the shell was started with, save what the user ignores by trap.
 */
#ifndef NACRE_JOBS_SIGNALS_H
#define NACRE_JOBS_SIGNALS_H

#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/types.h>
#include <time.h>

struct shell;

/* Not 0 when some flag is set that signals_act must see to. Looked at between commands. */
extern volatile sig_atomic_t signals_pending;

void signals_init(struct shell *sh);

/* Sets the dispositions that an interactive shell, or one with job control, needs; or puts back
 * those it started with. */
void signals_interactive(struct shell *sh, bool interactive);
void signals_job_control(struct shell *sh, bool on);

/*
 * For `system`, as the standard has it: SIGINT and SIGQUIT are ignored, whatever trap they have
 * (`on`), or are again what they were. A child started meanwhile does not ignore them for that.
 */
void signals_ignore_keyboard(struct shell *sh, bool on);

/* Wants to hear of SIGCHLD; cheap when it is already so. False when that cannot be had: then nobody
 * may sleep for it. */
bool signals_hear_children(struct shell *sh);

/*
 * Runs the traps whose signals have come, and sees to SIGINT at a prompt. Returns true when the
 * command under way must be left (shell.unwind says how).
 */
bool signals_act(struct shell *sh);

/* Whether a signal with a trap of its own waits to be acted on; returns its number or 0. SIGINT at
 * a prompt counts. */
int signals_waiting(struct shell *sh);

/* SIGINT has come and no trap is set for it; taken by asking. */
bool signals_take_interrupt(void);
void signals_note_interrupt(void);
/* SIGWINCH and SIGHUP have come. */
bool signals_take_window_change(void);
bool signals_take_hangup(void);
/* SIGHUP has come, no trap is set for it, and it has not been taken. */
bool signals_hung_up(struct shell *sh);
/* ^C (SIGINT), ^Z (SIGTSTP) or ^\ (SIGQUIT) was typed while the shell had the terminal; taken by
 * asking. */
bool signals_take_key(int signal);
/* The latter two are forgotten: nothing is being started that they could be meant for. */
void signals_forget_keys(void);
/* SIGCHLD has come. */
bool signals_take_children(void);
/*
 * The child that SIGINT or SIGQUIT (*signal) has killed, the last that SIGCHLD told of; taken by
 * asking, 0 where there is none. It costs no call, and the child is still there to be collected.
 */
pid_t signals_take_struck(int *signal);

/* Blocks all signals; *old is what was. */
void signals_block(sigset_t *old);
/* Puts a mask back. */
void signals_restore(const sigset_t *mask);

/* What signals_hold did. */
struct held {
    bool back;     /* signals are held back */
    sigset_t mask; /* what the mask was before, when they are */
};

/*
 * Before a fork or vfork: blocks the signals that the shell catches or ignores, since one that
 * comes to the child too early would do there what it does to the shell. The others have their
 * usual effect in both: a signal that ends the whole group must not pass by a child that is just
 * being made. `background`: as in signals_for_child.
 */
void signals_hold(struct shell *sh, bool background, struct held *held);
/* Afterwards, in either process. */
void signals_release(const struct held *held);

/*
 * In a child: handlers become the default again, what the shell ignores for itself becomes what it
 * was started with. `background`: without job control an asynchronous command ignores SIGINT and
 * SIGQUIT (XCU 2.11). Safe in a child that borrows its parent's memory: it changes nothing but the
 * process's own dispositions. `borrowed`: such a child must not be stopped by ^Z before it runs its
 * program, for its parent would never wake; so it notes the key for its parent, until execve sets
 * the default.
 */
void signals_for_child(struct shell *sh, bool background, bool borrowed);

/* Sets everything as it was before signals_for_child: when the program of `exec` could not be run.
 */
void signals_reassert(struct shell *sh);

/* After sys_fork, in the child, before signals_for_child's work counts: traps are reset as in a
 * subshell. */
void signals_enter_subshell(struct shell *sh);
/*
 * After signals_enter_subshell, in a command substitution of a shell with job control: it is no
 * job, and a shell that waits for it would wait for ever if it were stopped. So it, and what it
 * runs, ignores SIGTSTP, as if it had been started that way.
 */
void signals_ignore_stop(struct shell *sh);
/* The child of the user's own `fork`: traps stay; the shell's own ways with signals go. */
void signals_enter_fork(struct shell *sh);

/*
 * The one place that sleeps. Waits until a descriptor of `fds` is ready, a signal has come that
 * somebody waits for, or the time is over. Returns ppoll's result: the number of ready descriptors,
 * 0 for time, -1 with EINTR for a signal.
 */
int jobs_sleep(struct shell *sh, struct pollfd *fds, nfds_t count, const struct timespec *timeout);

/*
 * sigsuspend(2) for the user: sleeps, with `mask` in the place of the process's own, until a signal
 * has come that has a trap (or SIGINT at a prompt); one that came before, and was not acted on,
 * counts. The trap's action is left to signals_act. `call` is whose sleep it is, for
 * signals_on_block. Returns 0 or an errno other than EINTR.
 */
int signals_suspend(struct shell *sh, const sigset_t *mask, const char *call);

/*
 * The shell needs SIGCHLD to wake it, even where the user has blocked it. What it took that way is
 * made pending again, for whoever is about to look at the pending signals or to change the mask.
 */
void signals_return_borrowed(struct shell *sh);

/* Whether a signal other than SIGCHLD may have to be heard while a call blocks: somebody types, or
 * there is a trap. */
bool signals_wanted(const struct shell *sh);

/*
 * Before a call that may block: sleeps there until `fd` is ready for `events` (POLLIN, POLLOUT),
 * where a signal must be heard meanwhile. `call` is the call's name, for signals_on_block. False
 * with errno: EINTR when a trap is waiting or SIGINT came at a prompt.
 */
bool jobs_ready(struct shell *sh, int fd, short events, const char *call);

/* read(2) that sleeps there: -1 with EINTR when a trap is waiting or SIGINT came at a prompt. */
ssize_t jobs_read(struct shell *sh, int fd, void *buffer, size_t size);

/* Told just before the shell sleeps on behalf of a command: the name of the call. Set in main for
 * lessons; may be NULL. */
extern void (*signals_on_block)(struct shell *sh, const char *call);

/* ---- Traps ---- */

/* The action for `signal` (0 is EXIT): NULL: default, "": ignored, else a command. */
const char *trap_get(struct shell *sh, int signal);
/* The same, but in a subshell that has not yet set a trap itself: what the parent had. For `trap`
 * without operands. */
const char *trap_listed(struct shell *sh, int signal);
/* Whether any signal, or EXIT, has a command for an action: the process must stay to run it. */
bool traps_have_actions(const struct shell *sh);
/* Sets it; NULL resets. What was ignored when a non-interactive shell started stays so, silently.
 * Returns 0 or errno. */
int trap_set(struct shell *sh, int signal, const char *action);
/* Runs the EXIT trap, once. */
void trap_exit(struct shell *sh);
/* Runs a command text for a trap; $? is kept. Set in main. */
extern void (*trap_run)(struct shell *sh, const char *action, int signal);

#endif
