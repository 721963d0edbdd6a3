/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * getopts: the options of a script or function, one at each call (XCU, getopts).
 *
 * OPTIND says which argument is read. How far a cluster like -abc has been read is kept here, since
 * no variable is meant for it; an assignment to OPTIND by anybody else begins anew, which the hook
 * on the variable tells.
 */
#include "base/message.h"
#include "base/text.h"
#include "builtins/builtin.h"
#include <limits.h>
#include <string.h>

static size_t
    cluster_offset; /* of the next letter in argument OPTIND; 0: it was not looked at yet */

static void optind_changed(struct shell *sh, struct variable *v)
{
    (void)sh, (void)v;
    cluster_offset = 0;
}

/* One call of getopts. */
struct getopts {
    struct shell *sh;
    const char *known; /* the letters, without the leading colon */
    bool quiet;        /* there was one: the caller tells of errors */
    const char *name;  /* of the variable for the letter */
    char **list;       /* the arguments; list[0] is number 1 */
    int count;
    int index;     /* OPTIND, from 1 */
    size_t offset; /* as cluster_offset */
};

/* Stores what was found; OPTARG is unset where `argument` is NULL. Returns `status`, or 2 when a
 * variable is read-only. */
static int found(struct getopts *g, char letter, const char *argument, size_t argument_size,
                 int status)
{
    struct variable *optarg = variable_intern(g->sh, "OPTARG", 6);
    struct variable *name = variable_intern(g->sh, g->name, strlen(g->name));
    bool done = argument ? variable_set(g->sh, optarg, argument, argument_size)
                         : variable_unset(g->sh, optarg);
    done = variable_set(g->sh, name, &letter, 1) && done;
    done = variable_set_number(g->sh, "OPTIND", g->index) && done;
    variable_intern(g->sh, "OPTIND", 6)->changed = optind_changed;
    cluster_offset = g->offset;
    return done ? status : 2;
}

/* A letter that is not known, or one whose argument is missing. */
static int mistake(struct getopts *g, char letter, bool missing)
{
    if (g->quiet)
        return found(g, missing ? ':' : '?', &letter, 1, 0);
    char shown[] = {letter, '\0'};
    if (missing)
        message(g->sh->name, "the option -%s wants an argument", visible(shown));
    else
        message(g->sh->name, "there is no option -%s", visible(shown));
    return found(g, '?', NULL, 0, 0);
}

/* The argument of `letter`: the rest of its cluster, or the next word. */
static int with_argument(struct getopts *g, char letter, const char *rest)
{
    g->offset = 0;
    g->index++;
    if (*rest)
        return found(g, letter, rest, strlen(rest), 0);
    if (g->index > g->count)
        return mistake(g, letter, true);
    const char *argument = g->list[g->index - 1];
    g->index++;
    return found(g, letter, argument, strlen(argument), 0);
}

static int next_letter(struct getopts *g)
{
    const char *word = g->index <= g->count ? g->list[g->index - 1] : NULL;
    if (!word || (g->offset == 0 && (word[0] != '-' || word[1] == '\0')))
        return found(g, '?', NULL, 0, 1);
    if (g->offset == 0 && strcmp(word, "--") == 0) {
        g->index++;
        return found(g, '?', NULL, 0, 1);
    }
    const char *p = word + (g->offset ? g->offset : 1);
    char letter = *p++;
    const char *known = letter == ':' ? NULL : strchr(g->known, letter);
    if (known && known[1] == ':')
        return with_argument(g, letter, p);
    g->offset = (size_t)(p - word);
    if (!*p) {
        g->offset = 0;
        g->index++;
    }
    return known ? found(g, letter, NULL, 0, 0) : mistake(g, letter, false);
}

static int run_getopts(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    options_begin(&p, argc, argv);
    if (options_next(&p, "") || !operands_between(sh, &p, 2, -1))
        return 2;
    const char *letters = argv[p.next], *optind = variable_get(sh, "OPTIND");
    long long index = optind ? whole_number(optind, INT_MAX - 1) : 1;
    struct getopts g = {
        .sh = sh,
        .known = letters + (*letters == ':'),
        .quiet = *letters == ':',
        .name = argv[p.next + 1],
        .list = argc > p.next + 2 ? argv + p.next + 2 : sh->parameters.list,
        .count = argc > p.next + 2 ? argc - p.next - 2 : sh->parameters.count,
        .index = index > 0 ? (int)index : 1,
    };
    if (!is_name(g.name, strlen(g.name)))
        return usage_error(sh, argv[0], "\"%s\" is no name for a variable", visible(g.name));
    if (g.index <= g.count && cluster_offset < strlen(g.list[g.index - 1]))
        g.offset = cluster_offset;
    return next_letter(&g);
}

const struct builtin getopts_builtin = {
    .name = "getopts",
    .run = run_getopts,
    .usage = "getopts LETTERS VAR [ARGUMENT...]",
    .purpose = "take the next option from the arguments of a script",
    .section = "posix",
    .operands = {ARGUMENT_TEXT, ARGUMENT_VARIABLE, ARGUMENT_TEXT},
    .c = "while ((letter = getopt(argc, argv, \"ab:\")) != -1) …",
    .python = "options, operands = getopt.getopt(sys.argv[1:], 'ab:')",
    .text = "Each call stores the next letter in VAR, and its argument, where LETTERS has a colon "
            "behind the letter, in OPTARG; OPTIND is the number of the argument to be looked at "
            "next. The status is 1 at the end. A wrong option stores `?`, with a message; LETTERS "
            "that begin with a colon turn the message off, put the letter into OPTARG and mark a "
            "missing argument by `:`.",
    .flags = BUILTIN_POSIX,
};
