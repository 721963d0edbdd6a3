/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A session from its start to its end, and the one place where the tutor sleeps. */
#include "lesson/session_internal.h"

#include "base/arena.h"
#include "base/names.h"
#include "lesson/transcript.h"
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <pwd.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

volatile int session_interrupted;

static void interrupt(int signal)
{
    (void)signal;
    session_interrupted = 1;
}

void session_catch_signals(void)
{
    static const int ends[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
    struct sigaction action = {.sa_handler = interrupt};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        sigaction(ends[i], &action, NULL);
    signal(SIGPIPE, SIG_IGN);
}

/*
 * Takes the user number UID for this process until it ends: of all tutors only one can bind a
 * socket to the name made of it. The kernel counts a user's processes together, so a fork bomb in
 * one tutor's session would keep the shells of another with the same number from forking.
 */
static bool take_user(uid_t uid)
{
    struct sockaddr_un name = {.sun_family = AF_UNIX};
    int size =
        snprintf(name.sun_path + 1, sizeof name.sun_path - 1, "nacre-lesson-user-%ld", (long)uid);
    int lock = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (lock < 0)
        return true; /* then nothing can be held, and nearly always nobody has the same */
    bool taken = bind(lock, (struct sockaddr *)&name,
                      (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + (size_t)size)) == 0;
    if (!taken)
        close(lock); /* else it stays open as long as this process lives */
    return taken;
}

/* A number that is neither a user's nor a group's, and that no other tutor has taken. */
static uid_t unused_user(void)
{
    uid_t first = 61000 + (uid_t)getpid() % 512;
    for (uid_t uid = first; uid < first + 512; uid++)
        if (!getpwuid(uid) && !getgrgid(uid) && take_user(uid))
            return uid;
    return first;
}

uid_t session_user(void)
{
    static uid_t user;
    static pid_t taker; /* a worker that was forked takes one of its own */
    if (geteuid() != 0)
        return geteuid();
    if (taker != getpid())
        user = unused_user();
    taker = getpid();
    return user;
}

int64_t session_deadline(int milliseconds)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000 + milliseconds;
}

static void take_news(struct session *session)
{
    int value;
    switch (keeper_read(&session->keeper, &value)) {
    case KEEPER_NOTHING:
        break;
    case KEEPER_ENDED:
        session->gone = true;
        session->ending = WIFSIGNALED(value) ? ENDED_BY + WTERMSIG(value) : WEXITSTATUS(value);
        break;
    case KEEPER_FAILED:
        session->failed = value;
        break;
    case KEEPER_LOST:
        session->lost = session->gone = session->drained = true;
        session->ending = ENDED_BY + SIGKILL;
        break;
    }
}

bool session_wait(struct session *session, int64_t deadline)
{
    int64_t left = deadline - session_deadline(0);
    if (session_interrupted || session->stop || left <= 0)
        return false;
    struct pollfd waits[] = {{.fd = session->master, .events = POLLIN},
                             {.fd = session->channel, .events = POLLIN},
                             {.fd = session->lost ? -1 : session->keeper.control, .events = POLLIN},
                             {.fd = session->also, .events = POLLIN}};
    struct timespec most = {.tv_sec = left / 1000, .tv_nsec = left % 1000 * 1000000};
    sigset_t mask;
    sigprocmask(SIG_SETMASK, NULL, &mask);
    sigdelset(&mask,
              SIGWINCH); /* a tutor that looks at the window's size blocks it everywhere else */
    int ready = ppoll(waits, 4, &most, &mask);
    session->also_ready = ready > 0 && waits[3].revents;
    if (ready < 0)
        return errno == EINTR && !session_interrupted;
    /* Terminal first: a `hello` or a reply is then read after what was printed before it. */
    if (waits[0].revents)
        terminal_read(session);
    if (waits[1].revents && session->channel >= 0)
        channel_read(session);
    if (waits[2].revents)
        take_news(session);
    const struct session_watcher *watcher = session->plan.watcher;
    if (session->also_ready && watcher && watcher->keys)
        watcher->keys(watcher->context);
    return ready > 0;
}

void session_forget(struct session *session)
{
    session->output.size = session->notice.size = session->late.size = 0;
    session->flooded = false;
    session->prompts_before = session->prompts;
    session->status = 0; /* of no command yet */
}

/* Starts a shell and waits for its prompt. */
static const char *start_shell(struct session *session)
{
    static char why[200];
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) < 0)
        return "no channel could be made for the shell";
    session->channel = ends[0];
    session->place = PLACE_START;
    session->marks.aid[0] = '\0';
    session->gone = session->drained = session->aside = false;
    session->failed = session->shell = 0;
    unsigned prompts = session->prompts;
    bool sent = keeper_shell(&session->keeper, ends[1]);
    close(ends[1]);
    int64_t deadline = session_deadline(session->plan.milliseconds);
    while (sent && session->prompts == prompts && !session->gone && !session->failed)
        if (!session_wait(session, deadline))
            break;
    if (session->failed)
        snprintf(why, sizeof why, "execve(\"%.100s\"): %s (%s)", session->plan.shell,
                 errno_text(session->failed), errno_name(session->failed));
    else if (session->gone)
        snprintf(why, sizeof why, "the shell ended before its first prompt");
    else if (session->prompts == prompts)
        snprintf(why, sizeof why, "the shell did not come to its first prompt");
    else
        session->shell = tcgetsid(session->master);
    return session->prompts == prompts ? why : NULL;
}

/* Fills in what a keeper needs to know, and starts one. */
static bool start_keeper(struct session *session)
{
    struct keeper_plan plan = {.shell = session->plan.shell,
                               .home = session->scratch.home,
                               .terminal = session->terminal,
                               .slave = session->slave,
                               .nonce = session->marks.nonce,
                               .user = "learner",
                               .term = session->plan.term ? session->plan.term : "xterm",
                               .colour = session->plan.colour,
                               .isolation = isolation_here()};
    plan.uid = session->plan.as_root ? geteuid() : session_user();
    plan.gid = plan.uid == geteuid() ? getegid() : (gid_t)plan.uid;
    plan.change_user = plan.uid != geteuid();
    struct passwd *user = getpwuid(plan.uid);
    if (user)
        plan.user = user->pw_name;
    if (plan.change_user && fchown(session->slave, plan.uid, (gid_t)-1) < 0)
        return false;
    return keeper_start(&session->keeper, &plan);
}

static void make_nonce(char *nonce)
{
    unsigned char bytes[16];
    if (getrandom(bytes, sizeof bytes, 0) != (ssize_t)sizeof bytes)
        memset(bytes, getpid() & 0xff, sizeof bytes);
    for (size_t i = 0; i < sizeof bytes; i++)
        snprintf(nonce + 2 * i, 3, "%02x", bytes[i]);
}

const char *session_start(struct session *session, const struct session_plan *plan)
{
    *session =
        (struct session){.plan = *plan, .master = -1, .slave = -1, .channel = -1, .also = -1};
    session->keeper = (struct keeper){-1, -1};
    session->scratch.lock = -1;
    make_nonce(session->marks.nonce);
    uid_t uid = plan->as_root ? geteuid() : session_user();
    if (!scratch_make(&session->scratch, uid, uid == geteuid() ? getegid() : (gid_t)uid))
        return "no scratch directory could be made";
    if (!terminal_open(session))
        return "no pty could be opened";
    if (!start_keeper(session))
        return "no keeper could be started";
    return start_shell(session);
}

const char *session_fresh(struct session *session)
{
    if (session->lost)
        return "what kept the session together was killed";
    if (session->channel >= 0)
        close(session->channel);
    session->channel = -1;
    session_forget(session);
    terminal_restore(session);
    uid_t uid = session->plan.as_root ? geteuid() : session_user();
    if (!scratch_mend(&session->scratch, uid, uid == geteuid() ? getegid() : (gid_t)uid))
        return "its directory was removed, and could not be made again";
    return start_shell(session);
}

void session_end(struct session *session)
{
    if (session->keeper.pid > 0)
        keeper_stop(&session->keeper);
    if (session->channel >= 0)
        close(session->channel);
    session->channel = -1;
    terminal_close(session);
    scratch_remove(&session->scratch);
    text_free(&session->marks.held);
    text_free(&session->unread);
    text_free(&session->output);
    text_free(&session->notice);
    text_free(&session->late);
    text_free(&session->echo);
    text_free(&session->drawn);
    text_free(&session->answer_text);
}
