/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The blocks of a step: what each fence may say, where it may stand, and what a step may not lack.
 */
#include "lesson/attributes.h"
#include "lesson/pattern.h"
#include "lesson/reader.h"
#include "lesson/transcript.h"
#include <stdio.h>
#include <string.h>

/* The first word of a fence, in the order of the manual's table. */
static const struct {
    const char *word;
    enum block_kind kind;
} kinds[] = {
    {"console", BLOCK_CONSOLE},   {"predict", BLOCK_PREDICT}, {"task", BLOCK_TASK},
    {"check", BLOCK_CHECK},       {"hint", BLOCK_HINT},       {"wrong", BLOCK_WRONG},
    {"solution", BLOCK_SOLUTION}, {"explain", BLOCK_EXPLAIN}, {"setup", BLOCK_SETUP},
    {"teardown", BLOCK_TEARDOWN}, {"text", BLOCK_SHOWN},      {"c", BLOCK_SHOWN},
    {"sh", BLOCK_SHOWN},          {"python", BLOCK_SHOWN},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

const char *block_kind_word(enum block_kind kind)
{
    for (size_t i = 0; i < KINDS; i++)
        if (kinds[i].kind == kind)
            return kinds[i].word;
    return "prose";
}

const struct block *block_of_kind(const struct block *block, enum block_kind kind)
{
    while (block && block->kind != kind)
        block = block->next;
    return block;
}

/* Reads what stands behind the kind. */
static void read_words(struct lesson *lesson, struct block *block, const char *from,
                       const char *end)
{
    struct attribute none[] = {{NULL, 0, NULL, 0}};
    struct attribute console[] = {{"unordered", ATTRIBUTE_FLAG, &block->unordered, 0},
                                  {"some", ATTRIBUTE_FLAG, &block->some, 0},
                                  {"timeout", ATTRIBUTE_NUMBER, &block->timeout, 600},
                                  {"noplay", ATTRIBUTE_FLAG, &block->noplay, 0},
                                  {"noreplay", ATTRIBUTE_FLAG, &block->noreplay, 0},
                                  {NULL, 0, NULL, 0}};
    struct attribute typed[] = {{"unordered", ATTRIBUTE_FLAG, &block->unordered, 0},
                                {"some", ATTRIBUTE_FLAG, &block->some, 0},
                                {"timeout", ATTRIBUTE_NUMBER, &block->timeout, 600},
                                {"says", ATTRIBUTE_WORD, &block->says, 0},
                                {NULL, 0, NULL, 0}};
    struct attribute check[] = {{"points", ATTRIBUTE_NUMBER, &block->points, 1000},
                                {"name", ATTRIBUTE_WORD, &block->name, 0},
                                {"hidden", ATTRIBUTE_FLAG, &block->hidden, 0},
                                {"gone", ATTRIBUTE_WORD, &block->gone, 0},
                                {NULL, 0, NULL, 0}};
    struct attribute task[] = {{"points", ATTRIBUTE_NUMBER, &block->points, 1000},
                               {NULL, 0, NULL, 0}};
    struct attribute predict[] = {{"answer", ATTRIBUTE_WORD, &block->answer, 0},
                                  {NULL, 0, NULL, 0}};
    if (block->kind == BLOCK_SOLUTION)
        typed[3].key = NULL;
    attributes_read(lesson, from, end,
                    block->kind == BLOCK_CONSOLE                                  ? console
                    : block->kind == BLOCK_SOLUTION || block->kind == BLOCK_WRONG ? typed
                    : block->kind == BLOCK_CHECK                                  ? check
                    : block->kind == BLOCK_TASK                                   ? task
                    : block->kind == BLOCK_PREDICT                                ? predict
                                                                                  : none);
}

/* Says what stands in the wrong place, and where it belongs. */
static void misplaced(struct reader *reader, const struct block *block, const char *mend)
{
    fault(&reader->lesson->source, block->line, 1, 3, mend, "`%s` cannot stand here",
          block_kind_word(block->kind));
}

static void link_block(struct block ***last, struct block *block)
{
    **last = block;
    *last = &block->next;
}

/* Lesson-wide setup and teardown, the only work that may stand before the first step. */
static void add_before_steps(struct reader *reader, struct block *block)
{
    if (block->kind == BLOCK_SETUP)
        link_block(&reader->next_setup, block);
    else if (block->kind == BLOCK_TEARDOWN)
        link_block(&reader->next_teardown, block);
    else if (block->kind == BLOCK_PROSE || block->kind == BLOCK_SHOWN)
        link_block(&reader->next_prose, block);
    else
        misplaced(reader, block, "Begin a step above it, with `## ` and a heading.");
}

/* The phase that a block belongs to. */
static enum phase phase_of(enum block_kind kind)
{
    switch (kind) {
    case BLOCK_SETUP:
        return PHASE_SETUP;
    case BLOCK_TASK:
    case BLOCK_CHECK:
    case BLOCK_HINT:
    case BLOCK_WRONG:
    case BLOCK_SOLUTION:
    case BLOCK_EXPLAIN:
        return PHASE_TASK;
    case BLOCK_TEARDOWN:
        return PHASE_TEARDOWN;
    default:
        return PHASE_BODY;
    }
}

/* A task, and what belongs to one. Returns false when the block has no task to belong to, or is a
 * second one. */
static bool add_to_task(struct reader *reader, const struct block *block)
{
    struct step *step = reader->step;
    if (block->kind == BLOCK_TASK && step->task) {
        misplaced(reader, block,
                  "A second task is a second step: give it a `## ` heading of its own.");
        return false;
    }
    if (block->kind != BLOCK_TASK && !step->task) {
        misplaced(reader, block, "Put a `task` above it, which says what the learner is to do.");
        return false;
    }
    if (block->kind == BLOCK_TASK)
        step->task = block;
    reader->checks += block->kind == BLOCK_CHECK;
    reader->solutions += block->kind == BLOCK_SOLUTION;
    return true;
}

/* A prediction needs a console behind it that proves it. */
static void follow_prediction(struct reader *reader, const struct block *block)
{
    const struct block *asked = reader->open_prediction;
    if (block->kind == BLOCK_PREDICT)
        reader->open_prediction = block;
    else if (block->kind == BLOCK_CONSOLE)
        reader->open_prediction = NULL;
    if (asked && (block->kind == BLOCK_TASK || (block->kind == BLOCK_CONSOLE && block->noreplay)))
        fault(&reader->lesson->source, asked->line, 1, 3,
              "Let the next block be a `console` that is replayed.",
              "a prediction that nothing proves");
}

/* What a translation holds: words, and the places of the transcripts between them. */
static bool translated_kind(enum block_kind kind)
{
    return kind == BLOCK_PROSE || kind == BLOCK_SHOWN || kind == BLOCK_CONSOLE ||
           kind == BLOCK_PREDICT || kind == BLOCK_TASK || kind == BLOCK_HINT ||
           kind == BLOCK_EXPLAIN;
}

static void add_block(struct reader *reader, struct block *block)
{
    static const char *const mends[] = {
        "Move `setup` to the top of the step.",
        "Move it above the task; what is said after success belongs in an `explain`.",
        "Move it above `teardown`.",
        "",
    };
    if (reader->lesson->language && !translated_kind(block->kind)) {
        misplaced(reader, block, "What runs comes from the original: leave it out.");
        return;
    }
    if (!reader->step) {
        add_before_steps(reader, block);
        return;
    }
    enum phase phase = phase_of(block->kind);
    if (phase < reader->phase) {
        if (block->kind == BLOCK_PROSE)
            fault(&reader->lesson->source, block->line, 1, 1, mends[phase],
                  "prose after the task would never be said");
        else
            misplaced(reader, block, mends[phase]);
        return;
    }
    if (phase == PHASE_TASK && !add_to_task(reader, block))
        return;
    reader->phase = phase;
    follow_prediction(reader, block);
    link_block(&reader->next_block, block);
}

void read_prose(struct reader *reader, cmark_node *node, enum block_kind kind)
{
    struct block *block = arena_zalloc(&reader->lesson->arena, sizeof *block);
    block->kind = kind;
    block->line = block->text_line = cmark_node_get_start_line(node);
    block->end_line = cmark_node_get_end_line(node);
    block->node = node;
    block->text = "";
    if (!reader->step)
        reader->has_purpose = true;
    add_block(reader, block);
}

/* The kind of that name. Returns false when there is none. */
static bool named_kind(const char *word, size_t size, enum block_kind *kind)
{
    for (size_t i = 0; i < KINDS; i++)
        if (strlen(kinds[i].word) == size && memcmp(kinds[i].word, word, size) == 0) {
            *kind = kinds[i].kind;
            return true;
        }
    return false;
}

/* Finds the kind that a fence's first word names, or reports that there is none. A word that is
 * nearly one is then taken for it, so that no other fault follows from this one. */
static bool find_kind(struct reader *reader, const char *word, size_t size, struct block *block)
{
    const char *words[KINDS + 1] = {0};
    if (named_kind(word, size, &block->kind))
        return true;
    for (size_t i = 0; i < KINDS; i++)
        words[i] = kinds[i].word;
    char what[100], mend[200];
    const char *near = nearest_word(word, size, words);
    snprintf(what, sizeof what, "`%.*s` is no kind of block", (int)(size < 60 ? size : 60), word);
    if (near)
        snprintf(mend, sizeof mend, "Did you mean `%s`?", near);
    else
        snprintf(mend, sizeof mend,
                 "Kinds: console predict task check hint wrong solution explain setup teardown, "
                 "text c sh python.");
    fault_at(&reader->lesson->source, word, size, mend, what);
    return near && named_kind(near, strlen(near), &block->kind);
}

/* Reads what the text of the block says, by its kind. */
static void read_text(struct lesson *lesson, struct block *block)
{
    bool blank = block->text[strspn(block->text, " \t\n")] == '\0';
    bool place = block->kind == BLOCK_CONSOLE && lesson->language;
    bool needs_none = (block->kind == BLOCK_CHECK && block->gone) || place;
    if (blank && block->kind != BLOCK_SHOWN && !needs_none)
        fault(&lesson->source, block->line, 1, 3, "Fill it, or take it away.", "an empty `%s`",
              block_kind_word(block->kind));
    else if (place)
        return; /* a translation's transcript marks where the original's belongs */
    else if (block->kind == BLOCK_CONSOLE || block->kind == BLOCK_SOLUTION ||
             block->kind == BLOCK_WRONG)
        block->script = transcript_read(lesson, block);
    else if (block->kind == BLOCK_PREDICT)
        block->prediction = prediction_read(lesson, block);
    else if (block->kind == BLOCK_CHECK && block->gone)
        ending_read(lesson, block->line, block->gone);
}

/* Whether the fence that begins on LINE of the source is closed at END. */
static bool closed_fence(const struct source *source, int end, const char *fence)
{
    size_t size, at = 0, count = 0;
    const char *text = source_line(source, end, &size);
    while (at < size && text[at] == ' ')
        at++;
    while (at + count < size && text[at + count] == *fence)
        count++;
    return count >= 3;
}

void read_fence(struct reader *reader, cmark_node *node)
{
    struct lesson *lesson = reader->lesson;
    struct block *block = arena_zalloc(&lesson->arena, sizeof *block);
    size_t size;
    block->line = cmark_node_get_start_line(node);
    block->end_line = cmark_node_get_end_line(node);
    block->text_line = block->line + 1;
    block->text = cmark_node_get_literal(node);
    block->node = node;
    block->kind = BLOCK_SHOWN;
    const char *fence = source_line(&lesson->source, block->line, &size), *end = fence + size;
    while (fence < end && *fence == ' ')
        fence++;
    const char *word = fence;
    while (word < end && (*word == '`' || *word == '~'))
        word++;
    if (word - fence >= 3) {
        if (block->end_line == block->line ||
            !closed_fence(&lesson->source, block->end_line, fence))
            fault_at(&lesson->source, fence, 3, "Close it with a line of the same signs.",
                     "a fence that does not end");
        while (word < end && *word == ' ')
            word++;
        size_t length = 0;
        while (word + length < end && word[length] != ' ' && word[length] != '\t')
            length++;
        if (length > 0 && !find_kind(reader, word, length, block))
            return;
        read_words(lesson, block, word + length, end);
        read_text(lesson, block);
    }
    add_block(reader, block);
}

void finish_step(struct reader *reader)
{
    struct step *step = reader->step;
    if (!step)
        return;
    struct source *source = &reader->lesson->source;
    if (reader->open_prediction)
        fault(source, reader->open_prediction->line, 1, 3,
              "Let a `console` follow that prints the answer.", "a prediction that nothing proves");
    bool judged = step->task && !reader->lesson->language;
    if (judged && reader->checks == 0)
        fault(source, step->task->line, 1, 3, "Add a `check` that judges what was done.",
              "a task without a check");
    if (judged && reader->solutions == 0)
        fault(source, step->task->line, 1, 3, "Add a `solution` that passes the check.",
              "a task without a solution");
    if (!*step->id)
        fault(source, step->line, 1, 2, "Give it one with `<!-- step: id=… -->` under the heading.",
              "the heading holds no letters to make an id of");
    reader->open_prediction = NULL;
    reader->checks = reader->solutions = 0;
}
