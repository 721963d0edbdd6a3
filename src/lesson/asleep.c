/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who holds the terminal, and is it asleep? tcgetpgrp names the foreground process group; /proc
 * tells the state of each of its processes and the call that it is in. One look is not enough,
 * since a process may sleep for a moment between two calls: callers look twice and compare the
 * traces, which count how often each process gave up the processor.
 */
#include "lesson/asleep.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <termios.h>
#include <unistd.h>

/* Calls that may wait for the terminal among other descriptors, and calls that read the one in
 * their first argument. The numbers differ by machine, and newer machines lack the older calls. */
static const long polling[] = {
#ifdef SYS_poll
    SYS_poll,
#endif
#ifdef SYS_select
    SYS_select,
#endif
#ifdef SYS_epoll_wait
    SYS_epoll_wait,
#endif
    SYS_ppoll,      SYS_pselect6, SYS_epoll_pwait,
};
static const long reading[] = {SYS_read, SYS_readv};

static const struct {
    long number;
    const char *name;
} call_names[] = {
    {SYS_read, "read"},
    {SYS_write, "write"},
    {SYS_wait4, "waitpid"},
    {SYS_waitid, "waitid"},
    {SYS_rt_sigsuspend, "sigsuspend"},
    {SYS_rt_sigtimedwait, "sigtimedwait"},
    {SYS_nanosleep, "nanosleep"},
    {SYS_clock_nanosleep, "nanosleep"},
    {SYS_ppoll, "ppoll"},
    {SYS_pselect6, "pselect"},
    {SYS_flock, "flock"},
    {SYS_futex, "futex"},
#ifdef SYS_pause
    {SYS_pause, "pause"},
#endif
#ifdef SYS_poll
    {SYS_poll, "poll"},
#endif
#ifdef SYS_select
    {SYS_select, "select"},
#endif
};

/* A process as /proc shows it. */
struct process {
    pid_t pid, group;
    char state;
    char name[32];
    long call; /* -1: not in a call, or not known */
    unsigned long argument;
    unsigned long switches;
};

static bool read_file(const char *pid, const char *file, char *into, size_t room)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/%.20s/%s", pid, file);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t size = fd < 0 ? -1 : read(fd, into, room - 1);
    if (fd >= 0)
        close(fd);
    into[size > 0 ? size : 0] = '\0';
    return size > 0;
}

/* Reads /proc/PID/stat: the name stands in parentheses and may hold any character. */
static bool read_stat(const char *pid, struct process *process)
{
    char text[1024];
    if (!read_file(pid, "stat", text, sizeof text))
        return false;
    char *open = strchr(text, '('), *close = strrchr(text, ')');
    int group;
    if (!open || !close || sscanf(close + 1, " %c %*d %d", &process->state, &group) != 2)
        return false;
    *close = '\0';
    snprintf(process->name, sizeof process->name, "%.31s", open + 1);
    process->pid = (pid_t)atol(pid);
    process->group = group;
    return true;
}

static void read_call(const char *pid, struct process *process)
{
    char text[4096];
    process->call = -1;
    process->argument = process->switches = 0;
    if (read_file(pid, "syscall", text, sizeof text) && text[0] >= '0' && text[0] <= '9')
        sscanf(text, "%ld %lx", &process->call, &process->argument);
    if (read_file(pid, "status", text, sizeof text)) {
        const char *own = strstr(text, "\nvoluntary_ctxt_switches:");
        const char *forced = strstr(text, "\nnonvoluntary_ctxt_switches:");
        process->switches = own ? strtoul(own + 25, NULL, 10) : 0;
        process->switches += forced ? strtoul(forced + 28, NULL, 10) : 0;
    }
}

/* Whether descriptor FD of PID is the session's terminal. */
static bool is_terminal(const struct session *session, pid_t pid, unsigned long fd)
{
    char path[64];
    struct stat file, terminal;
    snprintf(path, sizeof path, "/proc/%ld/fd/%lu", (long)pid, fd);
    if (stat(path, &file) < 0 || fstat(session->slave, &terminal) < 0 || !S_ISCHR(file.st_mode))
        return false;
    return file.st_rdev == terminal.st_rdev || file.st_rdev == makedev(5, 0);
}

static bool may_read_terminal(const struct session *session, const struct process *process)
{
    for (size_t i = 0; i < sizeof polling / sizeof *polling; i++)
        if (process->call == polling[i])
            return true;
    for (size_t i = 0; i < sizeof reading / sizeof *reading; i++)
        if (process->call == reading[i])
            return is_terminal(session, process->pid, process->argument);
    return false;
}

/* The shell also sleeps while it makes a child: only a call that it told of, or a read of the
 * terminal, counts. */
static bool shell_is_idle(const struct session *session, const struct process *process)
{
    if (session->channel < 0 || *session->blocked_in)
        return true;
    return process->call == SYS_read && is_terminal(session, process->pid, process->argument);
}

static void add_to_look(const struct session *session, const struct process *process,
                        struct look *look)
{
    bool is_shell = process->pid == session->shell;
    look->trace = (look->trace ^ (uint64_t)process->pid) * 0x9e3779b97f4a7c15u;
    look->trace = (look->trace ^ process->switches) * 0x9e3779b97f4a7c15u;
    if (process->state != 'S' || (is_shell && !shell_is_idle(session, process)))
        look->asleep = false;
    else if (may_read_terminal(session, process))
        look->reading = true;
}

/* Calls VISIT for each process of the foreground group that has not ended and is not stopped.
 * Returns how many. */
static int visit_foreground(const struct session *session,
                            void (*visit)(const struct process *, void *), void *context)
{
    pid_t group = tcgetpgrp(session->master);
    DIR *processes = group > 0 ? opendir("/proc") : NULL;
    struct dirent *entry;
    int count = 0;
    while (processes && (entry = readdir(processes))) {
        struct process process;
        if (entry->d_name[0] < '1' || entry->d_name[0] > '9' || !read_stat(entry->d_name, &process))
            continue;
        if (process.group != group || strchr("ZXTt", process.state))
            continue;
        read_call(entry->d_name, &process);
        visit(&process, context);
        count++;
    }
    if (processes)
        closedir(processes);
    return count;
}

struct looking {
    const struct session *session;
    struct look look;
};

static void visit_look(const struct process *process, void *context)
{
    struct looking *looking = context;
    add_to_look(looking->session, process, &looking->look);
}

struct look look_at_foreground(const struct session *session)
{
    struct looking looking = {.session = session, .look = {.asleep = true}};
    int count = visit_foreground(session, visit_look, &looking);
    looking.look.asleep &= count > 0;
    looking.look.reading &= looking.look.asleep;
    return looking.look;
}

static void visit_description(const struct process *process, void *context)
{
    struct text *out = context;
    const char *call = NULL;
    for (size_t i = 0; i < sizeof call_names / sizeof *call_names; i++)
        if (call_names[i].number == process->call)
            call = call_names[i].name;
    text_add_string(out, out->size ? ", " : "");
    text_add_visible(out, process->name, strlen(process->name), 0, 0);
    if (process->state == 'R')
        text_add_string(out, " is running");
    else if (call)
        text_format(out, " sleeps in %s", call);
    else
        text_add_string(out, " sleeps");
}

void describe_foreground(const struct session *session, struct text *out)
{
    struct text list = {0};
    if (visit_foreground(session, visit_description, &list) > 0)
        text_format(out, "The terminal is held by: %s.", text_end(&list));
    text_free(&list);
}
