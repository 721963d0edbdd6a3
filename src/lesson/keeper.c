/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The tutor's side of a keeper, and the keeper's own loop.
 *
 * A root tutor gives the keeper a process and a mount namespace, with a /proc of its own: `kill -9
 * -1` reaches nothing outside, and when the keeper, pid 1 there, ends, the kernel kills all the
 * rest. A user namespace would allow the same to anybody, but in one the calls that are taught here
 * answer otherwise than they do outside (setegid(501) gives EINVAL where it should give EPERM,
 * files of root belong to nobody), so it is not used: there the keeper is a subreaper, and a fence
 * of Landlock (fence.c), where the kernel has one, keeps what the shell starts from reaching out.
 *
 * The keeper ends with the tutor: as pid 1 it is killed (PR_SET_PDEATHSIG), as a subreaper it sees
 * the end of its socket and kills its family before it goes. It is never run as the learner's user
 * when the tutor is root, so the learner cannot kill it.
 */
#include "lesson/keeper.h"

#include "lesson/descend.h"
#include "lesson/fence.h"
#include "lesson/launch.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

#define MOST_PIDS "2000"

/* What goes between tutor and keeper: a letter and a number. */
struct note {
    char letter; /* down: 'S' start a shell, 'C' clear. Up: 'R' ready, 'E' ended, 'X' failed */
    int value;
};

/* Sends a note, and a descriptor if FD is not negative. */
static bool send_note(int socket, char letter, int value, int fd)
{
    struct note note = {.letter = letter, .value = value};
    union {
        char bytes[CMSG_SPACE(sizeof(int))];
        struct cmsghdr align;
    } extra = {0};
    struct iovec part = {&note, sizeof note};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
    if (fd >= 0) {
        message.msg_control = extra.bytes;
        message.msg_controllen = sizeof extra.bytes;
        struct cmsghdr *header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(sizeof(int));
        memcpy(CMSG_DATA(header), &fd, sizeof fd);
    }
    return sendmsg(socket, &message, MSG_NOSIGNAL) == (ssize_t)sizeof note;
}

/* Receives a note. Returns what recvmsg does. */
static ssize_t receive_note(int socket, struct note *note, int *fd, int flags)
{
    union {
        char bytes[CMSG_SPACE(sizeof(int))];
        struct cmsghdr align;
    } extra = {0};
    struct iovec part = {note, sizeof *note};
    struct msghdr message = {.msg_iov = &part,
                             .msg_iovlen = 1,
                             .msg_control = extra.bytes,
                             .msg_controllen = sizeof extra.bytes};
    ssize_t got = recvmsg(socket, &message, flags | MSG_CMSG_CLOEXEC);
    struct cmsghdr *header = got > 0 ? CMSG_FIRSTHDR(&message) : NULL;
    *fd = -1;
    if (header && header->cmsg_type == SCM_RIGHTS)
        memcpy(fd, CMSG_DATA(header), sizeof *fd);
    return got;
}

static volatile sig_atomic_t child_changed;

static void note_child(int signal)
{
    (void)signal;
    child_changed = 1;
}

/* Writes the mark that says: all that the shell wrote to the terminal stands before this. */
static void mark_end(const struct keeper_plan *plan)
{
    char mark[80];
    int size = snprintf(mark, sizeof mark, "\033]7770;ended;%s\a", plan->nonce);
    int fd = open(plan->terminal, O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0)
        return;
    ssize_t written = write(fd, mark, (size_t)size);
    (void)written; /* a terminal that is full is read to its end without the mark, by time */
    close(fd);
}

/* Collects what has ended; tells of the shell. */
static void collect(const struct keeper_plan *plan, int control, pid_t *shell)
{
    int status;
    pid_t pid;
    while ((pid = waitpid(-1, &status, WNOHANG)) > 0) {
        if (pid != *shell)
            continue;
        *shell = -1;
        mark_end(plan);
        send_note(control, 'E', status, -1);
    }
}

/* Starts a shell on request. */
static pid_t start_shell(const struct keeper_plan *plan, int control, int channel)
{
    int error = 0;
    pid_t shell = launch_shell(plan, channel, &error);
    close(channel);
    if (shell < 0)
        send_note(control, 'X', error, -1);
    return shell;
}

/* Ends all that it keeps. As pid 1 it reaches everybody with one signal, which no fork escapes. */
static void clear(const struct keeper_plan *plan, int control, pid_t *shell)
{
    if (plan->isolation == ISOLATION_NAMESPACES)
        kill(-1, SIGKILL);
    kill_descendants();
    if (*shell > 0) {
        *shell = -1;
        mark_end(plan);
        send_note(control, 'E', SIGKILL, -1);
    }
}

static _Noreturn void keep(const struct keeper_plan *plan, int control)
{
    sigset_t child, none;
    pid_t shell = -1;
    sigemptyset(&none);
    sigemptyset(&child);
    sigaddset(&child, SIGCHLD);
    sigprocmask(SIG_SETMASK, &child, NULL);
    struct sigaction action = {.sa_handler = note_child};
    sigaction(SIGCHLD, &action, NULL);
    send_note(control, 'R', 0, -1);
    for (;;) {
        struct pollfd wait = {.fd = control, .events = POLLIN};
        int ready = ppoll(&wait, 1, NULL, &none);
        if (child_changed) {
            child_changed = 0;
            collect(plan, control, &shell);
        }
        if (ready <= 0)
            continue;
        struct note note;
        int channel;
        if (receive_note(control, &note, &channel, 0) <= 0)
            break; /* the tutor wants no more, or is gone */
        if (note.letter == 'S')
            shell = start_shell(plan, control, channel);
        else if (note.letter == 'C')
            clear(plan, control, &shell);
    }
    if (plan->isolation != ISOLATION_NAMESPACES)
        kill_descendants();
    _exit(0);
}

/*
 * No rlimit counts the processes of root. Since Linux 6.14 a process namespace has a pid_max of its
 * own, which bounds them; before, the file was the whole system's, and is left alone.
 */
static void limit_namespace(void)
{
    struct utsname system;
    int major = 0, minor = 0;
    if (uname(&system) < 0 || sscanf(system.release, "%d.%d", &major, &minor) != 2 || major < 6 ||
        (major == 6 && minor < 14))
        return;
    int fd = open("/proc/sys/kernel/pid_max", O_WRONLY | O_CLOEXEC);
    if (fd < 0)
        return;
    ssize_t written = write(fd, MOST_PIDS, sizeof MOST_PIDS - 1);
    (void)written; /* where it may not be, a fork bomb of root's is bounded by what bounds root */
    close(fd);
}

/* What the keeper does before it keeps anything. */
static _Noreturn void begin(const struct keeper_plan *plan, int control)
{
    static const int quiet[] = {SIGINT,  SIGQUIT, SIGTSTP, SIGTTIN,
                                SIGTTOU, SIGHUP,  SIGPIPE, SIGTERM};
    if (plan->isolation == ISOLATION_NAMESPACES)
        prctl(PR_SET_PDEATHSIG, SIGKILL);
    prctl(PR_SET_NAME, "nacre-keeper");
    for (size_t i = 0; i < sizeof quiet / sizeof *quiet; i++)
        signal(quiet[i], SIG_IGN);
    setsid();
    if (plan->isolation == ISOLATION_NAMESPACES) {
        if (mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) < 0 ||
            mount("proc", "/proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL) < 0) {
            send_note(control, 'X', errno, -1);
            _exit(1);
        }
        limit_namespace();
    } else {
        prctl(PR_SET_CHILD_SUBREAPER, 1);
    }
    keep(plan, control);
}

/* fork, into new namespaces when they are asked for. */
static pid_t fork_keeper(enum isolation isolation)
{
    if (isolation == ISOLATION_NAMESPACES)
        return (pid_t)syscall(SYS_clone, CLONE_NEWPID | CLONE_NEWNS | SIGCHLD, NULL, NULL, NULL,
                              0UL);
    return fork();
}

/* Waits until the keeper is ready. */
static bool is_ready(struct keeper *keeper)
{
    struct note note = {0};
    int fd;
    ssize_t got;
    do
        got = receive_note(keeper->control, &note, &fd, 0);
    while (got < 0 && errno == EINTR);
    if (got > 0 && note.letter == 'R')
        return true;
    keeper_stop(keeper);
    errno = got > 0 ? note.value : ECHILD;
    return false;
}

bool keeper_start(struct keeper *keeper, const struct keeper_plan *plan)
{
    int ends[2];
    *keeper = (struct keeper){-1, -1};
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) < 0)
        return false;
    prctl(PR_SET_CHILD_SUBREAPER, 1); /* should the keeper be killed, what it kept is ours to end */
    fflush(NULL);
    keeper->pid = fork_keeper(plan->isolation);
    if (keeper->pid == 0) {
        close(ends[0]);
        begin(plan, ends[1]);
    }
    int error = errno;
    close(ends[1]);
    keeper->control = ends[0];
    if (keeper->pid < 0) {
        close(ends[0]);
        keeper->control = -1;
        errno = error;
        return false;
    }
    return is_ready(keeper);
}

bool keeper_shell(const struct keeper *keeper, int channel)
{
    return send_note(keeper->control, 'S', 0, channel);
}

bool keeper_clear(const struct keeper *keeper)
{
    return send_note(keeper->control, 'C', 0, -1);
}

enum keeper_news keeper_read(const struct keeper *keeper, int *value)
{
    struct note note;
    int fd;
    ssize_t got = receive_note(keeper->control, &note, &fd, MSG_DONTWAIT);
    if (got < 0)
        return errno == EAGAIN || errno == EINTR ? KEEPER_NOTHING : KEEPER_LOST;
    if (got == 0)
        return KEEPER_LOST;
    *value = note.value;
    return note.letter == 'E' ? KEEPER_ENDED : note.letter == 'X' ? KEEPER_FAILED : KEEPER_NOTHING;
}

void keeper_stop(struct keeper *keeper)
{
    if (keeper->control >= 0)
        close(keeper->control);
    keeper->control = -1;
    if (keeper->pid > 0)
        while (waitpid(keeper->pid, NULL, 0) < 0 && errno == EINTR)
            continue;
    keeper->pid = -1;
    kill_descendants();
}

enum isolation isolation_here(void)
{
    static int known = -1;
    if (known < 0) {
        struct keeper keeper;
        struct keeper_plan plan = {.isolation = ISOLATION_NAMESPACES};
        bool allowed = geteuid() == 0 && keeper_start(&keeper, &plan);
        if (allowed)
            keeper_stop(&keeper);
        known = allowed          ? ISOLATION_NAMESPACES
                : fence_exists() ? ISOLATION_FENCE
                                 : ISOLATION_SUBREAPER;
    }
    return (enum isolation)known;
}

const char *isolation_text(enum isolation isolation)
{
    static const char *const texts[] = {
        [ISOLATION_NAMESPACES] = "in a process and mount namespace of its own",
        [ISOLATION_FENCE] =
            "under a subreaper, behind a fence of Landlock: it can signal only itself, and write "
            "only in its "
            "own directory and in those for temporary files (only root may have namespaces)",
        [ISOLATION_SUBREAPER] =
            "under a subreaper, with limits, and nothing more: `kill -9 -1` would reach all your "
            "processes (only root may have namespaces, and this kernel has no Landlock for "
            "signals)",
    };
    return texts[isolation];
}
