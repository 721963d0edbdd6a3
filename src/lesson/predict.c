/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A prediction: a question, and a list of answers of which one is marked, each with what to say to
 * one who took it.
 *
 *     What does the parent see?
 *     - [ ] `3`: That is what the child gave; the parent sees it with eight zero bits behind it.
 *     - [x] `768`: 3 times 256.
 */
#include "base/text.h"
#include "lesson/reader.h"
#include <string.h>

/* Reads "- [x] `choice`: reply" on one line of the block. After a fault it is a choice as well, so
 * that no other fault follows from it. */
static struct choice *read_choice(struct lesson *lesson, int line, const char *text, size_t size)
{
    struct source *source = &lesson->source;
    struct choice *choice = arena_zalloc(&lesson->arena, sizeof *choice);
    const char *end = text + size, *p = text + 5;
    choice->line = line;
    choice->right = text[3] == 'x';
    while (p < end && *p == ' ')
        p++;
    const char *close = p < end && *p == '`' ? memchr(p + 1, '`', (size_t)(end - p - 1)) : NULL;
    if (!close || close == p + 1) {
        fault(source, line, (int)(p - text) + 1, 1,
              "Write it as - [ ] `what is printed`: the reply.", "a choice stands in backticks");
        choice->text = choice->reply = "?";
        return choice;
    }
    choice->text = arena_copy(&lesson->arena, p + 1, (size_t)(close - p - 1));
    p = close + 1;
    if (p < end && *p == ':')
        p++;
    while (p < end && *p == ' ')
        p++;
    choice->reply = arena_copy(&lesson->arena, p, (size_t)(end - p));
    return choice;
}

static bool is_choice(const char *text, size_t size)
{
    return size >= 5 && (memcmp(text, "- [ ]", 5) == 0 || memcmp(text, "- [x]", 5) == 0);
}

/* Adds a further line to what a choice replies. */
static void lengthen_reply(struct lesson *lesson, struct choice *choice, const char *text,
                           size_t size)
{
    struct text whole = {0};
    while (size > 0 && *text == ' ')
        text++, size--;
    text_add_string(&whole, choice->reply);
    if (whole.size > 0)
        text_char(&whole, ' ');
    text_add(&whole, text, size);
    choice->reply = arena_copy(&lesson->arena, whole.bytes, whole.size);
    text_free(&whole);
}

/* What a prediction as a whole may not lack. */
static void judge(struct lesson *lesson, const struct block *block,
                  const struct prediction *prediction)
{
    struct source *source = &lesson->source;
    int choices = 0, right = 0;
    for (const struct choice *choice = prediction->choices; choice; choice = choice->next) {
        choices++;
        right += choice->right;
        if (!*choice->reply)
            fault(source, choice->line, 1, 5,
                  "Say behind it, after a colon, what to tell one who took it.",
                  "a choice without a reply");
    }
    if (prediction->answer && choices > 0)
        fault(source, block->line, 1, 3, "Keep one of them.",
              "a prediction has an answer= or choices, not both");
    else if (!prediction->answer && choices < 2)
        fault(source, block->text_line, 1, 1,
              "Add lines such as - [ ] `3`: why not, and one - [x].",
              "a prediction offers at least two choices");
    else if (!prediction->answer && right != 1)
        fault(source, block->text_line, 1, 1, "Mark one with - [x].",
              "%d choices are marked as right", right);
    if (!prediction->question[strspn(prediction->question, " \n")])
        fault(source, block->line, 1, 3, "Put the question above the choices.",
              "a prediction asks nothing");
}

const struct prediction *prediction_read(struct lesson *lesson, const struct block *block)
{
    struct prediction *prediction = arena_zalloc(&lesson->arena, sizeof *prediction);
    struct choice **next = &prediction->choices, *last = NULL;
    struct text question = {0};
    int line = block->text_line;
    for (const char *p = block->text; *p; line++) {
        size_t size = strcspn(p, "\n");
        if (is_choice(p, size)) {
            *next = last = read_choice(lesson, line, p, size);
            next = &last->next;
        } else if (last && size > 2 && p[0] == ' ') {
            lengthen_reply(lesson, last, p, size);
        } else if (last && size > 0) {
            fault(&lesson->source, line, 1, size,
                  "Begin a choice with - [ ] or - [x]; indent what continues one.",
                  "this is no choice");
        } else if (!last) {
            text_add(&question, p, size);
            text_char(&question, '\n');
        }
        p += size + (p[size] == '\n');
    }
    prediction->question = arena_copy(&lesson->arena, question.bytes, question.size);
    prediction->answer = block->answer;
    text_free(&question);
    judge(lesson, block, prediction);
    return prediction;
}
