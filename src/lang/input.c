/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sources of commands. */
#include "lang/input.h"

#include "base/arena.h"
#include "base/message.h"
#include "state/shell.h"
#include "sys/sys.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BLOCK = 16384 };

static enum input_result text_line(struct shell *sh, struct input *input, struct text *line,
                                   bool more)
{
    (void)sh;
    (void)more;
    if (input->next == input->end)
        return INPUT_END;
    const char *newline = memchr(input->next, '\n', (size_t)(input->end - input->next));
    const char *end = newline ? newline + 1 : input->end;
    text_add(line, input->next, (size_t)(end - input->next));
    input->next = end;
    input->line++;
    return INPUT_LINE;
}

void input_from_text(struct input *input, const char *text, size_t size)
{
    *input = (struct input){.next_line = text_line, .next = text, .end = text + size, .fd = -1};
}

/* Reads the next block of a script at its private position, or what there is of a pipe. 0: end, -1:
 * error. */
static ssize_t fill(struct input *input)
{
    ssize_t size;
    if (!input->block)
        input->block = xmalloc(BLOCK);
    do {
        if (input->seekable) {
            why("the script is read at a position of this process's own, so that a forked child "
                "can go on by itself");
            size = sys_pread(input->fd, input->block, BLOCK, input->offset);
        } else {
            why("the script is a pipe or a terminal: it is read as it comes");
            size = sys_read(input->fd, input->block, BLOCK);
        }
    } while (size < 0 && errno == EINTR);
    input->block_next = 0;
    input->block_size = size > 0 ? (size_t)size : 0;
    if (size > 0)
        input->offset += size;
    return size;
}

/* Takes a line, or what is left of one, from the block. Returns whether its newline was there. */
static bool take_line(struct input *input, struct text *line)
{
    const char *from = input->block + input->block_next;
    size_t left = input->block_size - input->block_next;
    const char *newline = memchr(from, '\n', left);
    size_t size = newline ? (size_t)(newline - from) + 1 : left;
    text_add(line, from, size);
    input->block_next += size;
    return newline;
}

static enum input_result file_line(struct shell *sh, struct input *input, struct text *line,
                                   bool more)
{
    size_t before = line->size;
    (void)sh;
    (void)more;
    for (;;) {
        if (input->block_next < input->block_size && take_line(input, line))
            break;
        ssize_t size = fill(input);
        if (size < 0) {
            message_errno("nacre", errno, "read(\"%s\")",
                          input->name ? visible(input->name) : "script");
            return INPUT_ERROR;
        }
        if (size == 0)
            break;
    }
    if (line->size == before)
        return INPUT_END;
    input->line++;
    return INPUT_LINE;
}

void input_from_file(struct input *input, int fd, const char *name)
{
    *input = (struct input){.next_line = file_line, .fd = fd, .name = name};
    why("a regular file can be read at any position; a pipe cannot");
    input->offset = sys_lseek(fd, 0, SEEK_CUR);
    input->seekable = input->offset >= 0;
    if (!input->seekable)
        input->offset = 0;
}

/* Gives back to a file what was read of it beyond the line. */
static bool give_back(size_t surplus)
{
    if (!surplus)
        return true;
    why("what stands after this line may be input for the command in it, so it is given back");
    return sys_lseek(0, -(off_t)surplus, SEEK_CUR) >= 0;
}

static enum input_result stdin_line(struct shell *sh, struct input *input, struct text *line,
                                    bool more)
{
    size_t before = line->size;
    (void)more;
    bool seekable = descriptor_input_seekable(sh);
    for (;;) {
        char block[1024];
        why("commands come from standard input, never read farther than the line that is needed");
        ssize_t size = sys_read(0, block, seekable ? sizeof block : 1);
        if (size < 0 && errno == EINTR)
            continue;
        if (size < 0) {
            message_errno("nacre", errno, "read(0)");
            return INPUT_ERROR;
        }
        if (size == 0)
            break;
        const char *newline = memchr(block, '\n', (size_t)size);
        size_t taken = newline ? (size_t)(newline - block) + 1 : (size_t)size;
        text_add(line, block, taken);
        if (!give_back((size_t)size - taken)) {
            message_errno("nacre", errno, "lseek(0)");
            return INPUT_ERROR;
        }
        if (newline)
            break;
    }
    if (line->size == before)
        return INPUT_END;
    input->line++;
    return INPUT_LINE;
}

void input_from_stdin(struct input *input)
{
    *input = (struct input){.next_line = stdin_line, .fd = -1, .shared = true};
}

void input_close(struct input *input)
{
    free(input->block);
    input->block = NULL;
    if (input->fd >= 0) {
        why("the script has been read to its end");
        sys_close(input->fd);
        input->fd = -1;
    }
}
