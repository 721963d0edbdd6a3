/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the listener needs of the system: a lock, a way to write, a way to wait a moment. Unwatched,
 * of course.
 *
 * The lock is a word that holds its holder's pid. The kernel does not take it back from one who was
 * killed, so whoever waits looks, now and then, whether the holder can still go on; from the dead
 * and the stopped it is taken over. What the lock guards are the lines' order and nothing worse, so
 * that is safe.
 */
#include "sys/floor.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <string.h>
#include <unistd.h>

_Atomic uint64_t *sys_listener_cursor(void)
{
    return &floor_shared->cursor[sys_stream % FLOOR_CURSORS];
}

/* Writes "/proc/PID/stat" into path. No stdio here: this runs in vfork children. */
static void stat_path(char path[40], pid_t pid)
{
    char digits[16];
    size_t n = 0;
    do
        digits[n++] = (char)('0' + pid % 10);
    while ((pid /= 10) > 0);
    memcpy(path, "/proc/", 6);
    char *at = path + 6;
    while (n > 0)
        *at++ = digits[--n];
    memcpy(at, "/stat", 6);
}

/* Whether process `pid` is there, and neither a zombie nor stopped. */
static bool can_go_on(pid_t pid)
{
    char path[40], stat[256];
    stat_path(path, pid);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd == -1)
        return errno != ENOENT || kill(pid, 0) == 0;
    ssize_t size = read(fd, stat, sizeof stat - 1);
    close(fd);
    if (size <= 0)
        return false;
    stat[size] = '\0';
    const char *state = strrchr(stat, ')'); /* "4711 (name) S …", and the name may hold anything */
    return state && !strchr("ZXxTt", state[2]);
}

bool sys_raw_wait(struct timespec *since, long microseconds)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    if (since->tv_sec == 0 && since->tv_nsec == 0)
        *since = now;
    long passed = (now.tv_sec - since->tv_sec) * 1000000 + (now.tv_nsec - since->tv_nsec) / 1000;
    if (passed >= microseconds)
        return false;
    sched_yield();
    return true;
}

/* Returns whether the lock was taken from one who was dead or stopped. */
static bool wait_for_holder(pid_t *holder)
{
    struct timespec since = {0, 0};
    while (sys_raw_wait(&since, 1000))
        if (atomic_load(&floor_shared->listener_holder) != *holder)
            return false;
    if (!can_go_on(*holder))
        return atomic_compare_exchange_strong(&floor_shared->listener_holder, holder, 0);
    /* It may be writing to a terminal held by ^S. */
    nanosleep(&(struct timespec){0, 1000000}, NULL);
    return false;
}

bool sys_listener_lock(sigset_t *saved)
{
    bool taken = false;
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, saved);
    pid_t me = getpid(), holder = 0;
    while (!atomic_compare_exchange_weak(&floor_shared->listener_holder, &holder, me)) {
        if (holder != 0)
            taken |= wait_for_holder(&holder);
        holder = 0;
    }
    return taken;
}

void sys_listener_unlock(const sigset_t *saved)
{
    pid_t me = getpid();
    atomic_compare_exchange_strong(&floor_shared->listener_holder, &me, 0);
    sigprocmask(SIG_SETMASK, saved, NULL);
}

void sys_raw_write(int fd, const char *bytes, size_t size)
{
    sigset_t pipe_signal, pending, saved;
    sigemptyset(&pipe_signal);
    sigaddset(&pipe_signal, SIGPIPE);
    sigprocmask(SIG_BLOCK, &pipe_signal, &saved);
    sigpending(&pending);
    while (size > 0) {
        ssize_t written = write(fd, bytes, size);
        if (written == -1 && errno == EPIPE && !sigismember(&pending, SIGPIPE))
            sigtimedwait(&pipe_signal, NULL, &(struct timespec){0, 0});
        if (written == -1 && errno == EINTR)
            continue;
        if (written == -1 && errno == EAGAIN &&
            poll(&(struct pollfd){fd, POLLOUT, 0}, 1, 1000) == 1)
            continue;
        if (written <= 0)
            break;
        bytes += written;
        size -= (size_t)written;
    }
    sigprocmask(SIG_SETMASK, &saved, NULL);
}
