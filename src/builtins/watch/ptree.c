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
#include "sys/record.h"
#include "sys/sys.h"
#include <errno.h>
#include <limits.h>

static int print_tree(struct shell *sh, struct ptree_request *request)
{
    bool recorded_only = sys_watched == SYS_RECORD;
    int was = recorded_only ? sys_watch_pause() : 0;
    int error = ptree_print(&sh->scratch, request);
    if (recorded_only)
        sys_watch_resume(was);
    return error;
}

static int run_ptree(struct shell *sh, int argc, char **argv)
{
    struct ptree_request request = {.root = sh->pid, .utf8 = sh->utf8};
    struct options_parse p;
    int letter;
    options_begin(&p, argc, argv);
    while ((letter = options_next(&p, "w"))) {
        if (letter == '?')
            return 2;
        request.words = true;
    }
    if (!operands_between(sh, &p, 0, 1))
        return 2;
    if (p.next < argc) {
        long long pid = whole_number(argv[p.next], INT_MAX);
        if (pid <= 0)
            return usage_error(sh, argv[0], "\"%s\" is no process id", visible(argv[p.next]));
        request.root = (pid_t)pid;
    }
    why("a line that is too long is cut only where it is shown on a terminal");
    if (sys_isatty(1) == 1)
        request.columns = message_columns(1);
    request.colour = message_colour(1);
    int error = print_tree(sh, &request);
    if (error == ESRCH) {
        message(argv[0], "there is no process %ld", (long)request.root);
        return 1;
    }
    return error ? call_failed(argv[0], error, "open(\"/proc\")") : 0;
}

static const struct builtin_option ptree_options[] = {
    {'w', NULL, ARGUMENT_NONE, "in words, a sentence or two for each process"},
    {0, NULL, ARGUMENT_NONE, NULL},
};

const struct builtin ptree_builtin = {
    .name = "ptree",
    .run = run_ptree,
    .usage = "ptree [-w] [PID]",
    .purpose = "draw the processes from this shell down",
    .calls = "open getdents openat read close isatty",
    .section = "watch",
    .options = ptree_options,
    .operands = {ARGUMENT_PID},
    .text = "Each line is a process: its pid, its parent's, its process group and session, what it "
            "is doing, and "
            "whether its group owns the terminal (foreground) or not. A zombie has ended, and is "
            "there only "
            "until its parent waits for it.",
};
