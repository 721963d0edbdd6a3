/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Entering and leaving a watched call.
 *
 * A slot is published in this order: its old number is wiped, it is filled in, it gets its new
 * number. Its result is published by the change of `state`, after all else. So whoever finds a
 * number finds what was known at entry, and whoever finds SYS_RETURNED finds the result; a process
 * killed in between leaves a slot without a number, or a call that never returned.
 */
#include "sys/floor.h"
#include "sys/tracer.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const char *sys_site;
const char *sys_by;
void (*sys_listener)(struct sys_record *record);

static const char *my_role = "shell";

const char *sys_role(void)
{
    return my_role;
}

void floor_set_role(const char *role)
{
    my_role = role;
}

static void tell(struct sys_record *record)
{
    if ((sys_watched & SYS_NARRATE) && sys_listener)
        sys_listener(record);
}

/* What is known of a call before it is made, but for its arguments. */
static void describe(struct sys_record *record, int which)
{
    memset((char *)record + offsetof(struct sys_record, call), 0,
           sizeof *record - offsetof(struct sys_record, call));
    record->call = which;
    record->pid = getpid();
    record->stream = sys_watched & SYS_NARRATE ? sys_stream : 0;
    record->role = my_role;
    record->by = sys_by;
    if (sys_site) {
        record->why = sys_site;
        record->file = record->why + strlen(record->why) + 1;
        record->line = atoi(record->file + strlen(record->file) + 1);
    }
    sys_site = NULL;
    clock_gettime(CLOCK_MONOTONIC, &record->entered);
}

/*
 * Whether the call is not expected to return, so that it must be shown before it is made. Of the
 * candidates that a search in PATH tries, most are not there: while narrating, it is worth a look,
 * and those are shown with their error. (Should such a file appear just then, its execve is shown
 * by whoever prints next.)
 */
static bool is_last(int which, const long argument[SYS_ARGUMENTS])
{
    if (which != SYS_CALL_execve)
        return which == SYS_CALL__exit;
    const char *path = (const char *)argument[0];
    return !(sys_watched & SYS_NARRATE) || faccessat(AT_FDCWD, path, X_OK, AT_EACCESS) == 0;
}

/*
 * What a call does though it fails. Linux's close lets go of the descriptor before anything can go
 * wrong (close(2)): told to fail with EINTR or EIO, it is closed all the same. EBADF says that none
 * was open.
 */
static void fail(int which, const long argument[SYS_ARGUMENTS], int error)
{
    if (which == SYS_CALL_close && error != EBADF)
        close((int)argument[0]);
}

bool floor_enter(struct floor_call *call, int which, const long argument[SYS_ARGUMENTS])
{
    int error = errno;
    int told = sys_watched & SYS_INJECT ? floor_injection_due(which) : 0;
    bool last = !told && is_last(which, argument);

    call->call = which;
    call->injected = told != 0;
    call->result = -1;
    memcpy(call->argument, argument, sizeof call->argument);
    call->number = atomic_fetch_add(&floor_shared->newest, 1) + 1;
    call->slot = &floor_shared->ring[call->number % SYS_RECORDS];

    struct sys_record *record = call->slot;
    record->number = 0;
    atomic_thread_fence(memory_order_seq_cst);
    describe(record, which);
    record->injected = call->injected;
    record->shown = 0;
    record->state = last ? SYS_NEVER_RETURNS : SYS_ENTERED;
    floor_capture_in(record, argument);
    record->number = call->number;
    tell(record);
    if (told)
        fail(which, argument, told);
    errno = told ? told : error;
    return told == 0;
}

/* What is known once the call has returned; `state` last, for it is what readers go by. */
static void complete(struct sys_record *record, const struct floor_call *call, int error)
{
    record->result = call->result;
    record->error = error;
    clock_gettime(CLOCK_MONOTONIC, &record->returned);
    floor_capture_out(record, call->argument, error != 0);
    record->state = SYS_RETURNED;
}

/*
 * A call may be so long under way that the ring has come round and its slot is another's. The
 * record is lost then, but the one who listens still hears how the call ended, from a record made
 * again for that.
 */
static void complete_lost(const struct floor_call *call, int error)
{
    struct sys_record record;
    memset(&record, 0, sizeof record);
    describe(&record, call->call);
    record.injected = call->injected;
    floor_capture_in(&record, call->argument);
    complete(&record, call, error);
    record.number = call->number;
    record.shown = 1;
    tell(&record);
}

/* Whether the call has told of a process that has stopped. */
static bool tells_of_a_stop(const struct floor_call *call)
{
    if (call->call == SYS_CALL_waitid) {
        const siginfo_t *info = (const siginfo_t *)call->argument[2];
        return info && info->si_pid != 0 && info->si_code == CLD_STOPPED;
    }
    const int *status = (const int *)call->argument[1];
    return (call->call == SYS_CALL_waitpid || call->call == SYS_CALL_wait4) && call->result > 0 &&
           status && WIFSTOPPED(*status);
}

long floor_leave(struct floor_call *call, bool failed)
{
    int error = errno;
    /* The kernel tells tracer and parent at once; who reads wants the cause before the effect. */
    if ((sys_watched & SYS_TRACE) && !failed && tells_of_a_stop(call))
        floor_trace_ask(TRACE_SETTLE);
    if (atomic_load(&call->slot->number) == call->number) {
        if (atomic_load(&call->slot->state) != SYS_RETURNED)
            complete(call->slot, call, failed ? error : 0);
        tell(call->slot);
    } else {
        complete_lost(call, failed ? error : 0);
    }
    errno = error;
    return call->result;
}

void floor_born(struct floor_call *parent)
{
    int error = errno;
    struct sys_record *record = parent->slot;
    if (atomic_load(&record->number) == parent->number) {
        parent->result = getpid();
        if (atomic_load(&record->state) != SYS_RETURNED)
            complete(record, parent, 0);
        tell(record);
    }
    errno = error;
}
