/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The tracer: what it waits for, and whom it has hold of.
 *
 * Two things wake it: a request from the shell or one of its children, and the stop of a traced
 * process. It sleeps in one place, where SIGCHLD, blocked everywhere else, can wake it.
 */
#include "sys/tracer.h"
#include "sys/sys.h"

#include <dirent.h>
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

int *sys_trace_output[2];

static struct {
    struct tracee *tracees;
    int socket; /* -1: nobody can ask any more */
    bool refused;
} tracer;

/* ---- Who is traced ---- */

struct tracee *tracee_find(pid_t pid)
{
    struct tracee *tracee = tracer.tracees;
    while (tracee && tracee->pid != pid)
        tracee = tracee->next;
    return tracee;
}

struct tracee *tracee_of(pid_t pid)
{
    struct tracee *tracee = tracee_find(pid);
    if (tracee)
        return tracee;
    tracee = calloc(1, sizeof *tracee);
    if (!tracee)
        _exit(1);
    tracee->pid = pid;
    tracee->leaving = -1;
    tracee->awaited = true;
    tracee->next = tracer.tracees;
    tracer.tracees = tracee;
    return tracee;
}

void tracee_forget(struct tracee *tracee)
{
    struct tracee **link = &tracer.tracees;
    while (*link != tracee)
        link = &(*link)->next;
    *link = tracee->next;
    news_forget(tracee);
    if (tracee->leaving != -1)
        close(tracee->leaving);
    free(tracee);
}

void tracer_take_stops(void)
{
    pid_t pid;
    int status;
    while ((pid = waitpid(-1, &status, __WALL | WNOHANG)) > 0) {
        struct tracee *tracee = tracee_of(pid);
        if (!tracee_stopped(tracee, status))
            tracee_forget(tracee);
    }
}

/* ---- Requests ---- */

/* The next request. Returns false when nobody can ask any more. *reply is the descriptor that came
 * with it, or -1. */
static bool receive(struct trace_request *request, int *reply)
{
    union {
        struct cmsghdr header;
        char bytes[CMSG_SPACE(sizeof(int))];
    } control;
    struct iovec data = {request, sizeof *request};
    struct msghdr message = {.msg_iov = &data,
                             .msg_iovlen = 1,
                             .msg_control = &control,
                             .msg_controllen = sizeof control};
    ssize_t size = recvmsg(tracer.socket, &message, MSG_CMSG_CLOEXEC);
    *reply = -1;
    if (size != (ssize_t)sizeof *request)
        return false;
    struct cmsghdr *rights = CMSG_FIRSTHDR(&message);
    if (rights && rights->cmsg_type == SCM_RIGHTS)
        memcpy(reply, CMSG_DATA(rights), sizeof *reply);
    return true;
}

/* Takes hold of a process that is about to become a program. Its calls are told from then on. */
static void attach(pid_t pid)
{
    unsigned long options = PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACEEXEC | PTRACE_O_TRACEFORK |
                            PTRACE_O_TRACEVFORK | PTRACE_O_TRACECLONE | PTRACE_O_TRACEEXIT;
    if (tracee_find(pid))
        return;
    if (ptrace(PTRACE_SEIZE, pid, NULL, (void *)options) == 0) {
        tracee_of(pid)->awaited = false;
        return;
    }
    struct sys_trace_event event = {
        .what = SYS_TRACE_REFUSED, .pid = pid, .name = "", .error = errno};
    event.refusal = tracer_refused_by(pid, errno, &event.sender);
    if (!tracer.refused && sys_trace_listener)
        sys_trace_listener(&event);
    tracer.refused = true;
}

/* Lets go of one that could not become a program after all. It has to stop for that. */
static void detach(pid_t pid, int reply)
{
    struct tracee *tracee = tracee_find(pid);
    if (tracee && ptrace(PTRACE_INTERRUPT, pid, NULL, NULL) == 0)
        tracee->leaving = reply;
    else
        close(reply);
}

static void say_idle(int reply)
{
    ssize_t written = write(reply, "", 1);
    (void)written; /* who does not hear it will ask again, or not care */
}

static void serve(void)
{
    struct trace_request request;
    int reply;
    if (!receive(&request, &reply)) {
        close(tracer.socket);
        tracer.socket = -1;
        return;
    }
    switch (request.wish) {
    case TRACE_ATTACH:
        attach(request.pid);
        break;
    case TRACE_DETACH:
        detach(request.pid, reply);
        return;
    case TRACE_SETTLE:
        tracer_take_stops();
        news_tell(NEWS_ALL);
        if (!tracer.tracees)
            say_idle(reply);
        break;
    }
    close(reply);
}

/* ---- Waiting ---- */

static void wake(int signal)
{
    (void)signal;
}

/* Nothing but SIGCHLD and what nobody can refuse reaches the tracer: its end is when those whom it
 * traces have ended. */
static void prepare_signals(void)
{
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, NULL);
    for (int sig = 1; sig < NSIG; sig++)
        if (sig != SIGCHLD)
            signal(sig, SIG_IGN);
    struct sigaction action = {.sa_handler = wake};
    sigaction(SIGCHLD, &action, NULL);
}

static bool is_needed(int fd)
{
    for (size_t i = 0; i < sizeof sys_trace_output / sizeof *sys_trace_output; i++)
        if (sys_trace_output[i] && *sys_trace_output[i] == fd)
            return true;
    return fd == tracer.socket;
}

/* What the tracer would keep open, others might wait to see closed: a pipe's writing end above all.
 */
static void close_others(void)
{
    DIR *list = opendir("/proc/self/fd");
    struct dirent *entry;
    while (list && (entry = readdir(list)) != NULL) {
        int fd = atoi(entry->d_name);
        if (entry->d_name[0] != '.' && fd != dirfd(list) && !is_needed(fd))
            close(fd);
    }
    if (list)
        closedir(list);
}

/* Sleeps until there is something to do. Returns false when `milliseconds` have passed without (-1:
 * never). */
static bool sleep_for(int milliseconds)
{
    struct pollfd ask = {tracer.socket, POLLIN, 0};
    struct timespec time = {0, milliseconds * 1000000L};
    sigset_t none;
    sigemptyset(&none);
    int ready = ppoll(&ask, 1, milliseconds >= 0 ? &time : NULL, &none);
    if (ready > 0)
        serve();
    return ready != 0;
}

void tracer_run(int socket)
{
    tracer.socket = socket;
    sys_watched = 0;
    setsid(); /* the signals of the terminal are not meant for the tracer */
    prctl(PR_SET_NAME, "nacre-trace", 0, 0, 0);
    prepare_signals();
    close_others();
    while (tracer.socket != -1 || tracer.tracees) {
        tracer_take_stops();
        bool left = news_tell(NEWS_IN_ORDER);
        if (tracer.socket == -1 && !tracer.tracees)
            break;
        if (!sleep_for(left ? 2 : -1))
            news_tell(NEWS_OF_SLEEPERS);
    }
    news_tell(NEWS_ALL);
    _exit(0);
}
