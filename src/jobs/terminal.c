/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who owns the terminal, and in what mode it is. */
#include "base/message.h"
#include "jobs/table.h"
#include "state/shell.h"
#include "sys/sys.h"
#include <errno.h>
#include <fcntl.h>

bool jobs_controlled(const struct shell *sh)
{
    return sh->jobs->control;
}

bool jobs_terminal(const struct shell *sh)
{
    return sh->jobs->terminal >= 0;
}

int jobs_terminal_fd(const struct shell *sh)
{
    return sh->jobs->terminal;
}

/* Opens the controlling terminal as a descriptor of the shell's own. Returns 0 or errno. */
static int open_terminal(struct shell *sh)
{
    if (sh->jobs->terminal >= 0)
        return 0;
    why("job control needs the controlling terminal, wherever standard input may point");
    int fd = sys_open("/dev/tty", O_RDWR | O_CLOEXEC, 0);
    if (fd < 0)
        return errno;
    return descriptor_keep(sh, fd, &sh->jobs->terminal, "the controlling terminal") == 0 ? 0
                                                                                         : errno;
}

/*
 * A shell that is started in the background stops itself, like any program that wants the terminal,
 * until it is brought to the foreground. In an orphaned group nobody could do that, and the stop is
 * refused: then there is no job control.
 */
static int wait_for_foreground(struct shell *sh)
{
    for (int turns = 0; turns < 100; turns++) {
        why("only a shell whose own group owns the terminal can hand it to its jobs");
        pid_t owner = sys_tcgetpgrp(sh->jobs->terminal);
        if (owner < 0)
            return errno;
        why("the shell is in the foreground if the group that owns the terminal is its own");
        if (owner == sys_getpgrp())
            return 0;
        struct sigaction action = {.sa_handler = SIG_DFL}, old;
        sigemptyset(&action.sa_mask);
        why("SIGTTIN must have its usual effect, which is to stop whoever reads from the "
            "background");
        sys_sigaction(SIGTTIN, &action, &old);
        why("the shell was started in the background: it stops until someone brings it to the "
            "foreground");
        sys_kill(0, SIGTTIN);
        why("the shell is in the foreground now, and must not be stopped by a read again");
        sys_sigaction(SIGTTIN, &old, NULL);
    }
    return EPERM;
}

/* Makes the shell the leader of a group that owns the terminal. A session's leader is that already,
 * and may not move. */
static int take_terminal(struct shell *sh)
{
    struct jobs *jobs = sh->jobs;
    int error = wait_for_foreground(sh);
    if (error)
        return error;
    why("the shell's group before job control, to be given the terminal back at the end");
    jobs->group_before = jobs->group = sys_getpgrp();
    pid_t me = sh->pid;
    if (jobs->group != me) {
        why("the shell leads a group of its own, so that signals for its jobs do not reach it");
        if (sys_setpgid(0, me) == 0)
            jobs->group = me;
    }
    why("the shell's group owns the terminal until a job is in the foreground");
    return sys_tcsetpgrp(jobs->terminal, jobs->group) == 0 ? 0 : errno;
}

int jobs_control(struct shell *sh, bool on)
{
    struct jobs *jobs = sh->jobs;
    if (on == jobs->control)
        return 0;
    if (!on) {
        jobs->control = false;
        signals_job_control(sh, false);
        return 0;
    }
    int error = open_terminal(sh);
    if (error && sh->interactive)
        return error;
    signals_job_control(sh, true);
    if (!error && !sh->subshell)
        error = take_terminal(sh);
    if (error) {
        descriptor_drop(sh, &jobs->terminal);
        if (sh->interactive) {
            signals_job_control(sh, false);
            return error;
        }
    }
    jobs->control = true;
    return 0;
}

void jobs_leave(struct shell *sh)
{
    struct jobs *jobs = sh->jobs;
    if (jobs->terminal < 0 || sh->subshell || jobs->group_before == jobs->group ||
        jobs->group_before <= 0)
        return;
    why("the terminal goes back to the group that had it before the shell");
    sys_tcsetpgrp(jobs->terminal, jobs->group_before);
}

void terminal_remember(struct shell *sh)
{
    struct jobs *jobs = sh->jobs;
    if (jobs->terminal < 0)
        return;
    why("the modes that the terminal has at the prompt are those to go back to");
    jobs->has_modes = sys_tcgetattr(jobs->terminal, &jobs->modes) == 0;
}

void terminal_repair(struct shell *sh)
{
    struct jobs *jobs = sh->jobs;
    if (jobs->terminal < 0 || !jobs->has_modes)
        return;
    why("a job that stopped or was killed may have left the terminal in a mode that no prompt can "
        "be used in");
    sys_tcsetattr(jobs->terminal, TCSADRAIN, &jobs->modes);
}
