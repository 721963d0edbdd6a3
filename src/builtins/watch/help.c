/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * help: what builtins there are, what each does, and how it is written.
 *
 * Nothing is said here of any builtin: all comes from the descriptors, so it cannot be forgotten
 * when one changes.
 */
#include "builtins/watch/help.h"

#include "base/message.h"
#include "base/output.h"
#include "base/text.h"
#include "base/utf8.h"
#include "builtins/watch/nearest.h"
#include "sys/sys.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { INDENT = 4, NARROWEST = 40, WIDEST = 100 };

const struct help_section help_sections[] = {
    {"owner", "Whose process this is, and which"},
    {"environ", "What a process is told by its parent: the environment"},
    {"cwd", "Where relative paths begin: the working directory"},
    {"pipes", "Talking to other programs: pipes"},
    {"descriptors", "What is open: file descriptors"},
    {"permissions", "Who may do what with a file: permissions"},
    {"directories", "Making and removing directories"},
    {"links", "A name for a name: symbolic links"},
    {"walk", "Walking a directory tree"},
    {"system", "Running a command, the easy way"},
    {"fork", "Making processes, and sending them signals"},
    {"wait", "Waiting for a child"},
    {"spawn", "Making a process and running a program in one step"},
    {"jobs", "Jobs: what runs, is stopped, and owns the terminal"},
    {"posix", "The shell's own language"},
    {"watch", "Seeing what happens: narrate, trace, pictures"},
    {NULL, NULL},
};

/* How help is laid out: in colour or not, and how wide. */
struct layout {
    bool colour;
    size_t columns;
};

static struct layout layout_of_output(void)
{
    struct layout layout = {message_colour(1), 80};
    why("text is laid out for the window where there is one, and for 80 columns elsewhere");
    if (sys_isatty(1) == 1)
        layout.columns = (size_t)message_columns(1);
    if (layout.columns < NARROWEST)
        layout.columns = NARROWEST;
    if (layout.columns > WIDEST)
        layout.columns = WIDEST;
    return layout;
}

/* Prints in bold where colours may be used. */
static void strong(const struct layout *layout, const char *text)
{
    output_format("%s%s%s", layout->colour ? "\033[1m" : "", text, layout->colour ? "\033[0m" : "");
}

/* Whether the newline at `text` is a mere space: lines of a paragraph are filled anew, and only an
 * empty line, or one that begins with a space, stands for itself. */
static bool is_filled(const char *text, size_t before)
{
    return *text == '\n' && before > 0 && text[1] && text[1] != '\n' && text[1] != ' ';
}

/* Prints `text` between `indent` and the right edge. The cursor is at column `at`. */
static void wrapped(const struct layout *layout, const char *text, size_t at, size_t indent)
{
    bool first = true;
    while (*text) {
        size_t size = strcspn(text, " \n"), width = utf8_columns(text, size);
        if (!first && at + 1 + width > layout->columns) {
            output_char('\n');
            at = 0;
            first = true;
        }
        if (first)
            for (; at < indent; at++)
                output_char(' ');
        else
            output_char(' ');
        output_add(text, size);
        at += width + !first;
        first = false;
        text += size;
        if (*text == '\n' && !is_filled(text, size)) {
            output_char('\n');
            at = 0;
            first = true;
        }
        if (*text)
            text++;
    }
    output_char('\n');
}

/* ---- help ---- */

/* The section of this name or number; NULL when there is none. */
static const struct help_section *find_section(const char *name)
{
    for (const struct help_section *s = help_sections; s->name; s++) {
        char number[16];
        snprintf(number, sizeof number, "%d", (int)(s - help_sections) + 1);
        if (strcmp(s->name, name) == 0 || strcmp(number, name) == 0)
            return s;
    }
    return NULL;
}

/* Lists the builtins of one section, or, when `section` is NULL, those of none. Whether there were
 * any. */
static bool list_section(const struct layout *layout, const char *section, const char *title)
{
    const struct builtin *b;
    const char *name;
    bool begun = false;
    for (int i = 0; (b = builtin_at(i, &name)); i++) {
        if (section ? strcmp(b->section, section) != 0 : find_section(b->section) != NULL)
            continue;
        if (!begun) {
            strong(layout, title);
            output_char('\n');
        }
        begun = true;
        output_format("  %-12s", name);
        wrapped(layout, b->purpose, strlen(name) < 12 ? 14 : strlen(name) + 2, 16);
    }
    return begun;
}

static int list_all(void)
{
    struct layout layout = layout_of_output();
    for (const struct help_section *s = help_sections; s->name; s++)
        if (list_section(&layout, s->name, s->title))
            output_char('\n');
    list_section(&layout, NULL, "Others");
    return 0;
}

/* Lists the sections, on one screen: all builtins are some hundred and seventy lines. */
static int list_sections(void)
{
    struct layout layout = layout_of_output();
    wrapped(&layout,
            "What you can type here comes in sections. help 1, or help owner, lists one:", 0, 0);
    for (const struct help_section *s = help_sections; s->name; s++) {
        output_format("%3d  %-12s ", (int)(s - help_sections) + 1, s->name);
        wrapped(&layout, s->title, 18, 18);
    }
    wrapped(&layout,
            "help NAME says more of one builtin; help -s NAME shows how it is written, in C; "
            "help -c NAME and help -y NAME show the same call in a C program and in Python. "
            "help -a lists them all.",
            0, 0);
    return 0;
}

static int show_section(const struct help_section *section)
{
    struct layout layout = layout_of_output();
    list_section(&layout, section->name, section->title);
    return 0;
}

/* ---- help NAME ---- */

static void show_options(const struct layout *layout, const struct builtin *b)
{
    size_t widest = 0;
    for (const struct builtin_option *o = b->options; o && o->letter; o++) {
        size_t width = 2 + (o->argument ? 1 + strlen(o->argument) : 0);
        widest = width > widest ? width : widest;
    }
    if (widest)
        output_char('\n');
    for (const struct builtin_option *o = b->options; o && o->letter; o++) {
        size_t width = 2 + (o->argument ? 1 + strlen(o->argument) : 0);
        output_format("%*s-%c%s%s", INDENT, "", o->letter, o->argument ? " " : "",
                      o->argument ? o->argument : "");
        wrapped(layout, o->what, INDENT + width, INDENT + widest + 3);
    }
}

/* Prints each form of the usage on a line of its own. */
static void show_usage(const struct layout *layout, const char *usage)
{
    while (*usage) {
        size_t size = strcspn(usage, "\n");
        struct text line = {0};
        text_add(&line, usage, size);
        strong(layout, text_end(&line));
        output_char('\n');
        text_free(&line);
        usage += size + (usage[size] == '\n');
    }
}

static int show_one(const struct builtin *b, const char *name)
{
    struct layout layout = layout_of_output();
    show_usage(&layout, b->usage);
    wrapped(&layout, b->purpose, 0, INDENT);
    show_options(&layout, b);
    if (b->text) {
        output_char('\n');
        wrapped(&layout, b->text, 0, 0);
    }
    output_char('\n');
    if (b->calls)
        output_format("System calls: %s\n", b->calls);
    struct text more = {0};
    text_format(&more, "More: help -s %s (its source)", name);
    if (b->c)
        text_format(&more, ", help -c %s (in C)", name);
    if (b->python)
        text_format(&more, ", help -y %s (in Python)", name);
    const struct help_section *section = find_section(b->section);
    if (section)
        text_format(&more, ", help %d (what else there is of its kind)",
                    (int)(section - help_sections) + 1);
    wrapped(&layout, text_end(&more), 0, 0);
    text_free(&more);
    return 0;
}

/* ---- Did you mean? ---- */

static int unknown(const char *who, const char *name)
{
    const char *known;
    struct nearest search = {.word = name};
    for (int i = 0; builtin_at(i, &known); i++)
        nearest_offer(&search, known);
    if (search.found)
        message(who, "there is no builtin \"%s\"; did you mean %s?", visible(name), search.found);
    else
        message(who, "there is no builtin \"%s\" (`help -a` lists them)", visible(name));
    return 1;
}

/* ---- The builtin ---- */

/* Prints the twin of a builtin in another language. */
static int show_twin(const char *who, const char *name, const char *twin, const char *language)
{
    if (!twin) {
        message(who, "%s has no counterpart in %s", name, language);
        return 1;
    }
    output_format("%s\n", twin);
    return 0;
}

static int show(struct shell *sh, const char *who, const char *name, int what, bool whole)
{
    const struct builtin *b = builtin_find(sh, name);
    const struct help_section *section = b || what ? NULL : find_section(name);
    if (section)
        return show_section(section);
    if (!b)
        return unknown(who, name);
    if (what == 's')
        return help_source(who, b, whole);
    if (what == 'c')
        return show_twin(who, name, b->c, "C");
    return what == 'y' ? show_twin(who, name, b->python, "Python") : show_one(b, name);
}

static int run_help(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    int letter, what = 0, status = 0;
    bool whole = false;
    options_begin(&p, argc, argv);
    while ((letter = options_next(&p, "ascyfm"))) {
        if (letter == '?')
            return 2;
        if (letter == 'f')
            whole = true;
        else
            what = letter;
    }
    if (whole && !what)
        what = 's';
    if (what == 'm' || what == 'a') {
        if (!operands_between(sh, &p, 0, 0))
            return 2;
        return what == 'm' ? help_manual() : list_all();
    }
    if (!operands_between(sh, &p, what ? 1 : 0, -1))
        return 2;
    if (p.next == argc)
        return list_sections();
    for (int i = p.next; i < argc; i++) {
        if (i > p.next)
            output_char('\n');
        status |= show(sh, argv[0], argv[i], what, whole);
    }
    return status;
}

static const struct builtin_option help_options[] = {
    {'a', NULL, ARGUMENT_NONE, "list all builtins, each with its purpose"},
    {'s', NULL, ARGUMENT_NONE, "show the builtin's own source, in C"},
    {'f', NULL, ARGUMENT_NONE, "with -s: the whole file that it stands in"},
    {'c', NULL, ARGUMENT_NONE, "show the same call in a C program"},
    {'y', NULL, ARGUMENT_NONE, "show the same call in Python"},
    {'m', NULL, ARGUMENT_NONE, "print all there is, as Texinfo, for the manual"},
    {0, NULL, ARGUMENT_NONE, NULL},
};

const struct builtin help_builtin = {
    .name = "help",
    .run = run_help,
    .usage = "help [NAME|SECTION...]\nhelp -a\nhelp -s [-f] NAME...\nhelp -c|-y NAME...\nhelp -m",
    .purpose = "what builtins there are, and how each works",
    .calls = "isatty readlink open getdents openat read close",
    .section = "watch",
    .options = help_options,
    .operands = {ARGUMENT_BUILTIN},
    .python = "help(os.fork)",
    .text =
        "Without an operand it lists the sections. A section is named by its word or its number; "
        "where a builtin has the same name, as fork, the word means the builtin.",
};
