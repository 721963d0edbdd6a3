/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The records: shared by all children, in order, in a ring that goes round, whole however their
 * makers end.
 */
#include "sys/record.h"
#include "watch.h"

#include <errno.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define check(good, what) check_in("records", good, what)

enum { CHILDREN = 8, CALLS = 500 };

/* Children that make numbered calls at once. */
static void make_crowd(pid_t children[CHILDREN])
{
    int status;
    for (int i = 0; i < CHILDREN; i++) {
        children[i] = sys_fork("crowd");
        if (children[i] == 0) {
            for (int call = 0; call < CALLS; call++)
                sys_kill(getpid(), 0), sys_close(10000 + call);
            _exit(0);
        }
    }
    for (int i = 0; i < CHILDREN; i++)
        waitpid(children[i], &status, 0);
}

static void test_crowd(void)
{
    pid_t children[CHILDREN];
    int next[CHILDREN] = {0}, kills = 0, strangers = 0;
    uint64_t mark = sys_record_newest();
    struct sys_record record;
    make_crowd(children);
    uint64_t newest = sys_record_newest();
    check(newest - mark == CHILDREN * (1 + 2 * CALLS),
          "each call of many children has a number of its own");
    bool whole = true, ordered = true;
    while (++mark <= newest) {
        int i = 0;
        whole = whole && sys_record_get(mark, &record) && record.state == SYS_RETURNED;
        while (i < CHILDREN && children[i] != record.pid)
            i++;
        if (i == CHILDREN)
            strangers++;
        else if (record.call == SYS_CALL_kill)
            kills++;
        else
            ordered = ordered && record.call == SYS_CALL_close && record.error == EBADF &&
                      record.argument[0] == 10000 + next[i]++;
    }
    check(whole, "each of them is whole");
    check(ordered && strangers == CHILDREN && kills == CHILDREN * CALLS,
          "each child's calls are all there, in its order");
}

static void test_ring(void)
{
    struct sys_record record;
    uint64_t first = sys_record_newest() + 1;
    for (int i = 0; i < SYS_RECORDS + 10; i++)
        sys_close(-1);
    uint64_t newest = sys_record_newest();
    check(newest == first + SYS_RECORDS + 9, "numbers go on when the ring has come round");
    check(!sys_record_get(first + 9, &record), "the oldest are overwritten, and said to be");
    check(sys_record_get(first + 10, &record) && record.number == first + 10,
          "the oldest of the rest are there");
}

static struct sys_record heard;

static void hear(struct sys_record *record)
{
    if (record->call == SYS_CALL_waitpid)
        memcpy(&heard, record, sizeof heard);
}

/* A call that lasts until the ring has come round has lost its record, and nobody else's suffers.
 */
static void test_lost(void)
{
    int status;
    struct sys_record record;
    sys_listener = hear;
    sys_watch(SYS_NARRATE, true);
    pid_t child = sys_fork("child");
    if (child == 0) {
        for (int i = 0; i < 2 * SYS_RECORDS; i++)
            sys_close(-1);
        _exit(5);
    }
    pid_t result = sys_waitpid(child, &status, 0);
    sys_watch(SYS_NARRATE, false);
    sys_listener = NULL;
    check(result == child && WEXITSTATUS(status) == 5,
          "a call whose record is lost gives its result");
    check(heard.state == SYS_RETURNED && heard.result == child && heard.out[0] == 5 << 8,
          "the listener still hears how it ended");
    bool good = true;
    for (uint64_t i = sys_record_newest() - SYS_RECORDS + 1; i <= sys_record_newest(); i++)
        good = good && sys_record_get(i, &record) && record.call == SYS_CALL_close;
    check(good, "it does not write over another's record");
}

/* Killed at any instant, a process leaves each record as made, never made, or never returned. */
static void test_kills(void)
{
    int status, odd = 0;
    struct sys_record record;
    uint64_t mark = sys_record_newest();
    for (int i = 0; i < 300; i++) {
        pid_t child = sys_fork("victim");
        if (child == 0)
            for (;;)
                sys_access("/", 0);
        for (int turn = rand() % 2000; turn > 0; turn--)
            getppid();
        end_child(child, SIGKILL);
        waitpid(child, &status, 0);
        mark = sys_record_newest();
        for (uint64_t n = mark > 50 ? mark - 50 : 1; n <= mark; n++)
            if (sys_record_get(n, &record) && record.call == SYS_CALL_access &&
                (record.pid == 0 || record.text_size != 3 || strcmp(record.role, "victim") != 0))
                odd++;
    }
    check(odd == 0, "killing its maker leaves a record whole or absent");
    sys_getpid();
    check(sys_record_get(mark + 1, &record) && record.call == SYS_CALL_getpid,
          "the shell records on after its children were killed");
}

static void test_child_alone(void)
{
    int status;
    pid_t child = fork();
    if (child == 0)
        _exit(sys_record_newest() == 0 && sys_watch(SYS_INJECT, true) == 0 && sys_recording() &&
                      sys_record_owner() == getpid()
                  ? 0
                  : 1);
    waitpid(child, &status, 0);
    check(WIFEXITED(status) && WEXITSTATUS(status) == 0, "who injects records, in a child as well");
}

int main(void)
{
    test_child_alone();
    sys_watch(SYS_RECORD, true);
    test_crowd();
    test_ring();
    test_lost();
    test_kills();
    totals();
    return 0;
}
