/* SPDX-License-Identifier: GPL-3.0-or-later */
/* true and false: a status and nothing else (XCU, true, false). */
#include "builtins/builtin.h"

static int run_true(struct shell *sh, int argc, char **argv)
{
    (void)sh, (void)argc, (void)argv;
    return 0;
}

static int run_false(struct shell *sh, int argc, char **argv)
{
    (void)sh, (void)argc, (void)argv;
    return 1;
}

const struct builtin true_builtin = {
    .name = "true",
    .run = run_true,
    .usage = "true",
    .purpose = "do nothing, successfully",
    .section = "posix",
    .c = "exit(EXIT_SUCCESS);",
    .python = "sys.exit(0)",
    .flags = BUILTIN_POSIX,
};

const struct builtin false_builtin = {
    .name = "false",
    .run = run_false,
    .usage = "false",
    .purpose = "do nothing, unsuccessfully: status 1",
    .section = "posix",
    .c = "exit(EXIT_FAILURE);",
    .python = "sys.exit(1)",
    .flags = BUILTIN_POSIX,
};
