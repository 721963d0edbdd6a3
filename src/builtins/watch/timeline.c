/* SPDX-License-Identifier: GPL-3.0-or-later */
/* timeline: the last command as lines of life, drawn from the records of the shell's calls. */
#include "view/timeline.h"
#include "base/message.h"
#include "base/output.h"
#include "builtins/builtin.h"
#include "builtins/watch/picture.h"
#include "builtins/watch/range.h"
#include "sys/record.h"
#include "sys/sys.h"

static int run_timeline(struct shell *sh, int argc, char **argv)
{
    struct range range = range_since_mark();
    struct picture_asked asked;
    struct text text = {0};
    if (!picture_asked(sh, argc, argv, 0, &asked))
        return 2;
    if (!sys_recording()) {
        message(argv[0], "calls are not recorded now: `set -o record` begins");
        return 2;
    }
    struct timeline_request request = {.first = range.first,
                                       .last = range.last,
                                       .words = asked.words,
                                       .svg = asked.file,
                                       .utf8 = asked.utf8,
                                       .colour = asked.colour,
                                       .columns = asked.columns};
    size_t events = timeline_draw(&sh->scratch, &request, &text);
    int status = 0;
    if (range.missing)
        message(argv[0], "the beginning is not shown: %s", range.missing);
    if (events > 0)
        status = picture_show(argv[0], &asked, &text);
    else if (range.missing || asked.file)
        status = (message(argv[0], "there is no process to be drawn"), 2);
    else
        output_string("No process was made, ended or was sent a signal.\n");
    text_free(&text);
    return status;
}

const struct builtin timeline_builtin = {
    .name = "timeline",
    .run = run_timeline,
    .usage = "timeline [-w] [-o FILE.svg]",
    .purpose = "draw the last command as lines of life",
    .calls = "open write close isatty",
    .section = "watch",
    .options = picture_options,
    .text =
        "A line goes down for each process of the last command, in a script for each since "
        "recording began (`set -o record`). A row is an event: a process makes another (a filled "
        "circle), becomes a program (a diamond), is sent a signal (!), ends (a cross), is seen to "
        "have stopped (a square) or gone on (a triangle), is collected by its parent (an open "
        "circle). Between its end and that moment it is a zombie, and its line is dotted.\n\n"
        "All this is drawn from what the shell and its children recorded. What a program does once "
        "it runs is not among it, unless it is traced: its end is drawn when its parent learns of "
        "it. Of a long story the middle is counted.",
};
