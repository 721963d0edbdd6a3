/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The floor: a call does what its namesake does, watched or not; what its record holds; how
 * children are born.
 */
#include "sys/shape.h"
#include "view/decode.h"
#include "watch.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define check(good, what) check_in("floor", good, what)

/* The newest record as decode_call and decode_result write it. */
static const char *newest(void)
{
    static char bytes[2048];
    struct line line = {bytes, 0, sizeof bytes - 1};
    struct sys_record record;
    if (!sys_record_get(sys_record_newest(), &record))
        return "(none)";
    decode_call(&line, &record);
    decode_result(&line, &record);
    bytes[line.size] = '\0';
    return bytes;
}

/* The first record after `mark` of that call by that process. */
static bool find(uint64_t mark, int call, pid_t pid, struct sys_record *record)
{
    while (++mark <= sys_record_newest())
        if (sys_record_get(mark, record) && record->call == call && record->pid == pid)
            return true;
    return false;
}

static bool newest_is(const char *expected)
{
    if (strcmp(newest(), expected) == 0)
        return true;
    note("expected: %s", expected);
    note("recorded: %s", newest());
    return false;
}

static void test_unwatched(void)
{
    why("nobody watches");
    check(sys_getpid() == getpid(), "an unwatched call gives its result");
    errno = 0;
    check(sys_chdir("/nowhere/at/all") == -1 && errno == ENOENT, "an unwatched call gives errno");
    check(sys_record_newest() == 0 && sys_record_owner() == 0, "unwatched, nothing is recorded");
    check(sys_watch(SYS_RECORD, false) == 0 && !sys_recording(),
          "to stop before the start is fine");
}

static void test_record(void)
{
    struct sys_record record;
    check(sys_watch(SYS_RECORD, true) == 0 && sys_recording(), "recording begins");
    check(sys_record_owner() == getpid(), "the recording shell is known");
    sys_by = "cd";
    why("to see what is kept");
    int line = __LINE__ - 1;
    errno = 0;
    int result = sys_chdir("/nowhere/at/all");
    sys_by = NULL;
    check(result == -1 && errno == ENOENT, "a watched call gives its result and errno");
    check(sys_record_get(1, &record) && sys_record_newest() == 1, "a call is one record");
    check(record.call == SYS_CALL_chdir && record.pid == getpid(),
          "the record names call and process");
    check(strcmp(record.why, "to see what is kept") == 0, "the record holds the reason");
    check(strcmp(record.file, __FILE__) == 0 && record.line == line, "the record holds the place");
    check(strcmp(record.by, "cd") == 0 && strcmp(record.role, "shell") == 0,
          "the record names the builtin and the role");
    check(record.state == SYS_RETURNED && record.result == -1 && record.error == ENOENT,
          "the record holds result and errno");
    check(record.returned.tv_sec > record.entered.tv_sec ||
              record.returned.tv_nsec >= record.entered.tv_nsec,
          "a call returns after it was entered");
    errno = EBADF;
    sys_getpid();
    check(errno == EBADF, "a call that works leaves errno alone");
    sys_record_get(2, &record);
    check(record.why == NULL && record.file == NULL, "one reason belongs to one call");
    check(!sys_record_get(3, &record) && !sys_record_get(0, &record),
          "a record that was never made is not there");
}

static void test_decoding_numbers(void)
{
    int fds[2], status;
    char expected[200];
    sys_kill(getpid(), 0);
    snprintf(expected, sizeof expected, "kill(%d, 0) = 0", getpid());
    check(newest_is(expected), "kill is decoded");
    sys_waitpid(-1, &status, WNOHANG | WUNTRACED);
    check(newest_is("waitpid(-1, &status, WNOHANG|WUNTRACED) = -1 ECHILD (No child processes)"),
          "flags and errno are decoded by name");
    sys_pipe2(fds, O_CLOEXEC);
    snprintf(expected, sizeof expected, "pipe2([%d, %d], O_CLOEXEC) = 0", fds[0], fds[1]);
    check(newest_is(expected), "a pipe's ends are decoded");
    sys_fcntl(fds[0], F_SETFD, FD_CLOEXEC);
    snprintf(expected, sizeof expected, "fcntl(%d, F_SETFD, FD_CLOEXEC) = 0", fds[0]);
    check(newest_is(expected), "fcntl is decoded by its command");
    sys_write(fds[1], "a\tb\"\n\001\303\244\377", 9);
    snprintf(expected, sizeof expected, "write(%d, \"a\\tb\\\"\\n\\001\303\244\\377\", 9) = 9",
             fds[1]);
    check(newest_is(expected), "bytes are quoted and escaped");
    char buffer[100];
    sys_read(fds[0], buffer, sizeof buffer);
    snprintf(expected, sizeof expected, "read(%d, \"a\\tb\\\"\\n\\001\303\244\\377\", 100) = 9",
             fds[0]);
    check(newest_is(expected), "what was read is shown");
    sys_close(fds[0]);
    sys_close(fds[1]);
    sys_isatty(fds[1]);
    snprintf(expected, sizeof expected, "isatty(%d) = 0 EBADF (Bad file descriptor)", fds[1]);
    check(newest_is(expected), "isatty's no comes with its errno");
}

static void test_decoding_files(void)
{
    struct stat buffer;
    char path[4096];
    sys_open("/nowhere/x", O_WRONLY | O_CREAT | O_TRUNC, 0644);
    check(newest_is(
              "open(\"/nowhere/x\", O_WRONLY|O_CREAT|O_TRUNC, 0644) = -1 ENOENT (No such file or "
              "directory)"),
          "open is decoded with its mode when it creates");
    sys_open("/nowhere/x", O_RDONLY, 0);
    check(newest_is("open(\"/nowhere/x\", O_RDONLY) = -1 ENOENT (No such file or directory)"),
          "open is decoded without a mode when it does not create");
    sys_openat(AT_FDCWD, "/nowhere", O_PATH, 0);
    check(newest_is("openat(AT_FDCWD, \"/nowhere\", O_RDONLY|O_PATH) = -1 ENOENT (No such file or "
                    "directory)"),
          "AT_FDCWD has its name");
    sys_access("/", F_OK);
    check(newest_is("access(\"/\", F_OK) = 0"), "access is decoded");
    sys_stat("/dev/null", &buffer);
    check(newest_is("stat(\"/dev/null\", {S_IFCHR|0666, size 0}) = 0"), "stat is decoded");
    sys_rename("/nowhere/a", "/nowhere/b");
    check(
        newest_is("rename(\"/nowhere/a\", \"/nowhere/b\") = -1 ENOENT (No such file or directory)"),
        "two paths are kept");
    chdir("/");
    char *got = sys_getcwd(path, sizeof path);
    check(got == path && newest_is("getcwd(path, 4096) = \"/\""), "getcwd's answer is its result");
    check(sys_getcwd(path, 1) == NULL && errno == ERANGE, "getcwd fails with NULL");
    check(newest_is("getcwd(path, 1) = NULL ERANGE (Numerical result out of range)"),
          "getcwd's failure is decoded");
    mode_t mask = sys_umask(022);
    sys_umask(mask);
    check(strncmp(newest(), "umask(0", 7) == 0 && strstr(newest(), ") = 022"), "modes are octal");
}

static void test_decoding_signals(void)
{
    sigset_t set, old;
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    sigaddset(&set, SIGCHLD);
    sys_sigprocmask(SIG_BLOCK, &set, &old);
    check(newest_is("sigprocmask(SIG_BLOCK, {USR1 CHLD}, {}) = 0"), "signal sets are decoded");
    raise(SIGUSR1);
    sys_sigpending(&set);
    check(newest_is("sigpending({USR1}) = 0"), "pending signals are decoded");
    sys_sigaction(SIGUSR1, &(struct sigaction){.sa_handler = SIG_IGN}, NULL);
    check(newest_is("sigaction(SIGUSR1, SIG_IGN, NULL) = 0"), "a disposition is decoded");
    sigfillset(&set);
    sigdelset(&set, SIGINT);
    sys_sigprocmask(SIG_SETMASK, &set, NULL);
    check(newest_is("sigprocmask(SIG_SETMASK, {all but INT}, NULL) = 0"),
          "a nearly full set is short");
    sys_sigprocmask(SIG_SETMASK, &old, NULL);
    check(newest_is("sigprocmask(SIG_SETMASK, {}, NULL) = 0"), "an empty set is decoded");
    struct timespec soon = {0, 2000000};
    sys_ppoll(&(struct pollfd){0, POLLIN, 0}, 0, &soon, NULL);
    check(newest_is("ppoll([], 0, 2 ms, NULL) = 0"), "ppoll is decoded");
}

static void test_long_strings(void)
{
    char path[400];
    memset(path, 'x', sizeof path - 1);
    path[0] = '/';
    path[sizeof path - 1] = '\0';
    sys_rename(path, path);
    const char *text = newest();
    check(strstr(text, "xxx\"..., \"/xxx") && strstr(text, "xxx\"...) = -1"),
          "long strings are cut and leave room for each other");
    char word[] = "word", *many[200];
    for (int i = 0; i < 199; i++)
        many[i] = word;
    many[199] = NULL;
    sys_execve("/nowhere", many, (char *[]){NULL});
    check(strstr(newest(), "\"word\", ...], envp) = -1 ENOENT"), "a long argument list is cut");
    sys_execve("/nowhere", (char *[]){(char[]){"a"}, NULL}, (char *[]){NULL});
    check(newest_is("execve(\"/nowhere\", [\"a\"], envp) = -1 ENOENT (No such file or directory)"),
          "an execve that failed has returned");
}

static void test_fork(void)
{
    struct sys_record forked, first, waited;
    uint64_t mark = sys_record_newest();
    int status;
    pid_t child = sys_fork("subshell");
    if (child == 0) {
        sys_getppid();
        sys__exit(strcmp(sys_role(), "subshell") == 0 ? 3 : 4);
    }
    check(sys_waitpid(child, &status, 0) == child && WEXITSTATUS(status) == 3,
          "a child has its role");
    check(strcmp(sys_role(), "shell") == 0, "its parent keeps its own");
    check(find(mark, SYS_CALL_waitpid, getpid(), &waited) && waited.result == child &&
              waited.out[0] == 3 << 8,
          "a status is recorded");
    check(find(mark, SYS_CALL_fork, getpid(), &forked) && forked.result == child,
          "a fork is its parent's record, with the child's pid");
    check(find(mark, SYS_CALL_getppid, child, &first) && strcmp(first.role, "subshell") == 0 &&
              first.number > forked.number,
          "the child's records name it and its role");
    check(find(mark, SYS_CALL__exit, child, &first) && first.state == SYS_NEVER_RETURNS &&
              first.argument[0] == 3,
          "an _exit is recorded, and never returns");
}

static void test_killed(void)
{
    struct sys_record record;
    uint64_t mark = sys_record_newest();
    int fds[2], status;
    char byte;
    pipe(fds);
    pid_t child = sys_fork("child");
    if (child == 0) {
        write(fds[1], "", 1);
        sys_pause();
    }
    read(fds[0], &byte, 1);
    while (!find(mark, SYS_CALL_pause, child, &record))
        sched_yield();
    end_child(child, SIGKILL);
    waitpid(child, &status, 0);
    check(find(mark, SYS_CALL_pause, child, &record) && record.state == SYS_ENTERED,
          "a call in which its process was killed never returned");
    close(fds[0]);
    close(fds[1]);
}

static int become_true(void *data)
{
    why("the program is what the child is for");
    sys_execve("/bin/true", (char *[]){(char[]){"true"}, NULL}, (char *[]){NULL});
    return *(int *)data;
}

static int give_back(void *data)
{
    sys_by = "nobody";
    return *(int *)data;
}

static int make_grandchild(void *data)
{
    int status;
    pid_t child = sys_vfork(give_back, data, "grandchild");
    return sys_waitpid(child, &status, 0) == child ? WEXITSTATUS(status) + 1 : 99;
}

static void test_vfork(bool watched)
{
    int status, seven = 7;
    struct sys_record record;
    const char *how = watched ? "watched: " : "unwatched: ";
    char name[100];
    uint64_t mark = sys_record_newest();
    sys_by = "me";
    pid_t child = sys_vfork(give_back, &seven, "job");
    waitpid(child, &status, 0);
    snprintf(name, sizeof name, "%swhat a vfork child returns is its status", how);
    check(WIFEXITED(status) && WEXITSTATUS(status) == 7, name);
    snprintf(name, sizeof name, "%srole and builtin are the parent's own after a vfork", how);
    check(strcmp(sys_role(), "shell") == 0 && strcmp(sys_by, "me") == 0, name);
    sys_by = NULL;
    if (watched) {
        sys_record_get(mark + 1, &record);
        check(record.call == SYS_CALL_vfork && record.result == child,
              "a vfork is its parent's record");
        sys_record_get(mark + 2, &record);
        check(record.call == SYS_CALL__exit && record.pid == child &&
                  strcmp(record.role, "job") == 0,
              "a vfork child's calls are its own");
    }
    child = sys_vfork(become_true, &seven, "job");
    waitpid(child, &status, 0);
    snprintf(name, sizeof name, "%sa vfork child can execve", how);
    check(WIFEXITED(status) && WEXITSTATUS(status) == 0, name);
    child = sys_vfork(make_grandchild, &seven, "job");
    waitpid(child, &status, 0);
    snprintf(name, sizeof name, "%svfork within vfork", how);
    check(WIFEXITED(status) && WEXITSTATUS(status) == 8, name);
    bool good = true;
    for (int i = 0; i < 500; i++) {
        child = sys_vfork(give_back, &i, "job");
        good = good && waitpid(child, &status, 0) == child && WEXITSTATUS(status) == (i & 255);
    }
    snprintf(name, sizeof name, "%sfive hundred vforks", how);
    check(good, name);
}

static void test_pause(void)
{
    uint64_t before = sys_record_newest();
    struct sys_record record;
    int was = sys_watch_pause();
    sys_getpid();
    check(sys_record_newest() == before, "a pause leaves no trace");
    check(sys_recording() && sys_record_get(before, &record), "records can be read in a pause");
    sys_watch_resume(was);
    sys_getpid();
    check(sys_record_newest() == before + 1, "after a pause, recording goes on");
    sys_watch(SYS_RECORD, false);
    sys_getpid();
    check(sys_record_newest() == before + 1 && !sys_recording(), "recording can be ended");
    sys_watch(SYS_RECORD, true);
    check(sys_record_begin() == before + 3, "where recording began again is known");
    sys_record_set_mark(before);
    check(sys_record_mark() == before, "the mark is kept");
}

int main(void)
{
    test_unwatched();
    test_vfork(false);
    test_record();
    test_decoding_numbers();
    test_decoding_files();
    test_decoding_signals();
    test_long_strings();
    test_fork();
    test_killed();
    test_vfork(true);
    test_pause();
    totals();
    return 0;
}
