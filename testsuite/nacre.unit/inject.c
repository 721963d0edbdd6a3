/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calls told to fail: when, how often, with what, in which process. */
#include "sys/record.h"
#include "watch.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define check(good, what) check_in("inject", good, what)

/* Which of `turns` calls fail with `error`, as a string of dots and F. */
static const char *turns(int count, int error)
{
    static char told[64];
    for (int i = 0; i < count; i++)
        told[i] = sys_access("/", 0) == 0 ? '.' : errno == error ? 'F' : '?';
    told[count] = '\0';
    return told;
}

static void test_counting(void)
{
    struct sys_injection list[SYS_INJECTIONS];
    struct sys_record record;
    check(sys_inject(SYS_CALL_access, EACCES, 1, 0) == 0, "an injection is taken");
    check(sys_injections(list) == 1 && list[0].call == SYS_CALL_access && list[0].error == EACCES &&
              list[0].countdown == 1 && list[0].every == 0,
          "it is listed");
    check(strcmp(turns(4, EACCES), "F...") == 0, "the next call fails, and then no more");
    check(sys_injections(list) == 0, "what has happened is listed no more");
    sys_record_get(sys_record_newest() - 3, &record);
    check(record.injected && record.error == EACCES && record.result == -1, "the record says so");
    sys_record_get(sys_record_newest(), &record);
    check(!record.injected, "and says it of no other");
    sys_inject(SYS_CALL_access, EIO, 3, 0);
    check(strcmp(turns(5, EIO), "..F..") == 0, "the third next call fails");
    sys_inject(SYS_CALL_access, EIO, 2, 2);
    check(strcmp(turns(7, EIO), ".F.F.F.") == 0, "every second call fails");
    sys_getcwd((char[PATH_MAX]){0}, PATH_MAX);
    sys_inject_clear(SYS_CALL_fork);
    check(sys_injections(list) == 1, "to clear one call leaves the others");
    sys_inject_clear(-1);
    check(sys_injections(list) == 0 && strcmp(turns(3, EIO), "...") == 0, "all can be cleared");
    sys_inject(SYS_CALL_access, EIO, 1, 0);
    sys_inject(SYS_CALL_access, EINTR, 2, 0);
    check(strcmp(turns(1, EIO), "F") == 0 && strcmp(turns(2, EINTR), "F.") == 0,
          "two injections into one call both have their turn");
}

static void test_refusals(void)
{
    errno = 0;
    check(sys_inject(SYS_CALL_getpid, EIO, 1, 0) == -1 && errno == EINVAL,
          "a call that cannot fail is refused");
    check(sys_inject(SYS_CALL_access, 0, 1, 0) == -1 && errno == EINVAL, "no error is refused");
    check(sys_inject(SYS_CALL_access, EIO, 0, 0) == -1 && errno == ERANGE,
          "the 0th turn is refused");
    check(sys_inject(SYS_CALL_access, EIO, SYS_INJECT_MAX + 1, 0) == -1 && errno == ERANGE,
          "too far a turn is refused");
    for (int i = 0; i < SYS_INJECTIONS; i++)
        sys_inject(SYS_CALL_access, EIO, SYS_INJECT_MAX, SYS_INJECT_MAX);
    check(sys_inject(SYS_CALL_access, EIO, 1, 0) == -1 && errno == ENOSPC,
          "a full table is refused");
    struct sys_injection list[SYS_INJECTIONS];
    check(sys_injections(list) == SYS_INJECTIONS && list[15].countdown == SYS_INJECT_MAX &&
              list[15].every == SYS_INJECT_MAX && list[15].error == EIO,
          "the largest numbers are kept whole");
    sys_inject_clear(-1);
}

static void test_results(void)
{
    char buffer[PATH_MAX] = "";
    sys_inject(SYS_CALL_getcwd, ENOMEM, 1, 0);
    check(sys_getcwd(buffer, sizeof buffer) == NULL && errno == ENOMEM && !*buffer,
          "a pointer call fails with NULL, and is not made");
    sys_inject(SYS_CALL_isatty, EBADF, 1, 0);
    check(sys_isatty(0) == 0 && errno == EBADF, "isatty fails with 0");
    sys_inject(SYS_CALL_getlogin_r, EMFILE, 1, 0);
    check(sys_getlogin_r(buffer, sizeof buffer) == EMFILE,
          "getlogin_r fails with the error itself");
    sys_inject(SYS_CALL_getlogin_r, EMFILE, 1, 0);
    sys_getlogin_r(buffer, sizeof buffer);
    struct sys_record record;
    sys_record_get(sys_record_newest(), &record);
    check(record.error == EMFILE && record.injected, "and its record has the error");
}

static int nothing(void *data)
{
    (void)data;
    return 0;
}

static int try_execve(void *data)
{
    (void)data;
    sys_execve("/bin/true", (char *[]){(char[]){"true"}, NULL}, (char *[]){NULL});
    return errno == EACCES ? 9 : 8;
}

static void test_processes(void)
{
    int status;
    sys_inject(SYS_CALL_fork, EAGAIN, 1, 0);
    check(sys_fork("child") == -1 && errno == EAGAIN, "fork fails, and there is no child");
    check(waitpid(-1, &status, WNOHANG) == -1 && errno == ECHILD, "nobody was born");
    sys_inject(SYS_CALL_fork, EAGAIN, 1, 0);
    check(sys_vfork(nothing, NULL, "child") == -1 && errno == EAGAIN,
          "fork's injection covers vfork");
    sys_inject(SYS_CALL_vfork, ENOMEM, 1, 0);
    check(sys_vfork(nothing, NULL, "child") == -1 && errno == ENOMEM,
          "vfork can be told by its name");
    sys_inject(SYS_CALL_execve, EACCES, 1, 0);
    pid_t child = sys_vfork(try_execve, NULL, "child");
    waitpid(child, &status, 0);
    check(WEXITSTATUS(status) == 9, "a child's call fails");
    child = sys_vfork(try_execve, NULL, "child");
    waitpid(child, &status, 0);
    check(WEXITSTATUS(status) == 0, "a turn taken in a child is taken for all");
    sys_inject(SYS_CALL_access, EIO, 1, 0);
    child = sys_fork("child");
    if (child == 0)
        _exit(sys_access("/", 0) == -1 && errno == EIO && sys_access("/", 0) == 0 ? 0 : 1);
    waitpid(child, &status, 0);
    check(WEXITSTATUS(status) == 0 && sys_access("/", 0) == 0, "so it is after a fork");
}

/* Many children take turns at once: exactly every tenth call fails, whoever makes it. */
static void test_crowd(void)
{
    int status, failed = 0;
    sys_inject(SYS_CALL_access, EIO, 10, 10);
    for (int i = 0; i < 4; i++)
        if (sys_fork("crowd") == 0) {
            int mine = 0;
            for (int call = 0; call < 250; call++)
                mine += sys_access("/", 0) == -1;
            _exit(mine);
        }
    for (int i = 0; i < 4; i++) {
        waitpid(-1, &status, 0);
        failed += WEXITSTATUS(status);
    }
    check(failed == 100, "of a thousand calls of four children, a hundred fail");
    sys_inject_clear(-1);
}

static void test_pause(void)
{
    sys_inject(SYS_CALL_access, EIO, 1, 0);
    int was = sys_watch_pause();
    check(sys_access("/", 0) == 0, "in a pause nothing fails");
    sys_watch_resume(was);
    check(sys_access("/", 0) == -1, "the turn is still to come after it");
}

int main(void)
{
    sys_watch(SYS_INJECT, true);
    test_counting();
    test_refusals();
    test_results();
    test_processes();
    test_crowd();
    test_pause();
    totals();
    return 0;
}
