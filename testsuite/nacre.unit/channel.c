/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The channel between a lesson's tutor and the shell, seen from the tutor's side, with the shell on
 * a real terminal. */
#include "watch.h"

#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PATIENCE = 60000 /* milliseconds: for a checker's shell on a busy machine */ };

static int terminal, channel;
static char screen[1 << 16]; /* what the terminal has shown since `forget` */
static size_t shown;

static void verdict(const char *name, bool good)
{
    check_in("channel", good, name);
    if (!good)
        note("the terminal showed: %s", screen);
}

static void forget(void)
{
    shown = 0;
    screen[0] = '\0';
}

/* Waits for one of the two; takes in what the terminal shows. Returns whether the channel has a
 * packet. */
static bool listen_to_both(void)
{
    struct pollfd fds[2] = {{.fd = terminal, .events = POLLIN}, {.fd = channel, .events = POLLIN}};
    if (poll(fds, 2, PATIENCE) <= 0) {
        fail("channel: nothing came (the terminal showed: %s)", screen);
        exit(1);
    }
    if (fds[0].revents) {
        ssize_t size = read(terminal, screen + shown, sizeof screen - shown - 1);
        shown += size > 0 ? (size_t)size : 0;
        screen[shown] = '\0';
    }
    return fds[1].revents;
}

/* Whether a packet that begins so comes; others before it are let go. */
static bool packet_comes(const char *beginning)
{
    char packet[1 << 16];
    for (;;) {
        if (!listen_to_both())
            continue;
        ssize_t size = recv(channel, packet, sizeof packet - 1, 0);
        if (size <= 0)
            return false;
        packet[size] = '\0';
        if (strncmp(packet, beginning, strlen(beginning)) == 0)
            return true;
    }
}

/* Waits until the terminal shows `first` and, behind it, `second`. */
static void wait_for(const char *first, const char *second)
{
    const char *found;
    while (!(found = strstr(screen, first)) || !strstr(found, second)) {
        char packet[1 << 16];
        if (listen_to_both() && recv(channel, packet, sizeof packet, 0) <= 0)
            return;
    }
}

static void type(const char *text)
{
    if (write(terminal, text, strlen(text)) < 0)
        fail("channel: typing");
}

static void ask(const char *request)
{
    if (send(channel, request, strlen(request), 0) < 0)
        fail("channel: a request");
}

/* The shell, on a terminal of its own. Its other end of the channel is descriptor 3. */
static _Noreturn void become_shell(int theirs)
{
    setsid();
    int fd = open(ptsname(terminal), O_RDWR);
    for (int i = 0; i < 3; i++)
        dup2(fd, i);
    dup2(theirs, 3);
    setenv("TERM", "xterm", 1);
    setenv("HISTFILE", "/dev/null", 1);
    unsetenv("PS1");
    execl(BUILDDIR "/nacre", "nacre", "--channel=3", (char *)NULL);
    _exit(127);
}

int main(void)
{
    int ends[2], status;
    terminal = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (terminal < 0 || grantpt(terminal) || unlockpt(terminal) ||
        socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends)) {
        untested("channel: no terminal can be made here");
        return 0;
    }
    channel = ends[0];
    pid_t shell = fork();
    if (shell == 0)
        become_shell(ends[1]);
    close(ends[1]);
    verdict("the shell says hello", packet_comes("hello 1 "));
    verdict("and tells of its first prompt", packet_comes("prompt 0 0"));
    type("echo one-");
    wait_for("nacre", "echo one-");
    forget();
    ask("step 1\n3/12");
    verdict("a step is answered", packet_comes("reply 1 0"));
    wait_for("3/12 nacre", "echo one-");
    verdict("the prompt is drawn anew with the step, and the line that was typed",
            strstr(screen, "3/12 nacre"));
    forget();
    type("two\r");
    verdict("the line goes on where it was", packet_comes("command\necho one-two\n"));
    verdict("the shell tells of the next prompt", packet_comes("prompt 0 0"));
    wait_for("one-two", "3/12 nacre");
    verdict("each prompt has the step", strstr(screen, "3/12 nacre"));
    ask("step 2\n");
    verdict("a step may be nothing", packet_comes("reply 2 0"));
    ask("nonsense 3\nx");
    verdict("what the shell does not know is answered so", packet_comes("reply 3 cannot"));
    type("exit 5\r");
    verdict("the shell says that it goes", packet_comes("gone 5"));
    waitpid(shell, &status, 0);
    verdict("and goes", WIFEXITED(status) && WEXITSTATUS(status) == 5);
    return 0;
}
