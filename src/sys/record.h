/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Watching the floor: records, the listener, and calls told to fail.
 *
 * Records live in memory that is shared with every child, in a ring: a call takes its number when
 * it enters the floor and its result when it returns, so a call that never returned (a child killed
 * in the middle) is seen as just that. Calls told to fail are in the same memory: the shell and its
 * children count their turns together.
 */
#ifndef NACRE_SYS_RECORD_H
#define NACRE_SYS_RECORD_H

#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>
#include <time.h>

/* Every call of the floor, by name: SYS_CALL_fork, SYS_CALL_waitpid, … The list is calls.def. */
enum sys_call_number {
#define CALL(name, ...) SYS_CALL_##name,
#include "sys/calls.def"
#undef CALL
    SYS_CALLS
};

/* Further calls that traced programs make, by the kernel's names; the list is traced.def. A record
 * of the floor never has one of these numbers. */
enum sys_traced_number {
    SYS_TRACED_BEFORE = SYS_CALLS - 1,
#define CALL(name, ...) SYS_TRACED_##name,
#include "sys/traced.def"
#undef CALL
    SYS_SHAPES
};

enum { SYS_ARGUMENTS = 5, SYS_TEXT = 200, SYS_RECORDS = 8192 /* in the ring */ };

enum sys_record_state {
    SYS_ENTERED = 1,
    SYS_RETURNED,
    SYS_NEVER_RETURNS /* _exit; an execve, unless it fails after all and becomes SYS_RETURNED */
};

struct sys_record {
    _Atomic uint64_t number; /* from 1; 0: never used, or being overwritten */
    _Atomic int state;       /* enum sys_record_state */
    _Atomic int shown;       /* the narrator's own: 0 not yet, 1 as unfinished, 2 whole */
    int call; /* enum sys_call_number; of a traced program, sys_traced_number as well */
    pid_t pid;
    int error;                    /* errno where the call failed, else 0 */
    int line;                     /* in `file` */
    bool injected;                /* it failed because it was told to */
    unsigned stream;              /* where the process that made it narrates to; 0: it does not */
    unsigned char null;           /* bit i: parameter i was a null pointer */
    unsigned char text_size;      /* bytes of `text` in use */
    long argument[SYS_ARGUMENTS]; /* see shape.h for what stands here, in `out` and in `text` */
    long result;
    long out[2];
    const char *why; /* NULL, or static storage, as are file, role and by */
    const char *file;
    const char *role;
    const char *by;
    struct timespec entered, returned; /* CLOCK_MONOTONIC */
    char text[SYS_TEXT];               /* the call's strings, cut to fit; read by sys_text_next */
};

/* What is asked of the floor, or-ed together in sys_watched. */
enum { SYS_RECORD = 1, SYS_NARRATE = 2, SYS_INJECT = 4, SYS_TRACE = 8 /* see trace.h */ };

/*
 * Begins (or ends) asking. Narrating and injecting record too, and recording stays on when they
 * end. Returns 0, or -1 with errno when the shared memory cannot be had (ENOSYS: this build has no
 * watching).
 */
int sys_watch(int what, bool on);

/*
 * Turns watching off in this process and its future children (`sys_watched` = 0), and back on: for
 * what must leave no trace (checks and set-up of a lesson, the reading of commands). Returns what
 * was on, to be given to sys_watch_resume. What was recorded can still be read meanwhile.
 */
int sys_watch_pause(void);
void sys_watch_resume(int was);

/* The number of the newest record (0: none), and the mark that `saw` counts from, which each prompt
 * sets. */
uint64_t sys_record_newest(void);
uint64_t sys_record_mark(void);
void sys_record_set_mark(uint64_t number);

/* The number at which recording was last turned on: what is older was not recorded. */
uint64_t sys_record_begin(void);

/* Whether the shell that records is recording now; true even where sys_watch_pause is in force. */
bool sys_recording(void);

/* The process that first asked for records: "the shell", as against its children. 0 when nobody
 * did. */
pid_t sys_record_owner(void);

/* Copies record `number` to *copy. Returns false when it was overwritten or never made. */
bool sys_record_get(uint64_t number, struct sys_record *copy);

/*
 * The listener is called by the process that makes a call, while SYS_NARRATE is on: at entry (state
 * SYS_ENTERED or SYS_NEVER_RETURNS) and at return. A child calls it for the fork that made it, too,
 * so that a fork is known before what the child does. It runs in vfork children: no malloc, no
 * stdio, no call of the floor; it writes with sys_raw_write. Set in main.
 */
extern void (*sys_listener)(struct sys_record *record);

/* The slot of record `number` in shared memory, for the listener; NULL when overwritten or not yet
 * filled. */
struct sys_record *sys_record_at(uint64_t number);

/* Lines that go to one place are one stream. The number of this process's: 1 is the one that there
 * is by default, sys_stream_new gives one that no process has. */
extern unsigned sys_stream;
unsigned sys_stream_new(void);

/* The number up to which the listener has dealt with its stream's records: shared, the listener's
 * own. */
_Atomic uint64_t *sys_listener_cursor(void);

/* write(2), whole, unwatched, without SIGPIPE; gives up on a descriptor that takes nothing for a
 * second. */
void sys_raw_write(int fd, const char *bytes, size_t size);

/* Lets others run; returns false once `microseconds` have passed since *since (0 there: begin now).
 * For the listener. */
bool sys_raw_wait(struct timespec *since, long microseconds);

/*
 * The listener's lock, held across one print, with all signals blocked (*saved is the mask to go
 * back to). A holder that was killed or stopped loses it to the next who asks, who is told so by
 * true.
 */
bool sys_listener_lock(sigset_t *saved);
void sys_listener_unlock(const sigset_t *saved);

/* Names */
const char *sys_call_name(int call);
int sys_call_by_name(const char *name); /* -1: none */

/* The same for the kernel's own numbers on this machine (as /proc/PID/syscall and ptrace tell
 * them); NULL and -1 for what has none. */
const char *sys_number_name(long number);
long sys_number_by_name(const char *name);

/* Inject: `call` fails with `error` at its nth next turn (from 1), and then, if every > 0, at every
 * `every`th after. */
struct sys_injection {
    int call, error;
    unsigned countdown, every;
};
enum { SYS_INJECTIONS = 16, SYS_INJECT_MAX = 1000000 /* for countdown and every */ };

/* -1: table full (ENOSPC), call cannot fail (EINVAL), a number out of range (ERANGE). SYS_INJECT
 * must be watched. */
int sys_inject(int call, int error, unsigned nth, unsigned every);
int sys_injections(struct sys_injection list[SYS_INJECTIONS]); /* how many are pending */
void sys_inject_clear(int call);                               /* -1: all */
bool sys_cannot_fail(int call); /* getpid and its like, which have no error to give */

#endif
