/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fork, vfork and _exit: where processes begin and end.
 *
 * Child and parent both know that a fork has happened, and either may go on first. The child
 * therefore completes its parent's record before it does anything of its own: in the records, and
 * on the screen, the fork comes first.
 *
 * sys_vfork is clone(2) nearly as vfork(2) uses it: the child runs in this process's memory while
 * this process sleeps, so nothing is copied. It gets a stack of its own, or its calls would
 * overwrite the frames that its parent returns to. Its descriptors, signal dispositions and mask
 * are its own from the start. What it writes into memory its parent sees, or does not, where a
 * plain fork has to stand in (under AddressSanitizer, which keeps its books by stack).
 */
#include "config.h"

#include "sys/floor.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <sched.h>
#include <stdatomic.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#if HAVE_VALGRIND_VALGRIND_H
#include <valgrind/valgrind.h>
#else
#define RUNNING_ON_VALGRIND 0
#endif

#if defined __has_feature
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer)
#define __SANITIZE_ADDRESS__ 1 /* as gcc calls it */
#endif
#endif
#if defined __SANITIZE_ADDRESS__
enum { BORROW_MEMORY = false };
#else
enum { BORROW_MEMORY = true };
#endif

/*
 * A shell has one thread and no fork handlers, so the fork that runs none is enough (POSIX.1-2024
 * has it as _Fork). It writes to fewer pages, each of which would have to be copied for the child.
 */
#if !HAVE__FORK
#define _Fork fork
#endif

enum { STACK = 256 * 1024, GUARD = 4096, OUT_OF_THE_WAY = 200 };

pid_t sys_fork(const char *role)
{
    struct floor_call call;
    bool watched = SYS_IS_WATCHED;
    if (watched && !floor_enter(&call, SYS_CALL_fork, (const long[SYS_ARGUMENTS]){0}))
        return (pid_t)floor_leave(&call, true);
    pid_t pid = _Fork();
    if (pid == 0 && watched)
        floor_born(&call);
    if (pid == 0)
        floor_set_role(role);
    if (pid == 0 || !watched)
        return pid;
    call.result = pid;
    return (pid_t)floor_leave(&call, pid == -1);
}

void sys__exit(int status)
{
    struct floor_call call;
    if (SYS_IS_WATCHED)
        floor_enter(&call, SYS_CALL__exit, (const long[SYS_ARGUMENTS]){status});
    _exit(status);
}

/* What a child by sys_vfork starts with. */
struct birth {
    int (*child)(void *data);
    void *data;
    const char *role;
    struct floor_call *call; /* its parent's; NULL unwatched */
};

static int begin_life(void *data)
{
    struct birth *birth = data;
    if (birth->call)
        floor_born(birth->call);
    floor_set_role(birth->role);
    int status = birth->child(birth->data);
    why("its work is done, and a child that shares its parent's memory must not return");
    sys__exit(status);
}

/*
 * A stack is kept for the next time. While it is in use none is kept, so that a child which makes a
 * child by sys_vfork itself gets another.
 */
static char *spare_stack;

static char *take_stack(void)
{
    char *stack = spare_stack;
    spare_stack = NULL;
    if (stack)
        return stack;
    stack =
        mmap(NULL, STACK, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK, -1, 0);
    if (stack == MAP_FAILED)
        return NULL;
    mprotect(stack, GUARD, PROT_NONE); /* the lowest page: who runs over the end dies there */
    return stack;
}

static void give_stack(char *stack)
{
    if (spare_stack)
        munmap(stack, STACK);
    else
        spare_stack = stack;
}

/*
 * Sleeps until the child has let go of the memory that was lent to it, by its execve or its end:
 * then the kernel sets `lent` to 0 and wakes who waits for that. In vfork(2) this sleep is one that
 * nothing but SIGKILL ends: ^Z would stop the child in the middle of it, and its parent could not
 * be stopped, so whoever waits for that waits for ever. No handler of this process may run
 * meanwhile, since the child has the same errno: see signals_hold.
 */
static void await_release(atomic_int *lent)
{
    while (atomic_load(lent))
        syscall(SYS_futex, lent, FUTEX_WAIT, 1, NULL, NULL, 0);
}

/* valgrind, and emulators of other machines, know vfork's own flags alone. */
static pid_t clone_borrower(struct birth *birth, char *stack, atomic_int *lent)
{
    enum { FLAGS = CLONE_VM | SIGCHLD };
    atomic_init(lent, !RUNNING_ON_VALGRIND);
    pid_t pid = -1;
    if (!RUNNING_ON_VALGRIND)
        pid = clone(begin_life, stack, FLAGS | CLONE_CHILD_CLEARTID, birth, NULL, NULL, lent);
    if (RUNNING_ON_VALGRIND || (pid == -1 && errno == EINVAL)) {
        atomic_store(lent, 0);
        pid = clone(begin_life, stack, FLAGS | CLONE_VFORK, birth);
    }
    return pid;
}

static pid_t borrow(struct birth *birth)
{
    atomic_int lent;
    char *stack = take_stack();
    if (!stack)
        return -1;
    pid_t pid = clone_borrower(birth, stack + STACK, &lent);
    int error = errno;
    if (pid != -1)
        await_release(&lent);
    give_stack(stack);
    errno = error;
    return pid;
}

/* In the child by fork: an end of a pipe that execve or _exit will close, out of everybody's way.
 */
static void keep_end(const int ends[2])
{
    fcntl(ends[1], F_DUPFD_CLOEXEC, OUT_OF_THE_WAY);
    close(ends[0]);
    close(ends[1]);
}

/* In its parent: sleeps until that end is closed. */
static void await_end(const int ends[2])
{
    char nothing;
    close(ends[1]);
    while (read(ends[0], &nothing, 1) < 0 && errno == EINTR)
        ;
    close(ends[0]);
}

/* The same promise by fork: the parent goes on once the child is another program, or gone. */
static pid_t copy(struct birth *birth)
{
    int ends[2];
    bool piped = pipe2(ends, O_CLOEXEC) == 0;
    pid_t pid = _Fork();
    int error = errno;
    if (pid == 0 && piped)
        keep_end(ends);
    if (pid == 0)
        begin_life(birth);
    if (piped)
        await_end(ends);
    errno = error;
    return pid;
}

/* The child has used this process's memory: what it left in the floor's variables is put back. */
static pid_t give_birth(struct birth *birth)
{
    const char *role = sys_role(), *by = sys_by;
    int watched = sys_watched, error = errno;
    pid_t pid = BORROW_MEMORY ? borrow(birth) : copy(birth);
    if (pid != -1)
        errno = error;
    floor_set_role(role);
    sys_by = by;
    sys_watched = watched;
    sys_site = NULL;
    return pid;
}

pid_t sys_vfork(int (*child)(void *data), void *data, const char *role)
{
    struct floor_call call;
    struct birth birth = {child, data, role, NULL};
    if (!SYS_IS_WATCHED)
        return give_birth(&birth);
    birth.call = &call;
    if (floor_enter(&call, SYS_CALL_vfork, (const long[SYS_ARGUMENTS]){0}))
        call.result = give_birth(&birth);
    return (pid_t)floor_leave(&call, call.result == -1);
}
