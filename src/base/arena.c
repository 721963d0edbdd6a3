/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Arenas: a chain of blocks, the newest first. Blocks grow with the arena, so that a large tree
 * costs few of them, and one block is kept when an arena is released to its beginning, so that a
 * loop does not call malloc each time round.
 */
#include "base/arena.h"

#include "base/message.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct arena_block {
    struct arena_block *older;
    char *older_next; /* where the older block's next piece would begin */
    char *older_end;
    size_t size;
    max_align_t bytes[];
};

enum { FIRST_BLOCK = 4000, LARGEST_STEP = 256 * 1024 };

static _Noreturn void no_memory(void)
{
    message_die("there is no memory left");
}

void *xmalloc(size_t size)
{
    void *memory = malloc(size ? size : 1);
    if (!memory)
        no_memory();
    return memory;
}

/* Of memory that is fresh from the kernel, calloc knows that it is zero, and does not touch it. */
void *xzalloc(size_t size)
{
    void *memory = calloc(1, size ? size : 1);
    if (!memory)
        no_memory();
    return memory;
}

void *xrealloc(void *old, size_t size)
{
    void *memory = realloc(old, size ? size : 1);
    if (!memory)
        no_memory();
    return memory;
}

char *xstrdup(const char *text)
{
    size_t size = strlen(text) + 1;
    return memcpy(xmalloc(size), text, size);
}

void *arena_alloc_slowly(struct arena *arena, size_t size)
{
    if (size == 0)
        return arena_alloc(arena, 1);
    if (size > SIZE_MAX / 2)
        no_memory();
    size_t rounded = (size + 15) & ~(size_t)15;
    size_t room = FIRST_BLOCK;
    if (arena->block) {
        room = arena->block->size * 2;
        if (room > LARGEST_STEP)
            room = LARGEST_STEP;
    }
    if (room < rounded)
        room = rounded;
    struct arena_block *block = xmalloc(sizeof *block + room);
    block->older = arena->block;
    block->older_next = arena->next;
    block->older_end = arena->end;
    block->size = room;
    arena->block = block;
    arena->next = (char *)block->bytes + rounded;
    arena->end = (char *)block->bytes + room;
    return block->bytes;
}

void *arena_zalloc(struct arena *arena, size_t size)
{
    return memset(arena_alloc(arena, size), 0, size);
}

char *arena_copy(struct arena *arena, const char *text, size_t size)
{
    char *copy = arena_alloc(arena, size + 1);
    if (size)
        memcpy(copy, text, size);
    copy[size] = '\0';
    return copy;
}

void arena_release_slowly(struct arena *arena, struct arena_mark mark)
{
    while (arena->block != mark.block) {
        struct arena_block *block = arena->block;
        if (!block->older && !mark.block && block->size <= LARGEST_STEP) {
            arena->next = (char *)block->bytes;
            return;
        }
        arena->block = block->older;
        arena->next = block->older_next;
        arena->end = block->older_end;
        free(block);
    }
    arena->next = mark.next;
}

void arena_free(struct arena *arena)
{
    while (arena->block) {
        struct arena_block *block = arena->block;
        arena->block = block->older;
        free(block);
    }
    *arena = (struct arena){0};
}
