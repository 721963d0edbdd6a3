/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The channel to a lesson's tutor. What is run for the tutor leaves no trace in the learner's shell: no record, no job,
 * no change of $? or $!.
 */
#include "edit/channel.h"

#include "base/message.h"
#include "base/names.h"
#include "base/output.h"
#include "edit/prompt.h"
#include "exec/exec.h"
#include "exec/path.h"
#include "jobs/jobs.h"
#include "sys/record.h"
#include "sys/sys.h"
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { PACKET = 65536, SECONDS = 2 };

static void send_bytes(struct shell *sh, const char *bytes, size_t size)
{
    int watched = sys_watch_pause();
    why("the lesson's tutor is told, on a channel that no redirection reaches");
    ssize_t sent = sys_send(sh->channel, bytes, size, MSG_NOSIGNAL);
    if (sent < 0 && (errno == EPIPE || errno == ECONNRESET))
        descriptor_drop(sh, &sh->channel);
    sys_watch_resume(watched);
}

void channel_send(struct shell *sh, const char *format, ...)
{
    struct text packet = {0};
    va_list arguments;
    if (sh->channel < 0)
        return;
    va_start(arguments, format);
    int size = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    text_reserve(&packet, (size_t)size + 1);
    va_start(arguments, format);
    vsnprintf(packet.bytes, (size_t)size + 1, format, arguments);
    va_end(arguments);
    send_bytes(sh, packet.bytes, size > PACKET ? PACKET : (size_t)size);
    text_free(&packet);
}

int channel_open(struct shell *sh, int fd, const char *aid)
{
    if (descriptor_keep(sh, fd, &sh->channel, "the channel to the lesson's tutor") != 0)
        return errno;
    channel_send(sh, "hello 1 %s %d", aid, (int)sh->pid);
    return 0;
}

void channel_block(struct shell *sh, const char *call)
{
    channel_send(sh, "block %s", call);
}

static void reply(struct shell *sh, const char *id, const char *status, const struct text *body)
{
    struct text packet = {0};
    text_format(&packet, "reply %s %s\n", id, status);
    text_add(&packet, body->bytes, body->size);
    send_bytes(sh, packet.bytes, packet.size > PACKET ? PACKET : packet.size);
    text_free(&packet);
}

/* ---- Catching what is printed ---- */

/* Standard output and error, sent to a file in memory for a while. */
struct capture {
    int file;
    int saved[3];
};

static void capture_end(struct shell *sh, struct capture *capture, struct text *printed);

static bool capture_begin(struct shell *sh, struct capture *capture)
{
    *capture = (struct capture){-1, {-1, -1, -1}};
    output_flush();
    why("what the tutor's own commands print is caught, so that the terminal does not show it");
    int file = sys_memfd_create("tutor", MFD_CLOEXEC);
    if (file < 0 || descriptor_keep(sh, file, &capture->file, "output for the lesson's tutor") != 0)
        return false;
    for (int fd = 0; fd < 3; fd++)
        if (descriptor_copy(sh, fd, &capture->saved[fd], "a saved copy") != 0 && errno != EBADF) {
            struct text nothing = {0};
            capture_end(sh, capture, &nothing);
            text_free(&nothing);
            return false;
        }
    for (int fd = 1; fd < 3; fd++) {
        why("output goes to that file for now");
        sys_dup2(capture->file, fd);
    }
    why("the tutor's commands must not read what the learner types");
    int null = sys_open("/dev/null", O_RDONLY, 0);
    if (null > 0) {
        why("standard input is empty for them");
        sys_dup2(null, 0);
        why("the copy is enough");
        sys_close(null);
    }
    return true;
}

static void capture_end(struct shell *sh, struct capture *capture, struct text *printed)
{
    output_flush();
    for (int fd = 0; fd < 3; fd++) {
        if (capture->saved[fd] >= 0) {
            why("the learner's own standard input and output again");
            sys_dup2(capture->saved[fd], fd);
            descriptor_drop(sh, &capture->saved[fd]);
        } else {
            why("it was closed before");
            sys_close(fd);
        }
    }
    char block[4096];
    off_t offset = 0;
    for (;;) {
        why("what was caught is read back for the tutor");
        ssize_t size = sys_pread(capture->file, block, sizeof block, offset);
        if (size <= 0 || printed->size > PACKET / 2)
            break;
        text_add(printed, block, (size_t)size);
        offset += size;
    }
    descriptor_drop(sh, &capture->file);
}

/* ---- Requests ---- */

/* Runs code in the shell itself, out of sight. */
static void serve_setup(struct shell *sh, const char *id, const char *code)
{
    struct capture capture;
    struct text printed = {0};
    int status = sh->status, line = sh->line;
    pid_t last_async = sh->last_async;
    unsigned options = sh->options;
    char digits[16];
    if (!capture_begin(sh, &capture)) {
        text_format(&printed, "memfd_create: %s", errno_text(errno));
        reply(sh, id, "cannot", &printed);
        text_free(&printed);
        return;
    }
    sh->options &= ~(unsigned)(OPTION_ERREXIT | OPTION_NOUNSET | OPTION_XTRACE | OPTION_VERBOSE | OPTION_NOEXEC);
    sh->status = 0;
    unsigned before = sh->options;
    enum unwind unwind = exec_text(sh, code, strlen(code), "setup");
    snprintf(digits, sizeof digits, "%d", unwind == UNWIND_ERROR && !sh->status ? 2 : sh->status);
    sh->options = sh->options == before ? options : sh->options;
    sh->status = status;
    sh->line = line;
    sh->last_async = last_async;
    capture_end(sh, &capture, &printed);
    reply(sh, id, digits, &printed);
    text_free(&printed);
}

/* Makes a fork of the learner's shell fit to judge: whatever the learner has changed does not change the verdict. */
static void prepare_judge(struct shell *sh)
{
    sh->options = 0;
    sh->builtins_first = true;
    sh->lookup_epoch++;
    sh->aliases = NULL;
    sh->errexit_off = 0;
    struct variable *ifs = variable_intern(sh, "IFS", 3), *path = variable_intern(sh, "PATH", 4);
    ifs->flags &= ~(unsigned)VARIABLE_READONLY;
    path->flags &= ~(unsigned)VARIABLE_READONLY;
    variable_set(sh, ifs, " \t\n", 3);
    variable_set(sh, path, path_standard(), strlen(path_standard()));
    struct sigaction action = {.sa_handler = SIG_DFL};
    sigset_t none;
    sigemptyset(&none);
    sigemptyset(&action.sa_mask);
    why("a check that takes too long is ended by the alarm clock");
    sys_sigaction(SIGALRM, &action, NULL);
    why("whatever signals the learner has blocked, the alarm must come through");
    sys_sigprocmask(SIG_SETMASK, &none, NULL);
    why("the check has this long");
    sys_alarm(SECONDS);
}

/* In the fork: runs the check, answers on the channel, ends. */
static _Noreturn void judge(struct shell *sh, int channel, const char *id, const char *code)
{
    struct capture capture;
    struct text printed = {0};
    char digits[16];
    prepare_judge(sh);
    if (!capture_begin(sh, &capture)) {
        why("without a place for its output the check cannot be run");
        sys__exit(1);
    }
    sh->status = 0;
    enum unwind unwind = exec_text(sh, code, strlen(code), "check");
    snprintf(digits, sizeof digits, "%d", unwind == UNWIND_ERROR && sh->status < 2 ? 3 : sh->status);
    capture_end(sh, &capture, &printed);
    sh->channel = channel;
    reply(sh, id, digits, &printed);
    why("the check has been answered");
    sys__exit(0);
}

static void serve_check(struct shell *sh, const char *id, const char *code)
{
    struct text reason = {0};
    sigset_t mask;
    int channel = sh->channel, status = 0;
    signals_block(&mask);
    why("the check is judged in a copy of the shell, so that it can leave no trace in the shell itself");
    pid_t pid = sys_fork("check");
    int error = errno;
    if (pid == 0) {
        /* the copy answers on the channel itself, so it keeps the descriptor, out of everybody's sight */
        descriptor_forget(sh, &sh->channel);
        sh->channel = -1;
        exec_enter_subshell(sh, false);
        judge(sh, channel, id, code);
    }
    signals_restore(&mask);
    if (pid < 0) {
        text_format(&reason, "fork: %s (%s)", errno_text(error), errno_name(error));
        reply(sh, id, "cannot", &reason);
        text_free(&reason);
        return;
    }
    do
        why("the copy ends after two seconds at the most");
    while (sys_waitpid(pid, &status, 0) < 0 && errno == EINTR);
    if (WIFSIGNALED(status) || WEXITSTATUS(status)) {
        text_add_string(&reason, WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM
                                     ? "the check took longer than two seconds"
                                     : "the check was ended before it could answer");
        reply(sh, id, "cannot", &reason);
    }
    text_free(&reason);
}

/* Serves the request VERB with its ID; `body` is NULL where the packet has none. Returns whether the prompt changes. */
static bool serve(struct shell *sh, const char *verb, const char *id, const char *body)
{
    struct text nothing = {0};
    if (body && strcmp(verb, "setup") == 0) {
        serve_setup(sh, id, body);
    } else if (body && strcmp(verb, "check") == 0) {
        serve_check(sh, id, body);
    } else if (body && strcmp(verb, "step") == 0) {
        prompt_step(body);
        reply(sh, id, "0", &nothing);
        return true;
    } else if (strcmp(verb, "mark") == 0) {
        sys_record_set_mark(sys_record_newest());
        sh->marked_by_tutor = true;
        reply(sh, id, "0", &nothing);
    } else {
        reply(sh, id, "cannot", &nothing);
    }
    return false;
}

bool channel_serve(struct shell *sh)
{
    char *packet = xmalloc(PACKET + 1);
    bool redraw = false;
    int watched = sys_watch_pause();
    why("the tutor has a request");
    ssize_t size = sys_recv(sh->channel, packet, PACKET, 0);
    if (size > 0) {
        packet[size] = '\0';
        char *body = strchr(packet, '\n');
        if (body)
            *body++ = '\0';
        char *id = strchr(packet, ' ');
        if (id) {
            *id++ = '\0';
            redraw = serve(sh, packet, id, body);
        }
    } else if (size == 0 || (errno != EINTR && errno != EAGAIN)) {
        descriptor_drop(sh, &sh->channel);
    }
    sys_watch_resume(watched);
    free(packet);
    return redraw;
}
