/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * help -s: a builtin's source, out of the file that it was compiled from.
 *
 * The files are those of the source tree while nacre runs where it was built, and those that were
 * installed with it elsewhere. A builtin is found by its descriptor, and its handler by the
 * descriptor's .run; with the handler comes what it uses of the same file, for there the calls are
 * made. All begin and end in the first column, as the code's layout has it.
 */
#include "base/file.h"
#include "base/message.h"
#include "base/output.h"
#include "builtins/watch/help.h"
#include "sys/sys.h"
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

/* What is looked for, and where it was found. */
struct search {
    const char *folder; /* within builtins/: "", "posix" or "watch" */
    int fd;             /* of that folder */
    char mark[80];      /* the descriptor's line with the name */
    bool found;
    const char *failed; /* the call that failed */
    char path[300];     /* within src/ */
    struct text text;   /* the file's */
};

/* Sets `root` to the folder of the builtins' sources: the installed one where it cannot be known
 * that nacre runs where it was built. Returns 0, or the errno of that readlink. */
static int find_root(char *root, size_t size)
{
    char program[PATH_MAX];
    static const char built[] = BUILDDIR "/";
    why("a nacre that runs where it was built shows the sources that it was built from");
    ssize_t length = sys_readlink("/proc/self/exe", program, sizeof program - 1);
    int error = length < 0 ? errno : 0;
    program[length > 0 ? length : 0] = '\0';
    bool at_home = strncmp(program, built, sizeof built - 1) == 0;
    snprintf(root, size, "%s/src/builtins", at_home ? SOURCEDIR : PKGDATADIR);
    return error;
}

/* Looks into one file of a folder. */
static void look_into(void *data, const char *name)
{
    struct search *search = data;
    size_t size = strlen(name);
    if (search->found || size < 3 || strcmp(name + size - 2, ".c") != 0)
        return;
    search->text.size = 0;
    if (file_read(search->fd, name, &search->text, 0) != 0 ||
        !strstr(text_end(&search->text), search->mark))
        return;
    search->found = true;
    snprintf(search->path, sizeof search->path, "src/builtins%s/%s", search->folder, name);
}

/* Finds the file that describes the builtin. Returns 0, ENOENT, or the errno with which the folder
 * cannot be read. */
static int find_file(const char *root, struct search *search)
{
    static const char *const folders[] = {"", "/posix", "/watch"};
    int error = 0;
    for (size_t i = 0; i < sizeof folders / sizeof folders[0] && !search->found; i++) {
        char path[PATH_MAX];
        snprintf(path, sizeof path, "%s%s", root, folders[i]);
        search->folder = folders[i];
        why("the source of each builtin stands in one of three folders");
        search->fd = sys_open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
        if (search->fd < 0) {
            error = errno;
            search->failed = "open";
            continue;
        }
        int failed = directory_read(search->fd, look_into, search);
        if (failed) {
            error = failed;
            search->failed = "getdents";
        }
        why("this folder has been looked through");
        sys_close(search->fd);
    }
    return search->found ? 0 : error ? error : ENOENT;
}

/* Where the line begins in which `at` stands. */
static const char *line_begin(const char *text, const char *at)
{
    while (at > text && at[-1] != '\n')
        at--;
    return at;
}

/* Prints the lines from `from` up to `to`, with the numbers that they have in `text`. */
static void print_lines(const char *text, const char *from, const char *to)
{
    int number = 1;
    for (const char *p = text; p < from; p++)
        number += *p == '\n';
    while (from < to) {
        size_t size = strcspn(from, "\n");
        output_format("%5d  ", number++);
        output_add(from, size);
        output_char('\n');
        from += size + (from[size] == '\n');
    }
}

/* Prints from the line at `from` to the one that is `last`, with the comment that stands right
 * above. */
static void print_piece(const char *text, const char *from, const char *last)
{
    const char *end = strstr(from, last);
    end = end ? end + strlen(last) : from + strlen(from);
    if (from - text > 4 && strncmp(from - 3, "*/\n", 3) == 0) {
        const char *p = from - 3;
        while (p > text && strncmp(p, "/*", 2) != 0)
            p--;
        from = line_begin(text, p);
    }
    print_lines(text, from, end);
}

/* ---- The functions of a file ---- */

enum { MOST_FUNCTIONS = 80 };

/* A function whose definition begins in the first column, and ends with a brace there. */
struct function_text {
    const char *begin, *name, *body, *end;
    size_t name_size;
    bool wanted, looked_at;
};

/* The function that the line at `line` begins to define, if it does. */
static bool read_function(const char *line, struct function_text *function)
{
    size_t size = strcspn(line, "\n(");
    if (line[size] != '(' || !isalpha((unsigned char)*line))
        return false;
    const char *name = line + size;
    while (name > line && (isalnum((unsigned char)name[-1]) || name[-1] == '_'))
        name--;
    const char *body = strstr(line, "\n{\n"), *other = strchr(line, ';');
    if (!body || (other && other < body) || name == line)
        return false;
    const char *end = strstr(body, "\n}\n");
    *function = (struct function_text){.begin = line,
                                       .name = name,
                                       .body = body,
                                       .end = end ? end : body + strlen(body),
                                       .name_size = (size_t)(line + size - name)};
    return true;
}

static size_t read_functions(const char *text, struct function_text functions[MOST_FUNCTIONS])
{
    size_t count = 0;
    for (const char *line = text; *line && count < MOST_FUNCTIONS;) {
        if (read_function(line, &functions[count]))
            line = functions[count++].end;
        line += strcspn(line, "\n");
        line += *line == '\n';
    }
    return count;
}

/* Whether the function's body has the other's name as a word. */
static bool uses(const struct function_text *function, const struct function_text *other)
{
    for (const char *at = function->body; at + other->name_size < function->end; at++) {
        char before = at[-1], after = at[other->name_size];
        if (memcmp(at, other->name, other->name_size) == 0 && before != '_' && after != '_' &&
            !isalnum((unsigned char)before) && !isalnum((unsigned char)after))
            return true;
    }
    return false;
}

/* Wants all that the wanted ones use, and what these use. */
static void want_used(struct function_text *functions, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!functions[i].wanted || functions[i].looked_at)
            continue;
        functions[i].looked_at = true;
        for (size_t k = 0; k < count; k++)
            functions[k].wanted |= uses(&functions[i], &functions[k]);
        i = (size_t)-1; /* what is wanted now may stand further up */
    }
}

/*
 * Prints the handler whose name stands behind .run in the descriptor at `descriptor`, and the
 * functions of its file that it uses, in the order in which they stand there.
 */
static void print_handler(const char *text, const char *descriptor)
{
    struct function_text functions[MOST_FUNCTIONS];
    size_t count = read_functions(text, functions);
    const char *run = strstr(descriptor, ".run = ");
    if (!run)
        return;
    run += strlen(".run = ");
    for (size_t i = 0; i < count; i++)
        functions[i].wanted = strcspn(run, ",\n") == functions[i].name_size &&
                              memcmp(run, functions[i].name, functions[i].name_size) == 0;
    want_used(functions, count);
    for (size_t i = 0; i < count; i++)
        if (functions[i].wanted) {
            print_piece(text, functions[i].begin, "\n}\n");
            output_char('\n');
        }
}

static void print_found(const struct search *search, bool whole)
{
    const char *text = search->text.bytes;
    output_format("%s:\n", search->path);
    if (whole) {
        print_lines(text, text, text + strlen(text));
        return;
    }
    const char *descriptor = strstr(text, search->mark);
    while (descriptor > text && strncmp(descriptor, "const struct builtin ", 21) != 0)
        descriptor--;
    print_handler(text, descriptor);
    print_piece(text, descriptor, "\n};\n");
}

int help_source(const char *who, const struct builtin *b, bool whole)
{
    char root[PATH_MAX];
    struct search search = {.failed = "open"};
    int unknown = find_root(root, sizeof root);
    snprintf(search.mark, sizeof search.mark, "    .name = \"%s\",", b->name);
    int error = find_file(root, &search), status = 0;
    if (error && unknown)
        status = call_failed(who, unknown, "readlink(\"/proc/self/exe\")");
    else if (error)
        status = call_failed(who, error, "%s(\"%s/…\") for the source of %s", search.failed,
                             visible(root), b->name);
    else
        print_found(&search, whole);
    text_free(&search.text);
    return status;
}
