/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading commands and running them: the main loop, eval, dot files, traps; and the end of the
 * shell. */
#include "base/message.h"
#include "base/output.h"
#include "exec/exec.h"
#include "jobs/jobs.h"
#include "lang/parser.h"
#include "sys/sys.h"
#include <errno.h>
#include <fcntl.h>

void (*exec_on_command)(struct shell *sh, struct input *input, const char *text);
void (*exec_on_exit)(struct shell *sh);
void (*exec_on_not_found)(struct shell *sh, const char *name);

/* set -v shows input as it is read. */
static void show_source(const struct text *source)
{
    output_flush();
    bool whole = source->bytes[source->size - 1] == '\n';
    why("set -v shows each line as it was read");
    ssize_t done = sys_write(2, source->bytes, source->size);
    if (!whole) {
        why("a text that does not end in a newline is shown as a line, too");
        done = sys_write(2, "\n", 1);
    }
    (void)done;
}

/* ^C was echoed in the middle of a line: the prompt begins a new one. */
static void end_line(void)
{
    why("the terminal's cursor stands behind the ^C that was typed");
    ssize_t done = sys_write(2, "\n", 1);
    (void)done;
}

/* Runs one complete command. */
static enum unwind run_command(struct shell *sh, struct input *input, struct tree *tree,
                               const char *text)
{
    struct arena_mark mark = arena_mark(&sh->scratch);
    enum unwind unwind = UNWIND_NONE;
    if (input->interactive && exec_on_command)
        exec_on_command(sh, input, text);
    /* ^C typed just behind Enter: the command is not begun */
    if (input->interactive && signals_pending && signals_act(sh)) {
        unwind = sh->unwind;
        sh->unwind = UNWIND_NONE;
    }
    if (unwind == UNWIND_NONE)
        unwind = exec_list(sh, tree->program, 0);
    arena_release(&sh->scratch, mark);
    return unwind;
}

/* An error or ^C at a prompt ends the complete command, not the shell. */
static bool stays_at_prompt(const struct shell *sh, const struct input *input, enum unwind unwind)
{
    bool own = input->interactive && sh->interactive;
    return own && (unwind == UNWIND_ERROR || unwind == UNWIND_INTERRUPT || unwind == UNWIND_BREAK ||
                   unwind == UNWIND_CONTINUE || unwind == UNWIND_RETURN);
}

/* Whether this process, a child of the user's fork, has no right to read on: the input is the
 * parent's. */
static bool input_is_parents(const struct shell *sh, const struct input *input)
{
    return sh->forked_by_user && (input->shared || input->interactive);
}

enum unwind exec_input(struct shell *sh, struct input *input)
{
    struct text source = {0};
    enum unwind unwind = UNWIND_NONE;
    bool empty = true, only_read = false;
    input->outer = sh->input;
    sh->input = input;
    message_source(input->name, &sh->line);
    while (unwind == UNWIND_NONE) {
        struct tree *tree;
        bool want_source = (sh->options & OPTION_VERBOSE) || input->interactive;
        enum parse_result result = parse_command(sh, input, &tree, want_source ? &source : NULL);
        if ((sh->options & OPTION_VERBOSE) && want_source && source.size && !input->interactive)
            show_source(&source);
        if (result == PARSE_END)
            break;
        empty &= result == PARSE_COMMAND && !tree->program;
        if (result == PARSE_COMMAND) {
            bool run = tree->program && (!(sh->options & OPTION_NOEXEC) || sh->interactive);
            if (run)
                unwind = run_command(sh, input, tree, source.bytes);
            if (unwind == UNWIND_INTERRUPT && input->interactive)
                end_line();
            tree_drop(tree);
        } else {
            sh->status = result == PARSE_INTERRUPTED ? 128 + SIGINT : 2;
            unwind = result == PARSE_INTERRUPTED ? UNWIND_INTERRUPT : UNWIND_ERROR;
        }
        only_read |= unwind == UNWIND_NOEXEC;
        if (stays_at_prompt(sh, input, unwind) || unwind == UNWIND_NOEXEC)
            unwind = UNWIND_NONE;
        if (input_is_parents(sh, input) && unwind == UNWIND_NONE)
            unwind = UNWIND_EXIT;
    }
    if (empty)
        sh->status = 0; /* nothing but blanks and comments */
    text_free(&source);
    sh->input = input->outer;
    message_source(sh->input ? sh->input->name : NULL, &sh->line);
    return only_read && unwind == UNWIND_NONE ? UNWIND_NOEXEC : unwind;
}

enum unwind exec_text(struct shell *sh, const char *text, size_t size, const char *name)
{
    struct input input;
    input_from_text(&input, text, size);
    input.name = name ? name : sh->input ? sh->input->name : NULL;
    input.line = sh->line > 0 ? sh->line - 1 : 0;
    if (stack_is_deep(sh)) {
        message("nacre", "commands are nested too deep");
        sh->status = 2;
        return UNWIND_ERROR;
    }
    return exec_input(sh, &input);
}

enum unwind exec_file(struct shell *sh, const char *path)
{
    struct input input;
    int line = sh->line, loop_depth = sh->loop_depth;
    why("the file's commands are run in this shell itself, so that what they set stays set");
    int fd = sys_open(path, O_RDONLY | O_CLOEXEC, 0);
    if (fd < 0) {
        message_errno(".", errno, "open(\"%s\")", visible(path));
        sh->status = 1;
        return UNWIND_ERROR;
    }
    input_from_file(&input, fd, path);
    if (descriptor_keep(sh, fd, &input.fd, "a dot file") != 0) {
        message_errno(".", errno, "fcntl(%d, F_DUPFD_CLOEXEC)", fd);
        input_close(&input);
        sh->status = 1;
        return UNWIND_ERROR;
    }
    sh->loop_depth = 0;
    sh->return_depth++;
    enum unwind unwind = exec_input(sh, &input);
    sh->return_depth--;
    sh->loop_depth = loop_depth;
    sh->line = line;
    descriptor_forget(sh, &input.fd);
    input_close(&input);
    return unwind == UNWIND_RETURN ? UNWIND_NONE : unwind;
}

_Noreturn void exec_exit(struct shell *sh)
{
    if (!sh->exiting) {
        sh->exiting = true;
        sh->unwind = UNWIND_NONE;
        trap_exit(sh);
    }
    int error = output_flush();
    if (error && !sh->status)
        sh->status = 1;
    if (!sh->subshell && exec_on_exit)
        exec_on_exit(sh);
    if (!sh->subshell && sh->interactive && signals_take_hangup())
        jobs_hang_up(sh);
    if (!sh->subshell)
        jobs_leave(sh);
    why("the process ends; its parent learns the status");
    sys__exit(sh->status);
}
