/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The lesson for other programs. One tree is made, of objects, arrays, strings and numbers, and
 * written in one of two notations: JSON, or, one step a line, lists that Tcl takes as they are (an
 * object is then a dict).
 *
 * Expected lines are handed on as parts of a regular expression, so that DejaGnu can match them
 * with its own matcher and does not have to trust this one: each part is a pair of an expression
 * and the name that it binds, or "".
 */
#include "lesson/steps.h"

#include "base/text.h"
#include "base/utf8.h"
#include "lesson/lesson.h"
#include "lesson/transcript.h"
#include <jansson.h>
#include <stdio.h>
#include <string.h>

/* Adds bytes as an expression that matches them. */
static void add_escaped(const char *bytes, size_t size, struct text *out)
{
    for (size_t i = 0; i < size;) {
        size_t length = utf8_printable(bytes + i, size - i);
        if (length == 0)
            text_format(out, "\\u%04x", (unsigned char)bytes[i]);
        else if (length == 1 && strchr(".[]{}()*+?|^$\\", bytes[i]))
            text_format(out, "\\%c", bytes[i]);
        else
            text_add(out, bytes + i, length);
        i += length ? length : 1;
    }
}

static json_t *pair(const char *expression, size_t size, const char *name)
{
    return json_pack("[s%, s]", expression, size, name ? name : "");
}

static json_t *escaped_pair(const char *bytes, size_t size)
{
    struct text text = {0};
    add_escaped(bytes, size, &text);
    json_t *made = pair(text_end(&text), text.size, NULL);
    text_free(&text);
    return made;
}

static json_t *pattern_parts(const struct pattern *pattern)
{
    json_t *parts = json_array();
    if (pattern->kind == PATTERN_LITERAL)
        json_array_append_new(parts, escaped_pair(pattern->text, pattern->size));
    else if (pattern->kind == PATTERN_EXPRESSION) /* its anchors are the matcher's business */
        json_array_append_new(parts, pair(pattern->text + 1, pattern->size - 2, NULL));
    for (size_t i = 0; i < pattern->count; i++) {
        const struct piece *piece = &pattern->pieces[i];
        if (piece->kind == PIECE_TEXT) {
            json_array_append_new(parts, escaped_pair(piece->text, piece->size));
        } else if (piece->kind == PIECE_BLANKS) {
            json_array_append_new(parts, pair(" +", 2, NULL));
        } else {
            const char *expression = hole_expression(piece->type);
            json_array_append_new(parts, pair(expression, strlen(expression), piece->name));
        }
    }
    return parts;
}

static json_t *item_object(const struct item *item)
{
    static const char *const kinds[] = {"line", "async", "lane", "input", "key", "status", "gone"};
    const char *kind =
        item->pattern && item->pattern->kind == PATTERN_GAP ? "gap" : kinds[item->kind];
    json_t *object = json_pack("{s:s, s:i, s:s%}", "kind", kind, "line", item->line, "source",
                               item->source, item->source_size);
    if (item->pattern) {
        json_object_set_new(object, "eol", json_integer(!item->pattern->no_eol));
        json_object_set_new(object, "parts", pattern_parts(item->pattern));
    } else if (item->kind == ITEM_INPUT || item->kind == ITEM_KEY) {
        json_object_set_new(object, "text", json_stringn(item->text, item->size));
        json_object_set_new(object, "control",
                            json_integer(item->kind == ITEM_KEY && key_is_control(item)));
    } else {
        json_object_set_new(object, "status", json_integer(item->status % ENDED_BY));
        json_object_set_new(object, "signal", json_integer(item->status >= ENDED_BY));
    }
    return object;
}

static json_t *command_object(const struct command *command)
{
    json_t *lines = json_array(), *items = json_array();
    for (const struct typed *typed = command->lines; typed; typed = typed->next)
        json_array_append_new(lines, json_stringn(typed->text ? typed->text : "", typed->size));
    for (const struct item *item = command->items; item; item = item->next)
        json_array_append_new(items, item_object(item));
    return json_pack("{s:i, s:o, s:o}", "line", command->line, "type", lines, "expect", items);
}

static json_t *script_object(const struct block *block)
{
    json_t *commands = json_array();
    for (const struct command *command = block->script->commands; command; command = command->next)
        json_array_append_new(commands, command_object(command));
    return json_pack("{s:s, s:i, s:i, s:i, s:i, s:i, s:o}", "kind", block_kind_word(block->kind),
                     "line", block->line, "unordered", block->unordered, "some", block->some,
                     "replay", !block->noreplay, "timeout", block->script->timeout, "commands",
                     commands);
}

static json_t *prediction_object(const struct block *block)
{
    const char *right = "";
    for (const struct choice *choice = block->prediction->choices; choice; choice = choice->next)
        if (choice->right)
            right = choice->text;
    return json_pack("{s:s, s:i, s:s, s:s}", "kind", "predict", "line", block->line, "right", right,
                     "answer", block->prediction->answer ? block->prediction->answer : "");
}

static json_t *block_object(const struct block *block)
{
    if (block->script)
        return script_object(block);
    if (block->prediction)
        return prediction_object(block);
    return json_pack("{s:s, s:i, s:s}", "kind", block_kind_word(block->kind), "line", block->line,
                     "text", block->text);
}

static json_t *step_object(const struct lesson *lesson, const struct step *step)
{
    static const char *const users[] = {"user", "root", "any"};
    json_t *blocks = json_array();
    for (const struct block *block = step->blocks; block; block = block->next)
        if (block->kind != BLOCK_PROSE && block->kind != BLOCK_SHOWN)
            json_array_append_new(blocks, block_object(block));
    return json_pack("{s:s, s:s, s:s, s:i, s:s, s:s, s:i, s:s, s:i, s:o}", "lesson", lesson->name,
                     "step", step->id, "title", step->title, "line", step->line, "as",
                     users[step->as], "needs", step->needs ? step->needs : "", "slow", step->slow,
                     "from", step->from_id ? step->from_id : "", "task", step->task != NULL,
                     "blocks", blocks);
}

/* Adds a string as one element of a Tcl list: every sign that Tcl might read is escaped. */
static void add_tcl_string(const char *string, size_t size, struct text *out)
{
    if (size == 0)
        text_add_string(out, "{}");
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)string[i];
        if (c < 0x20 || c == 0x7f)
            text_format(out, "\\%03o", c);
        else if (strchr(" {}[]$\";\\#", c))
            text_format(out, "\\%c", c);
        else
            text_char(out, (char)c);
    }
}

/* Adds a tree as a Tcl value: the elements of a list, the keys and values of a dict. */
static void add_tcl(json_t *tree, struct text *out)
{
    size_t index;
    const char *key;
    json_t *value;
    if (json_is_string(tree)) {
        add_tcl_string(json_string_value(tree), json_string_length(tree), out);
    } else if (json_is_integer(tree)) {
        text_format(out, "%lld", (long long)json_integer_value(tree));
    } else if (json_is_array(tree)) {
        text_char(out, '{');
        json_array_foreach(tree, index, value)
        {
            text_add_string(out, index ? " " : "");
            add_tcl(value, out);
        }
        text_char(out, '}');
    } else {
        text_char(out, '{');
        json_object_foreach(tree, key, value)
        {
            text_format(out, "%s ", key);
            add_tcl(value, out);
            text_char(out, ' ');
        }
        text_char(out, '}');
    }
}

static void write_tcl(json_t *steps)
{
    size_t index;
    json_t *step;
    json_array_foreach(steps, index, step)
    {
        struct text text = {0};
        add_tcl(step, &text);
        text_char(&text, '\n');
        /* The braces around the whole are left out: each line is a dict as it stands. */
        fwrite(text.bytes + 1, 1, text.size - 3, stdout);
        putchar('\n');
        text_free(&text);
    }
}

int steps_file(const char *file, bool json)
{
    struct lesson lesson;
    bool good = lesson_read(&lesson, file);
    json_t *steps = json_array();
    for (const struct step *step = lesson.steps; good && step; step = step->next)
        json_array_append_new(steps, step_object(&lesson, step));
    if (good && json) {
        json_dumpf(steps, stdout, JSON_INDENT(1) | JSON_PRESERVE_ORDER);
        putchar('\n');
    } else if (good) {
        write_tcl(steps);
    }
    json_decref(steps);
    lesson_free(&lesson);
    return good && fflush(stdout) == 0 ? 0 : 2;
}
