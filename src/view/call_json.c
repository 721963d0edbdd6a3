/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One record as a JSON object (RFC 8259) on a line of its own. */
#include "view/call_json.h"
#include "base/names.h"
#include "view/decode.h"

#include <string.h>

enum { LONGEST = 1024 };

static void add_string(struct line *line, const char *key, const char *value)
{
    if (!value)
        return;
    line_string(line, ",\"");
    line_string(line, key);
    line_string(line, "\":");
    line_json(line, value, strlen(value));
}

static void add_number(struct line *line, const char *key, long value)
{
    line_string(line, ",\"");
    line_string(line, key);
    line_string(line, "\":");
    line_number(line, value);
}

static void add_time(struct line *line, const char *key, const struct timespec *time)
{
    add_number(line, key, (long)time->tv_sec);
    line_char(line, '.');
    for (long unit = 100000000; unit > 0; unit /= 10)
        line_char(line, (char)('0' + time->tv_nsec / unit % 10));
}

static void add_arguments(struct line *line, const struct sys_record *record)
{
    size_t position = 0;
    line_string(line, ",\"arguments\":{");
    for (int i = 0; i < SYS_ARGUMENTS; i++) {
        char bytes[LONGEST];
        struct line value = {bytes, 0, sizeof bytes};
        if (!decode_argument(&value, record, i, &position))
            break;
        line_string(line, i ? ",\"" : "\"");
        line_string(line, sys_shape(record->call)->parameter[i].name);
        line_string(line, "\":");
        line_json(line, value.bytes, value.size);
    }
    line_char(line, '}');
}

static void add_result(struct line *line, const struct sys_record *record)
{
    char bytes[64];
    struct line words = {bytes, 0, sizeof bytes};
    long status;
    if (record->state != SYS_RETURNED)
        return;
    if (sys_shape(record->call)->result != SYS_KIND_POINTER)
        add_number(line, "result", record->result);
    if (record->error)
        add_string(line, "errno", errno_name(record->error));
    if (record->injected)
        line_string(line, ",\"injected\":true");
    if (decode_has_status(record, &status)) {
        add_number(line, "status", status);
        decode_status(&words, status);
        line_string(line, ",\"decoded\":");
        line_json(line, words.bytes, words.size);
    }
    add_time(line, "returned", &record->returned);
}

void call_json(struct line *line, const struct sys_record *record, enum call_event event)
{
    static const char *const events[] = {"whole", "begun", "resumed"};
    line_char(line, '{');
    if (record->number) { /* of a traced program's call there is none */
        line_string(line, "\"number\":");
        line_number(line, (long)record->number);
        line_char(line, ',');
    }
    line_string(line, "\"event\":");
    line_json(line, events[event], strlen(events[event]));
    add_number(line, "pid", record->pid);
    add_string(line, "role", record->role);
    add_string(line, "by", record->by);
    add_string(line, "call", sys_call_name(record->call));
    add_arguments(line, record);
    add_string(line, "why", record->why);
    add_string(line, "file", record->file ? call_place(record->file) : NULL);
    if (record->file)
        add_number(line, "line", record->line);
    add_time(line, "entered", &record->entered);
    add_result(line, record);
    line_string(line, "}\n");
}
