/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rows of the picture of descriptors, and what stands in them.
 *
 * The picture is bounded. When there are more rows than ROWS, a process shows its first descriptors
 * and those pipes that lead to another process of the picture, and the rest is counted by kind.
 */
#include "view/fds_rows.h"

#include "base/utf8.h"
#include <string.h>

enum { ROWS = 200, FIRST_SHOWN = 5, MOST_SHOWN = 16, LONGEST_NAME = 200 };

/* ---- What a row says ---- */

void fds_add_process(struct text *text, const struct process *process)
{
    text_add_visible(text, process->name, strlen(process->name), 0, 0);
    text_format(text, " %ld", (long)process->pid);
}

void fds_add_doing(struct text *text, const struct fds_picture *picture,
                   const struct holder *holder)
{
    if (holder->process->pid == picture->request->self) {
        text_add_string(text, "draws this picture");
        return;
    }
    switch (holder->wait) {
    case WAIT_NOT:
        text_add_string(text, "running");
        break;
    case WAIT_STOPPED:
        text_add_string(text, "stopped");
        break;
    case WAIT_ENDED:
        text_add_string(text, "a zombie: its descriptors are closed");
        break;
    case WAIT_READ:
    case WAIT_WRITE:
        text_format(text, "blocked in %s(%d)", holder->wait_call, holder->wait_fd);
        break;
    case WAIT_CHILD:
        text_format(text, "blocked in %s: waits for a child", holder->wait_call);
        break;
    case WAIT_CALL:
        text_format(text, "blocked in %s", holder->wait_call);
        break;
    case WAIT_UNKNOWN:
        text_add_string(text, "sleeping; in which call is not known");
        break;
    }
}

/* The end of a long name says more than its beginning. */
static void add_name(struct text *text, const char *name, size_t columns)
{
    size_t size = strlen(name);
    if (columns < 8 || columns > LONGEST_NAME)
        columns = columns < 8 ? 8 : LONGEST_NAME;
    if (utf8_columns(name, size) > columns) {
        text_add_string(text, "...");
        while (size && utf8_columns(name, size) > columns - 3) {
            name++;
            size--;
            while (size && ((unsigned char)*name & 0xc0) == 0x80) {
                name++;
                size--;
            }
        }
    }
    text_add_visible(text, name, size, 0, 0);
}

/* "here-document" of "/memfd:here-document (deleted)", as the kernel calls it; 0: it is no such
 * file. */
static size_t memory_file(const struct held *held, const char **name)
{
    static const char before[] = "/memfd:", behind[] = " (deleted)";
    size_t size = strlen(held->target), around = sizeof before + sizeof behind - 2;
    if (strncmp(held->target, before, sizeof before - 1) != 0 || size <= around)
        return 0;
    *name = held->target + sizeof before - 1;
    return size - around;
}

void fds_add_target(struct text *text, const struct held *held, size_t columns)
{
    const char *name;
    size_t size = memory_file(held, &name);
    if (held->kind == HELD_PIPE)
        text_format(text, "pipe %lu", held->inode);
    else if (size)
        text_add_visible(text, name, size < columns ? size : columns, 0, 0);
    else
        add_name(text, held->target, columns);
}

/* Adds a note behind those that are there already. */
static void note(struct text *text, size_t begin, const char *what)
{
    text_add_string(text, text->size > begin ? ", " : "");
    text_add_string(text, what);
}

/* Of a pipe: who holds the other end, where no line shows it. */
static void note_other_end(struct text *text, size_t begin, const struct fds_picture *picture,
                           const struct held *held)
{
    const struct channel *channel = held->channel;
    size_t others = 0;
    if (channel->lane >= 0 || (held->reads && held->writes))
        return;
    for (size_t i = 0; i < channel->count; i++) {
        const struct channel_end *end = &channel->ends[i];
        if (held->reads ? !end->writes : !end->reads)
            continue;
        if (others++ == 3) {
            text_add_string(text, ", ...");
            return;
        }
        note(text, begin, others > 1 ? "" : held->reads ? "written by " : "read by ");
        fds_add_process(text, end->process);
        if (!end->holder)
            text_add_string(text, " (elsewhere)");
    }
    bool blind = picture->holders.blind || picture->holders.far_blind;
    if (others == 0 && blind)
        note(text, begin, held->reads ? "no writer can be seen" : "no reader can be seen");
    else if (others == 0)
        note(text, begin, held->reads ? "no writer is left" : "no reader is left");
}

void fds_add_notes(struct text *text, const struct fds_picture *picture, const struct held *held)
{
    static const char *const names[HELD_KINDS] = {[HELD_FIFO] = "FIFO",
                                                  [HELD_TERMINAL] = "terminal",
                                                  [HELD_FILE] = "file",
                                                  [HELD_DIRECTORY] = "directory",
                                                  [HELD_DEVICE] = "device"};
    size_t begin = text->size;
    const char *name;
    if (names[held->kind])
        note(text, begin, memory_file(held, &name) ? "file in memory" : names[held->kind]);
    if (held->kind == HELD_FILE)
        text_format(text, ", at byte %lld of %lld", held->offset, held->size);
    if (held->append)
        note(text, begin, "appends");
    if (held->nonblocking)
        note(text, begin, "never blocks");
    if (held->channel)
        note_other_end(text, begin, picture, held);
    if (held->close_on_exec)
        note(text, begin, "close-on-exec");
    if (held->own) {
        note(text, begin, "nacre's own: ");
        text_add_visible(text, held->own, strlen(held->own), 0, 0);
    }
    if (held->inaccessible)
        note(text, begin, "its flags cannot be read");
}

void fds_add_kinds(struct text *text, const size_t kinds[HELD_KINDS])
{
    static const char *const names[HELD_KINDS][2] = {
        [HELD_PIPE] = {"pipe", "pipes"},
        [HELD_FIFO] = {"FIFO", "FIFOs"},
        [HELD_TERMINAL] = {"terminal", "terminals"},
        [HELD_FILE] = {"file", "files"},
        [HELD_DIRECTORY] = {"directory", "directories"},
        [HELD_DEVICE] = {"device", "devices"},
        [HELD_SOCKET] = {"socket", "sockets"},
        [HELD_OTHER] = {"other", "others"},
    };
    size_t begin = text->size;
    for (int kind = 0; kind < HELD_KINDS; kind++) {
        if (kinds[kind] == 0)
            continue;
        text_format(text, "%s%zu %s", text->size > begin ? ", " : "", kinds[kind],
                    names[kind][kinds[kind] != 1]);
    }
}

void fds_row_text(const struct fds_picture *picture, const struct fds_row *row, size_t name_columns,
                  struct text *text)
{
    const struct held *held = row->held;
    if (row->more) {
        text_format(text, "      %s %zu more: ", picture->request->utf8 ? "…" : "...", row->more);
        fds_add_kinds(text, row->kinds);
    } else if (!held) {
        fds_add_process(text, row->holder->process);
        text_add_string(text, "  ");
        fds_add_doing(text, picture, row->holder);
        if (row->holder->error)
            text_add_string(text, "; its descriptors are not yours to see");
    } else {
        text_format(text, "%5d %c%c  ", held->fd, held->reads ? 'r' : ' ',
                    held->writes ? 'w' : ' ');
        fds_add_target(text, held, name_columns);
        size_t before = text->size;
        text_add_string(text, "  ");
        fds_add_notes(text, picture, held);
        if (text->size == before + 2)
            text->size = before;
    }
}

/* ---- Which rows there are ---- */

static struct fds_row *add_row(struct fds_picture *picture, struct holder *holder,
                               struct held *held)
{
    if (picture->count == picture->room) {
        size_t room = picture->room ? picture->room * 2 : 64;
        struct fds_row *rows = arena_alloc(picture->arena, room * sizeof *rows);
        if (picture->count)
            memcpy(rows, picture->rows, picture->count * sizeof *rows);
        picture->rows = rows;
        picture->room = room;
    }
    struct fds_row *row = &picture->rows[picture->count++];
    *row = (struct fds_row){.holder = holder, .held = held};
    if (picture->count > 1)
        row->box = row[-1].box + (row[-1].holder != holder);
    return row;
}

/* Whether a pipe leads to another process of the picture. */
static bool leads_on(const struct held *held, const struct holder *holder)
{
    for (size_t i = 0; held->channel && i < held->channel->count; i++)
        if (held->channel->ends[i].holder && held->channel->ends[i].holder != holder)
            return true;
    return false;
}

static void add_holder(struct fds_picture *picture, struct holder *holder, bool crowded)
{
    struct fds_row left_out = {.holder = holder};
    size_t shown = 0;
    add_row(picture, holder, NULL);
    for (size_t i = 0; i < holder->count; i++) {
        struct held *held = &holder->list[i];
        bool wanted = shown < FIRST_SHOWN || (shown < MOST_SHOWN && leads_on(held, holder));
        if (crowded && !wanted) {
            left_out.more++;
            left_out.kinds[held->kind]++;
            continue;
        }
        add_row(picture, holder, held);
        shown++;
    }
    if (left_out.more)
        *add_row(picture, holder, NULL) = left_out;
}

void fds_rows(struct fds_picture *picture)
{
    size_t all = 0;
    for (size_t i = 0; i < picture->holders.count; i++)
        all += 1 + picture->holders.list[i].count;
    for (size_t i = 0; i < picture->holders.count; i++) {
        if (picture->count >= ROWS)
            picture->unseen++;
        else
            add_holder(picture, &picture->holders.list[i], all > ROWS);
    }
}

/* ---- Lanes ---- */

static void find_span(struct fds_picture *picture)
{
    for (size_t i = 0; i < picture->count; i++) {
        struct channel *channel = picture->rows[i].held ? picture->rows[i].held->channel : NULL;
        if (!channel)
            continue;
        if (channel->readers + channel->writers == 0)
            channel->first = i;
        channel->last = i;
        channel->readers += picture->rows[i].held->reads;
        channel->writers += picture->rows[i].held->writes;
    }
}

void fds_lanes(struct fds_picture *picture, int most)
{
    size_t *free_from = arena_zalloc(picture->arena, (size_t)most * sizeof *free_from);
    find_span(picture);
    for (size_t i = 0; i < picture->count; i++) {
        struct channel *channel = picture->rows[i].held ? picture->rows[i].held->channel : NULL;
        if (!channel || channel->first != i || channel->first == channel->last ||
            channel->readers == 0 || channel->writers == 0)
            continue;
        int lane = 0;
        while (lane < most && free_from[lane] > i)
            lane++;
        if (lane == most)
            continue;
        free_from[lane] = channel->last + 1;
        channel->lane = lane;
        if (lane >= picture->lanes)
            picture->lanes = lane + 1;
    }
}
