/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The file as lines, and what is said when something is wrong in one of them. A file is refused
 * here when it is no plain text, so that nothing later has to ask whether a byte may be shown.
 */
#include "lesson/diag.h"

#include "base/arena.h"
#include "base/names.h"
#include "base/text.h"
#include "base/utf8.h"
#include "lesson/lesson.h"
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* How much of a long line is shown on either side of the fault. */
enum { BEFORE = 60, AFTER = 40 };

/* Names a call on FILE that failed. */
static bool failed(const char *call, const char *file)
{
    int error = errno;
    struct text text = {0};
    text_add_visible(&text, file, strlen(file), 0, 1);
    fprintf(stderr, "nacre-lesson: %s(%s): %s (%s)\n", call, text_end(&text), errno_text(error),
            errno_name(error));
    text_free(&text);
    return false;
}

static bool read_all(struct source *source, const char *file, int fd)
{
    struct text text = {0};
    for (;;) {
        text_reserve(&text, 65536);
        ssize_t got = read(fd, text.bytes + text.size, 65536);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            text_free(&text);
            return failed("read", file);
        }
        if (got == 0)
            break;
        text.size += (size_t)got;
        if (text.size > LESSON_LIMIT) {
            text_free(&text);
            fprintf(stderr, "nacre-lesson: a lesson of more than %d MiB is not read\n",
                    LESSON_LIMIT >> 20);
            return false;
        }
    }
    source->text = text_end(&text);
    source->size = text.size;
    return true;
}

/* Takes the carriage return out of each CR LF. */
static void drop_returns(struct source *source)
{
    size_t kept = 0;
    for (size_t i = 0; i < source->size; i++)
        if (source->text[i] != '\r' || source->text[i + 1] != '\n')
            source->text[kept++] = source->text[i];
    source->text[kept] = '\0';
    source->size = kept;
}

static void find_lines(struct source *source)
{
    size_t room = 1;
    for (size_t i = 0; i < source->size; i++)
        room += source->text[i] == '\n';
    source->starts = xmalloc(room * sizeof *source->starts);
    source->starts[source->lines++] = 0;
    for (size_t i = 0; i + 1 < source->size; i++)
        if (source->text[i] == '\n')
            source->starts[source->lines++] = i + 1;
}

/* Looks for a byte that is no text. Only the first is reported: after it, little can be said about
 * the rest. */
static bool plain_line(struct source *source, int line)
{
    size_t size;
    const char *text = source_line(source, line, &size);
    if (size > LINE_LIMIT) {
        fault(source, line, 1, 1, "Break the line.", "a line of more than %d KiB",
              LINE_LIMIT >> 10);
        return false;
    }
    for (size_t i = 0; i < size;) {
        size_t length = text[i] == '\t' ? 1 : utf8_printable(text + i, size - i);
        if (length == 0) {
            unsigned char byte = (unsigned char)text[i];
            if (byte < 0x20 || byte == 0x7f)
                fault(source, line, (int)i + 1, 1,
                      "In a transcript, write it as an escape on a line that ends in ` (esc)`.",
                      "a control character, 0x%02x", byte);
            else
                fault(source, line, (int)i + 1, 1,
                      "Save the file as UTF-8, without invisible characters.",
                      "the byte 0x%02x does not begin a printable UTF-8 character", byte);
            return false;
        }
        i += length;
    }
    return true;
}

bool source_read(struct source *source, const char *file)
{
    *source = (struct source){.name = file};
    int fd = open(file, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return failed("open", file);
    bool done = read_all(source, file, fd);
    close(fd);
    if (!done)
        return false;
    drop_returns(source);
    find_lines(source);
    for (int line = 1; line <= source->lines; line++)
        if (!plain_line(source, line))
            return false;
    return true;
}

void source_free(struct source *source)
{
    free(source->text);
    free(source->starts);
    source->text = NULL;
    source->starts = NULL;
}

const char *source_line(const struct source *source, int line, size_t *size)
{
    *size = 0;
    if (line < 1 || line > source->lines)
        return "";
    const char *text = source->text + source->starts[line - 1];
    const char *end = memchr(text, '\n', source->size - source->starts[line - 1]);
    *size = end ? (size_t)(end - text) : source->size - source->starts[line - 1];
    return text;
}

int source_column(const struct source *source, int line, const char *word)
{
    size_t size;
    const char *text = source_line(source, line, &size);
    const char *found = memmem(text, size, word, strlen(word));
    return found ? (int)(found - text) + 1 : 1;
}

/* Steps back to the front of the character that holds offset AT. */
static size_t character_front(const char *text, size_t at)
{
    while (at > 0 && ((unsigned char)text[at] & 0xc0) == 0x80)
        at--;
    return at;
}

/* Writes the line and, under it, a caret and as many tildes as the fault is wide. */
static void show_place(const struct source *source, int line, int column, size_t width,
                       struct text *out)
{
    size_t size;
    const char *text = source_line(source, line, &size);
    size_t at = column > 0 ? (size_t)column - 1 : 0;
    if (at > size)
        at = size;
    size_t from = at > BEFORE ? character_front(text, at - BEFORE) : 0;
    size_t to = size - at > AFTER ? character_front(text, at + AFTER) : size;
    struct text shown = {0}, before = {0};
    text_add_visible(&before, text + from, at - from, 0, 0);
    text_add_visible(&shown, text + from, to - from, 0, 0);
    size_t columns = utf8_columns(before.bytes, before.size);
    text_format(out, "%6d | %s%s%s\n", line, from > 0 ? "..." : "", text_end(&shown),
                to < size ? "..." : "");
    text_format(out, "       | %*s^", (int)columns + (from > 0 ? 3 : 0), "");
    for (size_t i = 1; i < width && at + i < to; i++)
        text_char(out, '~');
    text_char(out, '\n');
    text_free(&shown);
    text_free(&before);
}

void fault(struct source *source, int line, int column, size_t width, const char *mend,
           const char *format, ...)
{
    source->faults++;
    if (source->faults > MOST_FAULTS)
        return;
    char what[1024];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(what, sizeof what, format, arguments);
    va_end(arguments);
    struct text out = {0};
    text_add_visible(&out, source->name, strlen(source->name), 0, 0);
    text_format(&out, ":%d:%d: ", line, column);
    text_add_visible(&out, what, strlen(what), 0, 0);
    text_char(&out, '\n');
    show_place(source, line, column, width, &out);
    if (mend)
        text_format(&out, "       = %s\n", mend);
    fputs(text_end(&out), stderr);
    text_free(&out);
}
