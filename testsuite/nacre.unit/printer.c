/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The printer of trees, on every script of the test suite: what is printed is parsed again, and
 * that tree, printed, must give the same text. Called as `printer FILE` it prints that script, for
 * the test that runs what was printed.
 */
#include "lang/printer.h"

#include "lang/parser.h"
#include "state/shell.h"
#include <dejagnu.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern char **environ;

static struct shell shell;

static bool read_whole(const char *path, struct text *content)
{
    FILE *file = fopen(path, "r");
    char block[4096];
    size_t size;
    if (!file)
        return false;
    content->size = 0;
    while ((size = fread(block, 1, sizeof block, file)) > 0)
        text_add(content, block, size);
    fclose(file);
    text_end(content);
    return true;
}

/* Parses `source` and adds each complete command, printed, to `printed`. How it ended: at the end,
 * or by an error. */
static enum parse_result print_whole(const struct text *source, const char *name,
                                     struct text *printed)
{
    struct input input;
    struct tree *tree;
    enum parse_result result;
    input_from_text(&input, source->bytes, source->size);
    input.name = name;
    while ((result = parse_command(&shell, &input, &tree, NULL)) == PARSE_COMMAND) {
        if (tree->program)
            print_list(printed, tree->program, 0);
        tree_drop(tree);
    }
    text_end(printed);
    return result;
}

/* Scripts that are wrong on purpose are compared up to their error. */
static void test_script(const char *path)
{
    struct text source = {0}, once = {0}, twice = {0};
    const char *name = strstr(path, "nacre.");
    bool read = read_whole(path, &source);
    enum parse_result first = read ? print_whole(&source, NULL, &once) : PARSE_ERROR;
    enum parse_result second = print_whole(&once, "printed", &twice);
    if (read && second == PARSE_END && strcmp(once.bytes, twice.bytes) == 0)
        pass("%s prints to what parses to the same%s", name,
             first == PARSE_END ? "" : ", up to its error");
    else
        fail("%s prints to what parses to the same", name);
    text_free(&source);
    text_free(&once);
    text_free(&twice);
}

/* Forms that need care, each with how it must be printed. */
static const struct {
    const char *source, *printed;
} rows[] = {
    {"a&b;c&&d||! e|f&", "a &\nb\nc && d || ! e | f &\n"},
    {"((a)|b)", "( (a) | b)\n"},
    {"(! (a))", "(! (a))\n"},
    {"if a;then b;elif c;then d;else e;fi>f",
     "if a; then\n    b\nelif c; then\n    d\nelse\n    e\nfi >f\n"},
    {"if a;then b;else if c;then d;fi>e;fi",
     "if a; then\n    b\nelse\n    if c; then\n        d\n    fi >e\nfi\n"},
    {"a b\\", "a b\\\\\n"},
    {"(a;b)", "(\n    a\n    b\n)\n"},
    {"case a in b|c);;d)e;&(esac)f;esac",
     "case a in\n(b | c)\n    ;;\n(d)\n    e\n    ;&\n(esac)\n    f\n    ;;\nesac\n"},
    {"for a do b;done;for a in;do b;done", "for a; do\n    b\ndone\nfor a in; do\n    b\ndone\n"},
    {"f(){ a;} 2>&1 <b", "f() {\n    a\n} 2>&1 <b\n"},
    {"a<<E|b 3<< -E\nx\nE\ny\n-E\n", "a <<E | b 3<< -E\nx\nE\ny\n-E\n"},
    {"{ a<<-E\n\tx\n\tE\n}", "{\n    a <<-E\n\tx\n\tE\n}\n"},
    {"(a<<E)\nx\nE\n", "(a <<E\nx\nE\n)\n"},
    {"a <<E $(b\n)\nx\nE\n", "a $(b\n) <<E\nx\nE\n"},
    {"a <<E\nx", "a <<E\nx\nE\n"},
    {"x=1 >a y=2 b 'c d' \"$e\"", "x=1 y=2 >a b 'c d' \"$e\"\n"},
    {"while a&do b&done", "while a & do\n    b &\ndone\n"},
};

static void test_rows(void)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct text source = {0}, printed = {0};
        text_add_string(&source, rows[i].source);
        print_whole(&source, "row", &printed);
        if (strcmp(printed.bytes, rows[i].printed) == 0)
            pass("row %zu is printed as it should be", i);
        else
            fail("row %zu is printed as \"%s\"", i, printed.bytes);
        text_free(&source);
        text_free(&printed);
    }
}

static void test_scripts(void)
{
    const char *srcdir = getenv("srcdir");
    char pattern[4096];
    glob_t found;
    snprintf(pattern, sizeof pattern, "%s/testsuite/nacre.*/*.sh", srcdir ? srcdir : ".");
    if (glob(pattern, 0, NULL, &found) != 0) {
        unresolved("the scripts of the test suite are found");
        return;
    }
    for (size_t i = 0; i < found.gl_pathc; i++)
        test_script(found.gl_pathv[i]);
    globfree(&found);
}

int main(int argc, char **argv)
{
    shell_init(&shell, "printer", environ);
    if (argc == 2) {
        struct text source = {0}, printed = {0};
        if (!read_whole(argv[1], &source) || print_whole(&source, argv[1], &printed) != PARSE_END)
            return 1;
        fwrite(printed.bytes, 1, printed.size, stdout);
        return 0;
    }
    test_rows();
    test_scripts();
    totals();
    return 0;
}
