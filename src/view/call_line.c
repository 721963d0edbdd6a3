/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One record as narration shows it, for people. For programs there is call_json.c. */
#include "view/call_line.h"
#include "base/utf8.h"
#include "view/call_json.h"
#include "view/decode.h"

#include <string.h>

enum {
    INDENT = 15, /* where calls begin: after "pipeline 12345" */
    WIDE = 120,  /* columns from which on reasons stand beside the calls */
    LONGEST = 2048
};

/* The shell stands out in bold; its children have six colours, by their numbers. */
static void add_colour(struct line *line, pid_t pid)
{
    if (pid == sys_record_owner()) {
        line_string(line, "\033[1m");
        return;
    }
    line_string(line, "\033[3");
    line_char(line, (char)('1' + pid % 6));
    line_char(line, 'm');
}

void call_line_who(struct line *line, const char *role, pid_t pid, bool colour)
{
    if (colour)
        add_colour(line, pid);
    size_t begin = line->size;
    line_string(line, role);
    line_char(line, ' ');
    line_number(line, pid);
    long width = (long)(line->size - begin);
    if (colour)
        line_string(line, "\033[m");
    line_spaces(line, width < INDENT ? INDENT - width : 1);
}

static void add_call(struct line *line, const struct sys_record *record, enum call_event event)
{
    if (event == CALL_RESUMED) {
        line_string(line, "... ");
        line_string(line, sys_call_name(record->call));
        decode_result(line, record);
        return;
    }
    decode_call(line, record);
    if (event == CALL_BEGUN && record->call != SYS_CALL__exit)
        line_string(line, " ...");
    else
        decode_result(line, record);
}

/* The file's name in the source tree, whatever the build called it. */
const char *call_place(const char *file)
{
    const char *found = file;
    for (const char *at = file; (at = strstr(at, "src/")) != NULL; at++)
        found = at;
    return found;
}

static void add_reason(struct line *line, const struct sys_record *record, bool place)
{
    if (place && record->file) {
        line_string(line, call_place(record->file));
        line_char(line, ':');
        line_number(line, record->line);
        line_string(line, record->why ? ": " : "");
    }
    if (record->why)
        line_string(line, record->why);
}

/* Adds words from column `at` to the window's edge, and goes on below them. */
static void add_wrapped(struct line *line, const struct line *words, long at, long columns)
{
    const char *bytes = words->bytes, *end = bytes + words->size;
    long room = columns - at, used = 0;
    while (bytes < end) {
        const char *space = memchr(bytes, ' ', (size_t)(end - bytes));
        size_t size = (size_t)((space ? space : end) - bytes);
        long width = (long)utf8_columns(bytes, size);
        if (used > 0 && used + 1 + width > room) {
            line_char(line, '\n');
            line_spaces(line, at);
            used = 0;
        } else if (used > 0) {
            line_char(line, ' ');
            used++;
        }
        line_bytes(line, bytes, size);
        used += width;
        bytes += size + (space != NULL);
    }
}

/* On a terminal: the reason beside the call where there is room for it, else below. */
static void add_reason_below(struct line *line, const struct line *reason, long used,
                             const struct call_form *form)
{
    bool wide = form->columns >= WIDE;
    long at = wide ? form->columns / 2 : INDENT + 2;
    if (wide && used + 2 <= at) {
        line_spaces(line, at - used);
    } else {
        line_char(line, '\n');
        line_spaces(line, at);
    }
    line_string(line, form->colour ? "\033[2m" : "");
    add_wrapped(line, reason, at, form->columns < at + 20 ? at + 20 : form->columns);
    line_string(line, form->colour ? "\033[m" : "");
}

void call_line(struct line *line, const struct sys_record *record, enum call_event event,
               const struct call_form *form)
{
    char call_bytes[LONGEST], reason_bytes[LONGEST / 4];
    struct line call = {call_bytes, 0, sizeof call_bytes};
    struct line reason = {reason_bytes, 0, sizeof reason_bytes};
    if (form->json) {
        call_json(line, record, event);
        return;
    }
    call_line_who(line, record->role ? record->role : "shell", record->pid, form->colour);
    add_call(&call, record, event);
    line_bytes(line, call.bytes, call.size);
    if (event != CALL_RESUMED)
        add_reason(&reason, record, form->places);
    if (reason.size > 0 && form->columns > 0) {
        add_reason_below(line, &reason, INDENT + (long)utf8_columns(call.bytes, call.size), form);
    } else if (reason.size > 0) {
        line_string(line, "  # ");
        line_bytes(line, reason.bytes, reason.size);
    }
    line_char(line, '\n');
}
