/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reads a lesson: the CommonMark library finds headings, paragraphs, comments and fences; here they
 * become steps.
 *
 * Nothing is guessed. What the format does not know is a fault, shown with its place; the reader
 * goes on after it, so that an author sees all of them at once. Fences count only at the left
 * margin of the file, not inside a list or a quotation, since that is where a person looks for
 * them.
 */
#include "lesson/reader.h"

#include "base/text.h"
#include "lesson/attributes.h"
#include "lesson/pattern.h"
#include "lesson/translation.h"
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The words of a heading without its markup. */
static const char *plain_text(struct lesson *lesson, cmark_node *node)
{
    struct text text = {0};
    cmark_iter *walk = cmark_iter_new(node);
    cmark_event_type event;
    while ((event = cmark_iter_next(walk)) != CMARK_EVENT_DONE) {
        cmark_node *inner = cmark_iter_get_node(walk);
        cmark_node_type type = cmark_node_get_type(inner);
        if (event != CMARK_EVENT_ENTER)
            continue;
        if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
            text_add_string(&text, cmark_node_get_literal(inner));
        else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
            text_char(&text, ' ');
    }
    cmark_iter_free(walk);
    const char *plain = arena_copy(&lesson->arena, text_end(&text), text.size);
    text_free(&text);
    return plain;
}

/* The id that a web page gives to a heading: lower case, words joined by hyphens, other signs left
 * out. */
static const char *slug(struct lesson *lesson, const char *title)
{
    struct text text = {0};
    for (; *title; title++) {
        unsigned char c = (unsigned char)*title;
        if (c >= 0x80 || isalnum(c) || c == '-' || c == '_')
            text_char(&text, (char)tolower(c));
        else if (c == ' ')
            text_char(&text, '-');
    }
    const char *id = arena_copy(&lesson->arena, text_end(&text), text.size);
    text_free(&text);
    return id;
}

static void read_title(struct reader *reader, cmark_node *node)
{
    struct lesson *lesson = reader->lesson;
    int line = cmark_node_get_start_line(node);
    if (lesson->title)
        fault(&lesson->source, line, 1, 1, "Begin a step with `## `.", "a second title");
    else
        lesson->title = plain_text(lesson, node);
}

static void begin_step(struct reader *reader, cmark_node *node)
{
    struct lesson *lesson = reader->lesson;
    struct step *step = arena_zalloc(&lesson->arena, sizeof *step);
    finish_step(reader);
    step->line = cmark_node_get_start_line(node);
    step->title = plain_text(lesson, node);
    step->id = slug(lesson, step->title);
    *reader->next_step = step;
    reader->next_step = &step->next;
    reader->step = step;
    reader->next_block = &step->blocks;
    reader->phase = PHASE_SETUP;
    reader->after_heading = step->line;
    lesson->count++;
}

static void read_heading(struct reader *reader, cmark_node *node)
{
    int level = cmark_node_get_heading_level(node);
    if (level == 1)
        read_title(reader, node);
    else if (level == 2)
        begin_step(reader, node);
    else
        read_prose(reader, node, BLOCK_PROSE);
}

static void read_node(struct reader *reader, cmark_node *node)
{
    struct lesson *lesson = reader->lesson;
    cmark_node_type type = cmark_node_get_type(node);
    int under = reader->after_heading;
    if (!lesson->title && !reader->untitled && type != CMARK_NODE_HTML_BLOCK &&
        (type != CMARK_NODE_HEADING || cmark_node_get_heading_level(node) != 1)) {
        reader->untitled = true;
        fault(&lesson->source, cmark_node_get_start_line(node), 1, 1,
              "Begin the file with `# ` and the lesson's title.", "a lesson begins with its title");
    }
    if (type == CMARK_NODE_HEADING)
        read_heading(reader, node);
    else if (type == CMARK_NODE_HTML_BLOCK)
        read_html(reader, node);
    else if (type == CMARK_NODE_CODE_BLOCK)
        read_fence(reader, node);
    else if (type != CMARK_NODE_THEMATIC_BREAK) {
        refuse_inside(reader, node);
        read_prose(reader, node, BLOCK_PROSE);
    }
    if (reader->after_heading == under)
        reader->after_heading = 0;
}

static int by_id(const void *a, const void *b)
{
    const struct step *left = *(const struct step *const *)a,
                      *right = *(const struct step *const *)b;
    int order = strcmp(left->id, right->id);
    return order ? order : left->line - right->line;
}

/* The step in INDEX, which is sorted, named ID. */
static const struct step *find_step(struct step *const *index, size_t count, const char *id)
{
    struct step wanted = {.id = id};
    for (size_t low = 0, high = count; low < high;) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(wanted.id, index[middle]->id);
        if (order == 0)
            return index[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

/* How many steps must be typed before STEP can begin. */
static int chain_length(const struct step *step)
{
    int length = 0;
    for (; step->from && length <= 4; step = step->from)
        length++;
    return length;
}

static void link_from(struct lesson *lesson, struct step *const *index)
{
    struct source *source = &lesson->source;
    for (struct step *step = lesson->steps; step; step = step->next) {
        if (!step->from_id)
            continue;
        step->from = find_step(index, lesson->count, step->from_id);
        if (!step->from || step->from->line >= step->line) {
            fault(source, step->line, 1, 2, "Name a step that stands above this one, by its id.",
                  "from=%s names no earlier step", step->from_id);
            step->from = NULL;
        } else if (chain_length(step) > 3) {
            fault(source, step->line, 1, 2,
                  "Let an earlier step begin afresh, with a `setup` of its own.",
                  "more than three steps would have to be typed before this one");
        } else if (step->from->as != step->as) {
            fault(source, step->line, 1, 2, "Give both the same as=.",
                  "a step cannot go on from `%s`, which runs as another user", step->from_id);
        }
    }
}

/* Ids must be unique; `from` must lead to an earlier step, and not too far. */
static void link_steps(struct lesson *lesson)
{
    struct step **index = xmalloc((lesson->count + 1) * sizeof *index);
    size_t count = 0;
    for (struct step *step = lesson->steps; step; step = step->next)
        index[count++] = step;
    qsort(index, count, sizeof *index, by_id);
    for (size_t i = 1; i < count; i++)
        if (strcmp(index[i - 1]->id, index[i]->id) == 0)
            fault(&lesson->source, index[i]->line, 1, 2,
                  "Give it another with `<!-- step: id=… -->` under the heading.",
                  "the id `%s` is taken by the step on line %d", index[i]->id, index[i - 1]->line);
    link_from(lesson, index);
    free(index);
}

/* "lessons/01-owner.md" is the lesson "01-owner". */
static const char *lesson_name(struct lesson *lesson, const char *file)
{
    const char *base = strrchr(file, '/') ? strrchr(file, '/') + 1 : file;
    size_t size = strlen(base);
    if (size > 3 && strcmp(base + size - 3, ".md") == 0)
        size -= 3;
    struct text text = {0};
    text_add_visible(&text, base, size, 0, 0);
    const char *name = arena_copy(&lesson->arena, text.bytes, text.size);
    text_free(&text);
    return name;
}

static void read_document(struct lesson *lesson)
{
    struct reader reader = {.lesson = lesson,
                            .next_step = &lesson->steps,
                            .next_prose = &lesson->prose,
                            .next_setup = &lesson->setup,
                            .next_teardown = &lesson->teardown};
    lesson->document =
        cmark_parse_document(lesson->source.text, lesson->source.size, CMARK_OPT_DEFAULT);
    for (cmark_node *node = cmark_node_first_child(lesson->document); node;
         node = cmark_node_next(node)) {
        read_node(&reader, node);
        if (reader.refused)
            return;
    }
    finish_step(&reader);
    if (!lesson->title && !reader.untitled)
        fault(&lesson->source, 1, 1, 1, "Begin the file with `# ` and the lesson's title.",
              "the file is empty");
    else if (!lesson->steps && !lesson->language)
        fault(&lesson->source, lesson->source.lines, 1, 1,
              "Begin each step with `## ` and a heading.", "a lesson has at least one step");
    link_steps(lesson);
}

/* Reads one file, a lesson or a translation. */
static bool read_file(struct lesson *lesson, const char *file)
{
    *lesson = (struct lesson){0};
    bool text = source_read(&lesson->source, file);
    lesson->name = lesson_name(lesson, file);
    if (!text)
        return false;
    read_document(lesson);
    if (lesson->source.faults > MOST_FAULTS)
        fprintf(stderr, "nacre-lesson: and %d faults more\n", lesson->source.faults - MOST_FAULTS);
    return lesson->source.faults == 0;
}

/* Reads the translation in FILE and joins it into the lesson. */
static bool read_translation(struct lesson *lesson, const char *file)
{
    struct lesson *translation = xmalloc(sizeof *translation);
    lesson->translation = translation;
    return read_file(translation, file) && translation_join(lesson);
}

/* The lesson was read from FILE and turned out to be a translation: reads what it translates. */
static bool read_original(struct lesson *lesson, const char *file, bool good)
{
    struct lesson *translation = xmalloc(sizeof *translation);
    struct text path = {0};
    *translation = *lesson;
    *lesson = (struct lesson){0};
    bool placed = translation_original(translation, file, &path);
    good = (placed && read_file(lesson, text_end(&path))) && good;
    lesson->translation = translation;
    text_free(&path);
    return good && translation_join(lesson);
}

bool lesson_read(struct lesson *lesson, const char *file)
{
    bool good = read_file(lesson, file);
    return lesson->language ? read_original(lesson, file, good) : good;
}

bool lesson_read_in(struct lesson *lesson, const char *file, const char *language)
{
    struct text path = {0};
    bool good = lesson_read(lesson, file);
    bool wanted = good && !lesson->translation && translation_find(file, language, &path);
    if (wanted && !read_translation(lesson, text_end(&path))) {
        fprintf(stderr, "nacre-lesson: so the lesson is not shown in the language `%s`\n",
                language);
        lesson_free(lesson);
        good = lesson_read(lesson, file);
    }
    text_free(&path);
    return good;
}

void lesson_free(struct lesson *lesson)
{
    if (lesson->translation) {
        lesson_free(lesson->translation);
        free(lesson->translation);
    }
    if (lesson->document)
        cmark_node_free(lesson->document);
    patterns_free(lesson);
    arena_free(&lesson->arena);
    source_free(&lesson->source);
}

const struct step *lesson_step(const struct lesson *lesson, const char *id)
{
    for (const struct step *step = lesson->steps; step; step = step->next)
        if (strcmp(step->id, id) == 0)
            return step;
    for (const struct step *step = lesson->steps; step; step = step->next)
        if (step->was && strcmp(step->was, id) == 0)
            return step;
    return NULL;
}
