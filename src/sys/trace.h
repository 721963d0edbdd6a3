/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tracing: the calls of programs that nacre runs but did not write.
 *
 * The floor sees the shell's own calls. What a program does after its execve only the kernel sees,
 * and tells to a tracer, by ptrace(2). The tracer is a process of its own, so that the stops of the
 * traced never come to the shell's waitpid; and it is a child of a kind that no ordinary wait
 * finds, so that it never comes to the user's either. It holds no descriptor of the user's.
 *
 * A process of the shell's that is about to execve asks the tracer over a socket to take hold of
 * it, and waits until that is done. From the execve on every call of the program, and of all
 * processes that it makes, stops for the tracer, which reads what the call was given and tells
 * sys_trace_listener. When the tracer is killed, the kernel lets the programs go on untraced.
 */
#ifndef NACRE_SYS_TRACE_H
#define NACRE_SYS_TRACE_H

#include "sys/record.h"
#include <stdbool.h>
#include <sys/types.h>

/* What happened to a traced process. */
enum sys_trace_happening {
    SYS_TRACE_CALL,    /* a call, in `record`; as far as its state and `resumed` say */
    SYS_TRACE_SIGNAL,  /* a signal came to it: `signal`, sent by `sender` (0: by the kernel) */
    SYS_TRACE_STOPPED, /* by `signal` */
    SYS_TRACE_CONTINUED,
    SYS_TRACE_ENDED,   /* `status` is as waitpid gives it */
    SYS_TRACE_REFUSED, /* it cannot be traced: `error` says how, `refusal` by whom */
};

/* Who refuses to let a process be traced. */
enum sys_trace_refusal {
    SYS_REFUSED_BY_TRACER,   /* process `sender` traces it already */
    SYS_REFUSED_BY_YAMA,     /* the security module, which the administrator has set so */
    SYS_REFUSED_BY_FILTER,   /* a filter of calls, as containers have */
    SYS_REFUSED_BY_IDENTITY, /* it has other ids, or more rights, than the tracer */
    SYS_REFUSED_BY_KERNEL,   /* anything else: the call is not there */
};

struct sys_trace_event {
    enum sys_trace_happening what;
    pid_t pid;
    const char *name;          /* of the program, as the kernel keeps it (15 bytes) */
    struct sys_record *record; /* of SYS_TRACE_CALL */
    bool begun; /* of SYS_TRACE_CALL: it has not returned yet, and others have something to tell */
    bool resumed; /* of SYS_TRACE_CALL: its beginning was told before */
    int signal, status, error;
    pid_t sender;
    enum sys_trace_refusal refusal;
};

/* Told by the tracer, in its own process, of all that happens, in order. Set in main. */
extern void (*sys_trace_listener)(const struct sys_trace_event *event);

/* Whether calls are traced that are about other things than processes, descriptors, files and
 * signals; these are told by name alone. Looked at when a tracer starts. */
extern bool sys_trace_all;

/* Where the numbers of the descriptors stand that the listener writes to: the tracer closes all
 * others. Set in main. */
extern int *sys_trace_output[2];

/*
 * Starts a tracer. *fd is the socket by which it is asked, close-on-exec: keep it, and put it where
 * sys_trace_place says. Unwatched. Returns 0, or -1 with errno.
 */
int sys_trace_start(int *fd);

/* Where the socket's number is kept (-1: there is no tracer); the `place` of state/descriptors.h.
 */
int *sys_trace_place(void);

/* The tracer whose socket stands there, to be set with it, where another is asked for a while. */
pid_t *sys_trace_tracer(void);

/* Waits until the tracer has told all that has happened so far. Unwatched. Returns whether nobody
 * is traced any more: the tracer will then end as soon as nobody can ask it. */
bool sys_trace_settle(void);

/* Nobody can ask the tracer any more that sys_trace_start has made: waits for its end, where it is
 * `idle`, or leaves it for sys_trace_sweep, which collects those that have ended meanwhile. */
void sys_trace_end(bool idle);
void sys_trace_sweep(void);

#endif
