/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Arenas: memory that is given back all at once.
 *
 * A tree, or the words that one command expands to, is made of many small pieces that die together.
 * They are cut from blocks, one after the other, and nobody frees a piece.
 */
#ifndef NACRE_BASE_ARENA_H
#define NACRE_BASE_ARENA_H

#include <stddef.h>

struct arena_block;

/* All zero is an empty arena. */
struct arena {
    char *next; /* where the next piece begins */
    char *end;  /* of the block */
    struct arena_block *block;
};

/* A place in an arena, to go back to. */
struct arena_mark {
    char *next;
    struct arena_block *block;
};

/* What arena_alloc calls when the block is full. */
void *arena_alloc_slowly(struct arena *arena, size_t size);

/* Cuts `size` bytes, aligned for any object, not cleared. Never NULL: the program ends when memory
 * does. */
static inline void *arena_alloc(struct arena *arena, size_t size)
{
    size_t rounded = (size + 15) & ~(size_t)15;
    if (rounded - 1 >= (size_t)(arena->end - arena->next)) /* too much, nothing, or an overflow */
        return arena_alloc_slowly(arena, size);
    char *piece = arena->next;
    arena->next += rounded;
    return piece;
}

/* The same, filled with zeros. */
void *arena_zalloc(struct arena *arena, size_t size);

/* A copy of `size` bytes of `text` and a NUL. */
char *arena_copy(struct arena *arena, const char *text, size_t size);

/* Remembers a place; arena_release gives back all that was cut since. */
static inline struct arena_mark arena_mark(const struct arena *arena)
{
    return (struct arena_mark){arena->next, arena->block};
}
void arena_release_slowly(struct arena *arena, struct arena_mark mark);
static inline void arena_release(struct arena *arena, struct arena_mark mark)
{
    if (arena->block == mark.block)
        arena->next = mark.next;
    else
        arena_release_slowly(arena, mark);
}

/* Gives back everything; the arena is then empty. */
void arena_free(struct arena *arena);

/* malloc, calloc (of one object), realloc and strdup that end the program with a message when there
 * is no memory. */
void *xmalloc(size_t size);
void *xzalloc(size_t size);
void *xrealloc(void *old, size_t size);
char *xstrdup(const char *text);

#endif
