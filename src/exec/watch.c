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
#include "expand/expand.h"
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

/* While another tracer is asked: what leads to the one that was asked before. */
struct former {
    int socket;
    pid_t tracer;
};

static void set_aside(struct shell *sh, struct former *former)
{
    former->tracer = *sys_trace_tracer();
    descriptor_move(sh, sys_trace_place(), &former->socket);
}

static void bring_back(struct shell *sh, struct former *former)
{
    *sys_trace_tracer() = former->tracer;
    descriptor_move(sh, &former->socket, sys_trace_place());
}

/* A tracer writes in the form that there was when it was started: for another form, one more is
 * needed. */
static enum unwind run_traced(struct shell *sh, const struct node *body)
{
    struct former former;
    set_aside(sh, &former);
    enum unwind unwind = UNWIND_NONE;
    sh->status = 1;
    if (begin_trace(sh)) {
        unwind = exec_node(sh, body, 0);
        end_trace(sh);
    }
    bring_back(sh, &former);
    return unwind;
}

static enum unwind run_watched(struct shell *sh, const struct node *node)
{
    int was = sys_watched & (SYS_NARRATE | SYS_TRACE);
    int what = SYS_NARRATE | (strcmp(node->u.watch.word, "trace") == 0 ? SYS_TRACE : 0);
    sh->status = 1;
    if (sys_watch(what, true) != 0) {
        message_errno(node->u.watch.word, errno, "mmap");
        return exec_check_errexit(sh);
    }
    bool tracer = *sys_trace_place() == -1 ? what & SYS_TRACE : node->u.watch.options != NULL;
    enum unwind unwind =
        tracer ? run_traced(sh, node->u.watch.body) : exec_node(sh, node->u.watch.body, 0);
    sys_watch((SYS_NARRATE | SYS_TRACE) & ~was, false);
    return unwind;
}

/* ---- Options ---- */

int (*exec_watch_begin)(struct shell *sh, int argc, char **argv, struct watch_form *before);
void (*exec_watch_end)(struct shell *sh, struct watch_form *before);

/* The words of the options, in sh->scratch, each of them one, as a redirection's are; *argc of
 * them. NULL after an error in an expansion. */
static char **expand_options(struct shell *sh, const struct node *node, int *argc)
{
    int count = 1;
    for (const struct word *w = node->u.watch.options; w; w = w->next)
        count++;
    char **argv = arena_alloc(&sh->scratch, (size_t)(count + 1) * sizeof *argv);
    *argc = 0;
    argv[(*argc)++] = arena_copy(&sh->scratch, node->u.watch.word, strlen(node->u.watch.word));
    for (const struct word *w = node->u.watch.options; w; w = w->next)
        if (!(argv[(*argc)++] = expand_string(sh, w, EXPAND_PLAIN, NULL)))
            return NULL;
    argv[*argc] = NULL;
    return argv;
}

/* As for a redirection, an expansion that fails is an error of the language, and a file that cannot
 * be opened is the command's failure. */
static enum unwind run_with_options(struct shell *sh, const struct node *node)
{
    struct watch_form before;
    struct arena_mark mark = arena_mark(&sh->scratch);
    int argc;
    sh->line = node->line;
    char **argv = expand_options(sh, node, &argc);
    sh->status = argv ? exec_watch_begin(sh, argc, argv, &before) : 2;
    bool expanded = argv != NULL;
    arena_release(&sh->scratch, mark);
    if (!expanded)
        return UNWIND_ERROR;
    if (sh->status != 0)
        return exec_check_errexit(sh);
    enum unwind unwind = run_watched(sh, node);
    exec_watch_end(sh, &before);
    return unwind;
}

enum unwind exec_watch(struct shell *sh, const struct node *node)
{
    return node->u.watch.options ? run_with_options(sh, node) : run_watched(sh, node);
}
