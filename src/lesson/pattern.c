/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reads one expected line. What it may hold: placeholders, `\<` for a bracket that begins none, an
 * ending of ` (re)`, ` (esc)` or ` (no-eol)`, and a backslash in front that makes plain output of
 * what would mean something else.
 */
#include "lesson/pattern.h"

#include "base/arena.h"
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_PIECES = 64, LONGEST_EXPRESSION = 1000, MOST_REPEATS = 1000 };

/* What is being read: where it stands, for faults, and the pieces so far. */
struct reading {
    struct lesson *lesson;
    int line, column;
    const char *start;
    struct piece pieces[MOST_PIECES];
    size_t count;
    struct text text; /* of the piece that is being put together */
    bool holes;
};

static void fault_in(struct reading *reading, const char *at, size_t size, const char *mend,
                     const char *what)
{
    fault(&reading->lesson->source, reading->line, reading->column + (int)(at - reading->start),
          size, mend, "%s", what);
}

/* Takes ENDING from the end of the line if it is there. */
static bool take_ending(const char *text, size_t *size, const char *ending)
{
    size_t length = strlen(ending);
    if (*size < length || memcmp(text + *size - length, ending, length) != 0)
        return false;
    *size -= length;
    return true;
}

/* Ends the piece of text that is being put together. */
static void end_text(struct reading *reading)
{
    if (reading->text.size == 0 || reading->count == MOST_PIECES)
        return;
    reading->pieces[reading->count++] = (struct piece){
        .kind = PIECE_TEXT,
        .text = arena_copy(&reading->lesson->arena, reading->text.bytes, reading->text.size),
        .size = reading->text.size};
    reading->text.size = 0;
}

/* Reads the placeholder at P. Returns its size, or 0 after a fault. */
static size_t read_hole(struct reading *reading, const char *p, const struct hole_name *hole)
{
    char mend[200];
    if (hole->type < 0) {
        snprintf(mend, sizeof mend, "If it is output, write \\<; placeholders are: %s.",
                 hole_list());
        fault_in(reading, p, hole->size, mend, "no placeholder has this name");
        return 0;
    }
    end_text(reading);
    if (reading->count == MOST_PIECES || hole->name_size >= HOLE_NAME_LIMIT) {
        fault_in(reading, p, hole->size, "Use fewer, or shorter names.",
                 "too many placeholders, or too long a name");
        return 0;
    }
    const char *name = NULL;
    if (hole->name_size)
        name = arena_copy(&reading->lesson->arena, hole->name, hole->name_size);
    reading->pieces[reading->count++] =
        (struct piece){.kind = PIECE_HOLE, .type = hole->type, .name = name};
    reading->holes = true;
    return hole->size;
}

/* Reads the escape behind the backslash at P. Returns how many bytes it takes, or 0 after a fault.
 */
static size_t read_escape(struct reading *reading, const char *p, const char *end)
{
    static const char from[] = "abefnrtv\\<", to[] = "\a\b\033\f\n\r\t\v\\<";
    const char *known = p + 1 < end ? strchr(from, p[1]) : NULL;
    if (known && *known) {
        text_char(&reading->text, to[known - from]);
        return 2;
    }
    int value = 0;
    size_t size = 1;
    if (p + 1 < end && p[1] == 'x') {
        for (size = 2; size < 4 && p + size < end && isxdigit((unsigned char)p[size]); size++)
            value = value * 16 +
                    (isdigit((unsigned char)p[size]) ? p[size] - '0' : (p[size] | 32) - 'a' + 10);
        size = size > 2 ? size : 1;
    } else {
        for (; size < 4 && p + size < end && p[size] >= '0' && p[size] <= '7'; size++)
            value = value * 8 + (p[size] - '0');
    }
    if (size == 1) {
        fault_in(reading, p, 2, "Known: \\\\ \\< \\a \\b \\e \\f \\n \\r \\t \\v, \\x1b and \\033.",
                 "no escape begins like this");
        return 0;
    }
    text_char(&reading->text, (char)value);
    return size;
}

/* Cuts the text into pieces. Returns false after a fault. */
static bool cut(struct reading *reading, const char *text, size_t size, bool escapes)
{
    const char *end = text + size;
    for (const char *p = text; p < end;) {
        struct hole_name hole;
        size_t taken = 1;
        if (*p == '\\' && escapes) {
            taken = read_escape(reading, p, end);
        } else if (*p == '\\' && p + 1 < end && p[1] == '<') {
            text_char(&reading->text, '<');
            taken = 2;
        } else if (*p == '<' && hole_read(p, (size_t)(end - p), &hole)) {
            taken = read_hole(reading, p, &hole);
        } else {
            text_char(&reading->text, *p);
        }
        if (taken == 0)
            return false;
        p += taken;
    }
    end_text(reading);
    return true;
}

/* Copies a piece of text to PIECES, cut where two or more spaces stand. Returns the new count. */
static size_t cut_blanks(const struct piece *text, struct piece *pieces, size_t count)
{
    const char *p = text->text, *end = p + text->size;
    while (p < end) {
        const char *blanks = memmem(p, (size_t)(end - p), "  ", 2);
        const char *stop = blanks ? blanks : end;
        if (stop > p)
            pieces[count++] =
                (struct piece){.kind = PIECE_TEXT, .text = p, .size = (size_t)(stop - p)};
        if (!blanks)
            break;
        pieces[count++] = (struct piece){.kind = PIECE_BLANKS};
        for (p = blanks; p < end && *p == ' ';)
            p++;
    }
    return count;
}

/* Makes the pattern of the pieces: a literal when there is no placeholder among them. */
static void settle(struct reading *reading, struct pattern *pattern)
{
    struct arena *arena = &reading->lesson->arena;
    size_t room = 0;
    if (!reading->holes) {
        pattern->kind = PATTERN_LITERAL;
        pattern->text = reading->count ? reading->pieces[0].text : "";
        pattern->size = reading->count ? reading->pieces[0].size : 0;
        return;
    }
    for (size_t i = 0; i < reading->count; i++)
        room += 1 + reading->pieces[i].size;
    pattern->kind = PATTERN_PIECES;
    pattern->pieces = arena_alloc(arena, room * sizeof *pattern->pieces);
    for (size_t i = 0; i < reading->count; i++) {
        if (reading->pieces[i].kind == PIECE_TEXT)
            pattern->count = cut_blanks(&reading->pieces[i], pattern->pieces, pattern->count);
        else
            pattern->pieces[pattern->count++] = reading->pieces[i];
    }
}

/* An expression is kept small enough to match in no time: no back-reference, and few repetitions of
 * repetitions. */
static const char *too_costly(const char *text, size_t size)
{
    long repeats = 1;
    if (size > LONGEST_EXPRESSION)
        return "a regular expression of more than 1000 bytes";
    for (size_t i = 0; i + 1 < size; i++) {
        if (text[i] == '\\' && isdigit((unsigned char)text[i + 1]))
            return "a back-reference";
        if (text[i] == '\\') {
            i++;
        } else if (text[i] == '{') {
            long most = 0;
            for (size_t j = i + 1; j < size && text[j] != '}'; j++)
                most = isdigit((unsigned char)text[j])
                           ? (most < MOST_REPEATS ? most * 10 + text[j] - '0' : most)
                           : 0;
            repeats *= most > 1 ? most : 1;
            if (repeats > MOST_REPEATS)
                return "a regular expression that repeats too much";
        }
    }
    return NULL;
}

static bool read_expression(struct reading *reading, struct pattern *pattern, const char *text,
                            size_t size)
{
    struct lesson *lesson = reading->lesson;
    const char *costly = too_costly(text, size);
    if (costly) {
        fault_in(reading, text, size, "Say it with placeholders, or more simply.", costly);
        return false;
    }
    struct text whole = {0};
    text_add_string(&whole, "^(");
    text_add(&whole, text, size);
    text_add_string(&whole, ")$");
    pattern->kind = PATTERN_EXPRESSION;
    pattern->text = arena_copy(&lesson->arena, whole.bytes, whole.size);
    pattern->size = whole.size;
    text_free(&whole);
    pattern->compiled = xmalloc(sizeof *pattern->compiled);
    int error = regcomp(pattern->compiled, pattern->text, REG_EXTENDED | REG_NOSUB);
    if (error) {
        char what[200];
        regerror(error, pattern->compiled, what, sizeof what);
        free(pattern->compiled);
        fault_in(reading, text, size, "It is an extended regular expression, as in grep -E.", what);
        return false;
    }
    pattern->next_expression = lesson->expressions;
    lesson->expressions = pattern;
    return true;
}

static bool read_line(struct reading *reading, struct pattern *pattern, const char *text,
                      size_t size)
{
    if (size == 3 && memcmp(text, "...", 3) == 0) {
        pattern->kind = PATTERN_GAP;
        return true;
    }
    pattern->no_eol = take_ending(text, &size, " (no-eol)");
    if (take_ending(text, &size, " (re)"))
        return read_expression(reading, pattern, text, size);
    bool escapes = take_ending(text, &size, " (esc)");
    if (!escapes && size > 0 && text[0] == '\\' && (size == 1 || text[1] != '<'))
        text++, size--;
    if (!cut(reading, text, size, escapes))
        return false;
    settle(reading, pattern);
    return true;
}

const struct pattern *pattern_read(struct lesson *lesson, int line, int column, const char *source,
                                   size_t size)
{
    struct reading reading = {.lesson = lesson, .line = line, .column = column, .start = source};
    struct pattern *pattern = arena_zalloc(&lesson->arena, sizeof *pattern);
    pattern->line = line;
    pattern->source = source;
    pattern->source_size = size;
    bool good = read_line(&reading, pattern, source, size);
    text_free(&reading.text);
    return good ? pattern : NULL;
}

static bool expression_matches(const struct pattern *pattern, const char *line, size_t size)
{
    struct text whole = {0};
    if (size > LINE_LIMIT)
        return false;
    text_add(&whole, line, size);
    bool matches = regexec(pattern->compiled, text_end(&whole), 0, NULL, 0) == 0;
    text_free(&whole);
    return matches;
}

bool pattern_matches(const struct pattern *pattern, const char *line, size_t size, bool eol,
                     struct bindings *bindings)
{
    if (pattern->kind == PATTERN_GAP)
        return true;
    if (pattern->no_eol == eol)
        return false;
    if (pattern->kind == PATTERN_LITERAL)
        return size == pattern->size && (size == 0 || memcmp(line, pattern->text, size) == 0);
    if (pattern->kind == PATTERN_EXPRESSION)
        return expression_matches(pattern, line, size);
    return pieces_match(pattern, line, size, bindings);
}

void patterns_free(struct lesson *lesson)
{
    for (struct pattern *pattern = lesson->expressions; pattern;
         pattern = pattern->next_expression) {
        regfree(pattern->compiled);
        free(pattern->compiled);
    }
    lesson->expressions = NULL;
}
