/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Calls told to fail.
 *
 * Each injection is one atomic word in the shared memory: the shell and its children take turns at
 * it together, and one that is killed in the middle leaves it whole. 0 is a free place.
 */
#include "sys/floor.h"

#include <errno.h>

/* The word: 10 bits of call + 1, 14 bits of errno, 20 bits each of countdown and every. */
enum { EVERY_BITS = 20, COUNT_SHIFT = 20, ERROR_SHIFT = 40, CALL_SHIFT = 54 };
#define LOW_20 ((UINT64_C(1) << EVERY_BITS) - 1)

static uint64_t pack(const struct sys_injection *injection)
{
    return (uint64_t)(injection->call + 1) << CALL_SHIFT |
           (uint64_t)injection->error << ERROR_SHIFT |
           (uint64_t)injection->countdown << COUNT_SHIFT | injection->every;
}

static struct sys_injection unpack(uint64_t word)
{
    return (struct sys_injection){
        .call = (int)(word >> CALL_SHIFT) - 1,
        .error = (int)(word >> ERROR_SHIFT & 0x3fff),
        .countdown = (unsigned)(word >> COUNT_SHIFT & LOW_20),
        .every = (unsigned)(word & LOW_20),
    };
}

bool sys_cannot_fail(int call)
{
    switch (call) {
    case SYS_CALL__exit:
    case SYS_CALL_getpid:
    case SYS_CALL_getppid:
    case SYS_CALL_getpgrp:
    case SYS_CALL_getuid:
    case SYS_CALL_geteuid:
    case SYS_CALL_getgid:
    case SYS_CALL_getegid:
    case SYS_CALL_umask:
    case SYS_CALL_alarm:
    case SYS_CALL_ctermid:
        return true;
    default:
        return false;
    }
}

int sys_inject(int call, int error, unsigned nth, unsigned every)
{
    if (call < 0 || call >= SYS_CALLS || sys_cannot_fail(call) || error <= 0 || !floor_shared) {
        errno = EINVAL;
        return -1;
    }
    if (nth < 1 || nth > SYS_INJECT_MAX || every > SYS_INJECT_MAX) {
        errno = ERANGE;
        return -1;
    }
    uint64_t word = pack(&(struct sys_injection){call, error, nth, every});
    for (int i = 0; i < SYS_INJECTIONS; i++) {
        uint64_t none = 0;
        if (atomic_compare_exchange_strong(&floor_shared->injection[i], &none, word))
            return 0;
    }
    errno = ENOSPC;
    return -1;
}

int sys_injections(struct sys_injection list[SYS_INJECTIONS])
{
    int count = 0;
    for (int i = 0; floor_shared && i < SYS_INJECTIONS; i++) {
        uint64_t word = atomic_load(&floor_shared->injection[i]);
        if (word)
            list[count++] = unpack(word);
    }
    return count;
}

void sys_inject_clear(int call)
{
    for (int i = 0; floor_shared && i < SYS_INJECTIONS; i++) {
        uint64_t word = atomic_load(&floor_shared->injection[i]);
        if (word && (call == -1 || unpack(word).call == call))
            atomic_compare_exchange_strong(&floor_shared->injection[i], &word, 0);
    }
}

/* One turn of the injection in `place`: true when it is the one to fail, with its errno in *error.
 */
static bool take_turn(_Atomic uint64_t *place, int call, int *error)
{
    uint64_t word = atomic_load(place);
    for (;;) {
        struct sys_injection injection = unpack(word);
        bool fork_too = call == SYS_CALL_vfork && injection.call == SYS_CALL_fork;
        if (!word || (injection.call != call && !fork_too))
            return false;
        bool due = injection.countdown <= 1;
        injection.countdown = due ? injection.every : injection.countdown - 1;
        uint64_t next = injection.countdown ? pack(&injection) : 0;
        if (atomic_compare_exchange_weak(place, &word, next)) {
            *error = injection.error;
            return due;
        }
    }
}

int floor_injection_due(int call)
{
    int first = 0, error;
    for (int i = 0; i < SYS_INJECTIONS; i++)
        if (take_turn(&floor_shared->injection[i], call, &error) && !first)
            first = error;
    return first;
}
