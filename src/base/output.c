/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The buffer of standard output: one for the process, as standard output is. */
#include "base/output.h"

#include "base/arena.h"
#include "base/text.h"
#include "sys/sys.h"
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { ROOM = 4096 };

static struct {
    size_t size;
    int error;   /* errno of the first failed write, 0 while all went well */
    char *bytes; /* of ROOM */
} buffer;

volatile sig_atomic_t output_given_up;

/* Writes all of `bytes`, however many turns it takes. */
static int write_whole(const char *bytes, size_t size)
{
    while (size) {
        if (output_given_up)
            return EINTR;
        why("what a builtin printed is kept back until it is done, then written at once");
        ssize_t done = sys_write(1, bytes, size);
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return errno;
        bytes += done;
        size -= (size_t)done;
    }
    return 0;
}

/* An empty buffer is not written to: each write would copy a page that is shared with a child. */
static void empty(void)
{
    if (!buffer.size)
        return;
    if (!buffer.error)
        buffer.error = write_whole(buffer.bytes, buffer.size);
    buffer.size = 0;
}

void output_begin(void)
{
    buffer.bytes = xmalloc(ROOM);
}

void output_add(const char *bytes, size_t size)
{
    if (size > ROOM - buffer.size)
        empty();
    if (size > ROOM) {
        if (!buffer.error)
            buffer.error = write_whole(bytes, size);
        return;
    }
    if (size)
        memcpy(buffer.bytes + buffer.size, bytes, size);
    buffer.size += size;
}

void output_string(const char *string)
{
    output_add(string, strlen(string));
}

void output_char(char c)
{
    output_add(&c, 1);
}

void output_number(long long number)
{
    char digits[24], *end = digits + sizeof digits, *begin = decimal(end, number);
    output_add(begin, (size_t)(end - begin));
}

void output_format(const char *format, ...)
{
    struct text text = {0};
    va_list arguments;
    va_start(arguments, format);
    int size = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (size < 0)
        return;
    text_reserve(&text, (size_t)size + 1);
    va_start(arguments, format);
    vsnprintf(text.bytes, (size_t)size + 1, format, arguments);
    va_end(arguments);
    output_add(text.bytes, (size_t)size);
    text_free(&text);
}

int output_flush(void)
{
    empty();
    int error = buffer.error;
    if (error)
        buffer.error = 0;
    return error;
}

int output_waiting(void)
{
    return buffer.size != 0;
}

void output_discard(void)
{
    buffer.size = 0;
    buffer.error = 0;
}
