/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * narrate: show each system call as it is made, and why.
 *
 * `narrate COMMAND` never comes here: before a command, narrate is a reserved word, and the
 * executor turns narration on for as long as the command runs. What is here is the switch, and the
 * form.
 */
#include "view/narrate.h"
#include "base/message.h"
#include "base/output.h"
#include "builtins/builtin.h"
#include "builtins/watch/form.h"
#include "state/descriptors.h"
#include "sys/sys.h"

#include <errno.h>
#include <string.h>

static int report(void)
{
    bool on = sys_watched & SYS_NARRATE;
    output_format("narrate is %s%s\n", on ? "on" : "off",
                  *narrate_file_place() != -1 ? ", and goes to a file" : "");
    return 0;
}

/* Makes narration go to the file that was asked for, or back to where it goes by default. */
static int redirect(struct shell *sh, const char *who, const char *path)
{
    int file;
    int status = form_open(sh, who, path, &file);
    if (status != 0)
        return status;
    form_swap(sh, &file, path ? sys_stream_new() : 1);
    descriptor_drop(sh, &file);
    return 0;
}

static int turn_on(struct shell *sh, const char *who)
{
    if (sys_watch(SYS_NARRATE, true) == -1)
        return call_failed(who, errno, "mmap(MAP_SHARED)");
    option_set(sh, OPTION_RECORD, true);
    return 0;
}

static int run_narrate(struct shell *sh, int argc, char **argv)
{
    struct form_request request = {0};
    struct options_parse p;
    int letter;
    form_long_options(argc, argv);
    options_begin(&p, argc, argv);
    while ((letter = options_next(&p, "jlo:")))
        if (!form_option(&request, &p, letter))
            return 2;
    const char *operand = p.next < argc ? argv[p.next] : NULL;
    bool on = operand && strcmp(operand, "on") == 0, off = operand && strcmp(operand, "off") == 0;
    if ((operand && !on && !off) || argc - p.next > 1)
        return usage_error(
            sh, argv[0],
            "\"%s\": only on or off can stand here. A command is narrated when narrate "
            "is its very first word",
            visible(argv[argc - p.next > 1 ? p.next + 1 : p.next]));
    if (off)
        sys_watch(SYS_NARRATE, false);
    if (!on && !request.given)
        return off ? 0 : report();
    int status = redirect(sh, argv[0], request.file);
    if (status != 0)
        return status;
    narrate_form(request.json, request.places);
    return on ? turn_on(sh, argv[0]) : 0;
}

static const struct builtin_option narrate_options[] = {
    {'o', "FILE", ARGUMENT_FILE,
     "write to FILE, which is emptied first; - is the standard error again"},
    {'j', NULL, ARGUMENT_NONE, "one JSON object a line (also --json)"},
    {'l', NULL, ARGUMENT_NONE,
     "say the file and line where the reason stands (`help -s` shows them)"},
    {0},
};

const struct builtin narrate_builtin = {
    .name = "narrate",
    .run = run_narrate,
    .usage = "narrate [-jl] [-o FILE] [--] COMMAND\nnarrate [-jl] [-o FILE] [on|off]",
    .purpose = "show each system call as it is made, and why",
    .calls = "open close fcntl",
    .section = "watch",
    .options = narrate_options,
    .operands = {ARGUMENT_COMMAND},
    .text =
        "Before a command, narrate is a reserved word: it covers the whole pipeline or compound "
        "command that follows. Its options are looked for before the command's first word (-- ends "
        "them), hold for that command alone, and add to those in force.\n\n"
        "A line shows which process makes the call (its role and number), the call with its "
        "arguments, its result or its error, and the reason, as it stands in the shell's source. A "
        "call that has not returned yet ends in \"...\"; its result follows on a line of its own. "
        "An "
        "execve that works never returns.\n\n"
        "Lines go to the standard error that the shell was started with, whatever a command does "
        "with its own. Without a command, options stay in force until narrate is given others, or "
        "on without any.",
};
