/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reads a lesson: the CommonMark library finds headings, paragraphs, comments and fences; here they become steps.
 *
 * Nothing is guessed. What the format does not know is a fault, shown with its place; the reader goes on after it, so
 * that an author sees all of them at once. Fences count only at the left margin of the file, not inside a list or a
 * quotation, since that is where a person looks for them.
 */
#include "lesson/reader.h"

#include "base/text.h"
#include "lesson/attributes.h"
#include "lesson/pattern.h"
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FORMAT = 1 };

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

/* The id that a web page gives to a heading: lower case, words joined by hyphens, other signs left out. */
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

/* An id that can be typed, linked to and put into a test's name. */
static bool good_id(const char *id)
{
    for (const char *p = id; *p; p++)
        if ((unsigned char)*p < 0x80 && !isalnum((unsigned char)*p) && *p != '-' && *p != '_')
            return false;
    return *id != '\0' && *id != '-';
}

static void read_lesson_comment(struct reader *reader, const char *from, const char *end, int line)
{
    struct lesson *lesson = reader->lesson;
    int format = 0;
    struct attribute table[] = {{"format", ATTRIBUTE_NUMBER, &format, 1000000},
                                {"minutes", ATTRIBUTE_NUMBER, &lesson->minutes, 600},
                                {"after", ATTRIBUTE_WORD, &lesson->after, 0},
                                {"needs", ATTRIBUTE_WORD, &lesson->needs, 0},
                                {NULL, 0, NULL, 0}};
    if (reader->has_lesson_comment || reader->step || reader->has_purpose)
        fault(&lesson->source, line, 1, 1, "Keep one, between the title and the paragraph under it.",
              "a `lesson:` comment stands at the top, once");
    reader->has_lesson_comment = true;
    if (attributes_read(lesson, from, end, table) && format > FORMAT) {
        reader->refused = true;
        fault(&lesson->source, line, source_column(&lesson->source, line, "format"), 6,
              "A newer nacre-lesson can read it.", "format %d is not known here, only %d", format, FORMAT);
    }
}

static void read_step_comment(struct reader *reader, const char *from, const char *end, int line)
{
    struct lesson *lesson = reader->lesson;
    struct step *step = reader->step;
    const char *id = NULL, *as = NULL;
    if (!step || reader->after_heading == 0) {
        fault(&lesson->source, line, 1, 1, "Move it to the line under the `## ` heading.",
              "a `step:` comment that is not directly under its heading");
        return;
    }
    struct attribute table[] = {
        {"id", ATTRIBUTE_WORD, &id, 0},           {"as", ATTRIBUTE_WORD, &as, 0},
        {"from", ATTRIBUTE_WORD, &step->from_id, 0}, {"was", ATTRIBUTE_WORD, &step->was, 0},
        {"needs", ATTRIBUTE_WORD, &step->needs, 0},  {"slow", ATTRIBUTE_FLAG, &step->slow, 0},
        {NULL, 0, NULL, 0},
    };
    reader->after_heading = 0;
    attributes_read(lesson, from, end, table);
    if (id)
        step->id = id;
    if (id && !good_id(id))
        fault(&lesson->source, line, source_column(&lesson->source, line, id), strlen(id),
              "Use letters, digits, `-` and `_`.", "`%s` cannot be an id", id);
    if (as && strcmp(as, "root") == 0)
        step->as = AS_ROOT;
    else if (as && strcmp(as, "any") == 0)
        step->as = AS_ANY;
    else if (as && strcmp(as, "user") != 0)
        fault(&lesson->source, line, source_column(&lesson->source, line, as), strlen(as),
              "Write as=user, as=root or as=any.", "`%s` is nobody a step can run as", as);
}

/* An HTML comment: a directive, or a remark that is left out. FROM and END enclose what stands in it. */
static void read_comment(struct reader *reader, const char *from, const char *end, int line)
{
    while (from < end && isspace((unsigned char)*from))
        from++;
    size_t size = 0;
    while (from + size < end && (isalnum((unsigned char)from[size]) || from[size] == '-'))
        size++;
    bool directive = size > 0 && from + size < end && from[size] == ':';
    const char *rest = from + size + 1;
    if (directive && size == 6 && memcmp(from, "lesson", 6) == 0)
        read_lesson_comment(reader, rest, end, line);
    else if (directive && size == 4 && memcmp(from, "step", 4) == 0)
        read_step_comment(reader, rest, end, line);
    else if (directive)
        fault_at(&reader->lesson->source, from, size,
                 "Only `lesson:` and `step:` are known; a remark must not begin with a word and a colon.",
                 "an unknown directive");
}

/* Whether the tag at TAG is one that only folds a part of the page. */
static bool folding_tag(const char *tag, const char *end)
{
    static const char *const known[] = {"<details", "</details>", "<summary", "</summary>"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        size_t size = strlen(known[i]);
        if ((size_t)(end - tag) >= size && strncmp(tag, known[i], size) == 0)
            return true;
    }
    return false;
}

/* <details> and <summary> may stand between blocks; other HTML would be seen on a web page and nowhere else. */
static void read_tags(struct reader *reader, const char *from, const char *end)
{
    struct source *source = &reader->lesson->source;
    const char *fence = memmem(from, (size_t)(end - from), "\n```", 4);
    if (fence) {
        fault_at(source, fence + 1, 3, "Put an empty line between the HTML tag and the fence.",
                 "a fence that CommonMark takes for a part of the HTML above it");
        return;
    }
    for (const char *p = from; p < end; p++) {
        if (*p == '<' && !folding_tag(p, end)) {
            const char *close = memchr(p, '>', (size_t)(end - p));
            fault_at(source, p, close ? (size_t)(close - p) + 1 : 1,
                     "Write it as Markdown; only <details> and <summary> are allowed.",
                     "HTML that cannot be shown on a terminal");
            return;
        }
    }
}

static void read_html(struct reader *reader, cmark_node *node)
{
    struct source *source = &reader->lesson->source;
    int line = cmark_node_get_start_line(node);
    size_t size;
    const char *from = source_line(source, line, &size);
    const char *end = from + strlen(cmark_node_get_literal(node)); /* its end_line is not to be relied on */
    if (end > source->text + source->size)
        end = source->text + source->size;
    while (from < end && *from == ' ')
        from++;
    if (end - from < 4 || strncmp(from, "<!--", 4) != 0) {
        read_tags(reader, from, end);
        return;
    }
    const char *close = memmem(from + 4, (size_t)(end - from) - 4, "-->", 3);
    if (!close) {
        fault_at(source, from, 4, "End it with `-->`.", "a comment that does not end");
        return;
    }
    read_comment(reader, from + 4, close, line);
    for (const char *p = close + 3; p < end; p++) {
        if (!isspace((unsigned char)*p)) {
            fault_at(source, p, 1, "Put it on a line of its own.", "text behind a comment would not be shown");
            return;
        }
    }
}

/* A fence inside a list or a quotation: it looks as if it did something. */
static void refuse_nested_fences(struct reader *reader, cmark_node *node)
{
    cmark_iter *walk = cmark_iter_new(node);
    cmark_event_type event;
    while ((event = cmark_iter_next(walk)) != CMARK_EVENT_DONE) {
        cmark_node *inner = cmark_iter_get_node(walk);
        if (event == CMARK_EVENT_ENTER && cmark_node_get_type(inner) == CMARK_NODE_CODE_BLOCK &&
            *cmark_node_get_fence_info(inner))
            fault(&reader->lesson->source, cmark_node_get_start_line(inner),
                  cmark_node_get_start_column(inner), 3, "Move it to the left margin, out of the list or quotation.",
                  "a fence inside another block would not be run");
    }
    cmark_iter_free(walk);
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
        fault(&lesson->source, cmark_node_get_start_line(node), 1, 1, "Begin the file with `# ` and the lesson's title.",
              "a lesson begins with its title");
    }
    if (type == CMARK_NODE_HEADING)
        read_heading(reader, node);
    else if (type == CMARK_NODE_HTML_BLOCK)
        read_html(reader, node);
    else if (type == CMARK_NODE_CODE_BLOCK)
        read_fence(reader, node);
    else if (type != CMARK_NODE_THEMATIC_BREAK) {
        refuse_nested_fences(reader, node);
        read_prose(reader, node, BLOCK_PROSE);
    }
    if (reader->after_heading == under)
        reader->after_heading = 0;
}

static int by_id(const void *a, const void *b)
{
    const struct step *left = *(const struct step *const *)a, *right = *(const struct step *const *)b;
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
            fault(source, step->line, 1, 2, "Let an earlier step begin afresh, with a `setup` of its own.",
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
            fault(&lesson->source, index[i]->line, 1, 2, "Give it another with `<!-- step: id=… -->` under the heading.",
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
    for (cmark_node *node = cmark_node_first_child(lesson->document); node; node = cmark_node_next(node)) {
        read_node(&reader, node);
        if (reader.refused)
            return;
    }
    finish_step(&reader);
    if (!lesson->title && !reader.untitled)
        fault(&lesson->source, 1, 1, 1, "Begin the file with `# ` and the lesson's title.", "the file is empty");
    else if (!lesson->steps)
        fault(&lesson->source, lesson->source.lines, 1, 1, "Begin each step with `## ` and a heading.",
              "a lesson has at least one step");
    link_steps(lesson);
}

bool lesson_read(struct lesson *lesson, const char *file)
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

void lesson_free(struct lesson *lesson)
{
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
