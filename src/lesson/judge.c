/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Judges a command once it is done: its lines, its status, and whether and how the shell ended. */
#include "lesson/diff.h"
#include "lesson/notation.h"
#include "lesson/replay.h"
#include <string.h>

/* How the command was to end. */
static const struct item *expected_end(const struct command *command)
{
    for (const struct item *item = command->items; item; item = item->next)
        if (item->kind == ITEM_STATUS || item->kind == ITEM_GONE)
            return item;
    return NULL;
}

static bool same_end(const struct item *end, const struct session *session, int status)
{
    if (session->gone)
        return end && end->kind == ITEM_GONE && end->status == session->ending;
    if (end && end->kind == ITEM_GONE)
        return false;
    return status == (end ? end->status : 0);
}

static void show_status(const struct session *session, int status, struct text *out)
{
    if (session->gone) {
        text_add_string(out, "[gone ");
        notate_ending(session->ending, out);
        text_add_string(out, "]");
    } else {
        text_format(out, "[%d]", status);
    }
}

static void report_end(struct replay *replay, const struct item *end, int status)
{
    if (end) {
        text_add_string(replay->report, "    - ");
        text_add(replay->report, end->source, end->source_size);
        text_add_string(replay->report, "\n");
    }
    if (status != 0 || replay->session->gone || !end) {
        text_add_string(replay->report, "    + ");
        show_status(replay->session, status, replay->report);
        text_char(replay->report, '\n');
    } else {
        text_add_string(replay->report, "    The status was 0.\n");
    }
}

/* The last line of the command in the lesson. */
static int last_line(const struct command *command)
{
    int line = command->line;
    for (const struct typed *typed = command->lines->next; typed; typed = typed->next)
        line++;
    for (const struct item *item = command->items; item; item = item->next)
        line = item->line;
    return line;
}

/* Writes down what would make the command's last part true. */
static void note_edit(const struct turn *turn, const struct item *from,
                      const struct changes *changes, int status)
{
    struct replay *replay = turn->replay;
    struct text plain = {0}, text = {0};
    const struct item *item = turn->command->items;
    int first = turn->command->line + 1;
    for (const struct typed *typed = turn->command->lines->next; typed; typed = typed->next)
        first++;
    for (; item && item != from; item = item->next)
        first = item->line + 1;
    rewrite(from, changes, status, replay->session->gone ? replay->session->ending : -1, &plain);
    size_t indent, size;
    const char *command = source_line(&replay->lesson->source, turn->command->line, &size);
    for (indent = 0; indent < size && command[indent] == ' ';)
        indent++;
    for (const char *p = text_end(&plain); *p;) {
        const char *end = strchr(p, '\n');
        text_format(&text, "%*s%.*s\n", (int)indent, "", (int)(end - p), p);
        p = end + 1;
    }
    if (!edit_exists(replay->edits, first))
        edit_add(replay->edits, first, last_line(turn->command) + 1, text_end(&text));
    text_free(&plain);
    text_free(&text);
}

static void report_difference(const struct turn *turn, const struct item *from,
                              const struct expected *expected, enum outcome outcome, bool ends_well,
                              int status)
{
    struct replay *replay = turn->replay;
    const struct item *end = expected_end(turn->command);
    struct changes changes;
    diff(expected, &turn->lines, replay->bindings, &changes);
    report_place(replay, turn->command, turn->command->line);
    if (outcome == MATCH_TOO_HARD)
        text_add_string(
            replay->report,
            "    The lines could be matched in too many ways: divide them with `~`, or use more "
            "exact placeholders.\n");
    if (outcome != MATCH_SAME)
        diff_report(&changes, replay->bindings, replay->report);
    if (!ends_well)
        report_end(replay, end, status);
    if (replay->edits)
        note_edit(turn, from, &changes, status);
    changes_free(&changes);
}

bool judge(struct turn *turn, const struct item *from, const struct expected *expected, int status)
{
    struct replay *replay = turn->replay;
    if (replay->comparing == COMPARE_NONE)
        return true;
    bool ends_well = same_end(expected_end(turn->command), replay->session, status);
    enum outcome outcome = match(expected, &turn->lines, replay->bindings);
    if (outcome == MATCH_SAME && ends_well)
        return true;
    if (replay->comparing == COMPARE_BIND) {
        struct changes changes;
        diff(expected, &turn->lines, replay->bindings, &changes);
        changes_free(&changes);
        return true;
    }
    report_difference(turn, from, expected, outcome, ends_well, status);
    return false;
}
