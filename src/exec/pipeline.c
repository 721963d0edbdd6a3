/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What runs in processes of its own: pipelines, subshells, asynchronous lists, command
 * substitutions.
 *
 * A program with nothing around it goes straight to the launcher. Anything else is run by a fork of
 * the shell, which is what POSIX calls a subshell environment.
 */
#include "exec/pipeline.h"

#include "base/message.h"
#include "base/output.h"
#include "exec/launch.h"
#include "exec/redirect.h"
#include "exec/simple.h"
#include "jobs/jobs.h"
#include "lang/printer.h"
#include "sys/record.h"
#include "sys/sys.h"
#include <errno.h>
#include <fcntl.h>

/* ---- Subshells ---- */

/* A child of the shell, made by fork to run a part of the program. */
struct child {
    pid_t group;
    bool foreground; /* takes the terminal */
    bool background; /* asynchronous */
    const char *role;
};

void exec_enter_subshell(struct shell *sh, bool background)
{
    bool controlled = jobs_controlled(sh);
    signals_for_child(sh, background && !controlled, false);
    signals_enter_subshell(sh);
    sh->subshell = true;
    sh->subshell_depth++;
    sh->interactive = false;
    sh->loop_depth = 0;
    sh->trap_depth = 0;
    sh->exiting = false;
    jobs_enter_child(sh, true);
    descriptor_drop(sh, &sh->channel);
}

void exec_enter_fork(struct shell *sh)
{
    signals_for_child(sh, false, false);
    signals_enter_fork(sh);
    sh->subshell = sh->forked_by_user = true;
    sh->interactive = false;
    jobs_enter_child(sh, false);
    descriptor_drop(sh, &sh->channel);
}

/* After a fork that failed. Returns -1, with errno as fork left it. */
static pid_t no_child(const struct held *held)
{
    int error = errno;
    signals_release(held);
    message_errno("nacre", error, "fork");
    errno = error;
    return -1;
}

/*
 * Subshells inside each other are processes that wait for one another, and the kernel keeps books
 * of memory over all of a process's forebears: the time that it takes grows with the square of
 * their number, and faster. So there is an end, far beyond what programs need, and it says so.
 */
static bool too_deep(const struct shell *sh)
{
    enum { DEEPEST = 256 };
    if (sh->subshell_depth < DEEPEST)
        return false;
    message("nacre", "subshells are nested too deep: %d processes wait for this one already",
            sh->subshell_depth);
    errno = EAGAIN;
    return true;
}

/* Forks; the child has its group, terminal and dispositions before any signal can reach it. */
static pid_t fork_child(struct shell *sh, const struct child *child)
{
    struct held held;
    if (too_deep(sh))
        return -1;
    output_flush();
    jobs_refresh(sh);
    signals_hold(sh, child->background, &held);
    why("this part of the program runs in a process of its own: what it changes there stays there");
    pid_t pid = sys_fork(child->role);
    if (pid < 0)
        return no_child(&held);
    if (pid == 0) {
        job_child(sh, child->group, child->foreground);
        exec_enter_subshell(sh, child->background);
    }
    signals_release(&held);
    return pid;
}

pid_t exec_fork(struct shell *sh, const char *role)
{
    return fork_child(sh, &(struct child){.role = role});
}

/* The end of a forked part: the process must not come back into its parent's program. */
static _Noreturn void finish_child(struct shell *sh, enum unwind unwind)
{
    (void)unwind;
    exec_exit(sh);
}

/* The same for one whose descriptors could not be set up, which has been told. */
static _Noreturn void fail_child(struct shell *sh)
{
    sh->status = 1;
    finish_child(sh, UNWIND_NONE);
}

/* The body of a subshell, with its redirections, in the child. A ! before it is the parent's to see
 * to. */
static _Noreturn void run_subshell_body(struct shell *sh, const struct node *node)
{
    struct redirections ready;
    enum unwind unwind = UNWIND_NONE;
    if (redirections_prepare(sh, node->redirects, &ready) && redirections_apply(sh, &ready, NULL)) {
        redirections_release(&ready);
        unwind = exec_list(sh, node->u.body, EXEC_EXIT);
    } else {
        sh->status = ready.failed_to_expand ? 2 : 1;
    }
    finish_child(sh, unwind);
}

/* A command that has a child of its own: a subshell in it needs no other. */
static _Noreturn void run_command(struct shell *sh, const struct node *node)
{
    if (node->kind == NODE_SUBSHELL && !node->negated)
        run_subshell_body(sh, node);
    finish_child(sh, exec_node(sh, node, EXEC_EXIT));
}

static char *text_of(const struct node *node)
{
    struct text text = {0};
    print_short(&text, node);
    return text_end(&text);
}

static int failed_fork(void)
{
    return errno == EAGAIN || errno == ENOMEM ? 126 : 1;
}

enum unwind exec_subshell(struct shell *sh, const struct node *node, unsigned flags)
{
    (void)flags;
    sh->line = node->line;
    command_foresee(sh, node->u.body);
    pid_t pid =
        fork_child(sh, &(struct child){.foreground = jobs_controlled(sh), .role = "subshell"});
    if (pid == 0)
        run_subshell_body(sh, node);
    if (pid < 0) {
        sh->status = failed_fork();
        return UNWIND_NONE;
    }
    if (!jobs_controlled(sh)) {
        sh->status = process_wait(sh, pid);
        return UNWIND_NONE;
    }
    struct job *job = job_new(sh, 1, text_of(node));
    job_add(sh, job, pid, false);
    sh->status = job_wait_foreground(sh, job);
    return UNWIND_NONE;
}

/* ---- Pipelines ---- */

/* Makes a pipe whose ends are out of the way of standard input and output. */
static int make_pipe(int ends[2])
{
    why("one end of the pipe is for the command on the left, the other for the one on the right");
    if (sys_pipe2(ends, O_CLOEXEC) != 0)
        return -1;
    for (int i = 0; i < 2; i++) {
        if (ends[i] > 2)
            continue;
        why("0, 1 and 2 were closed: the pipe must not stand in for one of them");
        int moved = sys_fcntl(ends[i], F_DUPFD_CLOEXEC, DESCRIPTOR_FIRST);
        why("the same end of the pipe has a higher number now");
        sys_close(ends[i]);
        ends[i] = moved;
    }
    return ends[0] < 0 || ends[1] < 0 ? -1 : 0;
}

static void close_end(int fd)
{
    if (fd < 0)
        return;
    why("the shell holds no end of the pipe: a reader sees its end only when all writers are gone");
    sys_close(fd);
}

/*
 * Starts one command of a pipeline. `ends`: its input and its output, -1 where they are the
 * shell's, and the read end that is the next one's. `background`: of an asynchronous pipeline.
 */
static pid_t start_stage(struct shell *sh, const struct node *node, struct job *job, int ends[3],
                         bool background, bool *borrowed)
{
    bool controlled = jobs_controlled(sh),
         foreground = controlled && !background && job->count == 0;
    struct launch launch = {.input = ends[0],
                            .output = ends[1],
                            .group = job->group,
                            .foreground = foreground,
                            .background = background,
                            .role = "pipeline"};
    pid_t pid = exec_launch_directly(sh, node, &launch);
    *borrowed = launch.may_borrow;
    if (pid != 0)
        return pid;
    *borrowed = false;
    pid = fork_child(sh, &(struct child){job->group, foreground, background, "pipeline"});
    if (pid != 0)
        return pid;
    close_end(ends[2]);
    bool alone = background && !controlled && ends[0] < 0;
    if ((!alone || launch_without_input()) && launch_move(ends[0], 0) && launch_move(ends[1], 1))
        run_command(sh, node);
    fail_child(sh);
}

/* Starts all commands of a pipeline, left to right. False when one could not be; those before it
 * run on. */
static bool start_stages(struct shell *sh, const struct node *node, struct job *job,
                         bool background)
{
    int input = -1;
    for (const struct node *stage = node->u.pipeline.commands; stage; stage = stage->next) {
        int ends[2] = {-1, -1};
        if (stage->next && make_pipe(ends) != 0) {
            message_errno("nacre", errno, "pipe2");
            close_end(input);
            return false;
        }
        int all[3] = {input, ends[1], ends[0]};
        bool borrowed;
        pid_t pid = start_stage(sh, stage, job, all, background, &borrowed);
        int error = errno;
        close_end(input);
        close_end(ends[1]);
        input = ends[0];
        if (pid < 0) {
            close_end(input);
            errno = error;
            return false;
        }
        job_add(sh, job, pid, borrowed);
    }
    return true;
}

enum unwind exec_pipeline(struct shell *sh, const struct node *node)
{
    if (node->u.pipeline.count == 1)
        return exec_node(sh, node->u.pipeline.commands, 0);
    struct job *job =
        job_new(sh, node->u.pipeline.count, jobs_controlled(sh) ? text_of(node) : NULL);
    sh->line = node->line;
    bool started = start_stages(sh, node, job, false);
    int failed = started ? 0 : failed_fork();
    if (job->count > 0)
        sh->status = job_wait_foreground(sh, job);
    else
        job_free(sh, job);
    if (!started)
        sh->status = failed;
    return UNWIND_NONE;
}

/* ---- Asynchronous lists ---- */

/* The commands of an asynchronous pipeline are the shell's own children, and $! is the last of
 * them. */
static enum unwind async_pipeline(struct shell *sh, const struct node *node)
{
    struct job *job = job_new(sh, node->u.pipeline.count, text_of(node));
    bool started = start_stages(sh, node, job, true);
    sh->status = started ? 0 : failed_fork();
    if (job->count > 0)
        job_background(sh, job);
    else
        job_free(sh, job);
    return UNWIND_NONE;
}

enum unwind exec_async(struct shell *sh, const struct node *node)
{
    if (node->kind == NODE_PIPELINE && node->u.pipeline.count > 1 && !node->negated)
        return async_pipeline(sh, node);
    struct launch launch = {.input = -1, .output = -1, .background = true, .role = "job"};
    sh->line = node->line;
    command_foresee(sh, node);
    pid_t pid = exec_launch_directly(sh, node, &launch);
    if (pid == 0) {
        bool controlled = jobs_controlled(sh);
        pid = fork_child(sh, &(struct child){.background = true, .role = "job"});
        if (pid == 0) {
            if (controlled || launch_without_input())
                run_command(sh, node);
            fail_child(sh);
        }
    }
    if (pid < 0) {
        sh->status = failed_fork();
        return UNWIND_NONE;
    }
    struct job *job = job_new(sh, 1, text_of(node));
    job_add(sh, job, pid, launch.may_borrow);
    job_background(sh, job);
    sh->status = 0;
    return UNWIND_NONE;
}

/* ---- Command substitution ---- */

/* Adds all that comes out of the pipe, NUL bytes left out. False after an error. */
static bool drain(int fd, struct text *output)
{
    for (;;) {
        text_reserve(output, 4096);
        size_t room = output->room - output->size - 1;
        why("what the substituted command prints is read until the last writer has closed its end");
        ssize_t size = sys_read(fd, output->bytes + output->size, room);
        if (size == 0)
            return true;
        if (size < 0 && errno == EINTR)
            continue;
        if (size < 0)
            return false;
        char *to = output->bytes + output->size, *from = to, *end = from + size;
        for (; from < end; from++)
            if (*from)
                *to++ = *from;
        output->size = (size_t)(to - output->bytes);
    }
}

static pid_t start_substitution(struct shell *sh, struct node *command, int ends[2])
{
    struct launch launch = {.input = -1, .output = ends[1], .role = "substitution"};
    bool controlled = sh->jobs && jobs_controlled(sh);
    pid_t pid = !controlled && !command->next && !command->async
                    ? exec_launch_directly(sh, command, &launch)
                    : 0;
    if (pid != 0)
        return pid;
    if (too_deep(sh))
        return -1;
    command_foresee(sh, command);
    output_flush();
    if (sh->jobs)
        jobs_refresh(sh);
    struct held held;
    signals_hold(sh, false, &held);
    why("a command substitution runs in a subshell whose standard output is a pipe to the shell");
    pid = sys_fork("substitution");
    if (pid < 0)
        return no_child(&held);
    if (pid == 0)
        exec_enter_subshell(sh, false);
    if (pid == 0 && controlled)
        signals_ignore_stop(sh);
    signals_release(&held);
    if (pid != 0)
        return pid;
    close_end(ends[0]);
    if (!launch_move(ends[1], 1))
        fail_child(sh);
    sh->expansion.size = 0; /* the parent's half-made field is of no use here, its room is */
    enum unwind unwind = exec_list(sh, command, EXEC_EXIT);
    finish_child(sh, unwind);
}

bool exec_substitution(struct shell *sh, struct node *command, struct text *output)
{
    int ends[2];
    if (make_pipe(ends) != 0) {
        message_errno("nacre", errno, "pipe2");
        return false;
    }
    pid_t pid = start_substitution(sh, command, ends);
    close_end(ends[1]);
    bool read = pid > 0 && drain(ends[0], output);
    int error = errno;
    close_end(ends[0]);
    if (pid < 0)
        return false;
    sh->substituted = process_wait(sh, pid);
    if (!read)
        message_errno("nacre", error, "read(%d)", ends[0]);
    return read;
}
