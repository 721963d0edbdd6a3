/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `narrate` and `trace` before a command: while it runs, calls are shown as they are made.
 *
 * narrate shows the shell's own and its children's, up to their execve. trace shows those, and goes
 * on with what the programs do: a tracer is started, which takes hold of each process that is about
 * to become a program. Starting and asking it is not shown: it is no part of what the command does.
 */
#include "exec/watch.h"

#include "base/message.h"
#include "state/descriptors.h"
#include "sys/sys.h"
#include "sys/trace.h"
#include <errno.h>
#include <string.h>

/* Gives the tracer's socket a place out of the user's way. */
static bool keep_socket(struct shell *sh, int fd)
{
    if (descriptor_keep(sh, fd, sys_trace_place(), "the tracer's socket") == 0)
        return true;
    int error = errno;
    why("without a place for its socket the tracer cannot be asked, and it ends when nobody can");
    sys_close(fd);
    message_errno("trace", error, "fcntl(%d, F_DUPFD_CLOEXEC)", fd);
    return false;
}

static bool begin_trace(struct shell *sh)
{
    int fd = -1, was = sys_watch_pause();
    bool begun = sys_trace_start(&fd) == 0;
    if (begun)
        begun = keep_socket(sh, fd);
    else
        message_errno("trace", errno, "fork");
    sys_watch_resume(was);
    return begun;
}

static void end_trace(struct shell *sh)
{
    int was = sys_watch_pause();
    bool idle = sys_trace_settle();
    descriptor_drop(sh, sys_trace_place());
    sys_trace_end(idle);
    sys_watch_resume(was);
}

enum unwind exec_watch(struct shell *sh, const struct node *node)
{
    int was = sys_watched & (SYS_NARRATE | SYS_TRACE);
    bool trace = strcmp(node->u.watch.word, "trace") == 0;
    bool first = trace && *sys_trace_place() == -1;
    sh->status = 1;
    if (sys_watch(SYS_NARRATE | (trace ? SYS_TRACE : 0), true) != 0) {
        message_errno(node->u.watch.word, errno, "mmap");
        return UNWIND_NONE;
    }
    bool ready = !first || begin_trace(sh);
    enum unwind unwind = ready ? exec_node(sh, node->u.watch.body, 0) : UNWIND_NONE;
    sys_watch((SYS_NARRATE | SYS_TRACE) & ~was, false);
    if (first && ready)
        end_trace(sh);
    return unwind;
}
