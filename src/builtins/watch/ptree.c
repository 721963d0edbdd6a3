/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ptree: the processes from the shell down. It is a builtin, so it is no process in its own
 * picture.
 *
 * Reading /proc takes some calls for each process of the system. While calls are recorded, and not
 * narrated, these are left out: they would push what the learner did out of the record.
 */
#include "view/ptree.h"
#include "base/message.h"
#include "base/text.h"
#include "builtins/builtin.h"
#include "builtins/watch/picture.h"
#include "sys/record.h"
#include "sys/sys.h"
#include <errno.h>
#include <limits.h>

static int draw(struct shell *sh, const struct ptree_request *request, struct text *text,
                const char **failed)
{
    bool recorded_only = sys_watched == SYS_RECORD;
    int was = recorded_only ? sys_watch_pause() : 0;
    int error = ptree_draw(&sh->scratch, request, text, failed);
    if (recorded_only)
        sys_watch_resume(was);
    return error;
}

static int run_ptree(struct shell *sh, int argc, char **argv)
{
    struct picture_asked asked;
    struct text text = {0};
    if (!picture_asked(sh, argc, argv, 1, &asked))
        return 2;
    struct ptree_request request = {.root = sh->pid,
                                    .words = asked.words,
                                    .svg = asked.file,
                                    .utf8 = asked.utf8,
                                    .colour = asked.colour,
                                    .columns = asked.columns};
    if (asked.count > 0) {
        long long pid = whole_number(asked.operands[0], INT_MAX);
        if (pid <= 0)
            return usage_error(sh, argv[0], "\"%s\" is no process id", visible(asked.operands[0]));
        request.root = (pid_t)pid;
    }
    const char *failed = NULL;
    int error = draw(sh, &request, &text, &failed), status = 1;
    if (error == ESRCH)
        message(argv[0], "there is no process %ld", (long)request.root);
    else if (error)
        call_failed(argv[0], error, "%s", failed);
    else
        status = picture_show(argv[0], &asked, &text);
    text_free(&text);
    return status;
}

const struct builtin ptree_builtin = {
    .name = "ptree",
    .run = run_ptree,
    .usage = "ptree [-w] [-o FILE.svg] [PID]",
    .purpose = "draw the processes from this shell down",
    .calls = "open getdents openat read write close isatty",
    .section = "watch",
    .options = picture_options,
    .operands = {ARGUMENT_PID},
    .text = "Each line is a process: its pid, its parent's, its process group and session, what it "
            "is doing, and "
            "whether its group owns the terminal (foreground) or not. A zombie has ended, and is "
            "there only "
            "until its parent waits for it.",
};
