/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fds: who holds which end of what.
 *
 * What is drawn is read from /proc at that moment. As with ptree, the many calls that this takes
 * are left out of the record, unless they are narrated.
 */
#include "view/fds.h"
#include "base/message.h"
#include "builtins/builtin.h"
#include "builtins/watch/picture.h"
#include "jobs/jobs.h"
#include "sys/record.h"
#include "sys/sys.h"

#include <errno.h>
#include <limits.h>

static const char *own_descriptor(void *data, int fd)
{
    return descriptor_what(data, fd);
}

/* Adds the processes of `word`, a process ID or a job, to `roots`. Returns how many, -1 after an
 * error. */
static int add_roots(struct shell *sh, const char *who, const char *word, pid_t *roots, int room)
{
    const char *problem;
    if (word[0] != '%') {
        long long pid = whole_number(word, INT_MAX);
        if (pid <= 0)
            return usage_error(sh, who, "\"%s\" is neither a process id nor a job", visible(word)),
                   -1;
        roots[0] = (pid_t)pid;
        return 1;
    }
    struct job *job = job_find(sh, word, &problem);
    if (!job) {
        message(who, "%s: %s", visible(word), problem);
        return -1;
    }
    int count = 0;
    for (int i = 0; i < job->count && count < room; i++)
        if (job->processes[i].state != PROCESS_ENDED)
            roots[count++] = job->processes[i].pid;
    if (count == 0)
        message(who, "%s has ended", visible(word));
    return count ? count : -1;
}

static int draw(struct shell *sh, struct fds_request *request, struct text *text, pid_t *missing,
                const char **failed)
{
    bool recorded_only = sys_watched == SYS_RECORD;
    int was = recorded_only ? sys_watch_pause() : 0;
    int error = fds_draw(&sh->scratch, request, text, missing, failed);
    if (recorded_only)
        sys_watch_resume(was);
    return error;
}

static int run_fds(struct shell *sh, int argc, char **argv)
{
    enum { ROOTS = 256 };
    pid_t roots[ROOTS] = {sh->pid}, missing = 0;
    struct picture_asked asked;
    struct text text = {0};
    if (!picture_asked(sh, argc, argv, -1, &asked))
        return 2;
    int count = 0;
    for (int i = 0; i < asked.count && count < ROOTS; i++) {
        int more = add_roots(sh, argv[0], asked.operands[i], roots + count, ROOTS - count);
        if (more < 0)
            return 2;
        count += more;
    }
    why("the one who draws is busy drawing, whatever it did before");
    pid_t self = sys_getpid();
    struct fds_request request = {.roots = roots,
                                  .root_count = count ? (size_t)count : 1,
                                  .self = self,
                                  .own = own_descriptor,
                                  .data = sh,
                                  .words = asked.words,
                                  .svg = asked.file,
                                  .utf8 = asked.utf8,
                                  .colour = asked.colour,
                                  .columns = asked.columns};
    const char *failed = NULL;
    int error = draw(sh, &request, &text, &missing, &failed), status = 1;
    if (error == ESRCH)
        message(argv[0], "there is no process %ld", (long)missing);
    else if (error)
        call_failed(argv[0], error, "%s", failed);
    else
        status = picture_show(argv[0], &asked, &text);
    text_free(&text);
    return status;
}

const struct builtin fds_builtin = {
    .name = "fds",
    .run = run_fds,
    .usage = "fds [-w] [-o FILE.svg] [PID|%JOB]...",
    .purpose = "draw who holds which end of what: descriptors, files and pipes",
    .calls = "open openat getdents readlink stat fstatat read close isatty getpid",
    .section = "watch",
    .options = picture_options,
    .operands = {ARGUMENT_JOB},
    .text =
        "Under each process stand its open descriptors: the number, whether it reads (r) or writes "
        "(w), and what it leads to. A pipe is drawn as a line from the descriptors that write into "
        "it to those that read from it. Without operands, this shell and all processes below it "
        "are drawn; else those that are named, and all below them.\n\n"
        "Of a file, the offset is told, which those who inherited the descriptor share. What is "
        "marked close-on-exec will not be there in the next program. What is nacre's own (the "
        "script that it reads, where narration goes) is not yours to use.\n\n"
        "Below the picture stands who waits for whom: for something to read, for room in a full "
        "pipe, for a child. Processes that wait for each other alone are a deadlock.",
};
