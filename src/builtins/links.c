/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Symbolic Links, and hard ones; and names that nobody else can have.
 *
 * A name in a directory leads to a file's inode. A hard link is a second name for the same inode,
 * and no less than the first. A symbolic link is a small file of its own, which holds a path; the
 * kernel goes on from there whenever it meets it in a path, and whether anything is at the end of
 * it is found out only then.
 *
 * There is no tempnam here: it gives a name that was free when it looked. By the time that the name
 * is used, somebody else may have put a symbolic link there. mkstemp and mkdtemp look and make in
 * one step, with O_EXCL, and so does every safe program.
 */
#include "base/message.h"
#include "base/output.h"
#include "builtins/answers.h"
#include "builtins/hidden.h"
#include "builtins/made.h"
#include "sys/sys.h"
#include <errno.h>
#include <limits.h>
#include <string.h>

/* ---- symlink, link, unlink ---- */

/* Reads operands where there are no options. NULL after an error, which was told. */
static char **only_operands(struct shell *sh, int argc, char **argv, int count)
{
    struct options_parse p;
    options_begin(&p, argc, argv);
    if (options_next(&p, "") || !operands_between(sh, &p, count, count))
        return NULL;
    return argv + p.next;
}

static int run_symlink(struct shell *sh, int argc, char **argv)
{
    char **operand = only_operands(sh, argc, argv, 2);
    if (!operand)
        return 2;
    why("a text is stored under the name; whether it leads anywhere is not looked at");
    if (sys_symlink(operand[0], operand[1]) != 0)
        return call_failed(argv[0], errno, "symlink(\"%s\", \"%s\")", visible(operand[0]),
                           visible(operand[1]));
    return 0;
}

const struct builtin symlink_builtin = {
    .name = "symlink",
    .run = run_symlink,
    .usage = "symlink TARGET LINK",
    .purpose = "make a symbolic link: a file that holds a path",
    .calls = "symlink",
    .section = "links",
    .operands = {ARGUMENT_FILE},
    .c = "if (symlink(\"target\", \"link\") != 0) err(1, \"symlink\");",
    .python = "os.symlink('target', 'link')",
    .text =
        "TARGET is stored as it is written. A relative one begins at the directory that LINK is "
        "in, not where you are; it need not be there (then the link dangles).",
};

static int run_link(struct shell *sh, int argc, char **argv)
{
    int status;
    if (hidden_program(sh, argc, argv, "", &status))
        return status;
    char **operand = only_operands(sh, argc, argv, 2);
    if (!operand)
        return 2;
    why("a second name for the same file: neither is the copy, and the file goes with the last");
    if (sys_link(operand[0], operand[1]) != 0)
        return call_failed(argv[0], errno, "link(\"%s\", \"%s\")", visible(operand[0]),
                           visible(operand[1]));
    return 0;
}

const struct builtin link_builtin = {
    .name = "link",
    .run = run_link,
    .usage = "link FILE NAME",
    .purpose = "make a hard link: one more name for a file",
    .calls = "link",
    .section = "links",
    .operands = {ARGUMENT_FILE},
    .c = "if (link(\"file\", \"name\") != 0) err(1, \"link\");",
    .python = "os.link('file', 'name')",
    .text = "Both names must be on one file system (else EXDEV), and FILE no directory (EPERM). "
            "Where FILE is a symbolic link, the link itself gets the second name.",
    .flags = BUILTIN_HIDES_PROGRAM,
};

static int run_unlink(struct shell *sh, int argc, char **argv)
{
    int status;
    if (hidden_program(sh, argc, argv, "", &status))
        return status;
    char **operand = only_operands(sh, argc, argv, 1);
    if (!operand)
        return 2;
    why("the name goes; the file goes too, if this was its last name and nobody has it open");
    if (sys_unlink(operand[0]) != 0)
        return call_failed(argv[0], errno, "unlink(\"%s\")", visible(operand[0]));
    return 0;
}

const struct builtin unlink_builtin = {
    .name = "unlink",
    .run = run_unlink,
    .usage = "unlink FILE",
    .purpose = "remove a name of a file",
    .calls = "unlink",
    .section = "links",
    .operands = {ARGUMENT_FILE},
    .c = "if (unlink(\"file\") != 0) err(1, \"unlink\");",
    .python = "os.unlink('file')",
    .text = "A symbolic link is removed itself, never what it leads to. Directories have rmdir: "
            "for them, it fails with EISDIR.",
    .flags = BUILTIN_HIDES_PROGRAM,
};

/* ---- readlink ---- */

/* Adds what the link holds. Returns 0 or an errno. */
static int read_link(const char *path, struct text *target)
{
    for (size_t room = PATH_MAX;; room *= 2) {
        text_reserve(target, room);
        why("the path in the link is read as it was written, and not followed");
        ssize_t size = sys_readlink(path, target->bytes, room);
        if (size < 0)
            return errno;
        if ((size_t)size < room) {
            target->size = (size_t)size;
            return 0;
        }
    }
}

/* Prints the answer; a terminal gets it without control characters. */
static void show(struct text *target)
{
    struct text line = {0};
    why("a terminal would obey control characters in a name; a file or pipe gets them as they are");
    text_add_name(&line, text_end(target), sys_isatty(1) == 1);
    text_char(&line, '\n');
    output_add(line.bytes, line.size);
    text_free(&line);
}

static int run_readlink(struct shell *sh, int argc, char **argv)
{
    struct asked ask;
    struct text target = {0};
    int status = 0;
    if (hidden_program(sh, argc, argv, "rv:", &status))
        return status;
    if (!asked(sh, argc, argv, 1, 1, &ask))
        return 2;
    int error = read_link(ask.operands[0], &target);
    if (error)
        status = call_failed(argv[0], error, "readlink(\"%s\")", visible(ask.operands[0]));
    else if (ask.variable || ask.python)
        status = answer_string(sh, &ask, text_end(&target));
    else
        show(&target);
    text_free(&target);
    return status;
}

const struct builtin readlink_builtin = {
    .name = "readlink",
    .run = run_readlink,
    .usage = "readlink [-r] [-v VAR] LINK",
    .purpose = "the path that a symbolic link holds",
    .calls = "readlink isatty",
    .section = "links",
    .options = answer_options,
    .operands = {ARGUMENT_FILE},
    .c = "ssize_t size = readlink(\"link\", buffer, sizeof buffer); /* no NUL is added */",
    .python = "target = os.readlink('link')",
    .text = "Of what is no symbolic link, EINVAL is said. Given an option that is not listed here "
            "(-f), it runs the program readlink.",
    .flags = BUILTIN_HIDES_PROGRAM,
};

/* ---- mkstemp and mkdtemp ---- */

/* The template for a new name: as given, or one in TMPDIR. In the scratch arena, to be written to.
 */
static char *template_for(struct shell *sh, const char *given)
{
    static const char name[] = "/nacre.XXXXXX";
    if (given)
        return arena_copy(&sh->scratch, given, strlen(given));
    const char *folder = variable_get(sh, "TMPDIR");
    struct text text = {0};
    text_add_string(&text, folder && *folder ? folder : "/tmp");
    text_add_string(&text, name);
    char *copy = arena_copy(&sh->scratch, text.bytes, text.size);
    text_free(&text);
    return copy;
}

static int run_mkstemp(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    options_begin(&p, argc, argv);
    if (options_next(&p, "") || !operands_between(sh, &p, 2, 3))
        return 2;
    int status = made_check(sh, argv[0], argv + p.next, 2);
    if (status != 0)
        return status;
    char *path = template_for(sh, argv[p.next + 2]),
         *asked_for = arena_copy(&sh->scratch, path, strlen(path));
    why("a name is made up and created with O_EXCL, again and again until it was nobody's before");
    int fd = sys_mkstemp(path);
    if (fd < 0)
        return call_failed(argv[0], errno, "mkstemp(\"%s\")", visible(asked_for));
    variable_set_number(sh, argv[p.next], fd);
    variable_set_by_name(sh, argv[p.next + 1], path);
    return 0;
}

const struct builtin mkstemp_builtin = {
    .name = "mkstemp",
    .run = run_mkstemp,
    .usage = "mkstemp FD NAME [TEMPLATE]",
    .purpose = "make a file with a new name that nobody else can have, and open it",
    .calls = "mkstemp",
    .section = "links",
    .operands = {ARGUMENT_VARIABLE, ARGUMENT_VARIABLE, ARGUMENT_FILE},
    .c = "char name[] = \"/tmp/nacre.XXXXXX\"; int fd = mkstemp(name);",
    .python = "fd, name = tempfile.mkstemp()",
    .text = "The variables FD and NAME hold what was made: write with `>&$fd`, and `close $fd` and "
            "`unlink \"$name\"` when done. TEMPLATE ends in XXXXXX, which is replaced; without it, "
            "the file is made in TMPDIR, or in /tmp. Only its owner may read and write it.\n\n"
            "There is no tempnam: a name that was free a moment ago may be somebody's trap now.",
};

static int run_mkdtemp(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    options_begin(&p, argc, argv);
    if (options_next(&p, "") || !operands_between(sh, &p, 1, 2))
        return 2;
    int status = made_check(sh, argv[0], argv + p.next, 1);
    if (status != 0)
        return status;
    char *path = template_for(sh, argv[p.next + 1]),
         *asked_for = arena_copy(&sh->scratch, path, strlen(path));
    why("mkdir fails where the name is taken, so a directory that it makes is ours alone");
    if (!sys_mkdtemp(path))
        return call_failed(argv[0], errno, "mkdtemp(\"%s\")", visible(asked_for));
    variable_set_by_name(sh, argv[p.next], path);
    return 0;
}

const struct builtin mkdtemp_builtin = {
    .name = "mkdtemp",
    .run = run_mkdtemp,
    .usage = "mkdtemp NAME [TEMPLATE]",
    .purpose = "make a directory with a new name that nobody else can have",
    .calls = "mkdtemp",
    .section = "links",
    .operands = {ARGUMENT_VARIABLE, ARGUMENT_FILE},
    .c = "char name[] = \"/tmp/nacre.XXXXXX\"; char *made = mkdtemp(name);",
    .python = "name = tempfile.mkdtemp()",
    .text = "The variable NAME holds its path. Only its owner may enter, so what is made in it is "
            "safe from others, whatever it is called. TEMPLATE is as for mkstemp.",
};
