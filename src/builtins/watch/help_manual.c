/* SPDX-License-Identifier: GPL-3.0-or-later */
/* help -m: all descriptors as Texinfo, from which the manual's chapters and tables are made. */
#include "base/output.h"
#include "builtins/watch/help.h"
#include <string.h>

/* Prints `text` with Texinfo's own characters escaped. */
static void escaped(const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if (strchr("@{}", text[i]))
            output_char('@');
        output_char(text[i]);
    }
}

static void escaped_all(const char *text)
{
    escaped(text, strlen(text));
}

/* The lines that head a definition: one for each form of the usage. */
static void definition(const char *usage)
{
    const char *command = "@deffn";
    while (*usage) {
        size_t size = strcspn(usage, "\n"), name = strcspn(usage, " \n");
        output_format("%s Builtin {", command);
        escaped(usage, name);
        output_char('}');
        escaped(usage + name, size - name);
        output_char('\n');
        usage += size + (usage[size] == '\n');
        command = "@deffnx";
    }
}

static void options(const struct builtin_option *o)
{
    if (!o || !o->letter)
        return;
    output_string("@table @option\n");
    for (; o->letter; o++) {
        output_format("@item -%c%s", o->letter, o->argument ? " " : "");
        if (o->argument)
            output_format("@var{%s}", o->argument);
        output_char('\n');
        escaped_all(o->what);
        output_char('\n');
    }
    output_string("@end table\n");
}

static void line_of_code(const char *label, const char *code)
{
    if (!code)
        return;
    output_format("\n%s: @code{", label);
    escaped_all(code);
    output_string("}\n");
}

static void describe(const struct builtin *b)
{
    definition(b->usage);
    escaped_all(b->purpose);
    output_string(".\n");
    options(b->options);
    if (b->text) {
        output_char('\n');
        escaped_all(b->text);
        output_char('\n');
    }
    line_of_code("System calls", b->calls);
    line_of_code("In C", b->c);
    line_of_code("In Python", b->python);
    output_string("@end deffn\n\n");
}

int help_manual(void)
{
    for (const struct help_section *s = help_sections; s->name; s++) {
        const struct builtin *b;
        const char *name;
        bool begun = false;
        for (int i = 0; (b = builtin_at(i, &name)); i++) {
            if (strcmp(b->section, s->name) != 0 || strcmp(b->name, name) != 0)
                continue;
            if (!begun)
                output_format("@section %s\n\n", s->title);
            begun = true;
            describe(b);
        }
    }
    return 0;
}
