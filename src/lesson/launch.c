/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Starting a learner's shell. Nothing of the tutor's own surroundings leaks in: environment,
 * limits, mask, dispositions, descriptors, user and groups are all set here, so that a lesson
 * prints the same wherever it is replayed.
 */
#include "lesson/launch.h"

#include "lesson/fence.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

const char session_path[] = "PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin";

/* Processes and bytes that a session may have. A fork bomb comes to an end, a runaway file as well.
 */
enum { MOST_PROCESSES = 400, MOST_DESCRIPTORS = 1024, CHANNEL = 3, REPORT = 4, PROGRAM = 5 };
static const rlim_t largest_file = (rlim_t)1 << 30;

static void limit(int resource, rlim_t most)
{
    struct rlimit now;
    if (getrlimit((rlimit_resource)resource, &now) < 0)
        return;
    if (now.rlim_max == RLIM_INFINITY || now.rlim_max > most)
        now.rlim_cur = most;
    else
        now.rlim_cur = now.rlim_max;
    if (resource != RLIMIT_NOFILE)
        now.rlim_max = now.rlim_cur;
    setrlimit((rlimit_resource)resource, &now);
}

/* How many threads the user runs already; the kernel counts all of them against a limit. */
static rlim_t threads_of(uid_t uid)
{
    rlim_t count = 0;
    DIR *processes = opendir("/proc");
    struct dirent *entry;
    while (processes && (entry = readdir(processes))) {
        char path[300];
        struct stat state;
        snprintf(path, sizeof path, "/proc/%s/task", entry->d_name);
        if (entry->d_name[0] >= '1' && entry->d_name[0] <= '9' && stat(path, &state) == 0 &&
            state.st_uid == uid)
            count += state.st_nlink > 2 ? state.st_nlink - 2 : 1;
    }
    if (processes)
        closedir(processes);
    return count;
}

static void set_limits(const struct keeper_plan *plan)
{
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_NOFILE, MOST_DESCRIPTORS);
    limit(RLIMIT_FSIZE, largest_file);
    limit(RLIMIT_NPROC, MOST_PROCESSES + (plan->change_user ? 0 : threads_of(plan->uid)));
}

static bool fence_in(const struct keeper_plan *plan)
{
    return plan->isolation != ISOLATION_FENCE || fence_raise(plan->home);
}

static void reset_signals(void)
{
    sigset_t none;
    sigemptyset(&none);
    for (int number = 1; number < NSIG; number++)
        signal(number, SIG_DFL);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

/* Moves the descriptors that the shell needs to the front, in two steps so that none is
 * overwritten, and closes the rest. */
static bool place_descriptors(const struct keeper_plan *plan, int channel, int report, int program)
{
    int slave = fcntl(plan->slave, F_DUPFD, 20);
    channel = fcntl(channel, F_DUPFD, 20);
    report = fcntl(report, F_DUPFD, 20);
    program = fcntl(program, F_DUPFD, 20);
    if (slave < 0 || channel < 0 || report < 0 || program < 0)
        return false;
    for (int fd = 0; fd < 3; fd++)
        dup2(slave, fd);
    dup2(channel, CHANNEL);
    dup3(report, REPORT, O_CLOEXEC);
    dup3(program, PROGRAM, O_CLOEXEC);
    return syscall(SYS_close_range, PROGRAM + 1, ~0U, 0) == 0;
}

static bool take_terminal(void)
{
    return setsid() >= 0 && ioctl(0, TIOCSCTTY, 0) == 0;
}

static bool become_user(const struct keeper_plan *plan)
{
    if (!plan->change_user)
        return true;
    return setgroups(1, &plan->gid) == 0 && setresgid(plan->gid, plan->gid, plan->gid) == 0 &&
           setresuid(plan->uid, plan->uid, plan->uid) == 0;
}

/* Runs the shell by its name, or, where its user may not search the folder, by the descriptor. */
static void run(const struct keeper_plan *plan)
{
    static char path[sizeof session_path], home[300], user[80], logname[80], term[80];
    static char *const words[] = {"nacre", "--channel=3", "-i", NULL};
    memcpy(path, session_path, sizeof path);
    snprintf(home, sizeof home, "HOME=%s", plan->home);
    snprintf(user, sizeof user, "USER=%s", plan->user);
    snprintf(logname, sizeof logname, "LOGNAME=%s", plan->user);
    snprintf(term, sizeof term, "TERM=%s", plan->term);
    char *environment[] = {path,
                           home,
                           user,
                           logname,
                           "LC_ALL=C.UTF-8",
                           "TZ=UTC",
                           term,
                           plan->colour ? NULL : "NO_COLOR=1",
                           NULL};
    execve(plan->shell, words, environment);
    if (errno == EACCES)
        syscall(SYS_execveat, PROGRAM, "", words, environment, 0x1000 /* AT_EMPTY_PATH */);
}

static _Noreturn void become_shell(const struct keeper_plan *plan, int channel, int report,
                                   int program)
{
    reset_signals();
    if (place_descriptors(plan, channel, report, program) && take_terminal()) {
        set_limits(plan);
        umask(022);
        if (become_user(plan) && chdir(plan->home) == 0 && fence_in(plan))
            run(plan);
    }
    int error = errno;
    ssize_t told = write(REPORT, &error, sizeof error);
    _exit(told == sizeof error ? 126 : 127);
}

pid_t launch_shell(const struct keeper_plan *plan, int channel, int *error)
{
    int report[2];
    int program = open(plan->shell, O_RDONLY | O_CLOEXEC);
    *error = errno;
    if (program < 0)
        return -1;
    if (pipe2(report, O_CLOEXEC) < 0) {
        *error = errno;
        close(program);
        return -1;
    }
    pid_t shell = fork();
    if (shell == 0)
        become_shell(plan, channel, report[1], program);
    *error = shell < 0 ? errno : 0;
    close(report[1]);
    close(program);
    if (shell > 0 && read(report[0], error, sizeof *error) == (ssize_t)sizeof *error) {
        waitpid(shell, NULL, 0);
        shell = -1;
    }
    close(report[0]);
    return shell;
}
