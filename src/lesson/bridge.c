/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A step's session with its terminal handed to the caller; what DejaGnu drives. The requests are
 * described in bridge.h. */
#include "lesson/bridge.h"

#include "lesson/asleep.h"
#include "lesson/needs.h"
#include "lesson/notation.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { LOOK_AGAIN = 3, LONGEST_REQUEST = 100, FOREVER = 3600 * 1000 };

struct bridge {
    struct run *run;
    struct text request; /* what of the input may become a request */
    bool told_gone;
    bool over; /* standard input or output has ended */
};

static void put(struct bridge *bridge, const char *bytes, size_t size)
{
    while (size > 0 && !bridge->over) {
        ssize_t written = write(STDOUT_FILENO, bytes, size);
        if (written > 0) {
            bytes += written;
            size -= (size_t)written;
        } else if (errno != EINTR || session_interrupted) {
            bridge->over = true;
        }
    }
}

static void tap(void *context, const char *bytes, size_t size)
{
    put(context, bytes, size);
}

static void answer(struct bridge *bridge, const char *id, int status, const char *bytes,
                   size_t size)
{
    struct text text = {0};
    text_format(&text, "\033]7770;answer;%s;%d;", id, status);
    for (size_t i = 0; i < size; i++)
        text_format(&text, "%02x", (unsigned char)bytes[i]);
    text_char(&text, '\a');
    put(bridge, text.bytes, text.size);
    text_free(&text);
}

/* Waits until whoever holds the terminal sleeps. */
static void answer_asleep(struct bridge *bridge, const char *id, bool must_read)
{
    struct session *session = &bridge->run->session;
    struct look last = {0};
    int64_t deadline = session_deadline(session->plan.milliseconds);
    bool asleep = false;
    while (!asleep && !session->gone && session_deadline(0) < deadline && !session_interrupted) {
        struct look now = look_at_foreground(session);
        asleep =
            now.asleep && last.asleep && now.trace == last.trace && (now.reading || !must_read);
        last = now;
        if (!asleep && session_wait(session, session_deadline(LOOK_AGAIN)))
            last.asleep = false;
    }
    const char *echo = session_echoes(session) ? "echo" : "silent";
    session->blocked_in[0] = '\0';
    answer(bridge, id, asleep ? 0 : 1, echo, strlen(echo));
}

static void answer_check(struct bridge *bridge, const char *id)
{
    struct text said = {0};
    struct run *run = bridge->run;
    run->report->size = 0;
    enum finding finding = run_checks(run, false, &said);
    if (finding == FINDING_BROKEN)
        answer(bridge, id, 2, run->report->bytes, run->report->size);
    else
        answer(bridge, id, finding == FINDING_PASSED ? 0 : 1, said.bytes, said.size);
    text_free(&said);
}

static void answer_fresh(struct bridge *bridge, const char *id)
{
    struct session *session = &bridge->run->session;
    const char *why = session->gone ? session_fresh(session) : "the shell has not ended";
    bridge->told_gone = session->gone;
    answer(bridge, id, why != NULL, why ? why : session->marks.aid,
           strlen(why ? why : session->marks.aid));
}

static void answer_bound(struct bridge *bridge, const char *id)
{
    const struct bindings *bindings = &bridge->run->bindings;
    struct text list = {0};
    for (size_t i = 0; i < bindings->count; i++)
        text_format(&list, "%s %s\n", bindings->list[i].name, bindings->list[i].value);
    answer(bridge, id, 0, list.bytes, list.size);
    text_free(&list);
}

/* Does what VERB;ID asks. */
static void serve(struct bridge *bridge, char *request)
{
    struct run *run = bridge->run;
    char *id = strchr(request, ';');
    if (!id ||
        id[1 + strspn(id + 1, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")])
        return;
    *id++ = '\0';
    run->report->size = 0;
    if (strcmp(request, "mark") == 0) {
        bool done = run->step->task && run_task_shown(run);
        answer(bridge, id, !done, run->report->bytes, run->report->size);
    } else if (strcmp(request, "check") == 0) {
        answer_check(bridge, id);
    } else if (strcmp(request, "input") == 0 || strcmp(request, "key") == 0) {
        answer_asleep(bridge, id, strcmp(request, "input") == 0);
    } else if (strcmp(request, "fresh") == 0) {
        answer_fresh(bridge, id);
    } else if (strcmp(request, "bound") == 0) {
        answer_bound(bridge, id);
    } else if (strcmp(request, "teardown") == 0) {
        bool done = run_teardown(run);
        answer(bridge, id, !done, run->report->bytes, run->report->size);
    }
}

static void pass_on(struct bridge *bridge, const char *bytes, size_t size)
{
    session_type(&bridge->run->session, bytes, size, session_deadline(FOREVER));
}

/* Takes one byte of what may be a request. */
static void hold(struct bridge *bridge, char c)
{
    static const char sign[] = "\033]7770;";
    struct text *held = &bridge->request;
    text_char(held, c);
    size_t size = held->size < sizeof sign - 1 ? held->size : sizeof sign - 1;
    if (memcmp(held->bytes, sign, size) != 0 || held->size > LONGEST_REQUEST) {
        pass_on(bridge, held->bytes, held->size);
        held->size = 0;
    } else if (c == '\a') {
        held->bytes[held->size - 1] = '\0';
        held->size = 0;
        serve(bridge, held->bytes + sizeof sign - 1);
    }
}

static void take_input(struct bridge *bridge)
{
    char bytes[4096];
    ssize_t got = read(STDIN_FILENO, bytes, sizeof bytes);
    if (got == 0 || (got < 0 && errno != EINTR))
        bridge->over = true;
    for (const char *p = bytes, *end = bytes + (got > 0 ? got : 0); p < end;) {
        const char *escape = bridge->request.size ? p : memchr(p, '\033', (size_t)(end - p));
        if (escape != p) {
            pass_on(bridge, p, (size_t)((escape ? escape : end) - p));
            p = escape ? escape : end;
        } else {
            hold(bridge, *p++);
        }
    }
}

/* Tells once that the shell has ended, when nothing of it is left to be read. */
static void tell_gone(struct bridge *bridge)
{
    struct session *session = &bridge->run->session;
    struct text text = {0};
    if (!session->gone || !session->drained || bridge->told_gone)
        return;
    bridge->told_gone = true;
    text_add_string(&text, "\033]7770;gone;");
    notate_ending(session->ending, &text);
    text_char(&text, '\a');
    put(bridge, text.bytes, text.size);
    text_free(&text);
}

static void pass_both_ways(struct bridge *bridge)
{
    struct session *session = &bridge->run->session;
    struct text ready = {0};
    struct termios modes;
    if (tcgetattr(STDIN_FILENO, &modes) == 0) {
        cfmakeraw(&modes);
        tcsetattr(STDIN_FILENO, TCSANOW, &modes);
    }
    text_format(&ready, "\033]7770;ready;%s\a", session->marks.aid);
    put(bridge, ready.bytes, ready.size);
    text_free(&ready);
    session->tap = tap;
    session->tap_context = bridge;
    session->also = STDIN_FILENO;
    while (!bridge->over && !session_interrupted && !session->lost) {
        session_forget(session); /* the caller keeps what it needs */
        session_wait(session, session_deadline(FOREVER));
        tell_gone(bridge);
        if (session->also_ready)
            take_input(bridge);
    }
    session->tap = NULL;
    session->also = -1;
}

static int bridge_lesson(const struct run_plan *plan, const struct lesson *lesson, const char *id)
{
    const struct step *step = lesson_step(lesson, id);
    const char *unmet = step ? unmet_need(lesson, step) : NULL;
    struct text report = {0};
    struct run run;
    int status = 0;
    if (!step || unmet) {
        if (unmet)
            fprintf(stderr, "%s: %s: %s\n", lesson->name, step->id, unmet);
        else
            fprintf(stderr, "nacre-lesson: no step has the id `%s`\n", id);
        return unmet ? 3 : 2;
    }
    struct bridge bridge = {.run = &run};
    if (run_begin(&run, plan, lesson, step, &report, NULL)) {
        pass_both_ways(&bridge);
    } else {
        fputs(text_end(&report), stderr);
        status = 1;
    }
    run_end(&run);
    text_free(&report);
    text_free(&bridge.request);
    return status;
}

int bridge_step(const struct run_plan *plan, const char *file, const char *id)
{
    struct lesson lesson;
    int status = lesson_read(&lesson, file) ? bridge_lesson(plan, &lesson, id) : 2;
    lesson_free(&lesson);
    return status;
}
