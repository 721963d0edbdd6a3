/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Arenas: pieces are aligned and their own, and a mark gives back exactly what was cut since. */
#include "base/arena.h"

#include <dejagnu.h>
#include <stdint.h>
#include <string.h>

static void check(int good, const char *what)
{
    if (good)
        pass("%s", what);
    else
        fail("%s", what);
}

static int holds(const char *piece, char byte, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (piece[i] != byte)
            return 0;
    return 1;
}

/* Fills pieces of many sizes, and looks at each once all are there. */
static void pieces_do_not_overlap(void)
{
    struct arena arena = {0};
    char *pieces[200];
    int aligned = 1, kept = 1;
    for (size_t i = 1; i < 200; i++) {
        pieces[i] = arena_alloc(&arena, i * i);
        aligned = aligned && (uintptr_t)pieces[i] % _Alignof(max_align_t) == 0;
        memset(pieces[i], (int)(i % 100) + 1, i * i);
    }
    for (size_t i = 1; i < 200; i++)
        kept = kept && holds(pieces[i], (char)(i % 100 + 1), i * i);
    check(aligned, "a piece is aligned for any object");
    check(kept, "pieces of any size do not overlap");
    arena_free(&arena);
}

static void zalloc_clears(void)
{
    struct arena arena = {0};
    struct arena_mark mark = arena_mark(&arena);
    memset(arena_alloc(&arena, 300), 'x', 300);
    arena_release(&arena, mark);
    check(holds(arena_zalloc(&arena, 300), '\0', 300),
          "a cleared piece is clear in memory that was used before");
    arena_free(&arena);
}

static void release_gives_back(void)
{
    struct arena arena = {0};
    char *first = arena_copy(&arena, "first", 5);
    struct arena_mark mark = arena_mark(&arena);
    char *second = arena_alloc(&arena, 64);
    arena_release(&arena, mark);
    check(arena_alloc(&arena, 64) == second, "what was given back is cut again");
    for (int i = 0; i < 50; i++)
        memset(arena_alloc(&arena, 100000), 'y', 100000);
    arena_release(&arena, mark);
    check(strcmp(first, "first") == 0, "what was cut before the mark stays, over many blocks");
    check(arena_alloc(&arena, 64) == second, "a mark reaches back over many blocks");
    arena_free(&arena);
    check(arena.block == NULL && arena.next == NULL, "a freed arena is empty");
}

static void nothing_is_something(void)
{
    struct arena arena = {0};
    char *first = arena_alloc(&arena, 0), *second = arena_alloc(&arena, 0);
    check(first && second, "a piece of no bytes is a piece, also the first of all");
    arena_free(&arena);
}

int main(void)
{
    nothing_is_something();
    pieces_do_not_overlap();
    zalloc_clears();
    release_gives_back();
    return 0;
}
