/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reads a transcript. The first characters of a line say what it is: `$ ` a command, `> ` more of
 * it, `< ` input, `^Z` a key, `[1]` a status, `& ` something that may come late, and all else a
 * line of output.
 */
#include "lesson/transcript.h"

#include "base/names.h"
#include "base/text.h"
#include "lesson/attributes.h"
#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* Keys by name, for `^{Up}`. */
static const struct {
    const char *name, *bytes;
} keys[] = {
    {"Tab", "\t"},         {"Enter", "\r"},         {"Escape", "\033"}, {"Space", " "},
    {"Backspace", "\177"}, {"Delete", "\033[3~"},   {"Up", "\033[A"},   {"Down", "\033[B"},
    {"Right", "\033[C"},   {"Left", "\033[D"},      {"Home", "\033[H"}, {"End", "\033[F"},
    {"PageUp", "\033[5~"}, {"PageDown", "\033[6~"},
};
enum { KEYS = sizeof keys / sizeof *keys };

/* What is being read. */
struct script {
    struct lesson *lesson;
    const struct block *block;
    struct transcript *transcript;
    struct command *command;
    struct command **next_command;
    struct typed **next_typed;
    struct item **next_item;
    bool ended; /* the command's status or end was given: only what may follow it may come */
    bool good;
};

/* A line of the block. */
struct line_in {
    const char *text;
    size_t size;
    int number, column;
};

static void refuse(struct script *script, const struct line_in *line, const char *mend,
                   const char *what)
{
    fault(&script->lesson->source, line->number, line->column, line->size ? line->size : 1, mend,
          "%s", what);
    script->good = false;
}

static bool begins(const struct line_in *line, const char *sign)
{
    size_t size = strlen(sign);
    return line->size >= size && memcmp(line->text, sign, size) == 0;
}

/* Whether the line is SIGN alone or SIGN, a space and a text. */
static bool sign_and_text(const struct line_in *line, char sign)
{
    return line->size > 0 && line->text[0] == sign && (line->size == 1 || line->text[1] == ' ');
}

static struct item *add_item(struct script *script, const struct line_in *line, enum item_kind kind)
{
    struct item *item = arena_zalloc(&script->lesson->arena, sizeof *item);
    item->kind = kind;
    item->line = line->number;
    item->source = line->text;
    item->source_size = line->size;
    *script->next_item = item;
    script->next_item = &item->next;
    return item;
}

static void add_typed(struct script *script, const struct line_in *line)
{
    struct typed *typed = arena_zalloc(&script->lesson->arena, sizeof *typed);
    if (line->size > 2) {
        typed->text = line->text + 2;
        typed->size = line->size - 2;
    }
    *script->next_typed = typed;
    script->next_typed = &typed->next;
}

static void begin_command(struct script *script, const struct line_in *line)
{
    struct command *command = arena_zalloc(&script->lesson->arena, sizeof *command);
    command->line = line->number;
    *script->next_command = command;
    script->next_command = &command->next;
    script->command = command;
    script->next_typed = &command->lines;
    script->next_item = &command->items;
    script->ended = false;
    add_typed(script, line);
}

static void read_output(struct script *script, const struct line_in *line, enum item_kind kind,
                        size_t skip)
{
    const struct pattern *pattern =
        pattern_read(script->lesson, line->number, line->column + (int)skip, line->text + skip,
                     line->size - skip);
    if (!pattern) {
        script->good = false;
        return;
    }
    if (kind == ITEM_ASYNC && pattern->kind == PATTERN_GAP) {
        refuse(script, line, "Name the line that must come.", "`& ...` would claim anything");
        return;
    }
    add_item(script, line, kind)->pattern = pattern;
}

int ending_read(struct lesson *lesson, int line, const char *ending)
{
    long long status = whole_number(ending, 255);
    int number = status >= 0 ? -1 : signal_number(ending);
    if (status >= 0)
        return (int)status;
    if (number > 0 && isupper((unsigned char)ending[0]) && strncmp(ending, "SIG", 3) != 0)
        return ENDED_BY + number;
    fault(&lesson->source, line, source_column(&lesson->source, line, ending), strlen(ending),
          "Write a status from 0 to 255 or a signal's name, such as KILL.",
          "a shell cannot end so");
    return -1;
}

/* Reads `[N]` or `[gone …]`. Returns whether the line is one of these. */
static bool read_status(struct script *script, const struct line_in *line)
{
    bool gone = begins(line, "[gone ");
    size_t from = gone ? 6 : 1;
    if (line->size < from + 2 || line->text[0] != '[' || line->text[line->size - 1] != ']')
        return false;
    const char *word = arena_copy(&script->lesson->arena, line->text + from, line->size - from - 1);
    if (!gone && word[strspn(word, "0123456789")])
        return false;
    long long status =
        gone ? ending_read(script->lesson, line->number, word) : whole_number(word, 255);
    if (status < 0 && !gone)
        refuse(script, line,
               "A status is from 0 to 255; put a backslash in front if this is output.",
               "no such status");
    if (status < 0) {
        script->good = false;
        return true;
    }
    if (script->ended)
        refuse(script, line, "Put a backslash in front if this is output.",
               "a second status for one command");
    add_item(script, line, gone ? ITEM_GONE : ITEM_STATUS)->status = (int)status;
    script->ended = true;
    return true;
}

bool key_is_control(const struct item *key)
{
    return key->size == 1 &&
           (key->text[0] == 3 || key->text[0] == 4 || key->text[0] == 26 || key->text[0] == 28);
}

/* Finds the bytes of the key named between the braces of `^{…}`. */
static const char *key_bytes(const char *name, size_t size, size_t *length)
{
    for (size_t i = 0; i < KEYS; i++) {
        if (strlen(keys[i].name) == size && memcmp(keys[i].name, name, size) == 0) {
            *length = strlen(keys[i].bytes);
            return keys[i].bytes;
        }
    }
    *length = size;
    bool one_character = size == 1 || (size > 1 && size <= 4 && (unsigned char)name[0] >= 0xc0);
    return one_character ? name : NULL;
}

static void unknown_key(struct script *script, const struct line_in *line)
{
    const char *names[KEYS + 1] = {0};
    char mend[200];
    for (size_t i = 0; i < KEYS; i++)
        names[i] = keys[i].name;
    const char *near = nearest_word(line->text + 2, line->size - 3, names);
    if (near)
        snprintf(mend, sizeof mend, "Did you mean ^{%s}?", near);
    else
        snprintf(
            mend, sizeof mend,
            "One character, or Tab Enter Escape Space Backspace Delete Up Down Left Right Home "
            "End PageUp PageDown.");
    refuse(script, line, mend, "no key has this name");
}

/* Reads `^Z` and `^{Up}`. Returns whether the line is a key. */
static bool read_key(struct script *script, const struct line_in *line)
{
    static const char letters[] = "CDZ\\", *const bytes[] = {"\003", "\004", "\032", "\034"};
    const char *key = NULL;
    size_t size = 1;
    if (line->size == 2 && line->text[0] == '^' && strchr(letters, line->text[1])) {
        key = bytes[strchr(letters, line->text[1]) - letters];
    } else if (begins(line, "^{") && line->text[line->size - 1] == '}' && line->size > 3) {
        key = key_bytes(line->text + 2, line->size - 3, &size);
        if (!key) {
            unknown_key(script, line);
            return true;
        }
    } else {
        return false;
    }
    struct item *item = add_item(script, line, ITEM_KEY);
    item->text = key;
    item->size = size;
    return true;
}

static void read_input(struct script *script, const struct line_in *line)
{
    struct item *item = add_item(script, line, ITEM_INPUT);
    item->text = line->size > 2 ? line->text + 2 : "";
    item->size = line->size > 2 ? line->size - 2 : 0;
}

/* What is typed to a program cannot come after its status. */
static bool too_late(struct script *script, const struct line_in *line)
{
    if (script->ended)
        refuse(script, line, "Put it above the status, or a backslash in front if this is output.",
               "nothing runs here that could read this");
    return script->ended;
}

static void read_item(struct script *script, const struct line_in *line)
{
    bool lane = line->size == 1 && line->text[0] == '~';
    if (sign_and_text(line, '<')) {
        if (!too_late(script, line))
            read_input(script, line);
    } else if (line->size > 1 && line->text[0] == '^' && read_key(script, line)) {
        too_late(script, line);
    } else if (begins(line, "& ")) {
        read_output(script, line, ITEM_ASYNC, 2);
    } else if (lane && script->block->unordered) {
        add_item(script, line, ITEM_LANE);
    } else if (lane) {
        refuse(script, line, "Write `console unordered`, or \\~ if this is output.",
               "lanes outside an unordered block");
    } else if (!read_status(script, line)) {
        read_output(script, line, ITEM_LINE, 0);
    }
}

static void read_line(struct script *script, const struct line_in *line)
{
    bool typing = script->command && script->command->items == NULL;
    if (sign_and_text(line, '$'))
        begin_command(script, line);
    else if (typing && sign_and_text(line, '>'))
        add_typed(script, line);
    else if (script->command)
        read_item(script, line);
    else
        refuse(script, line, "Begin with a command: `$ ` and what is typed.",
               "output before any command");
}

/* The column at which the block's text begins: its fence may be indented. */
static int text_column(const struct lesson *lesson, const struct block *block)
{
    size_t size, indent = 0;
    const char *fence = source_line(&lesson->source, block->line, &size);
    while (indent < size && fence[indent] == ' ')
        indent++;
    return (int)indent + 1;
}

const struct transcript *transcript_read(struct lesson *lesson, const struct block *block)
{
    struct transcript *transcript = arena_zalloc(&lesson->arena, sizeof *transcript);
    struct script script = {.lesson = lesson,
                            .block = block,
                            .transcript = transcript,
                            .next_command = &transcript->commands,
                            .good = true};
    struct line_in line = {.number = block->text_line, .column = text_column(lesson, block)};
    transcript->unordered = block->unordered;
    transcript->some = block->some;
    transcript->timeout = block->timeout ? block->timeout : DEFAULT_TIMEOUT;
    transcript->line = block->line;
    transcript->text_line = block->text_line;
    transcript->end_line = block->end_line;
    for (const char *p = block->text; *p; p += line.size + (p[line.size] == '\n')) {
        line.text = p;
        line.size = strcspn(p, "\n");
        read_line(&script, &line);
        line.number++;
    }
    return script.good ? transcript : NULL;
}
