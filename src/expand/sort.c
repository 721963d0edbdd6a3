/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sorting names.
 *
 * In the locales C and C.UTF-8 the order is that of the bytes. Then eight bytes of each name are
 * made one number, and most comparisons are of two numbers, without a look at the names. The names
 * of one directory often begin alike, so those eight bytes are taken from behind what all have in
 * common.
 */
#include "expand/sort.h"

#include "base/locale.h"
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

struct entry {
    uint64_t key; /* the bytes from `common` on, the first one the most significant; 0 in other
                     locales */
    char *name;
};

struct order {
    bool bytes;    /* the locale's order is that of the bytes */
    size_t common; /* how many bytes all names begin with alike */
};

static bool is_before(const struct order *order, const struct entry *a, const struct entry *b)
{
    if (a->key != b->key)
        return a->key < b->key;
    if (order->bytes)
        return strcmp(a->name + order->common, b->name + order->common) < 0;
    int difference = strcoll(a->name, b->name);
    return difference ? difference < 0 : strcmp(a->name, b->name) < 0;
}

static size_t common_beginning(char *const *names, size_t count)
{
    size_t common = strlen(names[0]);
    for (size_t i = 1; i < count; i++) {
        size_t same = 0;
        while (same < common && names[i][same] == names[0][same])
            same++;
        common = same;
    }
    return common;
}

static uint64_t key_of(const char *bytes)
{
    uint64_t key = 0;
    int left = 8;
    for (; left > 0 && *bytes; left--)
        key = key << 8 | (unsigned char)*bytes++;
    return left == 8 ? 0 : key << (8 * left);
}

/* Merges two sorted runs, which end where the other begins and at `end`. */
static void merge(const struct order *order, const struct entry *left, const struct entry *right,
                  const struct entry *end, struct entry *to)
{
    const struct entry *left_end = right;
    while (left < left_end && right < end)
        *to++ = is_before(order, right, left) ? *right++ : *left++;
    memcpy(to, left, (size_t)(left_end - left) * sizeof *to);
    to += left_end - left;
    memcpy(to, right, (size_t)(end - right) * sizeof *to);
}

/* Merge sort, from runs of one upwards. Returns where the sorted list is: in `list` or in `spare`.
 */
static struct entry *merge_sort(const struct order *order, struct entry *list, struct entry *spare,
                                size_t count)
{
    for (size_t run = 1; run < count; run *= 2) {
        for (size_t at = 0; at < count; at += 2 * run) {
            size_t middle = at + run < count ? at + run : count;
            size_t end = middle + run < count ? middle + run : count;
            merge(order, list + at, list + middle, list + end, spare + at);
        }
        struct entry *swap = list;
        list = spare;
        spare = swap;
    }
    return list;
}

void sort_names(struct arena *arena, char **names, size_t count)
{
    if (count < 2)
        return;
    struct arena_mark mark = arena_mark(arena);
    struct order order = {locale_orders_bytes(), 0};
    if (order.bytes)
        order.common = common_beginning(names, count);
    else
        locale_load();
    struct entry *list = arena_alloc(arena, 2 * count * sizeof *list);
    for (size_t i = 0; i < count; i++)
        list[i] = (struct entry){order.bytes ? key_of(names[i] + order.common) : 0, names[i]};
    const struct entry *sorted = merge_sort(&order, list, list + count, count);
    for (size_t i = 0; i < count; i++)
        names[i] = sorted[i].name;
    arena_release(arena, mark);
}
