/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What lint finds by reading: links that lead nowhere, lessons and builtins that do not exist,
 * prose too long to be read beside a terminal. What it finds by running is in check.c.
 */
#include "base/names.h"
#include "base/text.h"
#include "base/utf8.h"
#include "lesson/attributes.h"
#include "lesson/check.h"
#include "lesson/transcript.h"
#include <cmark.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* In words, save the last: columns of a command or an expected line, on a terminal of 80. */
enum { LONGEST_PARAGRAPH = 120, LONGEST_TASK = 80, LONGEST_HINT = 80, WIDEST_LINE = 110 };

struct linting {
    struct lesson *lesson;
    const char *shell;
};

static int count_words(const char *text)
{
    int words = 0;
    for (const char *p = text; *p;) {
        p += strspn(p, " \t\n");
        words += *p != '\0';
        p += strcspn(p, " \t\n");
    }
    return words;
}

/* The folder that the lesson lies in, with its slash. */
static void add_folder(const struct lesson *lesson, struct text *out)
{
    const char *slash = strrchr(lesson->source.name, '/');
    if (slash)
        text_add(out, lesson->source.name, (size_t)(slash + 1 - lesson->source.name));
}

static bool file_exists(const struct lesson *lesson, const char *name, size_t size)
{
    struct text path = {0};
    struct stat state;
    add_folder(lesson, &path);
    text_add(&path, name, size);
    bool exists = stat(text_end(&path), &state) == 0;
    text_free(&path);
    return exists;
}

/* Whether the lesson file beside this one, SIZE bytes of NAME, has a step whose id is ID. */
static bool other_has_step(const struct lesson *lesson, const char *name, size_t size,
                           const char *id)
{
    struct text path = {0};
    struct lesson other;
    add_folder(lesson, &path);
    text_add(&path, name, size);
    bool found = lesson_read(&other, text_end(&path)) && lesson_step(&other, id);
    lesson_free(&other);
    text_free(&path);
    return found;
}

/* The nearest line to NODE that cmark gives a place for. */
static int line_of(cmark_node *node)
{
    while (node && cmark_node_get_start_line(node) == 0)
        node = cmark_node_parent(node);
    return node ? cmark_node_get_start_line(node) : 1;
}

static void lint_link(struct linting *linting, cmark_node *node)
{
    struct lesson *lesson = linting->lesson;
    const char *url = cmark_node_get_url(node), *id = strchr(url, '#');
    size_t size = id ? (size_t)(id - url) : strlen(url);
    int line = line_of(node);
    if (strstr(url, "://") || strncmp(url, "mailto:", 7) == 0)
        return;
    if (size == 0 && id && !lesson_step(lesson, id + 1))
        fault(&lesson->source, line, source_column(&lesson->source, line, url), strlen(url),
              "Use the id of a step of this lesson.", "no step has the id `%s`", id + 1);
    else if (size > 0 && !file_exists(lesson, url, size))
        fault(&lesson->source, line, source_column(&lesson->source, line, url), strlen(url),
              "Links are relative to the lesson's own folder.", "there is no file `%.*s`",
              (int)size, url);
    else if (size > 3 && id && strncmp(id - 3, ".md", 3) == 0 &&
             !other_has_step(lesson, url, size, id + 1))
        fault(&lesson->source, line, source_column(&lesson->source, line, url), strlen(url),
              "Use the id of one of its steps.", "that lesson has no step `%s`", id + 1);
}

/* Runs `help NAME` in the shell. Returns whether it knows NAME. */
static bool help_knows(const char *shell, const char *name)
{
    int status = 0;
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        int null = open("/dev/null", O_RDWR);
        for (int fd = 0; fd < 3; fd++)
            dup2(null, fd);
        execl(shell, "nacre", "-c", "help -- \"$1\"", "nacre", name, (char *)NULL);
        _exit(127);
    }
    return child > 0 && waitpid(child, &status, 0) == child && status == 0;
}

/* `help NAME` and `help -s NAME` in prose must be something that can be typed. */
static void lint_code(struct linting *linting, cmark_node *node)
{
    struct lesson *lesson = linting->lesson;
    const char *text = cmark_node_get_literal(node);
    if (strncmp(text, "help ", 5) != 0)
        return;
    const char *name = strrchr(text, ' ') + 1;
    int line = line_of(node);
    if (*name == '-' || *name == '\0' || strcspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 0 ||
        help_knows(linting->shell, name))
        return;
    fault(&lesson->source, line, source_column(&lesson->source, line, text), strlen(text),
          "`help -a` lists what there is.", "`help` knows no `%s`", name);
}

static void lint_prose(struct linting *linting, const struct block *block)
{
    cmark_iter *walk = cmark_iter_new((cmark_node *)block->node);
    cmark_event_type event;
    int words = 0;
    while ((event = cmark_iter_next(walk)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(walk);
        cmark_node_type type = cmark_node_get_type(node);
        if (event != CMARK_EVENT_ENTER)
            continue;
        if (type == CMARK_NODE_LINK)
            lint_link(linting, node);
        else if (type == CMARK_NODE_CODE)
            lint_code(linting, node);
        if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
            words += count_words(cmark_node_get_literal(node));
        if (type == CMARK_NODE_ITEM)
            words = 0;
    }
    cmark_iter_free(walk);
    if (words > LONGEST_PARAGRAPH)
        fault(&linting->lesson->source, block->line, 1, 1,
              "Break it up, or let a transcript say it.",
              "a paragraph of %d words; %d are the most that are read", words, LONGEST_PARAGRAPH);
}

static void lint_length(struct linting *linting, const struct block *block)
{
    int words = count_words(block->text);
    int most = block->kind == BLOCK_TASK ? LONGEST_TASK : LONGEST_HINT;
    if (words > most)
        fault(&linting->lesson->source, block->line, 1, 3, "Say it in one or two sentences.",
              "a %s of %d words; %d are the most that are read", block_kind_word(block->kind),
              words, most);
}

static void lint_width(struct linting *linting, const struct block *block)
{
    struct source *source = &linting->lesson->source;
    for (int line = block->text_line; line < block->end_line; line++) {
        size_t size;
        const char *text = source_line(source, line, &size);
        size = utf8_columns(text, size);
        if (size > WIDEST_LINE)
            fault(source, line, WIDEST_LINE + 1, 1,
                  "Break the command with `> ` lines, or expect `<any>`.",
                  "a line of %zu columns does not fit a terminal", size);
    }
}

static void lint_blocks(struct linting *linting, const struct block *block)
{
    for (; block; block = block->next) {
        if (block->kind == BLOCK_PROSE)
            lint_prose(linting, block);
        else if (block->kind == BLOCK_TASK || block->kind == BLOCK_HINT)
            lint_length(linting, block);
        else if (block->script)
            lint_width(linting, block);
    }
}

/* `after=` names a lesson beside this one. */
static void lint_after(struct linting *linting)
{
    struct lesson *lesson = linting->lesson;
    struct text name = {0};
    if (!lesson->after)
        return;
    text_format(&name, "%s.md", lesson->after);
    if (!file_exists(lesson, text_end(&name), name.size))
        for (int line = 1; line <= lesson->source.lines; line++)
            if (source_column(&lesson->source, line, "after=") > 1) {
                fault(&lesson->source, line, source_column(&lesson->source, line, "after="),
                      6 + strlen(lesson->after), "Name a lesson of the same folder, without .md.",
                      "there is no lesson `%s`", lesson->after);
                break;
            }
    text_free(&name);
}

bool lint_text(struct lesson *lesson, const char *shell)
{
    struct linting linting = {lesson, shell};
    int before = lesson->source.faults;
    lint_after(&linting);
    lint_blocks(&linting, lesson->prose);
    for (const struct step *step = lesson->steps; step; step = step->next)
        lint_blocks(&linting, step->blocks);
    return lesson->source.faults == before;
}
