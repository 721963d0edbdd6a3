/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fc: list, edit and run again what was typed before (POSIX.1-2024, XCU fc). */
#include "base/file.h"
#include "base/message.h"
#include "base/output.h"
#include "builtins/builtin.h"
#include "exec/exec.h"
#include "state/history.h"
#include "sys/sys.h"
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

/* What is asked for. */
struct fc {
    bool list, numberless, reverse, again;
    const char *editor;
    int first, last;
};

/* The entry that an operand names: a number, a negative one counted back, or how a command begins.
 * 0 for none. */
static int entry(struct shell *sh, const char *word)
{
    int newest = history_last(sh) - 1; /* the fc command itself is the newest */
    long long number = whole_number(*word == '-' || *word == '+' ? word + 1 : word, 1 << 30);
    if (number >= 0) {
        int wanted = *word == '-' ? newest + 1 - (int)number : (int)number;
        int first = history_first(sh);
        return wanted < first ? first : wanted > newest ? newest : wanted;
    }
    for (int i = newest; i >= history_first(sh); i--)
        if (strncmp(history_get(sh, i), word, strlen(word)) == 0)
            return i;
    message("fc", "%s: no command begins so", visible(word));
    return 0;
}

/* A negative number is an operand. */
static bool is_number(const char *word)
{
    return word && *word == '-' && word[1] >= '0' && word[1] <= '9';
}

static bool parse(struct shell *sh, struct options_parse *p, struct fc *fc)
{
    int c = 0;
    while (!(p->next < p->argc && (!p->cluster || !*p->cluster) && is_number(p->argv[p->next])) &&
           (c = options_next(p, fc->again ? "" : "e:lnrs"))) {
        switch (c) {
        case 'e':
            fc->editor = p->argument;
            break;
        case 'l':
            fc->list = true;
            break;
        case 'n':
            fc->numberless = true;
            break;
        case 'r':
            fc->reverse = true;
            break;
        case 's':
            fc->again = true;
            break;
        default:
            return false;
        }
    }
    (void)sh;
    return true;
}

/* One entry as `fc -l` shows it; lines after the first are set in. */
static void show(struct shell *sh, int number, bool numberless)
{
    if (!numberless)
        output_format("%d", number);
    output_char('\t');
    for (const char *c = history_get(sh, number); *c; c++) {
        output_char(*c);
        if (*c == '\n')
            output_char('\t');
    }
    output_char('\n');
}

static int list(struct shell *sh, const struct fc *fc)
{
    int from = fc->first, to = fc->last, step = from <= to ? 1 : -1;
    if (fc->reverse) {
        from = fc->last;
        to = fc->first;
        step = -step;
    }
    for (int i = from; i != to + step; i += step)
        show(sh, i, fc->numberless);
    return 0;
}

/* Runs `text`, shown first, in the place of the fc command. */
static int run_text(struct shell *sh, const char *text)
{
    why("the command is shown before it is run again, on standard error, so that its output stays "
        "clean");
    ssize_t done = sys_write(2, text, strlen(text));
    why("the text of a command does not hold the newline that ended it, so one is written after "
        "it");
    done = sys_write(2, "\n", 1);
    (void)done;
    history_replace_last(sh, text);
    struct text program = {0};
    text_format(&program, "%s\n", text);
    sh->unwind = exec_text(sh, program.bytes, program.size, NULL);
    text_free(&program);
    return sh->status;
}

/* fc -s [old=new] [first] */
static int run_again(struct shell *sh, char **operands)
{
    const char *equals = *operands ? strchr(*operands, '=') : NULL;
    const char *change = equals && equals != *operands ? *operands++ : NULL;
    int number = *operands ? entry(sh, *operands) : history_last(sh) - 1;
    const char *command = history_get(sh, number);
    if (!command)
        return 1;
    struct text text = {0};
    size_t old_size = change ? (size_t)(equals - change) : 0;
    const char *found = NULL;
    if (change) {
        char *old = arena_copy(&sh->scratch, change, old_size);
        found = strstr(command, old);
    }
    text_add(&text, command, found ? (size_t)(found - command) : strlen(command));
    if (found)
        text_format(&text, "%s%s", equals + 1, found + old_size);
    int status = run_text(sh, text_end(&text));
    text_free(&text);
    return status;
}

/* Writes the entries into a file for the editor. Returns its descriptor, or -1. */
static int write_file(struct shell *sh, const struct fc *fc, char *name)
{
    struct text text = {0};
    int step = fc->first <= fc->last ? 1 : -1;
    for (int i = fc->first; i != fc->last + step; i += step)
        text_format(&text, "%s\n", history_get(sh, i));
    why("the editor needs a file of its own, with a name that nobody else can have taken");
    int fd = sys_mkstemp(name);
    if (fd < 0)
        return -1;
    why("an editor works on a file, so the commands are written into one");
    ssize_t done = sys_write(fd, text.bytes, text.size);
    (void)done;
    text_free(&text);
    return fd;
}

static int edit_and_run(struct shell *sh, const struct fc *fc)
{
    char name[] = "/tmp/nacre-fc-XXXXXX";
    const char *editor = fc->editor ? fc->editor : variable_get(sh, "FCEDIT");
    int fd = write_file(sh, fc, name);
    if (fd < 0)
        return call_failed("fc", errno, "mkstemp(\"%s\")", name);
    why("the editor is a process of its own and opens the file by its name; this descriptor has "
        "served");
    sys_close(fd);
    char *argv[] = {(char *)(editor && *editor ? editor : "ed"), name, NULL};
    exec_words(sh, 2, argv, true);
    struct text edited = {0};
    int error = sh->status == 0 ? file_read(AT_FDCWD, name, &edited, 0) : 0;
    int status = sh->status;
    why("a temporary file stays until someone removes it, and nobody else knows of this one");
    sys_unlink(name);
    if (error)
        return call_failed("fc", error, "open(\"%s\")", name);
    while (edited.size && edited.bytes[edited.size - 1] == '\n')
        edited.size--;
    if (status == 0 && edited.size)
        status = run_text(sh, text_end(&edited));
    text_free(&edited);
    return status;
}

static int run_fc(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    struct fc fc = {0};
    options_begin(&p, argc, argv);
    if (!parse(sh, &p, &fc))
        return 2;
    if (history_last(sh) <= history_first(sh) - 1 || !history_get(sh, history_last(sh) - 1)) {
        message("fc", "nothing has been typed before");
        return 1;
    }
    if (fc.again)
        return run_again(sh, argv + p.next);
    if (!operands_between(sh, &p, 0, 2))
        return 2;
    const char *first = argv[p.next], *last = first ? argv[p.next + 1] : NULL;
    int newest = history_last(sh) - 1;
    fc.first = first ? entry(sh, first) : fc.list ? newest - 15 : newest;
    fc.last = last ? entry(sh, last) : fc.list ? newest : fc.first;
    if (!fc.first || !fc.last)
        return 1;
    if (fc.first < history_first(sh))
        fc.first = history_first(sh);
    return fc.list ? list(sh, &fc) : edit_and_run(sh, &fc);
}

static const struct builtin_option fc_options[] = {
    {'e', "EDITOR", ARGUMENT_COMMAND, "edit with this program (else $FCEDIT, else ed)"},
    {'l', NULL, ARGUMENT_NONE, "list, do not run"},
    {'n', NULL, ARGUMENT_NONE, "list without numbers"},
    {'r', NULL, ARGUMENT_NONE, "newest first"},
    {'s', NULL, ARGUMENT_NONE, "run again without editing, OLD replaced by NEW"},
    {0},
};

const struct builtin fc_builtin = {
    .name = "fc",
    .run = run_fc,
    .usage =
        "fc [-r] [-e EDITOR] [FIRST [LAST]]\nfc -l [-nr] [FIRST [LAST]]\nfc -s [OLD=NEW] [FIRST]",
    .purpose = "list, edit or run again what was typed before",
    .section = "posix",
    .options = fc_options,
    .operands = {ARGUMENT_TEXT},
    .text = "FIRST and LAST are numbers of commands, negative numbers counted back from the "
            "newest, or how a command begins.",
    .flags = BUILTIN_POSIX,
};
