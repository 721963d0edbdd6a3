/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What of a lesson is HTML: the comments that say something of the lesson or of a step, the tags
 * that fold a part of the page, and all other tags, which are refused: a web page would show them,
 * and a terminal cannot.
 */
#include "base/text.h"
#include "lesson/attributes.h"
#include "lesson/language.h"
#include "lesson/reader.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { FORMAT = 1 };

/* An id that can be typed, linked to and put into a test's name. */
static bool good_id(const char *id)
{
    for (const char *p = id; *p; p++)
        if ((unsigned char)*p < 0x80 && !isalnum((unsigned char)*p) && *p != '-' && *p != '_')
            return false;
    return *id != '\0' && *id != '-';
}

/* Where the comment asks for a format that is younger than this program; NULL when it does not. */
static const char *newer_format(const char *from, const char *end)
{
    static const char key[] = " format=";
    const char *found = memmem(from, (size_t)(end - from), key, sizeof key - 1);
    return found && strtol(found + sizeof key - 1, NULL, 10) > FORMAT ? found + 1 : NULL;
}

/* A translation says which language it is in, and nothing that the original says. */
static void judge_language(struct lesson *lesson, int line)
{
    if (lesson->language && !language_is_name(lesson->language))
        fault(&lesson->source, line, source_column(&lesson->source, line, lesson->language),
              strlen(lesson->language), "Write it as a locale does: de, pt_BR.",
              "`%s` is no language", lesson->language);
    else if (lesson->language && (lesson->minutes || lesson->after || lesson->needs))
        fault(&lesson->source, line, 1, 4, "Keep format=, translation= and of=.",
              "what the original says of the lesson is not said again");
    else if (lesson->of && !lesson->language)
        fault(&lesson->source, line, source_column(&lesson->source, line, "of="), 2,
              "Say with translation= which language this translates the lesson into.",
              "of= belongs to a translation");
}

static void read_lesson_comment(struct reader *reader, const char *from, const char *end, int line)
{
    struct lesson *lesson = reader->lesson;
    int format = 0;
    struct attribute table[] = {{"format", ATTRIBUTE_NUMBER, &format, 1000000},
                                {"minutes", ATTRIBUTE_NUMBER, &lesson->minutes, 600},
                                {"after", ATTRIBUTE_WORD, &lesson->after, 0},
                                {"needs", ATTRIBUTE_WORD, &lesson->needs, 0},
                                {"translation", ATTRIBUTE_WORD, &lesson->language, 0},
                                {"of", ATTRIBUTE_WORD, &lesson->of, 0},
                                {NULL, 0, NULL, 0}};
    if (reader->has_lesson_comment || reader->step || reader->has_purpose)
        fault(&lesson->source, line, 1, 1,
              "Keep one, between the title and the paragraph under it.",
              "a `lesson:` comment stands at the top, once");
    reader->has_lesson_comment = true;
    const char *newer = newer_format(from, end);
    if (newer) {
        reader->refused = true;
        fault_at(&lesson->source, newer, 6, "A newer nacre-lesson can read it.",
                 "a format that is not known here, only 1");
    } else {
        attributes_read(lesson, from, end, table);
        judge_language(lesson, line);
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
        {"id", ATTRIBUTE_WORD, &id, 0},
        {"as", ATTRIBUTE_WORD, &as, 0},
        {"from", ATTRIBUTE_WORD, &step->from_id, 0},
        {"was", ATTRIBUTE_WORD, &step->was, 0},
        {"needs", ATTRIBUTE_WORD, &step->needs, 0},
        {"slow", ATTRIBUTE_FLAG, &step->slow, 0},
        {NULL, 0, NULL, 0},
    };
    struct attribute translated[] = {
        {"id", ATTRIBUTE_WORD, &id, 0}, {"of", ATTRIBUTE_WORD, &step->of, 0}, {NULL, 0, NULL, 0}};
    reader->after_heading = 0;
    attributes_read(lesson, from, end, lesson->language ? translated : table);
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

/* An HTML comment: a directive, or a remark that is left out. FROM and END enclose what stands in
 * it. */
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
                 "Only `lesson:` and `step:` are known; a remark must not begin with a word and a "
                 "colon.",
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

/* <details> and <summary> may stand between blocks; other HTML would be seen on a web page and
 * nowhere else. */
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

void read_html(struct reader *reader, cmark_node *node)
{
    struct source *source = &reader->lesson->source;
    int line = cmark_node_get_start_line(node);
    size_t size;
    const char *from = source_line(source, line, &size);
    const char *end =
        from + strlen(cmark_node_get_literal(node)); /* its end_line is not to be relied on */
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
            fault_at(source, p, 1, "Put it on a line of its own.",
                     "text behind a comment would not be shown");
            return;
        }
    }
}

/* Refuses a tag that stands in a paragraph. cmark does not always say where it stands: it is looked
 * for. */
static void refuse_tag(struct reader *reader, cmark_node *node)
{
    struct source *source = &reader->lesson->source;
    const char *tag = cmark_node_get_literal(node);
    cmark_node *above = node;
    while (above && cmark_node_get_start_line(above) == 0)
        above = cmark_node_parent(above);
    int line = above ? cmark_node_get_start_line(above) : 1, last = line;
    for (cmark_node *up = above; up && last <= line; up = cmark_node_parent(up))
        last = cmark_node_get_end_line(up);
    size_t size = strcspn(tag, "\n"), length;
    for (int at = line; at <= last; at++) {
        const char *text = source_line(source, at, &length),
                   *found = memmem(text, length, tag, size);
        if (found) {
            fault_at(source, found, size, "Write it as Markdown, or put backticks around it.",
                     "HTML that cannot be shown on a terminal");
            return;
        }
    }
    fault(source, line, 1, 1, "Write it as Markdown, or put backticks around it.",
          "HTML that cannot be shown on a terminal");
}

/* A fence inside a list or a quotation looks as if it did something; a tag inside a paragraph is
 * shown as it stands. */
void refuse_inside(struct reader *reader, cmark_node *node)
{
    struct source *source = &reader->lesson->source;
    cmark_iter *walk = cmark_iter_new(node);
    cmark_event_type event;
    while ((event = cmark_iter_next(walk)) != CMARK_EVENT_DONE) {
        cmark_node *inner = cmark_iter_get_node(walk);
        cmark_node_type type = cmark_node_get_type(inner);
        if (event != CMARK_EVENT_ENTER)
            continue;
        if (type == CMARK_NODE_CODE_BLOCK && *cmark_node_get_fence_info(inner))
            fault(source, cmark_node_get_start_line(inner), cmark_node_get_start_column(inner), 3,
                  "Move it to the left margin, out of the list or quotation.",
                  "a fence inside another block would not be run");
        else if (type == CMARK_NODE_HTML_INLINE || type == CMARK_NODE_HTML_BLOCK)
            refuse_tag(reader, inner);
    }
    cmark_iter_free(walk);
}
