/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The floor: the kernel's part of the work, with no shell around it.
 *
 *     floor spawn|fork|substitution|pipeline|jobs COUNT
 *     floor walk FOLDER
 *     floor communicate MEBIBYTES
 *
 * walk reads every directory of a tree. communicate moves so much through cat, each way at once, by
 * poll on two pipes. Of the others, each does COUNT times what the row of that name in rows/ asks
 * of the kernel, with the cheapest calls that do it truly: as many processes, pipes and waits as
 * the script has, and nothing else.
 */
#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static _Noreturn void stop(const char *call)
{
    perror(call);
    exit(1);
}

static void wait_for_all(void)
{
    while (wait(NULL) > 0)
        ;
}

/* Starts /bin/true, with `in` and `out` as its standard input and output (-1: as they are). */
static void start_true(int in, int out)
{
    static char *const arguments[] = {"true", NULL}, *const environment[] = {NULL};
    pid_t pid = vfork();
    if (pid < 0)
        stop("vfork");
    if (pid > 0)
        return;
    if (in >= 0)
        dup2(in, 0);
    if (out >= 0)
        dup2(out, 1);
    execve("/bin/true", arguments, environment);
    _exit(127);
}

static void make_pipe(int ends[2])
{
    if (pipe2(ends, O_CLOEXEC) != 0)
        stop("pipe2");
}

static void spawn(void)
{
    start_true(-1, -1);
    wait_for_all();
}

/* A child that ends at once. */
static void fork_child(void)
{
    pid_t pid = fork();
    if (pid < 0)
        stop("fork");
    if (pid == 0)
        _exit(0);
}

static void subshell(void)
{
    fork_child();
    wait_for_all();
}

static void substitution(void)
{
    int ends[2];
    char buffer[4096];
    make_pipe(ends);
    pid_t pid = fork();
    if (pid < 0)
        stop("fork");
    if (pid == 0)
        _exit(write(ends[1], "1000\n", 5) != 5);
    close(ends[1]);
    while (read(ends[0], buffer, sizeof buffer) > 0)
        ;
    close(ends[0]);
    wait_for_all();
}

static void pipeline(void)
{
    int first[2], second[2];
    make_pipe(first);
    start_true(-1, first[1]);
    close(first[1]);
    make_pipe(second);
    start_true(first[0], second[1]);
    close(first[0]);
    close(second[1]);
    start_true(second[0], -1);
    close(second[0]);
    wait_for_all();
}

/* What POSIX asks of an asynchronous list without job control: it ignores SIGINT and SIGQUIT, and
 * reads from /dev/null. */
static void go_into_background(void)
{
    signal(SIGINT, SIG_IGN);
    signal(SIGQUIT, SIG_IGN);
    int null = open("/dev/null", O_RDONLY);
    dup2(null, 0);
    close(null);
}

static void jobs(void)
{
    static int turn;
    pid_t pid = fork();
    if (pid < 0)
        stop("fork");
    if (pid == 0) {
        go_into_background();
        _exit(0);
    }
    if (++turn % 10 == 0)
        wait_for_all();
}

/* Reads the open directory `fd` and all that are below it. */
static void walk(int fd)
{
    _Alignas(struct dirent64) char block[32 * 1024];
    ssize_t got;
    while ((got = syscall(SYS_getdents64, fd, block, sizeof block)) > 0)
        for (ssize_t at = 0; at < got;) {
            const struct dirent64 *entry = (const struct dirent64 *)(const void *)(block + at);
            at += entry->d_reclen;
            if (entry->d_type != DT_DIR || strcmp(entry->d_name, ".") == 0 ||
                strcmp(entry->d_name, "..") == 0)
                continue;
            int below = openat(fd, entry->d_name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
            if (below < 0)
                stop(entry->d_name);
            walk(below);
        }
    if (got < 0)
        stop("getdents64");
    close(fd);
}

/* Starts `cat` between two pipes; *in and *out are our ends, *in does not block. */
static void start_cat(int *in, int *out)
{
    static char *const arguments[] = {"cat", NULL}, *const environment[] = {NULL};
    int to[2], from[2];
    make_pipe(to);
    make_pipe(from);
    pid_t pid = vfork();
    if (pid < 0)
        stop("vfork");
    if (pid == 0) {
        dup2(to[0], 0);
        dup2(from[1], 1);
        execve("/bin/cat", arguments, environment);
        _exit(127);
    }
    close(to[0]);
    close(from[1]);
    *in = to[1];
    *out = from[0];
    fcntl(*in, F_SETFL, O_WRONLY | O_NONBLOCK);
}

/* Writes `left` bytes to a cat and reads them back, whichever of the two can go on. */
static void communicate(long long left)
{
    static char sent[64 * 1024], got[64 * 1024];
    struct pollfd ends[2] = {{.events = POLLOUT}, {.events = POLLIN}};
    start_cat(&ends[0].fd, &ends[1].fd);
    for (;;) {
        if (poll(ends, 2, -1) < 0)
            stop("poll");
        if (ends[0].revents) {
            ssize_t size =
                write(ends[0].fd, sent, left < (long long)sizeof sent ? (size_t)left : sizeof sent);
            left -= size > 0 ? size : 0;
            if (left == 0) {
                close(ends[0].fd);
                ends[0].fd = -1;
            }
        }
        if (ends[1].revents && read(ends[1].fd, got, sizeof got) <= 0)
            return;
    }
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        void (*work)(void);
    } works[] = {{"spawn", spawn},
                 {"fork", subshell},
                 {"substitution", substitution},
                 {"pipeline", pipeline},
                 {"jobs", jobs}};
    if (argc == 3 && strcmp(argv[1], "walk") == 0) {
        int top = open(argv[2], O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (top < 0)
            stop(argv[2]);
        walk(top);
        return 0;
    }
    if (argc == 3 && strcmp(argv[1], "communicate") == 0) {
        communicate(atoll(argv[2]) << 20);
        wait_for_all();
        return 0;
    }
    for (size_t i = 0; argc == 3 && i < sizeof works / sizeof *works; i++) {
        if (strcmp(argv[1], works[i].name) != 0)
            continue;
        for (long count = atol(argv[2]); count > 0; count--)
            works[i].work();
        wait_for_all();
        return 0;
    }
    fputs("usage: floor spawn|fork|substitution|pipeline|jobs COUNT, or walk FOLDER, or "
          "communicate MIB\n",
          stderr);
    return 2;
}
