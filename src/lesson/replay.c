/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Replays a transcript: each command is typed at its prompt, its inputs and keys when their turn
 * comes, and what came is judged at the next prompt. Nothing waits by the clock, save that each
 * command has a time limit.
 */
#include "lesson/replay.h"

#include "lesson/asleep.h"
#include "lesson/notation.h"
#include <stdio.h>
#include <string.h>

/* For a notice at a later prompt, Enter is pressed again after these many milliseconds, each time
 * twice as many. */
enum { FIRST_PAUSE = 5, LONGEST_PAUSE = 320, DRAINING = 1000 };

void report_place(struct replay *replay, const struct command *command, int line)
{
    text_format(replay->report, "  ");
    text_add_visible(replay->report, replay->lesson->source.name,
                     strlen(replay->lesson->source.name), 0, 0);
    text_format(replay->report, ":%d: $ ", line);
    for (const struct typed *typed = command->lines; typed; typed = typed->next) {
        text_add_visible(replay->report, typed->text, typed->size, 100, 0);
        if (typed->next)
            text_format(replay->report, "\n    > ");
    }
    text_char(replay->report, '\n');
}

/* Shows the last lines that came. */
static void report_tail(struct turn *turn)
{
    enum { TAIL = 12, WIDTH = 200 };
    struct text *report = turn->replay->report;
    turn_lines(turn);
    size_t from = turn->lines.count > TAIL ? turn->lines.count - TAIL : 0;
    text_add_string(report, turn->lines.count == 0 ? "    Nothing came.\n"
                            : from                 ? "    What came last:\n"
                                                   : "    What came:\n");
    for (size_t i = from; i < turn->lines.count; i++) {
        text_add_string(report, "    + ");
        notate(&turn->lines.list[i], WIDTH, report);
        text_char(report, '\n');
    }
}

enum replayed report_stuck(struct turn *turn, int line, const char *reason)
{
    struct replay *replay = turn->replay;
    struct session *session = replay->session;
    if (replay->comparing == COMPARE_NONE)
        return REPLAY_STUCK;
    report_place(replay, turn->command, line);
    text_format(replay->report, "    %s\n", reason);
    report_tail(turn);
    if (session->gone) {
        text_add_string(replay->report, "    The shell has ended: [gone ");
        notate_ending(session->ending, replay->report);
        text_add_string(replay->report, "]\n");
    } else if (session->place == PLACE_EDIT) {
        text_add_string(replay->report, "    The shell is at its prompt.\n");
    } else {
        text_add_string(replay->report, "    ");
        describe_foreground(session, replay->report);
        text_char(replay->report, '\n');
    }
    return REPLAY_STUCK;
}

/* The echo of what was typed, in what came since; SIZE_MAX when it is not there. It begins a line,
 * or ends one that was begun. */
static size_t find_echo(const struct turn *turn, const char *text, size_t size)
{
    size_t length = turn->echo.size;
    if (length == 0 || size < length)
        return SIZE_MAX;
    if (memcmp(text, turn->echo.bytes, length) == 0)
        return 0;
    for (const char *p = text; (p = memchr(p, '\n', (size_t)(text + size - p)));) {
        p++;
        if ((size_t)(text + size - p) >= length && memcmp(p, turn->echo.bytes, length) == 0)
            return (size_t)(p - text);
    }
    return SIZE_MAX;
}

bool turn_echoed(const struct turn *turn)
{
    const struct text *output = &turn->replay->session->output;
    return turn->echo.size == 0 ||
           (output->size > turn->from &&
            find_echo(turn, output->bytes + turn->from, output->size - turn->from) != SIZE_MAX);
}

void turn_lines(struct turn *turn)
{
    struct session *session = turn->replay->session;
    const char *text = session->output.bytes + turn->from;
    size_t size = session->output.size - turn->from;
    size_t echo = size ? find_echo(turn, text, size) : SIZE_MAX;
    turn->shown.size = 0;
    turn->lines.count = 0;
    if (echo != SIZE_MAX) {
        size_t after = echo + turn->echo.size;
        if (turn->control_echo && size - after >= 2 && memcmp(text + after, "\r\n", 2) == 0)
            after += 2;
        text_add(&turn->shown, text, echo);
        text_add(&turn->shown, text + after, size - after);
    } else if (size) {
        text_add(&turn->shown, text, size);
    }
    lines_add(&turn->lines, turn->shown.bytes, turn->shown.size, REGION_OUTPUT);
    lines_add(&turn->lines, session->notice.bytes, session->notice.size, REGION_NOTICE);
    lines_add(&turn->lines, session->late.bytes, session->late.size, REGION_LATE);
}

/* Waits until the command is done: the shell prompts again, or has ended and all it wrote was read.
 */
static enum replayed wait_for_end(struct turn *turn)
{
    struct session *session = turn->replay->session;
    while (!turn_prompted(turn) && !session->gone) {
        if (session->flooded)
            return report_stuck(turn, turn->command->line,
                                "It printed more than 1 MiB, and was cut off.");
        if (!session_wait(session, turn->deadline)) {
            char reason[100];
            int seconds = turn->transcript->timeout * turn->replay->patience;
            snprintf(reason, sizeof reason, "The command did not end within %d second%s.", seconds,
                     seconds == 1 ? "" : "s");
            return report_stuck(turn, turn->command->line,
                                session_interrupted ? "Interrupted." : reason);
        }
    }
    int64_t deadline = session_deadline(DRAINING);
    while (session->gone && !session->drained)
        if (!session_wait(session, deadline))
            break;
    return REPLAY_SAME;
}

/* Whether an `& ` line has not come, and whether it looks like a job's notice. */
static bool async_missing(const struct turn *turn, const struct expected *expected, bool *notice)
{
    *notice = false;
    bool missing = false;
    for (size_t i = 0; i < expected->count; i++) {
        const struct slot *slot = &expected->slots[i];
        size_t before = turn->replay->bindings->count;
        bool came = slot->item->kind != ITEM_ASYNC;
        for (size_t j = 0; j < turn->lines.count && !came; j++)
            came = slot_matches(slot, &turn->lines.list[j], turn->replay->bindings);
        bindings_cut(turn->replay->bindings, before);
        missing |= !came;
        *notice |=
            !came && slot->item->pattern->source_size > 0 && slot->item->pattern->source[0] == '[';
    }
    return missing;
}

/* Waits for what may come late, pressing Enter on an empty line for notices. */
static void wait_for_late(struct turn *turn, const struct expected *expected)
{
    struct session *session = turn->replay->session;
    int pause = FIRST_PAUSE;
    bool notice;
    turn_lines(turn);
    while (!session->gone && async_missing(turn, expected, &notice)) {
        int64_t soon = session_deadline(pause);
        bool came = session_wait(session, soon < turn->deadline ? soon : turn->deadline);
        if (!came && (session_interrupted || session_deadline(0) >= turn->deadline))
            return;
        if (!came && notice && session->place == PLACE_EDIT && !session->typing) {
            session_type(session, "\r", 1, turn->deadline);
            pause = pause * 2 < LONGEST_PAUSE ? pause * 2 : LONGEST_PAUSE;
        }
        turn_lines(turn);
    }
    while (session->place != PLACE_EDIT && !session->gone && session_wait(session, turn->deadline))
        continue;
    turn_lines(turn);
}

/* Runs the command's parts. Each but the last ends with something to type. */
static enum replayed run_parts(struct turn *turn)
{
    const struct item *from = turn->command->items, *rest;
    struct expected expected;
    enum replayed result = REPLAY_SAME;
    expected_build(&expected, turn->transcript, from, &rest);
    while (rest && result == REPLAY_SAME) {
        result = type_item(turn, &expected, rest);
        from = rest->next;
        expected_free(&expected);
        expected_build(&expected, turn->transcript, from, &rest);
    }
    if (result == REPLAY_SAME)
        result = wait_for_end(turn);
    if (result == REPLAY_SAME) {
        int status = turn->replay->session->status;
        if (turn->replay->comparing == COMPARE_ALL)
            wait_for_late(turn, &expected);
        turn_lines(turn);
        if (!judge(turn, from, &expected, status))
            result = REPLAY_DIFFERENT;
    }
    expected_free(&expected);
    return result;
}

enum replayed replay_command(struct replay *replay, const struct transcript *transcript,
                             const struct command *command)
{
    struct session *session = replay->session;
    struct turn turn = {.replay = replay, .transcript = transcript, .command = command};
    turn.deadline = session_deadline(transcript->timeout * replay->patience * 1000);
    const char *why = session->gone ? session_fresh(session) : NULL;
    enum replayed result;
    if (why) {
        report_place(replay, command, command->line);
        text_format(replay->report, "    No fresh shell could be started: %s.\n", why);
        return REPLAY_STUCK;
    }
    session_forget(session);
    turn.prompts = session->prompts;
    turn.editing = command->lines->size == 0;
    result = type_command(&turn);
    if (result == REPLAY_SAME)
        result = run_parts(&turn);
    if (replay->printed)
        text_add(replay->printed, session->output.bytes, session->output.size);
    text_free(&turn.echo);
    text_free(&turn.shown);
    lines_free(&turn.lines);
    return result;
}

void replay_bind(struct replay *replay, const struct transcript *transcript,
                 const struct command *command)
{
    struct turn turn = {.replay = replay, .transcript = transcript, .command = command};
    const struct item *rest;
    struct expected expected;
    expected_build(&expected, transcript, command->items, &rest);
    turn_lines(&turn);
    if (!rest)
        judge(&turn, command->items, &expected, replay->session->status);
    expected_free(&expected);
    text_free(&turn.shown);
    lines_free(&turn.lines);
}

enum replayed replay(struct replay *replay, const struct transcript *transcript)
{
    enum replayed result = REPLAY_SAME;
    for (const struct command *command = transcript->commands; command; command = command->next) {
        enum replayed one = replay_command(replay, transcript, command);
        if (one == REPLAY_STUCK)
            return REPLAY_STUCK;
        if (one == REPLAY_DIFFERENT)
            result = REPLAY_DIFFERENT;
    }
    return result;
}
