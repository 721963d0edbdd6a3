/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The narrator: the form of its lines, their order, and that whoever is killed or stopped in the
 * middle holds up nobody. What it prints goes to a file, and is read back from there.
 */
#include "sys/record.h"
#include "view/narrate.h"
#include "watch.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define check(good, what) check_in("narrator", good, what)

enum { ROOM = 1 << 24 };
static char *told; /* all that was told since the last begin() */
static int file;

static void begin(void)
{
    ftruncate(file, 0);
    lseek(file, 0, SEEK_SET);
    narrate_to(file, false, 0);
    narrate_form(false, false);
    sys_watch(SYS_NARRATE, true);
}

static const char *end(void)
{
    sys_watch(SYS_NARRATE, false);
    ssize_t size = pread(file, told, ROOM - 1, 0);
    told[size > 0 ? size : 0] = '\0';
    return told;
}

/* Whether all of it is `expected`, where each @ stands for "shell" and our pid, filled up to where
 * calls begin. */
static bool told_is(const char *expected)
{
    char who[40], *whole = malloc(strlen(expected) * 20 + 1), *at = whole;
    snprintf(who, sizeof who, "shell %d", getpid());
    for (const char *c = expected; *c; c++)
        at += *c == '@' ? sprintf(at, "%-15s", who) : sprintf(at, "%c", *c);
    bool same = strcmp(whole, told) == 0;
    if (!same)
        note("expected:\n%s\ntold:\n%s", whole, told);
    free(whole);
    return same;
}

static void test_form(void)
{
    begin();
    why("a group of its own");
    sys_setpgid(0, -1);
    sys_close(-1);
    end();
    check(told_is("@setpgid(0, -1) = -1 EINVAL (Invalid argument)  # a group of its own\n"
                  "@close(-1) = -1 EBADF (Bad file descriptor)\n"),
          "a line is who, call, result and reason");
    sys_watch(SYS_INJECT, true);
    begin();
    sys_inject(SYS_CALL_close, EIO, 1, 0);
    sys_close(-1);
    check(strstr(end(), "close(-1) = -1 EIO (Input/output error) (injected)\n"),
          "a failure that was asked for says so");
    int fds[2];
    pipe(fds);
    begin();
    sys_close(fds[0]);
    sys_close(fds[1]);
    end();
    check(strstr(told, ", read end>) = 0\n") && strstr(told, ", write end>) = 0\n"),
          "descriptors are told with what they are");
    begin();
    narrate_form(false, true);
    why("for its place");
    sys_getpid();
    check(strstr(end(), "narrator.c:") && strstr(told, ": for its place\n"), "places can be told");
}

static void test_terminal(void)
{
    unsetenv("NO_COLOR");
    begin();
    narrate_to(file, true, 80);
    why("a sentence that is longer than what is left of a window of eighty columns, so that it "
        "goes "
        "on below");
    sys_close(-1);
    end();
    check(told_is("@close(-1) = -1 EBADF (Bad file descriptor)\n"
                  "                 a sentence that is longer than what is left of a window of\n"
                  "                 eighty columns, so that it goes on below\n"),
          "in a narrow window the reason stands under the call, wrapped");
    begin();
    narrate_to(file, true, 80);
    for (int fd = -3; fd < 0; fd++) {
        why("it is said once");
        sys_close(fd);
    }
    end();
    check(told_is("@close(-3) = -1 EBADF (Bad file descriptor)\n"
                  "                 it is said once\n"
                  "@close(-2) = -1 EBADF (Bad file descriptor)\n"
                  "@close(-1) = -1 EBADF (Bad file descriptor)\n"),
          "on a terminal a reason that is the same as above is not said again");
    begin();
    narrate_to(file, true, 160);
    why("beside it");
    sys_close(-1);
    const char *line = strstr(end(), "beside it\n");
    check(line && line - told == 80, "in a wide window the reason stands beside the call");
}

static void test_json(void)
{
    begin();
    narrate_form(true, false);
    why("to be \"quoted\"");
    sys_open("/nowhere/\n", O_RDONLY, 0);
    end();
    check(strncmp(told, "{\"number\":", 10) == 0 &&
              strstr(told, ",\"call\":\"open\",\"arguments\":{\"path\":\"\\\"/nowhere/\\\\n\\\"\","
                           "\"flags\":\"O_RDONLY\"},\"why\":\"to be \\\"quoted\\\"\",") &&
              strstr(told, ",\"result\":-1,\"errno\":\"ENOENT\",") &&
              strcmp(told + strlen(told) - 2, "}\n") == 0,
          "JSON has one object a line");
}

static int become_true(void *data)
{
    (void)data;
    why("one place to look");
    sys_execve("/nowhere/true", (char *[]){(char[]){"true"}, NULL}, (char *[]){NULL});
    why("a directory, which may be searched but not run");
    sys_execve("/bin", (char *[]){(char[]){"true"}, NULL}, (char *[]){NULL});
    why("another");
    sys_execve("/bin/true", (char *[]){(char[]){"true"}, NULL}, (char *[]){NULL});
    return 127;
}

static void test_launch(bool borrow)
{
    int status;
    begin();
    pid_t child = borrow ? sys_vfork(become_true, NULL, "job") : sys_fork("job");
    if (child == 0)
        _exit(become_true(NULL));
    sys_waitpid(child, &status, 0);
    end();
    const char *born = strstr(told, borrow ? "vfork() = " : "fork() = ");
    const char *first = strstr(told, "execve(\"/nowhere/true\", [\"true\"], envp) = -1 ENOENT");
    const char *second = strstr(told, "execve(\"/bin/true\", [\"true\"], envp) ...");
    const char *third = strstr(told, "execve(\"/bin\", [\"true\"], envp) ...");
    const char *failed = strstr(told, "... execve = -1 EACCES (Permission denied)\n");
    const char *waited = strstr(told, " (exited 0)\n");
    bool good = born && first && second && third && failed && waited;
    check(good && born < first && first < third && third < failed && failed < second &&
              second < waited,
          borrow ? "vfork, execs and wait are told in order, the exec before it happens"
                 : "fork, execs and wait are told in order, the exec before it happens");
    if (!good)
        note("told:\n%s", told);
}

/* Two processes: one sleeps in a call while the other is told. */
static void test_resumed(void)
{
    int down[2], up[2], status;
    char byte, expected[200];
    pipe(down);
    pipe(up);
    begin();
    pid_t child = sys_fork("reader");
    if (child == 0) {
        close(down[1]);
        sys_read(down[0], &byte, 1);
        _exit(0);
    }
    struct sys_record record = {0};
    while (!sys_record_get(sys_record_newest(), &record) || record.call != SYS_CALL_read)
        sched_yield();
    sys_close(-1);
    write(down[1], "x", 1);
    sys_waitpid(child, &status, 0);
    end();
    snprintf(expected, sizeof expected, "reader %d", child);
    const char *begun = strstr(told, "data, 1) ...\n"), *between = strstr(told, "close(-1) = ");
    const char *resumed = strstr(told, "... read = 1\n");
    bool good = begun && between && resumed && begun < between && between < resumed &&
                strstr(told, expected);
    check(good, "a call that sleeps is told as begun, and resumed when it returns");
    if (!good)
        note("told:\n%s", told);
}

static void stop_there(struct sys_record *record)
{
    sigset_t saved;
    (void)record;
    sys_listener_lock(&saved);
    raise(SIGSTOP);
    sys_listener_unlock(&saved);
}

static void die_there(struct sys_record *record)
{
    sigset_t saved;
    (void)record;
    sys_listener_lock(&saved);
    raise(SIGKILL);
}

static void test_holder(void (*listener)(struct sys_record *record), const char *what)
{
    int status;
    begin();
    pid_t child = fork();
    if (child == 0) {
        sys_listener = listener;
        sys_close(-1);
        _exit(0);
    }
    waitpid(child, &status, WUNTRACED);
    sys_getpid();
    check(strstr(end(), "getpid() = ") != NULL, what);
    end_child(child, SIGCONT);
    end_child(child, SIGKILL);
    waitpid(child, &status, 0);
}

static void test_gone(void)
{
    int fds[2];
    pipe(fds);
    close(fds[0]);
    begin();
    narrate_to(fds[1], false, 0);
    sys_getpid();
    check(end() && kill(getpid(), 0) == 0, "nobody dies because nobody reads");
    close(fds[1]);
}

/* From the JSON lines: is every narrated record told, and is each new one higher than those before?
 */
static void judge(uint64_t from, const char *what_ordered, const char *what_all)
{
    uint64_t newest = sys_record_newest(), highest = 0;
    char *seen = calloc(1, newest + 2);
    bool ordered = true, whole = true;
    for (char *line = told; *line; line = strchr(line, '\n') + 1) {
        unsigned long number = 0;
        if (strcspn(line, "\n") == 0 || line[strcspn(line, "\n") - 1] != '}')
            continue; /* half a line: its writer was killed in the middle */
        whole = whole && sscanf(line, "{\"number\":%lu,", &number) == 1 && number <= newest;
        if (!whole)
            break;
        ordered = ordered && (seen[number] || number > highest);
        highest = number > highest ? number : highest;
        seen[number] = 1;
    }
    struct sys_record record;
    int missing = 0;
    for (uint64_t i = from; i <= newest; i++)
        if (sys_record_get(i, &record) && record.stream && !seen[i] && record.number < newest)
            missing++;
    check(ordered && whole, what_ordered);
    check(missing == 0, what_all);
    free(seen);
}

static void test_crowd(void)
{
    int status;
    uint64_t from = sys_record_newest() + 1;
    begin();
    narrate_form(true, false);
    for (int i = 0; i < 6; i++)
        if (sys_fork("crowd") == 0) {
            for (int call = 0; call < 150; call++)
                sys_access("/", 0);
            _exit(0);
        }
    for (int i = 0; i < 6; i++)
        sys_waitpid(-1, &status, 0);
    end();
    judge(from, "many processes are told in the order of their calls", "and no call is left out");
}

static void test_kills(void)
{
    int status;
    bool good = true;
    uint64_t from = sys_record_newest() + 1;
    begin();
    narrate_form(true, false);
    for (int i = 0; i < 1000; i++) {
        pid_t child = sys_fork("victim");
        if (child == 0)
            for (;;)
                sys_access("/", 0);
        for (int turn = rand() % 1500; turn > 0; turn--)
            getppid();
        end_child(child, SIGKILL);
        good = good && sys_waitpid(child, &status, 0) == child && WIFSIGNALED(status);
    }
    sys_getpid();
    end();
    check(good, "a thousand children killed at random hold up nobody");
    judge(from, "their calls are told in order", "and none is lost");
}

int main(void)
{
    setenv("TERM", "dumb", 1);
    told = malloc(ROOM);
    file = memfd_create("narration", MFD_CLOEXEC);
    fcntl(file, F_SETFL, O_APPEND);
    alarm(120);
    sys_watch(SYS_RECORD, true);
    sys_listener = narrate_record;
    test_form();
    test_terminal();
    test_json();
    test_launch(false);
    test_launch(true);
    test_resumed();
    test_holder(stop_there, "who is stopped with the lock in hand holds up nobody");
    test_holder(die_there, "who is killed with the lock in hand holds up nobody");
    test_gone();
    test_crowd();
    test_kills();
    totals();
    return 0;
}
