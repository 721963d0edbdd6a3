/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The channel to a lesson's tutor. What is run for the tutor leaves no trace in the learner's
 * shell: no record, no job, no change of $? or $!.
 */
#include "edit/channel.h"

#include "base/message.h"
#include "base/names.h"
#include "base/output.h"
#include "edit/capture.h"
#include "edit/prompt.h"
#include "exec/exec.h"
#include "exec/path.h"
#include "jobs/jobs.h"
#include "sys/record.h"
#include "sys/sys.h"
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

/* BROKEN is the status of a check that ended in an error: it must not look like a mistake that the
 * check knows. */
enum { PACKET = 65536, SECONDS = 2, BROKEN = 3 };

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

/* Says that CALL failed, by errno. */
static void reply_cannot(struct shell *sh, const char *id, const char *call)
{
    struct text reason = {0};
    text_format(&reason, "%s: %s (%s)", call, errno_text(errno), errno_name(errno));
    reply(sh, id, "cannot", &reason);
    text_free(&reason);
}

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
        reply_cannot(sh, id, "a file for its output");
        return;
    }
    sh->options &= ~(unsigned)(OPTION_ERREXIT | OPTION_NOUNSET | OPTION_XTRACE | OPTION_VERBOSE |
                               OPTION_NOEXEC);
    sh->status = 0;
    unsigned before = sh->options;
    bool no_jobs = jobs_count(sh) == 0;
    enum unwind unwind = exec_text(sh, code, strlen(code), "setup");
    if (no_jobs)
        jobs_notify(
            sh); /* what the setup itself has started and waited for is no news to the learner */
    snprintf(digits, sizeof digits, "%d", unwind == UNWIND_ERROR && !sh->status ? 2 : sh->status);
    sh->options = sh->options == before ? options : sh->options;
    sh->status = status;
    sh->line = line;
    sh->last_async = last_async;
    capture_end(sh, &capture);
    capture_read(sh, &capture, &printed);
    reply(sh, id, digits, &printed);
    text_free(&printed);
}

/* Makes a fork of the learner's shell fit to judge: whatever the learner has changed does not
 * change the verdict. */
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
    why("the kernel will send SIGALRM after so many seconds: a check that loops for ever ends with "
        "it");
    sys_alarm(SECONDS);
}

/* What a check prints, and its status; both files are the shell's as well as its fork's. */
struct verdict {
    struct capture printed;
    int status; /* a file that holds one byte, once the check has come to its end */
};

static bool verdict_open(struct shell *sh, struct verdict *verdict)
{
    verdict->status = -1;
    if (!capture_open(sh, &verdict->printed))
        return false;
    why("the check's status goes through a file: who ignores SIGCHLD cannot wait for one");
    int file = sys_memfd_create("verdict", MFD_CLOEXEC);
    return file >= 0 &&
           descriptor_keep(sh, file, &verdict->status, "a verdict for the lesson's tutor") == 0;
}

static void verdict_close(struct shell *sh, struct verdict *verdict)
{
    descriptor_drop(sh, &verdict->printed.file);
    descriptor_drop(sh, &verdict->status);
}

/* In the fork: runs the check, writes its status down, and ends with it. */
static _Noreturn void judge(struct shell *sh, const struct verdict *verdict, const char *code)
{
    prepare_judge(sh);
    capture_redirect(&verdict->printed);
    sh->status = 0;
    enum unwind unwind = exec_text(sh, code, strlen(code), "check");
    unsigned char status = unwind == UNWIND_ERROR ? BROKEN : (unsigned char)sh->status;
    output_flush();
    why("the verdict is written down for the shell that waits for it");
    ssize_t written = sys_write(verdict->status, &status, 1);
    (void)written;
    why("the copy of the shell ends here, and whatever the check changed in it goes with it");
    sys__exit(status);
}

/* Waits for the fork. Returns its wait status; where SIGCHLD is ignored the kernel keeps none, and
 * the file tells. */
static int await_verdict(const struct verdict *verdict, pid_t pid)
{
    int status = 0;
    unsigned char byte;
    pid_t ended;
    do
        why("the copy ends after two seconds at the most");
    while ((ended = sys_waitpid(pid, &status, 0)) < 0 && errno == EINTR);
    if (ended == pid)
        return status;
    why("nobody may collect the copy, so its verdict is read from the file");
    return sys_pread(verdict->status, &byte, 1, 0) == 1 ? byte << 8 : SIGKILL;
}

/*
 * The answer comes from the shell, not from its fork: whoever reads it knows that the shell is
 * still there, and that the fork has ended.
 */
static void answer_check(struct shell *sh, const char *id, int status, const struct text *printed)
{
    struct text reason = {0};
    char digits[16];
    snprintf(digits, sizeof digits, "%d", WEXITSTATUS(status));
    if (!WIFSIGNALED(status)) {
        reply(sh, id, digits, printed);
        return;
    }
    text_add_string(&reason, WTERMSIG(status) == SIGALRM
                                 ? "the check took longer than two seconds"
                                 : "the check was ended before it could answer");
    reply(sh, id, "cannot", &reason);
    text_free(&reason);
}

static void serve_check(struct shell *sh, const char *id, const char *code)
{
    struct verdict verdict;
    struct text printed = {0};
    sigset_t mask;
    if (!verdict_open(sh, &verdict)) {
        reply_cannot(sh, id, "a file for its verdict");
        verdict_close(sh, &verdict);
        return;
    }
    signals_block(&mask);
    why("the check is judged in a copy of the shell, so that it can leave no trace in the shell "
        "itself");
    pid_t pid = sys_fork("check");
    if (pid == 0) {
        exec_enter_subshell(sh, false);
        judge(sh, &verdict, code);
    }
    if (pid < 0)
        reply_cannot(sh, id, "fork");
    signals_restore(&mask);
    if (pid > 0) {
        int status = await_verdict(&verdict, pid);
        capture_read(sh, &verdict.printed, &printed);
        answer_check(sh, id, status, &printed);
        text_free(&printed);
    }
    verdict_close(sh, &verdict);
}

/* Serves the request VERB with its ID; `body` is NULL where the packet has none. Returns whether
 * the prompt changes. */
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
    why("the tutor has sent a request: a socket of packets gives it whole, never half of it");
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
