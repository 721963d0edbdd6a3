/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The hands of a replay: they type commands at prompts, and lines and keys to programs, each when
 * its reader is ready. For a command that is when the prompt's mark has come; for a program, when
 * every line above has come and whoever holds the terminal sleeps on it.
 */
#include "lesson/asleep.h"
#include "lesson/replay.h"
#include <string.h>

/* How long to sleep between two looks at /proc, which has no event for "it sleeps now", and how
 * many of them an echo is waited for: a program may have turned it off meanwhile. */
enum { LOOK_AGAIN = 3, ECHO_LOOKS = 100 };

/* Adds the text as it is typed: a tab would complete a word, so it is quoted by the terminal's own
 * ^V. */
static void add_keystrokes(const char *text, size_t size, struct text *keys)
{
    for (size_t i = 0; i < size; i++) {
        if (text[i] == '\t')
            text_char(keys, 026);
        text_char(keys, text[i]);
    }
}

static bool type_line(struct turn *turn, const struct typed *line)
{
    struct replay *replay = turn->replay;
    struct text filled = {0}, keys = {0};
    bindings_fill(replay->bindings, line->text, line->size, &filled);
    add_keystrokes(filled.bytes, filled.size, &keys);
    text_char(&keys, '\r');
    bool typed = session_type(replay->session, keys.bytes, keys.size, turn->deadline);
    text_free(&filled);
    text_free(&keys);
    return typed;
}

enum replayed type_command(struct turn *turn)
{
    struct session *session = turn->replay->session;
    int number = turn->command->line;
    unsigned runs = session->runs;
    for (const struct typed *line = turn->command->lines; line; line = line->next, number++) {
        unsigned mores = session->mores;
        if (!type_line(turn, line))
            return report_stuck(turn, number, "The terminal takes no more input.");
        while (session->mores == mores && session->runs == runs && !turn_prompted(turn) &&
               !session->gone)
            if (!session_wait(session, turn->deadline))
                return report_stuck(turn, number, "The shell did not take this line.");
        bool more = session->mores != mores;
        if (line->next && !more) {
            while (!turn_prompted(turn) && !session->gone && session_wait(session, turn->deadline))
                continue; /* what it printed belongs to the report */
            return report_stuck(
                turn, number,
                "The command was complete here, and a line that begins with `> ` follows.");
        }
        if (!line->next && more)
            return report_stuck(turn, number,
                                "The command is not complete here: the shell asks for more. A line "
                                "that goes on with it begins with `> `.");
    }
    return REPLAY_SAME;
}

/* Whether who holds the terminal sleeps, found by two looks between which nothing ran and nothing
 * came. */
static bool settled(struct turn *turn, bool must_read, struct look *last)
{
    struct look now = look_at_foreground(turn->replay->session);
    bool same =
        now.asleep && last->asleep && now.trace == last->trace && (now.reading || !must_read);
    *last = now;
    return same;
}

/* Whether the lines above have come. What they bind is bound only when they all have. */
static bool lines_above(struct turn *turn, const struct expected *expected)
{
    if (turn->replay->comparing != COMPARE_ALL)
        return true;
    turn_lines(turn);
    size_t before = turn->replay->bindings->count;
    bool same = match(expected, &turn->lines, turn->replay->bindings) == MATCH_SAME;
    bindings_cut(turn->replay->bindings, before);
    return same;
}

/* Reports why ITEM was not typed, with the difference if there is one. */
static enum replayed never_typed(struct turn *turn, const struct item *item,
                                 const struct expected *expected)
{
    struct replay *replay = turn->replay;
    bool ended = turn_prompted(turn) || replay->session->gone;
    bool above = lines_above(turn, expected);
    return report_stuck(
        turn, item->line,
        ended    ? "The command ended before this could be typed."
        : !above ? "This was not typed, since the lines above it have not come as they stand."
                 : "This was not typed, since nobody slept on the terminal to read it.");
}

/* Adds keys as a terminal echoes them (ECHOCTL): control characters as a caret and a letter. */
static void add_caret_notation(const char *keys, size_t size, struct text *out)
{
    for (size_t i = 0; i < size; i++) {
        bool control = ((unsigned char)keys[i] < 0x20 && keys[i] != '\t' && keys[i] != '\r') ||
                       keys[i] == 0x7f;
        if (control)
            text_char(out, '^');
        text_char(out, control ? (char)(keys[i] ^ 0x40) : keys[i]);
        if (keys[i] == '\r')
            text_char(out, '\n');
    }
}

/* Takes what came so far as read, and prepares for the echo of what is typed. */
static void begin_part(struct turn *turn, const struct item *item, const struct text *typed)
{
    struct session *session = turn->replay->session;
    static const char *const shown[] = {[3] = "^C", [4] = "", [26] = "^Z", [28] = "^\\"};
    turn->from = session->output.size;
    turn->echo.size = 0;
    turn->control_echo = false;
    if (!session_echoes(session))
        return;
    if (item->kind == ITEM_INPUT) {
        text_add(&turn->echo, typed->bytes, typed->size - 1);
        text_add_string(&turn->echo, "\r\n");
    } else if (key_is_control(item)) {
        text_add_string(&turn->echo, shown[(unsigned char)item->text[0]]);
        turn->control_echo = turn->echo.size > 0;
    } else {
        add_caret_notation(item->text, item->size, &turn->echo);
    }
}

static bool type_now(struct turn *turn, const struct item *item)
{
    struct replay *replay = turn->replay;
    struct text typed = {0};
    if (item->kind == ITEM_INPUT) {
        bindings_fill(replay->bindings, item->text, item->size, &typed);
        text_char(&typed, '\r');
    } else {
        text_add(&typed, item->text, item->size);
    }
    begin_part(turn, item, &typed);
    replay->session->blocked_in[0] = '\0';
    bool done = session_type(replay->session, typed.bytes, typed.size, turn->deadline);
    text_free(&typed);
    return done;
}

/* Types a key to the editor at the prompt, which takes keys at any time. Enter leaves it. */
static enum replayed type_to_editor(struct turn *turn, const struct item *item)
{
    struct session *session = turn->replay->session;
    while (!turn_prompted(turn) && !session->gone)
        if (!session_wait(session, turn->deadline))
            return report_stuck(turn, item->line, "The shell did not come back to its prompt.");
    turn->editing = item->text[0] != '\r';
    if (!turn->editing || key_is_control(item))
        turn->prompts = session->prompts_before = session->prompts;
    if (!type_now(turn, item))
        return report_stuck(turn, item->line, "The terminal takes no more input.");
    return REPLAY_SAME;
}

enum replayed type_item(struct turn *turn, const struct expected *expected, const struct item *item)
{
    struct session *session = turn->replay->session;
    struct look look = {0};
    int looks = 0;
    if (turn->editing && item->kind == ITEM_KEY)
        return type_to_editor(turn, item);
    for (;;) {
        if (session->gone || turn_prompted(turn) || session->flooded)
            return never_typed(turn, item, expected);
        /* who sleeps may not have been given yet what was typed last: its echo tells */
        if (settled(turn, item->kind == ITEM_INPUT, &look) && lines_above(turn, expected) &&
            (turn_echoed(turn) || looks++ == ECHO_LOOKS))
            break;
        int64_t soon = session_deadline(LOOK_AGAIN);
        bool came = session_wait(session, soon < turn->deadline ? soon : turn->deadline);
        if (came)
            look.asleep = false;
        else if (session_interrupted || session_deadline(0) >= turn->deadline)
            return never_typed(turn, item, expected);
    }
    turn_lines(turn);
    match(expected, &turn->lines, turn->replay->bindings);
    if (!type_now(turn, item))
        return report_stuck(turn, item->line, "The terminal takes no more input.");
    return REPLAY_SAME;
}
