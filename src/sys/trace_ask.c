/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The side of tracing that is in the shell and its children: to start a tracer, and to ask it.
 *
 * With each request goes the writing end of a pipe. The tracer closes it when the request has been
 * carried out, and the asker, who reads the other end, goes on. If the tracer dies, the kernel
 * closes it.
 *
 * Nothing here is recorded: that a command is watched is no part of what it does.
 */
#include "sys/floor.h"
#include "sys/tracer.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

bool sys_trace_all;
void (*sys_trace_listener)(const struct sys_trace_event *event);

static struct {
    int socket;
    pid_t tracer;
    bool left; /* a tracer goes on behind a command in the background */
} trace = {.socket = -1};

int *sys_trace_place(void)
{
    return &trace.socket;
}

pid_t *sys_trace_tracer(void)
{
    return &trace.tracer;
}

/* Sends the request, and with it a descriptor. */
static bool send_request(const struct trace_request *request, int fd)
{
    union {
        struct cmsghdr header;
        char bytes[CMSG_SPACE(sizeof(int))];
    } control;
    memset(&control, 0, sizeof control);
    struct iovec data = {(void *)request, sizeof *request};
    struct msghdr message = {.msg_iov = &data,
                             .msg_iovlen = 1,
                             .msg_control = &control,
                             .msg_controllen = sizeof control};
    struct cmsghdr *rights = CMSG_FIRSTHDR(&message);
    rights->cmsg_level = SOL_SOCKET;
    rights->cmsg_type = SCM_RIGHTS;
    rights->cmsg_len = CMSG_LEN(sizeof(int));
    memcpy(CMSG_DATA(rights), &fd, sizeof fd);
    ssize_t size;
    while ((size = sendmsg(trace.socket, &message, MSG_NOSIGNAL)) == -1 && errno == EINTR)
        ;
    return size == (ssize_t)sizeof *request;
}

/* Waits until nobody holds the pipe's other end. A signal does not end the wait: the tracer is
 * never long. Returns whether something was written there. */
static bool wait_for_end(int fd)
{
    char byte;
    ssize_t size;
    bool written = false;
    while ((size = read(fd, &byte, 1)) > 0 || (size == -1 && errno == EINTR))
        written |= size > 0;
    return written;
}

bool floor_trace_ask(enum trace_wish wish)
{
    int error = errno, ends[2];
    struct trace_request request = {wish, getpid()};
    if (trace.socket == -1 || pipe2(ends, O_CLOEXEC) == -1) {
        errno = error;
        return false;
    }
    if (wish == TRACE_ATTACH)
        prctl(PR_SET_PTRACER, (unsigned long)trace.tracer, 0, 0, 0);
    bool answer = send_request(&request, ends[1]);
    close(ends[1]);
    if (answer)
        answer = wait_for_end(ends[0]);
    close(ends[0]);
    errno = error;
    return answer;
}

/* ---- Starting and ending ---- */

/*
 * The tracer is a child that sends no SIGCHLD when it ends. Such a child is seen by those alone who
 * ask for it by
 * __WCLONE: neither the shell's waits nor the user's ever meet it.
 */
static pid_t make_tracer(int socket)
{
    pid_t pid = (pid_t)syscall(SYS_clone, 0L, 0L, 0L, 0L, 0L);
    if (pid == 0)
        tracer_run(socket);
    return pid;
}

void sys_trace_sweep(void)
{
    int error = errno;
    pid_t pid = 1;
    while (trace.left && pid > 0) {
        pid = waitpid(-1, NULL, (int)__WCLONE | WNOHANG);
        trace.left = pid != -1;
    }
    errno = error;
}

int sys_trace_start(int *fd)
{
    int sockets[2];
    sigset_t all, saved;
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sockets) == -1)
        return -1;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, &saved);
    pid_t tracer = make_tracer(sockets[1]);
    int error = errno;
    sigprocmask(SIG_SETMASK, &saved, NULL);
    close(sockets[1]);
    if (tracer == -1) {
        close(sockets[0]);
        errno = error;
        return -1;
    }
    trace.tracer = tracer;
    *fd = sockets[0];
    return 0;
}

bool sys_trace_settle(void)
{
    return floor_trace_ask(TRACE_SETTLE);
}

void sys_trace_end(bool idle)
{
    trace.left |= !idle;
    while (idle && waitpid(trace.tracer, NULL, (int)__WCLONE) == -1 && errno == EINTR)
        ;
}
