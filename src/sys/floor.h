/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The floor's own: what the calls_*.c files are made of. Included by src/sys alone.
 *
 * A watched call enters (it takes a number and writes down what it was given), is made unless it
 * was told to fail, and leaves (it writes down what came of it). Between the two, nothing is held:
 * a process may be killed at any point.
 */
#ifndef NACRE_SYS_FLOOR_H
#define NACRE_SYS_FLOOR_H

#include "sys/record.h"
#include "sys/sys.h"

enum { FLOOR_CURSORS = 16 };

/* The memory shared with the children. */
struct floor_shared {
    _Atomic uint64_t newest, mark, begin;
    _Atomic uint64_t cursor[FLOOR_CURSORS]; /* by stream; streams far apart may share one */
    _Atomic unsigned streams;
    _Atomic bool recording;
    _Atomic pid_t listener_holder;
    pid_t owner;
    _Atomic uint64_t injection[SYS_INJECTIONS];
    struct sys_record ring[SYS_RECORDS];
};
extern struct floor_shared *floor_shared; /* NULL until the first sys_watch */

/* A call under way, on the stack of the process that makes it. */
struct floor_call {
    struct sys_record *slot; /* ours as long as its number is `number` */
    uint64_t number;
    int call;
    bool injected;
    long argument[SYS_ARGUMENTS]; /* as passed, pointers too */
    long result; /* set by whoever makes the call; -1 after a floor_enter that returned false */
};

/*
 * Begins a watched call. Returns true when it is to be made; false when it was told to fail: errno
 * is set, and the caller goes on to floor_leave at once.
 */
bool floor_enter(struct floor_call *call, int which, const long argument[SYS_ARGUMENTS]);

/* Ends it: records call->result and, if `failed`, errno, which is kept. Returns call->result. */
long floor_leave(struct floor_call *call, bool failed);

/* In the child of a fork that is under way in its parent: completes the parent's record. */
void floor_born(struct floor_call *parent);

/* This process's part from now on; static storage. */
void floor_set_role(const char *role);

/* What to keep of a call: at entry, and when it has returned (`failed`: nothing came back through
 * pointers). */
void floor_capture_in(struct sys_record *record, const long argument[SYS_ARGUMENTS]);
void floor_capture_out(struct sys_record *record, const long argument[SYS_ARGUMENTS], bool failed);

/* The errno that this turn of `call` must fail with, or 0. Counts the turn. */
int floor_injection_due(int call);

/* A pointer as a record's argument. */
#define ADDRESS(pointer) ((long)(intptr_t)(pointer))

/*
 * An ordinary call, whole: FLOOR(its type, its name, its parameters, the same as arguments, the
 * same as numbers for the record). Its failure is -1. Unwatched, it is the call itself behind one
 * test: the rest stands in a function apart, so that not even a register is saved for it.
 *
 * FLOOR_AS is for a sys_NAME whose call is spelled otherwise.
 */
#define FLOOR(type, name, parameters, arguments, ...)                                              \
    FLOOR_AS(type, name, parameters, arguments, name arguments, __VA_ARGS__)

#define FLOOR_AS(type, name, parameters, arguments, call_itself, ...)                              \
    static __attribute__((noinline, cold)) type watched_##name parameters                          \
    {                                                                                              \
        struct floor_call watched;                                                                 \
        if (floor_enter(&watched, SYS_CALL_##name, (const long[SYS_ARGUMENTS]){__VA_ARGS__}))      \
            watched.result = (long)(call_itself);                                                  \
        return (type)floor_leave(&watched, watched.result == -1);                                  \
    }                                                                                              \
    type sys_##name parameters                                                                     \
    {                                                                                              \
        return SYS_IS_WATCHED ? watched_##name arguments : (type)(call_itself);                    \
    }

#endif
