/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * umask: the permissions that new files do not get (XCU, umask; umask(2)). A number says what is
 * taken away; a symbolic mode, as in chmod, says what is left.
 */
#include "base/message.h"
#include "base/output.h"
#include "builtins/builtin.h"
#include "sys/sys.h"
#include <string.h>

enum { ALL = 0777 };

/* The mask as it is. The call can only set it, so it is set twice. */
static mode_t current_mask(void)
{
    why("umask has no way to ask: it answers with the old mask when a new one is set");
    mode_t mask = sys_umask(ALL);
    why("the mask is put back as it was");
    sys_umask(mask);
    return mask;
}

/* Prints what the mask leaves, as u=rwx,g=rx,o=rx. */
static void print_symbolic(mode_t mask)
{
    for (int shift = 6; shift >= 0; shift -= 3) {
        unsigned left = ~(mask >> shift) & 7u;
        output_format("%c=%s%s%s%c", "ogu"[shift / 3], left & 4 ? "r" : "", left & 2 ? "w" : "",
                      left & 1 ? "x" : "", shift ? ',' : '\n');
    }
}

/* Reads an octal mask. False where `word` is none. */
static bool octal(const char *word, mode_t *mask)
{
    mode_t value = 0;
    for (; *word >= '0' && *word <= '7' && value <= ALL; word++)
        value = value * 8 + (mode_t)(*word - '0');
    *mask = value;
    return *word == '\0' && value <= ALL;
}

/* The bits of who, as a mask of rwx triples: u, g, o and a; none means all. */
static mode_t read_who(const char **p)
{
    mode_t who = 0;
    for (;; (*p)++) {
        if (**p == 'u')
            who |= 0700;
        else if (**p == 'g')
            who |= 0070;
        else if (**p == 'o')
            who |= 0007;
        else if (**p == 'a')
            who |= ALL;
        else
            return who ? who : ALL;
    }
}

/* The permissions after an operator: letters, or one of u, g, o to copy from `allowed`; spread to
 * all three triples. */
static mode_t read_permissions(const char **p, mode_t allowed)
{
    mode_t bits = 0;
    const char *copied = **p ? strchr("ogu", **p) : NULL;
    if (copied) {
        bits = (allowed >> 3 * (copied - "ogu")) & 7;
        (*p)++;
        return bits * 0111;
    }
    for (;; (*p)++) {
        if (**p == 'r')
            bits |= 4;
        else if (**p == 'w')
            bits |= 2;
        else if (**p == 'x' || (**p == 'X' && (allowed & 0111)))
            bits |= 1;
        else if (**p != 's' && **p != 't' && **p != 'X')
            return bits * 0111;
    }
}

/* Reads a symbolic mode, which changes what *allowed holds. False where `word` is none. */
static bool symbolic(const char *word, mode_t *allowed)
{
    const char *p = word;
    do {
        mode_t who = read_who(&p);
        if (!*p || !strchr("+-=", *p))
            return false;
        while (*p && strchr("+-=", *p)) {
            char how = *p++;
            mode_t bits = read_permissions(&p, *allowed) & who;
            if (how == '+')
                *allowed |= bits;
            else if (how == '-')
                *allowed &= ~bits;
            else
                *allowed = (*allowed & ~who) | bits;
        }
    } while (*p == ',' && *++p);
    return *p == '\0' && p[-1] != ',';
}

static int run_umask(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    bool in_symbols = false;
    int letter;
    options_begin(&p, argc, argv);
    while ((letter = options_next(&p, "S"))) {
        if (letter == '?')
            return 2;
        in_symbols = true;
    }
    if (!operands_between(sh, &p, 0, 1))
        return 2;
    const char *word = p.next < argc ? argv[p.next] : NULL;
    mode_t mask = 0;
    if (!word || *word < '0' || *word > '9')
        mask = current_mask();
    if (!word) {
        if (in_symbols)
            print_symbolic(mask);
        else
            output_format("%04o\n", (unsigned)mask);
        return 0;
    }
    mode_t allowed = ~mask & ALL;
    if (*word >= '0' && *word <= '9' ? !octal(word, &mask) : !symbolic(word, &allowed)) {
        message(argv[0], "\"%s\" is no mode", visible(word));
        return 1;
    }
    why("files and directories made from now on do not get these permissions");
    sys_umask(*word >= '0' && *word <= '9' ? mask : ~allowed & ALL);
    return 0;
}

static const struct builtin_option umask_options[] = {
    {'S', NULL, ARGUMENT_NONE, "print what is left, as u=rwx,g=rx,o=rx"},
    {0, NULL, ARGUMENT_NONE, NULL},
};

const struct builtin umask_builtin = {
    .name = "umask",
    .run = run_umask,
    .usage = "umask [-S] [MASK]",
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
