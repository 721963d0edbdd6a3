/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the builtins that draw have in common: their options, and where the picture goes. */
#include "builtins/watch/picture.h"
#include "base/message.h"
#include "base/output.h"
#include "sys/sys.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>

const struct builtin_option picture_options[] = {
    {'w', NULL, ARGUMENT_NONE, "in words: sentences that can be read aloud"},
    {'o', "FILE", ARGUMENT_FILE, "write the picture to FILE as SVG"},
    {0, NULL, ARGUMENT_NONE, NULL},
};

bool picture_asked(struct shell *sh, int argc, char **argv, int most, struct picture_asked *asked)
{
    struct options_parse p;
    int letter;
    *asked = (struct picture_asked){.utf8 = sh->utf8};
    options_begin(&p, argc, argv);
    while ((letter = options_next(&p, "wo:"))) {
        if (letter == '?')
            return false;
        if (letter == 'w')
            asked->words = true;
        else
            asked->file = p.argument;
    }
    if (asked->words && asked->file) {
        usage_error(sh, argv[0], "-w is for reading, -o for a file: choose one");
        return false;
    }
    if (!operands_between(sh, &p, 0, most))
        return false;
    asked->operands = argv + p.next;
    asked->count = argc - p.next;
    why("a picture is fitted to the window only where it is shown on a terminal");
    if (!asked->file && sys_isatty(1) == 1) {
        asked->columns = message_columns(1);
        asked->colour = message_colour(1);
    }
    return true;
}

/* Writes all of it. Returns 0 or errno. */
static int write_whole(int fd, const struct text *text)
{
    for (size_t done = 0; done < text->size;) {
        why("a write may take less than it is given, so it is repeated until the file has the "
            "whole picture");
        ssize_t size = sys_write(fd, text->bytes + done, text->size - done);
        if (size == -1 && errno != EINTR)
            return errno;
        done += size > 0 ? (size_t)size : 0;
    }
    return 0;
}

int picture_show(const char *who, const struct picture_asked *asked, const struct text *text)
{
    if (!asked->file) {
        output_add(text->bytes, text->size);
        return 0;
    }
    why("the file is made if it is not there, and emptied if it is");
    int fd = sys_open(asked->file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (fd == -1)
        return call_failed(who, errno, "open(\"%s\")", visible(asked->file));
    int error = write_whole(fd, text);
    why("the picture is complete, and an error that came late is told at close");
    if (sys_close(fd) == -1 && !error)
        error = errno;
    return error ? call_failed(who, error, "write(\"%s\")", visible(asked->file)) : 0;
}
