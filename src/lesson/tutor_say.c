/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tutor says, and how it makes room for it on the screen. */
#include "lesson/tutor.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* What stands under a text: the next command, what Enter does, the prompt. A text of a few lines is
 * said at once. */
enum { FOOT_LINES = 5, SHORT_LINES = 5 };

/* Where TEXT's line number LINES ends; its size when it has no more. */
static size_t end_of_line(const struct text *text, int lines)
{
    size_t at = 0;
    for (; lines > 0 && at < text->size; lines--) {
        const char *newline = memchr(text->bytes + at, '\n', text->size - at);
        at = newline ? (size_t)(newline + 1 - text->bytes) : text->size;
    }
    return at;
}

/* Waits until the reader has read the screen. Returns whether the reader wants to read on. */
static bool wait_for_reader(struct tutor *tutor)
{
    enum { CTRL_C = 3 };
    struct text more = {0};
    page_piece(&tutor->screen.page, STYLE_FAINT, "  Enter: more. q: no more", &more);
    screen_say(&tutor->screen, &more);
    int key;
    bool on, off;
    do {
        key = screen_key(&tutor->screen);
        on = key == '\r' || key == '\n' || key == ' ';
        off = key < 0 || key == 'q' || key == CTRL_C;
    } while (!on && !off);
    if (!tutor->screen.dumb) {
        screen_pass(&tutor->screen, "\r\033[K", 4);
        tutor->screen.column = 0;
    }
    tutor->screen.lines = 0;
    text_free(&more);
    return on;
}

/* How many lines TEXT has. */
static int count_lines(const struct text *text)
{
    int count = 0;
    for (size_t i = 0; i < text->size; i++)
        count += text->bytes[i] == '\n';
    return count;
}

/* The last line up to MOST with which a paragraph ends; MOST, when there is none. */
static int last_paragraph(const struct text *text, int most)
{
    int line = 0, found = most;
    for (size_t i = 0; i < text->size && line < most; i++) {
        line += text->bytes[i] == '\n';
        if (line && text->bytes[i] == '\n' && text->bytes[i - 1] == '\n')
            found = line;
    }
    return found;
}

/*
 * How many lines of TEXT can be said before what the reader has not read yet would leave the
 * window. What is short is never divided, and a command's own output that was longer than the
 * window is not waited for.
 */
static int lines_at_once(const struct tutor *tutor, const struct text *text)
{
    int all = count_lines(text), rows = tutor->screen.page.rows;
    int unread = tutor->screen.lines < rows ? tutor->screen.lines : 0;
    int room = rows - FOOT_LINES - unread;
    if (all <= SHORT_LINES || all <= room)
        return all + 1;
    return room <= 0 ? 0 : last_paragraph(text, room);
}

void tutor_say(struct tutor *tutor, struct text *text)
{
    struct text part = {0};
    tutor->spoke |= text->size > 0;
    while (text->size > 0) {
        size_t size = end_of_line(text, lines_at_once(tutor, text));
        text_add(&part, text->bytes, size);
        memmove(text->bytes, text->bytes + size, text->size - size);
        text->size -= size;
        screen_say(&tutor->screen, &part);
        if (text->size > 0 && !wait_for_reader(tutor))
            text->size = 0; /* lesson again shows it */
    }
    text_free(&part);
}

static void say_filled(struct tutor *tutor, unsigned style, const char *format, va_list arguments)
{
    char sentence[2000];
    struct text text = {0};
    struct flow flow;
    vsnprintf(sentence, sizeof sentence, format, arguments);
    flow_begin(&flow, &tutor->screen.page, "  ", "  ", &text);
    flow_style(&flow, style);
    for (const char *p = sentence; *p;) {
        size_t size = strcspn(p, "\n");
        flow_add(&flow, p, size);
        p += size;
        if (*p == '\n') {
            flow_newline(&flow);
            p++;
        }
    }
    flow_end(&flow);
    tutor_say(tutor, &text);
    text_free(&text);
}

void tutor_tell(struct tutor *tutor, unsigned style, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    say_filled(tutor, style, format, arguments);
    va_end(arguments);
}

void tutor_foot(struct tutor *tutor, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    say_filled(tutor, STYLE_FAINT, format, arguments);
    va_end(arguments);
}

void tutor_give_back(struct tutor *tutor)
{
    enum place place = tutor->run.session.place;
    bool due = tutor->holding || tutor->spoke;
    tutor->holding = tutor->spoke = false;
    if (!due || !tutor->running || tutor->run.session.gone ||
        (place != PLACE_PROMPT && place != PLACE_EDIT))
        return;
    if (tutor->screen.column)
        screen_pass(&tutor->screen, "\r\n", 2);
    screen_pass(&tutor->screen, tutor->prompt.bytes, tutor->prompt.size);
}

/* ---- Steps and transcripts ---- */

size_t tutor_step_number(const struct tutor *tutor)
{
    size_t number = 1;
    for (const struct step *s = tutor->lesson->steps; s && s != tutor->step; s = s->next)
        number++;
    return number;
}

void tutor_show_header(struct tutor *tutor)
{
    const struct page *page = &tutor->screen.page;
    const struct lesson *lesson = tutor->lesson;
    struct text text = {0}, where = {0};
    struct step_progress known = progress_of(&tutor->progress, lesson, tutor->step);
    text_char(&text, '\n');
    page_rule(page, &text);
    text_format(&where, "%s, step %zu of %zu", lesson->title, tutor_step_number(tutor),
                lesson->count);
    if (known.done)
        text_add_string(&where, known.changed
                                    ? ": you have done it, and it asks for something else since"
                                    : ": you have done it before");
    page_fill(page, STYLE_FAINT, "  ", "  ", text_end(&where), &text);
    page_fill(page, STYLE_STRONG, "  ", "  ", tutor->step->title, &text);
    tutor_say(tutor, &text);
    text_free(&where);
    text_free(&text);
}

/* Adds a line of the lesson's, what its placeholders are bound to in their places. */
static void add_line(const struct tutor *tutor, const char *line, size_t size, struct text *out)
{
    struct text filled = {0};
    bindings_fill(&tutor->run.bindings, line, size, &filled);
    text_add_visible(out, filled.bytes, filled.size, 0, 0);
    text_free(&filled);
}

static void add_item(const struct tutor *tutor, const struct item *item, struct text *out)
{
    text_add_string(out, "    ");
    add_line(tutor, item->source, item->source_size, out);
    text_char(out, '\n');
}

/* Adds a command, each of its lines behind its sign. */
static void add_command(const struct tutor *tutor, const struct command *command, struct text *out)
{
    const struct page *page = &tutor->screen.page;
    for (const struct typed *line = command->lines; line; line = line->next) {
        text_add_string(out, "    ");
        page_style(page, page->colour ? STYLE_CODE : STYLE_PLAIN, out);
        text_add_string(out, line == command->lines ? "$ " : "> ");
        add_line(tutor, line->text, line->size, out);
        page_style_end(page, page->colour ? STYLE_CODE : STYLE_PLAIN, out);
        text_char(out, '\n');
    }
}

void tutor_add_typed(const struct tutor *tutor, const struct command *command, struct text *out)
{
    add_command(tutor, command, out);
    for (const struct item *item = command->items; item; item = item->next)
        if (item->kind == ITEM_INPUT || item->kind == ITEM_KEY)
            add_item(tutor, item, out);
}

/* The whole of a transcript, as it stands in the lesson, for where it can only be read. */
void tutor_show_transcript(struct tutor *tutor, const struct transcript *script, struct text *out)
{
    for (const struct command *command = script->commands; command; command = command->next) {
        add_command(tutor, command, out);
        for (const struct item *item = command->items; item; item = item->next)
            add_item(tutor, item, out);
    }
}

void tutor_list(struct tutor *tutor)
{
    const struct page *page = &tutor->screen.page;
    struct text text = {0};
    size_t number = 1;
    for (const struct step *step = tutor->lesson->steps; step; step = step->next, number++) {
        struct step_progress known = progress_of(&tutor->progress, tutor->lesson, step);
        struct flow flow;
        char first[20];
        snprintf(first, sizeof first, "  %s %s %2zu  ", step == tutor->step ? ">" : " ",
                 !known.done     ? " "
                 : page->drawing ? "✓"
                                 : "x",
                 number);
        flow_begin(&flow, page, first, "          ", &text);
        flow_style(&flow, step == tutor->step ? STYLE_STRONG : STYLE_PLAIN);
        flow_add(&flow, step->title, strlen(step->title));
        flow_style(&flow, STYLE_PLAIN);
        flow_add(&flow, step->task ? " (task)" : "", step->task ? 7 : 0);
        flow_end(&flow);
    }
    tutor_say(tutor, &text);
    text_free(&text);
    tutor_foot(tutor, "lesson goto NUMBER goes to a step.");
}
