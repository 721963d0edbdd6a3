/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Steps side by side. Each is judged in a process of its own, which sends its verdict, report and
 * edits through a pipe, so that no session can disturb another and a lesson that kills its judge
 * fails alone.
 */
#include "lesson/check.h"

#include "base/arena.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST_JOBS = 64 };

/* What a worker sends first: then the report, then each edit's text. */
struct frame_head {
    enum verdict verdict;
    size_t report, edits;
};
struct frame_edit {
    int from, to;
    size_t size;
};

static void send_all(int fd, const void *bytes, size_t size)
{
    const char *next = bytes;
    while (size > 0) {
        ssize_t sent = write(fd, next, size);
        if (sent < 0 && errno != EINTR)
            return;
        if (sent > 0) {
            next += sent;
            size -= (size_t)sent;
        }
    }
}

static _Noreturn void work(const struct check_plan *plan, const struct job *job, int out)
{
    struct text report = {0};
    struct edits edits = {0};
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    struct frame_head head = {.verdict =
                                  check_step(&plan->run, job->lesson, job->step, &report, &edits)};
    head.report = report.size;
    head.edits = edits.count;
    send_all(out, &head, sizeof head);
    send_all(out, report.bytes, report.size);
    for (size_t i = 0; i < edits.count; i++) {
        struct frame_edit edit = {edits.list[i].from, edits.list[i].to, strlen(edits.list[i].text)};
        send_all(out, &edit, sizeof edit);
        send_all(out, edits.list[i].text, edit.size);
    }
    _exit(0);
}

static bool start(const struct check_plan *plan, struct job *job)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) < 0)
        return false;
    fflush(NULL);
    job->worker = fork();
    if (job->worker == 0) {
        close(ends[0]);
        work(plan, job, ends[1]);
    }
    close(ends[1]);
    job->from_worker = ends[0];
    if (job->worker > 0)
        return true;
    close(ends[0]);
    return false;
}

/* Takes SIZE bytes from the front of what is left of a frame. */
static bool take(const char **at, size_t *left, void *into, size_t size)
{
    if (*left < size)
        return false;
    memcpy(into, *at, size);
    *at += size;
    *left -= size;
    return true;
}

static bool read_frame(struct job *job)
{
    struct frame_head head;
    const char *at = job->frame.bytes;
    size_t left = job->frame.size;
    if (!take(&at, &left, &head, sizeof head) || left < head.report)
        return false;
    job->verdict = head.verdict;
    text_add(&job->report, at, head.report);
    at += head.report;
    left -= head.report;
    for (size_t i = 0; i < head.edits; i++) {
        struct frame_edit edit;
        if (!take(&at, &left, &edit, sizeof edit) || left < edit.size)
            return false;
        char *text = xmalloc(edit.size + 1);
        take(&at, &left, text, edit.size);
        text[edit.size] = '\0';
        edit_add(&job->edits, edit.from, edit.to, text);
        free(text);
    }
    return true;
}

static void finish(struct job *job)
{
    int status = 0;
    close(job->from_worker);
    while (waitpid(job->worker, &status, 0) < 0 && errno == EINTR)
        continue;
    job->done = true;
    if (read_frame(job))
        return;
    job->verdict = VERDICT_FAIL;
    if (WIFSIGNALED(status))
        text_format(&job->report, "  the process that judged this step was killed by signal %d\n",
                    WTERMSIG(status));
    else
        text_format(&job->report,
                    "  the process that judged this step gave no verdict (status %d)\n",
                    WEXITSTATUS(status));
}

/* Reads what a worker sent. At its end, the job is done. */
static void receive(struct job *job)
{
    char bytes[16384];
    ssize_t got = read(job->from_worker, bytes, sizeof bytes);
    if (got > 0)
        text_add(&job->frame, bytes, (size_t)got);
    else if (got == 0 || errno != EINTR)
        finish(job);
}

/* Waits until one of the running jobs has something. */
static void wait_for_any(struct job *jobs, size_t from, size_t to)
{
    struct pollfd waits[MOST_JOBS];
    struct job *waiting[MOST_JOBS];
    nfds_t count = 0;
    for (size_t i = from; i < to && count < MOST_JOBS; i++)
        if (!jobs[i].done) {
            waiting[count] = &jobs[i];
            waits[count++] = (struct pollfd){.fd = jobs[i].from_worker, .events = POLLIN};
        }
    if (poll(waits, count, -1) < 0)
        return;
    for (nfds_t i = 0; i < count; i++)
        if (waits[i].revents)
            receive(waiting[i]);
}

static int running(const struct job *jobs, size_t from, size_t to)
{
    int count = 0;
    for (size_t i = from; i < to; i++)
        count += !jobs[i].done;
    return count;
}

/* Asks every worker to end, which then clears away its session. */
static void ask_to_end(const struct job *jobs, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (!jobs[i].done)
            kill(jobs[i].worker, SIGTERM);
}

void run_jobs(const struct check_plan *plan, struct job *jobs, size_t count,
              void (*finished)(const struct job *job, void *context), void *context)
{
    size_t started = 0, shown = 0;
    int most = plan->jobs < MOST_JOBS ? plan->jobs : MOST_JOBS;
    bool asked = false;
    while (shown < (session_interrupted ? started : count)) {
        while (started < count && running(jobs, shown, started) < most && !session_interrupted) {
            if (!start(plan, &jobs[started])) {
                jobs[started].done = true;
                jobs[started].verdict = VERDICT_FAIL;
                text_add_string(&jobs[started].report,
                                "  no process could be started to judge this step\n");
            }
            started++;
        }
        if (session_interrupted && !asked) {
            ask_to_end(jobs, shown, started);
            asked = true;
        }
        if (running(jobs, shown, started) > 0)
            wait_for_any(jobs, shown, started);
        for (; shown < started && jobs[shown].done; shown++)
            finished(&jobs[shown], context);
    }
}
