/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks of what is translated: FNV-1a, folded to eight digits. They tell a change from none, and
 * keep out nobody. */
#include "lesson/mark.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

static uint64_t add(uint64_t hash, const char *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * 0x100000001b3u;
    return (hash ^ '\n') * 0x100000001b3u;
}

/* Prose counts as it is written; its parsed form would change with the parser. */
static uint64_t add_block(uint64_t hash, const struct source *source, const struct block *block)
{
    switch (block->kind) {
    case BLOCK_PROSE:
        for (int line = block->line; line <= block->end_line; line++) {
            size_t size;
            const char *text = source_line(source, line, &size);
            if (size > 0) /* how many empty lines belong to a list is for the parser to say */
                hash = add(hash, text, size);
        }
        return hash;
    case BLOCK_SHOWN:
    case BLOCK_CONSOLE:
    case BLOCK_PREDICT:
    case BLOCK_TASK:
    case BLOCK_HINT:
    case BLOCK_EXPLAIN:
        hash = add(hash, block_kind_word(block->kind), strlen(block_kind_word(block->kind)));
        return add(hash, block->text, strlen(block->text));
    default:
        return hash;
    }
}

static const char *mark_of(struct lesson *lesson, const char *title, const struct block *block)
{
    uint64_t hash = add(0xcbf29ce484222325u, title, strlen(title));
    char mark[9];
    for (; block; block = block->next)
        hash = add_block(hash, &lesson->source, block);
    snprintf(mark, sizeof mark, "%08x", (unsigned)(hash ^ hash >> 32));
    return arena_copy(&lesson->arena, mark, strlen(mark));
}

void marks_set(struct lesson *lesson)
{
    lesson->mark = mark_of(lesson, lesson->title, lesson->prose);
    for (struct step *step = lesson->steps; step; step = step->next)
        step->mark = mark_of(lesson, step->title, step->blocks);
}
