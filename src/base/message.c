/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages to people. Each is put together in one buffer on the stack and written at once, so that
 * two processes' messages do not mix. */
#include "base/message.h"

#include "base/arena.h"
#include "base/names.h"
#include "base/output.h"
#include "base/text.h"
#include "base/utf8.h"
#include "sys/sys.h"
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST = 4096, VISIBLE = 200, TURNS = 8 };

void (*message_before)(void);

static struct {
    const char *name;
    const int *line;
} source;

void message_source(const char *name, const int *line)
{
    source.name = name;
    source.line = line;
}

/* Appends to a buffer of LONGEST bytes; what does not fit is cut. Returns the new size. */
static size_t append(char *buffer, size_t size, const char *format, va_list arguments)
{
    int more = vsnprintf(buffer + size, LONGEST - size, format, arguments);
    if (more < 0)
        return size;
    size += (size_t)more;
    return size < LONGEST ? size : LONGEST - 1;
}

static size_t appendf(char *buffer, size_t size, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    size = append(buffer, size, format, arguments);
    va_end(arguments);
    return size;
}

static size_t begin(char *buffer, const char *who)
{
    size_t size = 0;
    if (source.name)
        size = appendf(buffer, size, "%s:%d: ", visible(source.name), *source.line);
    if (who)
        size = appendf(buffer, size, "%s: ", who);
    return size;
}

static void finish(char *buffer, size_t size)
{
    if (size == LONGEST - 1)
        size--;
    buffer[size++] = '\n';
    int saved = errno;
    if (message_before)
        message_before();
    ssize_t done;
    do
        why("a message goes to standard error, where a pipe or file of results does not swallow "
            "it");
    while ((done = sys_write(2, buffer, size)) < 0 && errno == EINTR);
    errno = saved;
}

void message(const char *who, const char *format, ...)
{
    char buffer[LONGEST];
    va_list arguments;
    size_t size = begin(buffer, who);
    va_start(arguments, format);
    size = append(buffer, size, format, arguments);
    va_end(arguments);
    finish(buffer, size);
}

void message_errno(const char *who, int error, const char *call, ...)
{
    char buffer[LONGEST];
    va_list arguments;
    size_t size = begin(buffer, who);
    va_start(arguments, call);
    size = append(buffer, size, call, arguments);
    va_end(arguments);
    const char *name = errno_name(error);
    size = appendf(buffer, size, ": %s", errno_text(error));
    if (name)
        size = appendf(buffer, size, " (%s)", name);
    finish(buffer, size);
}

const char *visible(const char *string)
{
    static char(*buffers)[VISIBLE + 16];
    static unsigned turn;
    if (!buffers)
        buffers = xmalloc(TURNS * sizeof *buffers);
    char *buffer = buffers[turn++ % TURNS];
    size_t size = strlen(string), to = 0, i = 0;
    while (i < size && to < VISIBLE) {
        size_t length = utf8_printable(string + i, size - i);
        if (length) {
            memcpy(buffer + to, string + i, length);
            to += length;
            i += length;
        } else {
            to += (size_t)snprintf(buffer + to, 5, "\\%03o", (unsigned char)string[i++]);
        }
    }
    memcpy(buffer + to, i < size ? "..." : "", i < size ? 4 : 1);
    return buffer;
}

_Noreturn void message_die(const char *text)
{
    message("nacre", "%s", text);
    why("nothing can be relied on any more, so no buffer is flushed and no trap is run");
    sys__exit(2);
}

bool message_colour(int fd)
{
    const char *term = getenv("TERM"), *no_colour = getenv("NO_COLOR");
    if (!term || !*term || strcmp(term, "dumb") == 0 || (no_colour && *no_colour))
        return false;
    why("colours are for a terminal: in a file they would be noise");
    return sys_isatty(fd) == 1;
}

int message_columns(int fd)
{
    unsigned short rows, columns;
    why("lines are laid out to the width of the window");
    if (sys_getwinsize(fd, &rows, &columns) == 0 && columns > 0)
        return columns;
    return 80;
}
