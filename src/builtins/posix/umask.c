/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * umask: the permissions that new files do not get (XCU, umask; umask(2)). A number says what is
 * taken away; a symbolic mode, as in chmod, says what is left.
 */
#include "base/message.h"
#include "base/text.h"
#include "builtins/builtin.h"
#include "builtins/mode.h"
#include "sys/sys.h"

enum { ALL = 0777 };

/* Answers with the mask, or in symbols with what it leaves: u=rwx,g=rx,o=rx. */
static int answer_mask(struct shell *sh, const char *variable, mode_t mask, bool in_symbols)
{
    struct text text = {0};
    for (int shift = 6; shift >= 0 && in_symbols; shift -= 3) {
        unsigned left = ~(mask >> shift) & 7u;
        text_format(&text, "%c=%s%s%s%s", "ogu"[shift / 3], left & 4 ? "r" : "",
                    left & 2 ? "w" : "", left & 1 ? "x" : "", shift ? "," : "");
    }
    if (!in_symbols)
        text_format(&text, "%04o", (unsigned)mask);
    int status = answer(sh, variable, text_end(&text));
    text_free(&text);
    return status;
}

/* Sets the mask to what `word` says. Returns the status. */
static int set_mask(const char *who, const char *word, mode_t old)
{
    bool digits = *word >= '0' && *word <= '9';
    mode_t mask = 0, allowed = ~old & ALL;
    if (digits ? !mode_octal(word, ALL, &mask) : !mode_symbolic(word, 0, &allowed)) {
        message(who, "\"%s\" is no mode", visible(word));
        return 1;
    }
    why("files and directories made from now on do not get these permissions");
    sys_umask(digits ? mask : ~allowed & ALL);
    return 0;
}

static int run_umask(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    const char *variable = NULL;
    bool in_symbols = false;
    int letter;
    options_begin(&p, argc, argv);
    while ((letter = options_next(&p, "Sv:"))) {
        if (letter == '?')
            return 2;
        if (letter == 'S')
            in_symbols = true;
        else
            variable = p.argument;
    }
    if (!operands_between(sh, &p, 0, 1))
        return 2;
    const char *word = argv[p.next];
    bool digits = word && *word >= '0' && *word <= '9';
    mode_t old = digits && !variable ? 0 : mode_mask();
    int status = word && !variable ? 0 : answer_mask(sh, variable, old, in_symbols);
    return status == 0 && word ? set_mask(argv[0], word, old) : status;
}

static const struct builtin_option umask_options[] = {
    {'S', NULL, ARGUMENT_NONE, "print what is left, as u=rwx,g=rx,o=rx"},
    {'v', "VAR", ARGUMENT_VARIABLE, "store the mask as it was in VAR and print nothing"},
    {0, NULL, ARGUMENT_NONE, NULL},
};

const struct builtin umask_builtin = {
    .name = "umask",
    .run = run_umask,
    .usage = "umask [-S] [-v VAR] [MASK]",
    .purpose = "the permissions that new files do not get",
    .calls = "umask",
    .section = "permissions",
    .options = umask_options,
    .operands = {ARGUMENT_MODE},
    .c = "mode_t old = umask(022);",
    .python = "old = os.umask(0o022)",
    .text = "A number, in octal, is the mask itself: its bits are taken away. A symbolic MASK says "
            "what is left: u=rwx,g=rx,o= is the mask 0027.",
    .flags = BUILTIN_POSIX,
};
