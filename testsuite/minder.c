/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * minder: runs one program under watch, for the test suite.
 *
 *     minder [-u UID] [-d DIR] [-i IN] [-o OUT] [-e ERR] [-t SECONDS] [-r REPORT] COMMAND
 *     minder -x [-n] [-u UID] [-d DIR] COMMAND
 *
 * COMMAND is [NAME=VALUE]... PROGRAM [ARG]... The program gets the environment that is named and no
 * other, default signal dispositions, an empty mask, descriptors 0, 1 and 2 and no others, and with
 * -u another user's identity. With -n the kernel answers it as one that has neither namespaces of
 * processes nor Landlock (a filter of seccomp sees to it). With -x that is all: minder becomes the
 * program. Else the program leads a session without a terminal, and what became of it is reported,
 * one fact a line:
 *
 *     status N        it ended with this status
 *     signal N        this signal ended it
 *     late            the time limit passed: it was killed, with all that it had started
 *     left PID NAME   a process that it started was there after its end (and was killed)
 *     fd N TARGET     a descriptor that it had open at its end, and that its programs inherit
 *     own N           how many close-on-exec descriptors it had open at its end
 *     untraced        the descriptors could not be looked at: ptrace is refused here
 *
 * Processes that outlive the program are found because minder is a subreaper: orphans become its
 * children. The descriptors are read while the program stands in its own exit, which ptrace shows.
 */
#include <dirent.h>
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { GRACE = 1 /* seconds that orphans have to end by themselves */, DEFAULT_LIMIT = 20 };

struct plan {
    const char *dir, *in, *out, *err;
    uid_t uid;
    bool other_user;
    bool bare; /* neither namespaces nor Landlock */
    char **environment;
    char **command;
};

struct watch {
    pid_t pid;
    bool traced;
    bool ended;
    int status; /* as waitpid gives it, once ended */
    FILE *report;
};

static void redirect(int to, const char *path, int flags)
{
    if (path == NULL)
        return;
    int fd = open(path, flags, 0666);
    if (fd < 0)
        err(125, "open %s", path);
    if (fd != to && (dup2(fd, to) < 0 || close(fd) < 0))
        err(125, "dup2");
}

static void close_from(int first)
{
    for (int fd = first; fd < 256; fd++)
        close(fd);
}

static void default_signals(void)
{
    sigset_t none;
    for (int number = 1; number < NSIG; number++)
        signal(number, SIG_DFL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

static void become(uid_t uid)
{
    if (setgroups(0, NULL) < 0 || setgid((gid_t)uid) < 0 || setuid(uid) < 0)
        err(125, "becoming uid %ld", (long)uid);
}

/* Has the kernel refuse a clone into a namespace of processes, and know no Landlock. Who is not
 * root must give up setuid programs for it. */
static void make_bare(void)
{
    enum { LOW_HALF = __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? 0 : 4, MAKE_RULESET = 444 };
    struct sock_filter lines[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, MAKE_RULESET, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 0, 3),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args) + LOW_HALF),
        BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_NEWPID, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = {sizeof lines / sizeof *lines, lines};
    if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0)
        return;
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0 ||
        prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) < 0)
        err(125, "seccomp");
}

static _Noreturn void run(const struct plan *plan)
{
    default_signals();
    if (plan->bare)
        make_bare();
    umask(022);
    redirect(0, plan->in, O_RDONLY);
    redirect(1, plan->out, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND);
    redirect(2, plan->err, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND);
    if (plan->dir != NULL && chdir(plan->dir) < 0)
        err(125, "chdir %s", plan->dir);
    if (plan->other_user)
        become(plan->uid);
    close_from(3);
    execve(plan->command[0], plan->command, plan->environment);
    err(125, "exec %s", plan->command[0]);
}

/* Starts the program, held at a pipe until ptrace has been tried. */
static pid_t start(const struct plan *plan, struct watch *watch)
{
    int gate[2];
    if (pipe(gate) < 0)
        err(125, "pipe");
    pid_t pid = fork();
    if (pid < 0)
        err(125, "fork");
    if (pid == 0) {
        char go;
        setsid();
        close(gate[1]);
        if (read(gate[0], &go, 1) != 1)
            _exit(125);
        run(plan);
    }
    watch->traced = ptrace(PTRACE_SEIZE, pid, NULL, PTRACE_O_TRACEEXIT) == 0;
    if (!watch->traced)
        fputs("untraced\n", watch->report);
    close(gate[0]);
    if (write(gate[1], "", 1) != 1)
        err(125, "write");
    close(gate[1]);
    return pid;
}

/* Is descriptor `name` of the process close-on-exec? */
static bool closes_on_exec(pid_t pid, const char *name)
{
    char path[300], line[200];
    unsigned flags = 0;
    snprintf(path, sizeof path, "/proc/%ld/fdinfo/%s", (long)pid, name);
    FILE *info = fopen(path, "re");
    if (info == NULL)
        return false;
    while (fgets(line, sizeof line, info) != NULL)
        if (sscanf(line, "flags: %o", &flags) == 1)
            break;
    fclose(info);
    return (flags & O_CLOEXEC) != 0;
}

static void report_descriptors(const struct watch *watch)
{
    char path[300], target[300];
    int own = 0;
    snprintf(path, sizeof path, "/proc/%ld/fd", (long)watch->pid);
    DIR *dir = opendir(path);
    if (dir == NULL) {
        fputs("untraced\n", watch->report);
        return;
    }
    for (struct dirent *entry; (entry = readdir(dir)) != NULL;) {
        if (entry->d_name[0] == '.' || atoi(entry->d_name) <= 2)
            continue;
        if (closes_on_exec(watch->pid, entry->d_name)) {
            own++;
            continue;
        }
        ssize_t length = readlinkat(dirfd(dir), entry->d_name, target, sizeof target - 1);
        target[length < 0 ? 0 : length] = '\0';
        fprintf(watch->report, "fd %s %s\n", entry->d_name, target);
    }
    closedir(dir);
    fprintf(watch->report, "own %d\n", own);
}

/* The traced program stopped: look, if it stands in its exit; hand on the signal, if one is being
 * delivered. */
static void stopped(const struct watch *watch, int status)
{
    int event = status >> 16, number = WSTOPSIG(status);
    if (event == PTRACE_EVENT_EXIT) {
        report_descriptors(watch);
        ptrace(PTRACE_DETACH, watch->pid, NULL, NULL);
    } else if (event == PTRACE_EVENT_STOP && number != SIGTRAP) {
        ptrace(PTRACE_LISTEN, watch->pid, NULL, NULL);
    } else {
        ptrace(PTRACE_CONT, watch->pid, NULL, (long)(event == 0 ? number : 0));
    }
}

/* Collects all that can be collected now. Returns false when no child is left. */
static bool collect(struct watch *watch)
{
    int status;
    pid_t pid;
    while ((pid = waitpid(-1, &status, WNOHANG | __WALL)) > 0) {
        if (pid == watch->pid && WIFSTOPPED(status)) {
            stopped(watch, status);
        } else if (pid == watch->pid) {
            watch->ended = true;
            watch->status = status;
        }
    }
    return pid == 0;
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* Collects until the program has ended (or, with `all`, every process that it started), or the time
 * is over. */
static bool wait_until(struct watch *watch, double limit, bool all)
{
    sigset_t child;
    sigemptyset(&child);
    sigaddset(&child, SIGCHLD);
    double end = now() + limit;
    for (;;) {
        bool more = collect(watch);
        if (!more || (watch->ended && !all))
            return true;
        double left = end - now();
        if (left <= 0)
            return false;
        struct timespec time = {(time_t)left, (long)((left - (double)(time_t)left) * 1e9)};
        sigtimedwait(&child, NULL, &time);
    }
}

/* Calls `act` for each child of minder that is still there. */
static void each_child(struct watch *watch, void (*act)(struct watch *, pid_t, const char *))
{
    DIR *proc = opendir("/proc");
    if (proc == NULL)
        return;
    for (struct dirent *entry; (entry = readdir(proc)) != NULL;) {
        char path[300], line[600], *name, *end;
        long parent;
        snprintf(path, sizeof path, "/proc/%s/stat", entry->d_name);
        FILE *stat = atoi(entry->d_name) > 0 ? fopen(path, "re") : NULL;
        if (stat == NULL)
            continue;
        line[0] = '\0';
        (void)!fgets(line, sizeof line, stat);
        fclose(stat);
        name = strchr(line, '(');
        end = strrchr(line, ')');
        if (name == NULL || end == NULL || sscanf(end, ") %*c %ld", &parent) != 1)
            continue;
        *end = '\0';
        if (parent == (long)getpid())
            act(watch, (pid_t)atoi(entry->d_name), name + 1);
    }
    closedir(proc);
}

static void report_left(struct watch *watch, pid_t pid, const char *name)
{
    if (pid != watch->pid)
        fprintf(watch->report, "left %ld %s\n", (long)pid, name);
}

static void kill_child(struct watch *watch, pid_t pid, const char *name)
{
    (void)watch;
    (void)name;
    kill(pid, SIGKILL);
}

static void mind(const struct plan *plan, struct watch *watch, double limit)
{
    sigset_t child;
    sigemptyset(&child);
    sigaddset(&child, SIGCHLD);
    sigprocmask(SIG_BLOCK, &child, NULL);
    if (prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) < 0)
        err(125, "prctl");
    watch->pid = start(plan, watch);
    if (!wait_until(watch, limit, false))
        fputs("late\n", watch->report);
    else if (!wait_until(watch, GRACE, true))
        each_child(watch, report_left);
    /* The orphans of what is killed come here as well: go on until there is no child. */
    while (collect(watch)) {
        each_child(watch, kill_child);
        wait_until(watch, 0.05, true);
    }
    if (WIFSIGNALED(watch->status))
        fprintf(watch->report, "signal %d\n", WTERMSIG(watch->status));
    else
        fprintf(watch->report, "status %d\n", WEXITSTATUS(watch->status));
}

/* Splits what follows the options into the environment, up to the first word without a '=', and the
 * command. */
static void split(struct plan *plan, char **words, int count)
{
    int named = 0;
    while (named < count && strchr(words[named], '=') != NULL)
        named++;
    plan->environment = calloc((size_t)named + 1, sizeof *words);
    if (plan->environment == NULL)
        err(125, "calloc");
    memcpy(plan->environment, words, (size_t)named * sizeof *words);
    plan->command = words + named;
    if (named == count)
        errx(125, "no program named");
}

int main(int argc, char **argv)
{
    struct plan plan = {0};
    struct watch watch = {.report = stdout};
    double limit = DEFAULT_LIMIT;
    bool exec_only = false;
    for (int option; (option = getopt(argc, argv, "+u:d:i:o:e:t:r:xn")) != -1;) {
        switch (option) {
        case 'u':
            plan.other_user = true;
            plan.uid = (uid_t)strtoul(optarg, NULL, 10);
            break;
        case 'd':
            plan.dir = optarg;
            break;
        case 'i':
            plan.in = optarg;
            break;
        case 'o':
            plan.out = optarg;
            break;
        case 'e':
            plan.err = optarg;
            break;
        case 't':
            limit = atof(optarg);
            break;
        case 'r':
            watch.report = fopen(optarg, "we");
            if (watch.report == NULL)
                err(125, "open %s", optarg);
            break;
        case 'n':
            plan.bare = true;
            break;
        case 'x':
            exec_only = true;
            break;
        default:
            return 125;
        }
    }
    split(&plan, argv + optind, argc - optind);
    if (exec_only)
        run(&plan);
    if (plan.in == NULL)
        plan.in = "/dev/null";
    mind(&plan, &watch, limit);
    return fclose(watch.report) == 0 ? 0 : 125;
}
