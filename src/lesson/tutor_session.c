/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session of a step: made, typed into, made anew. */
#include "lesson/needs.h"
#include "lesson/transcript.h"
#include "lesson/tutor.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Milliseconds: between two keys that the tutor types, and for all of a command; until a shell that
 * was killed is gone; until a prompt is drawn. */
enum { SLOWEST = 12, TYPING = 1200, DYING = 5000, DRAWING = 5000 };

static void free_done(struct done *done, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(done[i].text);
    free(done);
}

void tutor_end(struct tutor *tutor)
{
    struct session *session = &tutor->run.session;
    if (tutor->running) {
        tutor->muted = true;
        session->stop = session->place != PLACE_EDIT; /* a shell that is busy answers no teardown */
        run_end(&tutor->run);
        tutor->muted = false;
    }
    tutor->running = tutor->holding = false;
    free_done(tutor->done, tutor->done_count);
    tutor->done = NULL;
    tutor->done_count = tutor->done_room = 0;
}

/* Tells what went wrong in the words of the report. */
static void tell_report(struct tutor *tutor)
{
    tutor_say(tutor, &tutor->report);
    tutor->report.size = 0;
}

void tutor_name_step(struct tutor *tutor)
{
    struct session *session = &tutor->run.session;
    char name[40];
    int64_t deadline = session_deadline(DRAWING);
    snprintf(name, sizeof name, "%zu/%zu", tutor_step_number(tutor), tutor->lesson->count);
    tutor->muted = true;
    if (session_ask(session, "step", name)) {
        unsigned told = session->told; /* the shell has answered, and draws its prompt anew */
        while (session->told == told && !session->gone && session_wait(session, deadline))
            continue;
    }
    tutor->muted = false;
    tutor->holding = true;
    tutor->told = session->told;
}

bool tutor_begin(struct tutor *tutor)
{
    tutor_end(tutor);
    tutor->unmet = unmet_need(tutor->lesson, tutor->step);
    if (tutor->unmet)
        return true;
    tutor->report.size = 0;
    tutor->folder_gone = false;
    tutor->muted = tutor->running = true;
    bool begun =
        run_begin(&tutor->run, &tutor->plan, tutor->lesson, tutor->step, &tutor->report, NULL);
    tutor->muted = false;
    tutor->run.session.also = STDIN_FILENO;
    if (begun) {
        tutor_name_step(tutor);
        return true;
    }
    tell_report(tutor);
    tutor_end(tutor);
    tutor->unmet = session_interrupted ? "was interrupted" : "cannot begin";
    return false;
}

bool tutor_go_on(struct tutor *tutor)
{
    tutor->report.size = 0;
    if (run_go_on(&tutor->run, tutor->step)) {
        tutor_name_step(tutor);
        return true;
    }
    tell_report(tutor);
    return tutor_begin(tutor);
}

/* Tells the shell that the task is shown, where it is: a shell that is new has to be told. */
static bool mark_task(struct tutor *tutor)
{
    if (!tutor->in_task || run_task_shown(&tutor->run))
        return true;
    tell_report(tutor);
    return false;
}

bool tutor_fresh(struct tutor *tutor)
{
    const char *why = tutor->running ? session_fresh(&tutor->run.session) : "there is no session";
    if (!why)
        tutor_name_step(tutor);
    if (!why)
        return mark_task(tutor);
    tutor_tell(tutor, STYLE_PLAIN,
               "No fresh shell could be started here (%s), so the whole session is made anew.",
               why);
    return tutor_begin(tutor) && tutor->running && mark_task(tutor);
}

enum leave tutor_replace_shell(struct tutor *tutor)
{
    struct session *session = &tutor->run.session;
    if (!tutor->running)
        return LEAVE_NOT;
    keeper_clear(&session->keeper);
    tutor->muted = true;
    int64_t deadline = session_deadline(DYING);
    while (!(session->gone && session->drained) && session_wait(session, deadline))
        continue;
    tutor->muted = false;
    if (!session->gone) {
        tutor_tell(tutor, STYLE_PLAIN, "The shell would not go. The whole session is made anew.");
        return tutor_begin(tutor) && tutor->running && mark_task(tutor) ? LEAVE_AGAIN : LEAVE_RESET;
    }
    tutor_tell(
        tutor, STYLE_PLAIN,
        "The shell was ended, with all that ran in it. Here is a fresh one, in the same folder.");
    return tutor_fresh(tutor) ? LEAVE_NOT : LEAVE_RESET;
}

/* ---- Typing ---- */

static struct replay replay_of(struct tutor *tutor, enum comparing comparing)
{
    return (struct replay){.session = &tutor->run.session,
                           .lesson = tutor->lesson,
                           .bindings = &tutor->run.bindings,
                           .report = &tutor->report,
                           .comparing = comparing,
                           .patience = tutor->plan.patience};
}

/* The command last run was the transcript's. */
static void note_done(struct tutor *tutor, const struct block *block)
{
    struct done *last = &tutor->done[tutor->done_count - 1];
    last->block = block;
    last->command = tutor->command;
}

/* A long command is typed faster: nobody likes to wait for it. */
static int pace_of(const struct command *command)
{
    size_t size = 1;
    for (const struct typed *line = command->lines; line; line = line->next)
        size += line->size + 1;
    int pace = (int)(TYPING / size);
    return pace > SLOWEST ? SLOWEST : pace > 0 ? pace : 1;
}

void tutor_type(struct tutor *tutor, const struct block *block)
{
    struct session *session = &tutor->run.session;
    struct replay replay = replay_of(tutor, COMPARE_BIND);
    tutor->report.size = 0;
    tutor->ran = false;
    tutor->by_tutor = true;
    session->pace = pace_of(tutor->command);
    enum replayed result = replay_command(&replay, block->script, tutor->command);
    session->pace = 0;
    tutor->by_tutor = false;
    bool stopped = session->stop;
    session->stop = false;
    if (tutor->ran)
        note_done(tutor, block);
    if (result == REPLAY_STUCK && !stopped && !session->gone)
        tutor_tell(
            tutor, STYLE_BAD,
            "This does not go as the lesson expects. The keyboard is yours; ^] shows what holds "
            "the terminal.");
    if (tutor->ran || session->gone)
        tutor->command = tutor->command->next;
}

/* The command's text, as it is typed. */
static void filled_text(const struct tutor *tutor, const struct command *command, struct text *out)
{
    for (const struct typed *line = command->lines; line; line = line->next) {
        bindings_fill(&tutor->run.bindings, line->text, line->size, out);
        if (line->next)
            text_char(out, '\n');
    }
}

bool tutor_was_typed(struct tutor *tutor, const struct block *block)
{
    struct text due = {0};
    if (!tutor->ran || !tutor->command)
        return false;
    filled_text(tutor, tutor->command, &due);
    bool same = strcmp(text_end(&due), tutor->done[tutor->done_count - 1].text) == 0;
    text_free(&due);
    if (!same)
        return false;
    struct replay replay = replay_of(tutor, COMPARE_BIND);
    replay_bind(&replay, block->script, tutor->command);
    note_done(tutor, block);
    tutor->command = tutor->command->next;
    return true;
}

/* ---- Undoing ---- */

/* Makes a command to be typed from a text; its lines point into the text. */
static struct command *command_of(struct arena *arena, const char *text)
{
    struct command *command = arena_zalloc(arena, sizeof *command);
    struct typed **next = &command->lines;
    for (bool more = true; more;) {
        size_t size = strcspn(text, "\n");
        struct typed *line = *next = arena_zalloc(arena, sizeof *line);
        line->text = text;
        line->size = size;
        next = &line->next;
        more = text[size] == '\n';
        text += size + more;
    }
    return command;
}

/* Types what was typed before; what belongs to a transcript is filled with what its placeholders
 * stand for now. */
static bool type_again(struct tutor *tutor, const struct done *done)
{
    struct arena arena = {0};
    static const struct transcript plain = {.timeout = 3};
    const struct transcript *script = done->command ? done->block->script : &plain;
    const struct command *command = done->command ? done->command : command_of(&arena, done->text);
    struct replay replay = replay_of(tutor, done->command ? COMPARE_BIND : COMPARE_NONE);
    bool typed = replay_command(&replay, script, command) != REPLAY_STUCK;
    if (!typed && !tutor->run.session.gone) {
        /* it waits for something that was typed to it, and that nobody has kept */
        session_type(&tutor->run.session, "\003", 1, session_deadline(DYING));
        int64_t deadline = session_deadline(DYING);
        while (tutor->run.session.place != PLACE_EDIT &&
               session_wait(&tutor->run.session, deadline))
            continue;
    }
    arena_free(&arena);
    tutor->report.size = 0;
    return typed;
}

/* Types COUNT commands into the fresh session. The list of what was done is kept. */
static void type_all(struct tutor *tutor, struct done *done, size_t count)
{
    bool marked = false, was_in_task = tutor->in_task;
    tutor->muted = true;
    for (size_t i = 0; i < count; i++) {
        if (done[i].in_task && !marked)
            marked = run_task_shown(&tutor->run);
        if (!type_again(tutor, &done[i])) {
            tutor->muted = false;
            tutor_tell(
                tutor, STYLE_BAD,
                "This could not be typed again as it was, since it waited for something:\n%s",
                done[i].text);
            tutor->muted = true;
        }
    }
    tutor->in_task = was_in_task;
    if (!marked)
        mark_task(tutor);
    tutor->muted = false;
    tutor->holding = true;
}

enum leave tutor_undo(struct tutor *tutor)
{
    size_t count = tutor->done_count;
    struct done *done = tutor->done;
    if (count == 0 || !tutor->running) {
        tutor_tell(tutor, STYLE_PLAIN, "Nothing was typed in this step yet.");
        return LEAVE_NOT;
    }
    tutor_tell(tutor, STYLE_PLAIN,
               "Taken back: %s\nA fresh session is made for this, and what you typed before is "
               "typed again. What was done "
               "outside of the step's own folder stays done.",
               done[count - 1].text);
    const struct done last = done[count - 1];
    tutor->done = NULL;
    tutor->done_count = tutor->done_room = 0;
    if (tutor_begin(tutor) && tutor->running)
        type_all(tutor, done, count - 1);
    if (last.command) {
        tutor->block = last.block;
        tutor->command = last.command;
    }
    free(last.text);
    tutor->done = done;
    tutor->done_count = tutor->done_room = count - 1;
    return LEAVE_AGAIN;
}
