/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The records, read from outside: the memory they live in, what is asked of the floor, the mark.
 *
 * The memory is made at the first sys_watch and then never moves nor goes away: a child may be
 * using it. A reader takes a copy, and takes it as good only if the slot's number was the same
 * before and after.
 */
#include "sys/floor.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

struct floor_shared *floor_shared;
int sys_watched;
unsigned sys_stream = 1;

static bool share(void)
{
    if (floor_shared)
        return true;
    void *memory =
        mmap(NULL, sizeof *floor_shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        return false;
    floor_shared = memory;
    floor_shared->owner = getpid();
    floor_shared->streams = sys_stream;
    return true;
}

unsigned sys_stream_new(void)
{
    if (SYS_UNWATCHED || !share())
        return sys_stream;
    unsigned number = atomic_fetch_add(&floor_shared->streams, 1) + 1;
    floor_shared->cursor[number % FLOOR_CURSORS] = sys_record_newest();
    return number;
}

/*
 * Where recording was off meanwhile, a number is left out: a mark that stands before the gap is
 * then seen to be older than the beginning.
 */
static void begin_records(void)
{
    uint64_t last = sys_record_newest();
    if (last > 0) {
        last = atomic_fetch_add(&floor_shared->newest, 1) + 1;
        for (int i = 0; i < FLOOR_CURSORS; i++)
            floor_shared->cursor[i] = last;
    }
    floor_shared->begin = last + 1;
}

int sys_watch(int what, bool on)
{
    if (on && SYS_UNWATCHED) {
        errno = ENOSYS;
        return -1;
    }
    if (on && !share())
        return -1;
    if (on && (what & (SYS_NARRATE | SYS_INJECT)))
        what |= SYS_RECORD;
    if (!floor_shared)
        return 0;
    if (what & SYS_RECORD) {
        if (on && !sys_recording())
            begin_records();
        if (on || getpid() == floor_shared->owner)
            floor_shared->recording = on;
    }
    sys_watched = on ? sys_watched | what : sys_watched & ~what;
    return 0;
}

int sys_watch_pause(void)
{
    int was = sys_watched;
    sys_watched = 0;
    return was;
}

void sys_watch_resume(int was)
{
    sys_watched = was;
}

uint64_t sys_record_newest(void)
{
    return floor_shared ? atomic_load(&floor_shared->newest) : 0;
}

uint64_t sys_record_mark(void)
{
    return floor_shared ? atomic_load(&floor_shared->mark) : 0;
}

void sys_record_set_mark(uint64_t number)
{
    if (floor_shared)
        floor_shared->mark = number;
}

uint64_t sys_record_begin(void)
{
    return floor_shared ? atomic_load(&floor_shared->begin) : 0;
}

bool sys_recording(void)
{
    return floor_shared && atomic_load(&floor_shared->recording);
}

pid_t sys_record_owner(void)
{
    return floor_shared ? floor_shared->owner : 0;
}

struct sys_record *sys_record_at(uint64_t number)
{
    if (!floor_shared || number == 0)
        return NULL;
    struct sys_record *slot = &floor_shared->ring[number % SYS_RECORDS];
    return atomic_load(&slot->number) == number ? slot : NULL;
}

bool sys_record_get(uint64_t number, struct sys_record *copy)
{
    struct sys_record *slot = sys_record_at(number);
    if (!slot)
        return false;
    int state = atomic_load(
        &slot->state); /* what this state promises is in the copy; more may be, but unpromised */
    memcpy(copy, slot, sizeof *copy);
    copy->state = state;
    atomic_thread_fence(memory_order_acquire);
    return atomic_load(&slot->number) == number;
}
