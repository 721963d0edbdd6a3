/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes asciicast v2, as it is described at docs.asciinema.org/manual/asciicast/v2. */
#include "lesson/cast.h"

#include "base/arena.h"
#include "base/names.h"
#include "base/utf8.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000000 + time.tv_nsec / 1000;
}

/* How many bytes at the front of TEXT are the beginning of a character that is not whole yet; else
 * 0. */
static size_t begun_character(const char *bytes, size_t size)
{
    unsigned char first = (unsigned char)bytes[0];
    size_t whole = first >= 0xf0 && first < 0xf5 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 1;
    if (first < 0xc2 || first >= 0xf5 || size >= whole)
        return 0;
    for (size_t i = 1; i < size; i++)
        if (((unsigned char)bytes[i] & 0xc0) != 0x80)
            return 0;
    return size;
}

/* Adds bytes as the inside of a JSON string. Returns how many were taken: the beginning of a
 * character may be left over. */
static size_t add_json(const char *bytes, size_t size, struct text *out)
{
    size_t at = 0;
    while (at < size) {
        uint32_t character;
        unsigned char byte = (unsigned char)bytes[at];
        size_t length = utf8_decode(bytes + at, size - at, &character);
        if (length == 0 && begun_character(bytes + at, size - at))
            return at;
        if (length == 0)
            text_add_string(out, "\\ufffd");
        else if (byte == '"' || byte == '\\')
            text_format(out, "\\%c", byte);
        else if (byte < 0x20 || byte == 0x7f)
            text_format(out, "\\u%04x", byte);
        else
            text_add(out, bytes + at, length);
        at += length ? length : 1;
    }
    return size;
}

static void put(struct cast *cast, const struct text *line)
{
    if (fwrite(line->bytes, 1, line->size, cast->file) != line->size || fflush(cast->file) != 0)
        cast->failed = true;
}

/* Writes an event of the kind KIND. Returns how many bytes of its text were taken. */
static size_t event(struct cast *cast, char kind, const char *bytes, size_t size)
{
    struct text line = {0};
    int64_t since = (cast->stopped ? cast->stopped : now()) - cast->begun;
    text_format(&line, "[%lld.%06lld, \"%c\", \"", (long long)(since / 1000000),
                (long long)(since % 1000000), kind);
    size_t empty = line.size, taken = add_json(bytes, size, &line);
    if (line.size > empty || kind != 'o') {
        text_add_string(&line, "\"]\n");
        put(cast, &line);
    }
    text_free(&line);
    return taken;
}

bool cast_open(struct cast *cast, const char *file, const char *title, const char *term,
               int columns, int rows)
{
    struct text line = {0};
    *cast = (struct cast){.file = fopen(file, "we")};
    if (!cast->file)
        return false;
    cast->name = xstrdup(file);
    cast->begun = now();
    text_format(
        &line, "{\"version\": 2, \"width\": %d, \"height\": %d, \"timestamp\": %lld, \"title\": \"",
        columns, rows, (long long)time(NULL));
    add_json(title, strlen(title), &line);
    text_add_string(&line, "\", \"env\": {\"SHELL\": \"nacre\", \"TERM\": \"");
    add_json(term, strlen(term), &line);
    text_add_string(&line, "\"}}\n");
    put(cast, &line);
    text_free(&line);
    return true;
}

void cast_output(struct cast *cast, const char *bytes, size_t size)
{
    if (!cast->file)
        return;
    text_add(&cast->rest, bytes, size);
    size_t taken = event(cast, 'o', cast->rest.bytes, cast->rest.size);
    memmove(cast->rest.bytes, cast->rest.bytes + taken, cast->rest.size - taken);
    cast->rest.size -= taken;
}

void cast_marker(struct cast *cast, const char *label)
{
    if (cast->file)
        event(cast, 'm', label, strlen(label));
}

void cast_resize(struct cast *cast, int columns, int rows)
{
    char size[40];
    snprintf(size, sizeof size, "%dx%d", columns, rows);
    if (cast->file)
        event(cast, 'r', size, strlen(size));
}

void cast_stop(struct cast *cast)
{
    if (!cast->stopped)
        cast->stopped = now();
}

void cast_continue(struct cast *cast)
{
    if (cast->stopped)
        cast->begun += now() - cast->stopped;
    cast->stopped = 0;
}

bool cast_close(struct cast *cast)
{
    if (!cast->file)
        return true;
    if (fclose(cast->file) != 0)
        cast->failed = true;
    if (cast->failed)
        fprintf(stderr, "nacre-lesson: write(\"%s\"): %s (%s)\n", cast->name, errno_text(errno),
                errno_name(errno));
    bool good = !cast->failed;
    free(cast->name);
    text_free(&cast->rest);
    *cast = (struct cast){0};
    return good;
}
