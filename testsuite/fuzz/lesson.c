/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Fuzzes the lesson reader, the matcher and what lays out prose. The input is a lesson; what its
 * transcripts expect is matched against the lesson's own lines, so that placeholders, gaps and
 * lanes meet text that looks like theirs. Nothing that is laid out may hold a control character:
 * the program aborts when something does.
 *
 * `make fuzz-lesson` builds and runs it.
 */
#include "lesson/lesson.h"
#include "lesson/diff.h"
#include "lesson/prose.h"
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { MOST_LINES = 40 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Aborts when TEXT holds what a terminal would act on. */
static void demand_plain(const struct text *text)
{
    for (size_t i = 0; i < text->size; i++) {
        unsigned char byte = (unsigned char)text->bytes[i];
        if ((byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7f ||
            (byte == 0xc2 && i + 1 < text->size && (unsigned char)text->bytes[i + 1] < 0xa0))
            abort();
    }
}

static void lay_out(const struct block *block, const struct page *page)
{
    struct text out = {0};
    if (block->node && block->kind == BLOCK_PROSE)
        prose_node(page, "  ", block->node, &out);
    else
        prose_markdown(page, "  ", block->text, &out);
    demand_plain(&out);
    text_free(&out);
}

/* Compares what a transcript expects with LINES, and shows the difference. */
static void compare(const struct transcript *script, const struct lines *lines)
{
    struct bindings bindings = {0};
    for (const struct command *command = script->commands; command; command = command->next) {
        const struct item *from = command->items, *rest = from;
        do {
            struct expected expected;
            struct changes changes;
            struct text report = {0}, typed = {0};
            expected_build(&expected, script, from, &rest);
            match(&expected, lines, &bindings);
            diff(&expected, lines, &bindings, &changes);
            diff_report(&changes, &bindings, &report);
            demand_plain(&report);
            if (command->lines->text)
                bindings_fill(&bindings, command->lines->text, command->lines->size, &typed);
            changes_free(&changes);
            expected_free(&expected);
            text_free(&report);
            text_free(&typed);
            from = rest ? rest->next : NULL;
        } while (rest);
    }
    bindings_free(&bindings);
}

static void use(const struct lesson *lesson)
{
    struct lines lines = {0};
    const struct page page = {.columns = 40, .rows = 24};
    lines_add(&lines, lesson->source.text, lesson->source.size, REGION_OUTPUT);
    if (lines.count > MOST_LINES)
        lines.count = MOST_LINES;
    for (const struct block *block = lesson->prose; block; block = block->next)
        lay_out(block, &page);
    for (const struct step *step = lesson->steps; step; step = step->next)
        for (const struct block *block = step->blocks; block; block = block->next) {
            lay_out(block, &page);
            if (block->script)
                compare(block->script, &lines);
        }
    lines_free(&lines);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char name[40];
    struct lesson lesson;
    int file = memfd_create("lesson", 0);
    if (file < 0 || write(file, data, size) != (ssize_t)size)
        abort();
    snprintf(name, sizeof name, "/proc/self/fd/%d", file);
    if (lesson_read(&lesson, name))
        use(&lesson);
    lesson_free(&lesson);
    close(file);
    return 0;
}
