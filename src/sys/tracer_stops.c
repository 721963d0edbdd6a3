/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the stop of a traced process means (ptrace(2)).
 *
 * A process that is traced stops when it enters a call and when it leaves it, when a signal comes
 * to it, when it makes another process, when it becomes another program, and when it ends. Each
 * time waitpid tells the tracer, who looks, writes down what is to be told, and lets it go on.
 */
#include "sys/tracer.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SYSCALL_STOP = SIGTRAP | 0x80, GET_SYSCALL_INFO = 0x420e, ENTRY = 1, EXIT = 2 };

/* What the kernel fills in for PTRACE_GET_SYSCALL_INFO (Linux 5.3), as its header lays it out. */
struct syscall_info {
    uint8_t at, unused[3];
    uint32_t machine;
    uint64_t instruction, stack;
    union {
        struct {
            uint64_t number, argument[6];
        } entry;
        struct {
            int64_t result;
            uint8_t failed;
        } exit;
    } u;
};

void tracee_resume(const struct tracee *tracee, int signal)
{
    ptrace(tracee->program ? PTRACE_SYSCALL : PTRACE_CONT, tracee->pid, NULL, (void *)(long)signal);
}

/* The name that the kernel keeps of the program. */
static void read_name(struct tracee *tracee)
{
    char path[40];
    snprintf(path, sizeof path, "/proc/%d/comm", (int)tracee->pid);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t size = fd == -1 ? 0 : read(fd, tracee->name, sizeof tracee->name - 1);
    if (fd != -1)
        close(fd);
    tracee->name[size > 0 ? size : 0] = '\0';
    tracee->name[strcspn(tracee->name, "\n")] = '\0';
    for (char *c = tracee->name; *c; c++)
        if ((unsigned char)*c < ' ' || *c == 127)
            *c = '?';
}

/* ---- Calls ---- */

enum { NUMBERS = 512 };

/* For each of the kernel's numbers the call that has a shape, or SYS_TRACED_other. NULL without
 * memory. */
static short *number_calls(void)
{
    short *calls = malloc(NUMBERS * sizeof *calls);
    if (!calls)
        return NULL;
    for (int i = 0; i < NUMBERS; i++)
        calls[i] = SYS_TRACED_other;
    for (int call = 0; call < SYS_TRACED_other; call++) {
        long known = sys_number_by_name(sys_call_name(call));
        if (known >= 0 && known < NUMBERS)
            calls[known] = (short)call;
    }
    return calls;
}

static int call_of(long number)
{
    static short *calls;
    if (!calls)
        calls = number_calls();
    return calls && number >= 0 && number < NUMBERS ? calls[number] : SYS_TRACED_other;
}

static bool never_returns(int call)
{
    return call == SYS_TRACED_exit || call == SYS_TRACED_exit_group;
}

static void call_begins(struct tracee *tracee, const struct syscall_info *info)
{
    struct sys_record *record = &tracee->record;
    memset(record, 0, sizeof *record);
    tracee->in_call = true;
    record->call = call_of((long)info->u.entry.number);
    if (record->call == SYS_TRACED_other && !sys_trace_all) {
        record->call = -1;
        return;
    }
    record->pid = tracee->pid;
    record->stream = sys_stream;
    record->state = never_returns(record->call) ? SYS_NEVER_RETURNS : SYS_ENTERED;
    clock_gettime(CLOCK_MONOTONIC, &record->entered);
    for (int i = 0; i < 6; i++)
        tracee->argument[i] = (long)info->u.entry.argument[i];
    if (record->call == SYS_TRACED_other)
        record->argument[0] = (long)info->u.entry.number;
    else
        tracee_capture_in(tracee);
    news_call_begins(tracee);
    if (never_returns(record->call))
        news_call_ends(tracee);
}

/* The call has a result, be it that the process has not yet come back from it. */
static void call_ends(struct tracee *tracee, long result, int error)
{
    struct sys_record *record = &tracee->record;
    if (!tracee->in_call || record->call == -1 || record->state == SYS_NEVER_RETURNS)
        return;
    record->result = result;
    record->error = error;
    record->state = SYS_RETURNED;
    clock_gettime(CLOCK_MONOTONIC, &record->returned);
    tracee_capture_out(tracee);
    news_call_ends(tracee);
    record->call = -1;
}

/* A wait that found a child which has stopped returns when the kernel tells the tracer of that stop
 * as well: the stop, which is the cause, is told first. (An end is held until it has been told.) */
static void look_before(struct tracee *tracee)
{
    if (tracee->record.call != SYS_CALL_wait4 && tracee->record.call != SYS_CALL_waitid)
        return;
    tracer_take_stops();
    news_call_after_stop(tracee);
}

static void at_call(struct tracee *tracee)
{
    struct syscall_info info;
    memset(&info, 0, sizeof info);
    ptrace((ptrace_request)GET_SYSCALL_INFO, tracee->pid, (void *)sizeof info, &info);
    if (info.at == ENTRY) {
        call_begins(tracee, &info);
    } else if (info.at == EXIT) {
        bool failed = info.u.exit.failed;
        if (tracee->in_call && !failed)
            look_before(tracee);
        call_ends(tracee, failed ? -1 : (long)info.u.exit.result,
                  failed ? (int)-info.u.exit.result : 0);
        tracee->in_call = false;
    }
}

/* ---- Other events ---- */

/*
 * It has made another process, or a thread. That one stops at its beginning, and whether its stop
 * or this one is told first, the call that made it stands first in the queue.
 */
static void at_birth(struct tracee *parent)
{
    unsigned long pid = 0;
    ptrace(PTRACE_GETEVENTMSG, parent->pid, NULL, &pid);
    bool stopped = tracee_find((pid_t)pid) != NULL;
    struct tracee *child = tracee_of((pid_t)pid);
    child->program = parent->program;
    child->thread =
        parent->in_call && (parent->record.argument[0] & CLONE_THREAD) &&
        (parent->record.call == SYS_TRACED_clone || parent->record.call == SYS_TRACED_clone3);
    child->awaited = false;
    memcpy(child->name, parent->name, sizeof child->name);
    call_ends(parent, (long)pid, 0);
    if (stopped)
        tracee_resume(child, 0);
}

/* It is another program now. A thread that was not the first has taken the first one's process ID.
 */
static void at_exec(struct tracee *tracee)
{
    unsigned long was = 0;
    ptrace(PTRACE_GETEVENTMSG, tracee->pid, NULL, &was);
    struct tracee *former = (pid_t)was == tracee->pid ? NULL : tracee_find((pid_t)was);
    if (former) {
        call_ends(former, 0, 0);
        tracee_forget(former);
    }
    call_ends(tracee, 0, 0);
    tracee->in_call = false;
    tracee->program = true;
    read_name(tracee);
}

/*
 * It is about to end, and its parent has not been told yet. It is held there until its end has been
 * told, in its order, so that this stands before what the parent does then.
 */
static void at_end(struct tracee *tracee)
{
    unsigned long status = 0;
    ptrace(PTRACE_GETEVENTMSG, tracee->pid, NULL, &status);
    news_call_lost(tracee);
    tracee->ended = true;
    if (tracee->program && !tracee->thread)
        news_add_held(tracee,
                      (struct sys_trace_event){.what = SYS_TRACE_ENDED, .status = (int)status});
    else
        tracee_resume(tracee, 0);
}

static bool stops_group(int signal)
{
    return signal == SIGSTOP || signal == SIGTSTP || signal == SIGTTIN || signal == SIGTTOU;
}

/* Stopped by a signal, as everybody may be; or at its beginning; or going on. */
static void at_group_stop(struct tracee *tracee, int signal)
{
    if (stops_group(signal)) {
        if (tracee->program && !tracee->thread && !tracee->stopped)
            news_add(tracee, (struct sys_trace_event){.what = SYS_TRACE_STOPPED, .signal = signal});
        tracee->stopped = true;
        ptrace(PTRACE_LISTEN, tracee->pid, NULL, NULL);
        return;
    }
    if (tracee->stopped && tracee->program && !tracee->thread)
        news_add(tracee, (struct sys_trace_event){.what = SYS_TRACE_CONTINUED});
    tracee->stopped = false;
    if (!tracee->awaited)
        tracee_resume(tracee, 0);
}

static void at_signal(struct tracee *tracee, int signal)
{
    siginfo_t info;
    memset(&info, 0, sizeof info);
    ptrace(PTRACE_GETSIGINFO, tracee->pid, NULL, &info);
    bool sent = info.si_code == SI_USER || info.si_code == SI_TKILL || info.si_code == SI_QUEUE;
    if (tracee->program)
        news_add(tracee, (struct sys_trace_event){.what = SYS_TRACE_SIGNAL,
                                                  .signal = signal,
                                                  .sender = sent ? info.si_pid : 0});
    tracee_resume(tracee, signal);
}

/* It could not become a program, and goes on as what it was. */
static bool let_go(struct tracee *tracee, int status)
{
    bool signal = status >> 16 == 0 && WSTOPSIG(status) != SYSCALL_STOP;
    ptrace(PTRACE_DETACH, tracee->pid, NULL, (void *)(long)(signal ? WSTOPSIG(status) : 0));
    return false;
}

bool tracee_stopped(struct tracee *tracee, int status)
{
    if (!WIFSTOPPED(status)) {
        if (!tracee->ended && tracee->program && !tracee->thread)
            news_add(tracee, (struct sys_trace_event){.what = SYS_TRACE_ENDED, .status = status});
        return false;
    }
    if (tracee->leaving != -1)
        return let_go(tracee, status);
    switch (status >> 16) {
    case PTRACE_EVENT_FORK:
    case PTRACE_EVENT_VFORK:
    case PTRACE_EVENT_CLONE:
        at_birth(tracee);
        break;
    case PTRACE_EVENT_EXEC:
        at_exec(tracee);
        break;
    case PTRACE_EVENT_EXIT:
        at_end(tracee);
        return true;
    case PTRACE_EVENT_STOP:
        at_group_stop(tracee, WSTOPSIG(status));
        return true;
    default:
        if (WSTOPSIG(status) != SYSCALL_STOP) {
            at_signal(tracee, WSTOPSIG(status));
            return true;
        }
        at_call(tracee);
    }
    tracee_resume(tracee, 0);
    return true;
}
