/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Simple commands (POSIX.1-2024, XCU 2.9.1): words are expanded, redirections made, assignments
 * done, and the name is looked up as a special builtin, a function, a builtin, or a program.
 */
#include "exec/simple.h"

#include "base/message.h"
#include "base/output.h"
#include "exec/function.h"
#include "exec/launch.h"
#include "exec/path.h"
#include "exec/pipeline.h"
#include "exec/redirect.h"
#include "expand/expand.h"
#include "jobs/jobs.h"
#include "lang/parser.h"
#include "lang/printer.h"
#include "sys/sys.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>

const struct builtin *(*builtin_find)(struct shell *sh, const char *name);
const struct builtin *(*builtin_at)(int index, const char **name);

/* A simple command on its way. */
struct command {
    const struct node *node;
    int argc;
    char **argv;
    enum command_kind kind;
    const void *target;
    struct redirections redirections;
    unsigned flags;
};

/* ---- Names ---- */

enum command_kind command_lookup(struct shell *sh, const char *name, bool functions,
                                 const void **target)
{
    const struct builtin *builtin = builtin_find(sh, name);
    if (builtin && ((builtin->flags & BUILTIN_SPECIAL) || sh->builtins_first)) {
        *target = builtin;
        return builtin->flags & BUILTIN_SPECIAL ? COMMAND_SPECIAL : COMMAND_BUILTIN;
    }
    const struct function *function = functions ? function_find(sh, name) : NULL;
    if (function) {
        *target = function;
        return COMMAND_FUNCTION;
    }
    *target = builtin;
    return builtin ? COMMAND_BUILTIN : COMMAND_PROGRAM;
}

/* The same for a name that stands in the tree: what it meant the last time is kept there. */
static const struct lookup_cache *lookup_cached(struct shell *sh, const struct node *node,
                                                const char *name)
{
    /* the cast: the cache is the one part of a tree that changes */
    struct lookup_cache *cache = (struct lookup_cache *)&node->u.simple.cache;
    if (cache->epoch != sh->lookup_epoch || !node->u.simple.words->literal) {
        cache->kind = (int)command_lookup(sh, name, true, &cache->target);
        cache->epoch = sh->lookup_epoch;
    }
    return cache;
}

static void lookup_name(struct shell *sh, struct command *c)
{
    const struct lookup_cache *cache = lookup_cached(sh, c->node, c->argv[0]);
    c->kind = (enum command_kind)cache->kind;
    c->target = cache->target;
}

void command_foresee(struct shell *sh, const struct node *list)
{
    enum { A_FEW = 8 };
    for (int i = 0; list && i < A_FEW; i++, list = list->next) {
        const struct word *name = list->kind == NODE_SIMPLE ? list->u.simple.words : NULL;
        if (name && name->literal)
            lookup_cached(sh, list, name->literal);
    }
}

/* ---- Words ---- */

/* The same behind `command`. */
static bool command_declares(struct shell *sh, const struct word *word)
{
    while (word && word->literal && strcmp(word->literal, "command") == 0)
        word = word->next;
    const struct builtin *builtin = word && word->literal ? builtin_find(sh, word->literal) : NULL;
    return builtin && (builtin->flags & BUILTIN_DECLARATION);
}

/* Whether the command's name is that of a utility like export, whose operands are assignments. */
static bool declares(struct shell *sh, const struct node *node)
{
    const char *name = node->u.simple.words->literal;
    if (!name)
        return false;
    if (name[0] == 'c')
        return command_declares(sh, node->u.simple.words);
    const struct lookup_cache *cache = lookup_cached(sh, node, name);
    const struct builtin *builtin = cache->kind == COMMAND_SPECIAL ? cache->target : NULL;
    return builtin && (builtin->flags & BUILTIN_DECLARATION);
}

static bool expand_command_words(struct shell *sh, struct command *c)
{
    struct arena *scratch = &sh->scratch;
    const struct word *word = c->node->u.simple.words;
    struct fields fields = {.room = (size_t)c->node->u.simple.word_count + 2};
    fields.list = arena_alloc(scratch, fields.room * sizeof *fields.list);
    if (word && word->next && declares(sh, c->node)) {
        for (; word; word = word->next)
            if (!expand_declaration(sh, word, &fields))
                return false;
    } else if (!expand_words(sh, word, &fields)) {
        return false;
    }
    c->argv = fields_end(scratch, &fields);
    c->argc = (int)fields.count;
    return true;
}

/* ---- Tracing ---- */

static void add_ps4(struct shell *sh, struct text *line)
{
    const char *ps4 = variable_get(sh, "PS4");
    struct tree *tree = tree_new();
    unsigned options = sh->options;
    int status = sh->status, substituted = sh->substituted;
    sh->options &= ~(unsigned)OPTION_XTRACE;
    struct word *word = ps4 ? parse_quoted_text(sh, tree, ps4) : NULL;
    size_t size = 0;
    char *text = word ? expand_string(sh, word, EXPAND_PLAIN, &size) : NULL;
    if (text)
        text_add(line, text, size);
    tree_drop(tree);
    sh->options = options;
    sh->status = status;
    sh->substituted = substituted;
}

/* One line for set -x, written at once. */
static void trace_line(struct shell *sh, const struct text *words)
{
    struct text line = {0};
    add_ps4(sh, &line);
    text_add(&line, words->bytes, words->size);
    text_char(&line, '\n');
    output_flush();
    why("set -x shows each command, expanded, just before it runs");
    ssize_t done = sys_write(2, line.bytes, line.size);
    (void)done;
    text_free(&line);
}

static void trace_assignment(struct shell *sh, const struct variable *v)
{
    struct text words = {0};
    text_format(&words, "%s=", v->name);
    if (v->size)
        text_add_quoted(&words, variable_value(v));
    trace_line(sh, &words);
    text_free(&words);
}

static void trace_words(struct shell *sh, char *const *argv)
{
    struct text words = {0};
    for (int i = 0; argv[i]; i++) {
        if (i)
            text_char(&words, ' ');
        text_add_quoted(&words, argv[i]);
    }
    trace_line(sh, &words);
    text_free(&words);
}

/* ---- Assignments ---- */

/* False after an error, whose status it sets. */
static bool assign(struct shell *sh, const struct assignment *a)
{
    size_t begin;
    if (!expand_in_place(sh, a->value, EXPAND_ASSIGNMENT, &begin)) {
        sh->status = 2;
        return false;
    }
    bool done =
        variable_set(sh, a->variable, sh->expansion.bytes + begin, sh->expansion.size - begin);
    sh->expansion.size = begin;
    if (!done)
        sh->status = 1;
    else if (sh->options & OPTION_XTRACE)
        trace_assignment(sh, a->variable);
    return done;
}

static bool assign_all(struct shell *sh, const struct assignment *a)
{
    for (; a; a = a->next)
        if (!assign(sh, a))
            return false;
    return true;
}

/*
 * Assignments that hold for one command: the old values are kept in *saved, and the new ones
 * exported. False after an error, whose status it sets.
 */
static bool assign_for_command(struct shell *sh, const struct assignment *a,
                               struct variable_saved **saved)
{
    *saved = NULL;
    for (; a; a = a->next) {
        size_t begin;
        if (!expand_in_place(sh, a->value, EXPAND_ASSIGNMENT, &begin)) {
            sh->status = 2;
            return false;
        }
        struct variable *v = a->variable;
        if (v->flags & VARIABLE_READONLY) {
            sh->expansion.size = begin;
            message(v->name, "is read-only");
            sh->status = 1;
            return false;
        }
        struct variable_saved *save = arena_alloc(&sh->scratch, sizeof *save);
        variable_save(sh, v, save);
        save->next = *saved;
        *saved = save;
        variable_set(sh, v, sh->expansion.bytes + begin,
                     sh->expansion.size - begin); /* it cannot be refused */
        sh->expansion.size = begin;
        variable_flag(sh, v, VARIABLE_EXPORTED, true);
        if (sh->options & OPTION_XTRACE)
            trace_assignment(sh, v);
    }
    return true;
}

static void assign_undo(struct shell *sh, struct variable_saved *saved)
{
    for (; saved; saved = saved->next)
        variable_restore(sh, saved);
}

/* ---- Builtins and functions ---- */

static enum unwind take_unwind(struct shell *sh)
{
    enum unwind unwind = sh->unwind;
    sh->unwind = UNWIND_NONE;
    return unwind;
}

static enum unwind run_builtin(struct shell *sh, const struct builtin *builtin, int argc,
                               char **argv)
{
    const struct builtin *outer = sh->builtin;
    const char *outer_by = sys_by;
    sh->builtin = builtin;
    sys_by = builtin->name;
    int status = builtin->run(sh, argc, argv);
    int error = output_waiting() ? output_flush() : 0;
    if (error) {
        if (!output_given_up)
            message_errno(builtin->name, error, "write(1)");
        status = 1;
    }
    sys_by = outer_by;
    sh->builtin = outer;
    sh->status = status;
    return take_unwind(sh);
}

enum unwind exec_function(struct shell *sh, struct function *function, int argc, char **argv)
{
    if (stack_is_deep(sh)) {
        message(function->name, "functions call each other too deep");
        sh->status = 2;
        return UNWIND_ERROR;
    }
    struct parameters outer = sh->parameters;
    int loop_depth = sh->loop_depth, line = sh->line;
    sh->parameters = (struct parameters){argv + 1, argc - 1, false};
    sh->loop_depth = 0;
    sh->return_depth++;
    function_enter(function);
    enum unwind unwind = exec_node(sh, function->definition->u.function.body, 0);
    function_leave(function);
    sh->return_depth--;
    sh->loop_depth = loop_depth;
    sh->line = line;
    parameters_free(&sh->parameters);
    sh->parameters = outer;
    return unwind == UNWIND_RETURN ? UNWIND_NONE : unwind;
}

/* For the program that `exec` runs: the assignments before it are in its environment. */
static void export_all(struct shell *sh, const struct assignment *a)
{
    for (; a; a = a->next)
        variable_flag(sh, a->variable, VARIABLE_EXPORTED, true);
}

/* A special builtin: its assignments stay, and an error of its redirections or assignments ends a
 * script (XCU 2.8.1). */
static enum unwind run_special(struct shell *sh, struct command *c)
{
    struct redirect_undo undo;
    const struct builtin *builtin = c->target;
    bool stays = builtin->flags & BUILTIN_REDIRECTIONS_STAY;
    if (!redirections_apply(sh, &c->redirections, stays ? NULL : &undo)) {
        sh->status = 1;
        return UNWIND_ERROR;
    }
    enum unwind unwind = UNWIND_ERROR;
    if (assign_all(sh, c->node->u.simple.assignments)) {
        if (stays) {
            redirections_release(&c->redirections);
            if (c->argc > 1)
                export_all(sh, c->node->u.simple.assignments);
        }
        unwind = run_builtin(sh, builtin, c->argc, c->argv);
    }
    if (!stays)
        redirections_undo(sh, &undo);
    return unwind;
}

/* A builtin or a function, with assignments and redirections that hold while it runs. */
static enum unwind run_in_shell(struct shell *sh, struct command *c)
{
    struct redirect_undo undo;
    struct variable_saved *saved = NULL;
    enum unwind unwind = UNWIND_NONE;
    if (!redirections_apply(sh, &c->redirections, &undo)) {
        sh->status = 1;
        return UNWIND_NONE;
    }
    if (!assign_for_command(sh, c->node->u.simple.assignments, &saved)) {
        unwind = UNWIND_ERROR;
    } else if (c->kind == COMMAND_FUNCTION) {
        unwind = exec_function(sh, (struct function *)c->target, c->argc, c->argv);
    } else {
        unwind = run_builtin(sh, c->target, c->argc, c->argv);
    }
    assign_undo(sh, saved);
    redirections_undo(sh, &undo);
    return unwind;
}

/* ---- Programs ---- */

static char *command_text(const struct node *node)
{
    struct text text = {0};
    print_short(&text, node);
    return text_end(&text);
}

/* Whether a redirection opens a file: that may block (a FIFO), and a parent that lent its memory
 * would hang with it. */
static bool opens_files(const struct redirections *ready)
{
    for (int i = 0; i < ready->count; i++)
        if (ready->list[i].path)
            return true;
    return false;
}

/* The last command of a process that ends after it takes the process's place. */
static enum unwind become_program(struct shell *sh, struct command *c)
{
    output_flush();
    sh->status = 1;
    if (!redirections_in_child(sh, &c->redirections))
        return UNWIND_NONE;
    sh->status = launch_exec(sh, c->argv[0], c->argv, variables_environment(sh));
    return UNWIND_NONE;
}

/* Whether the child may use the shell's memory until its execve. `can_wait`: opening a file may
 * hold it up. */
static bool may_borrow(const struct redirections *redirections, bool can_wait)
{
    return can_wait || !opens_files(redirections);
}

static enum unwind run_program(struct shell *sh, struct command *c)
{
    struct launch launch = {.argv = c->argv,
                            .name = c->argv[0],
                            .redirections = &c->redirections,
                            .input = -1,
                            .output = -1,
                            .foreground = jobs_controlled(sh),
                            .role = "child"};
    launch.may_borrow = may_borrow(&c->redirections, !jobs_controlled(sh));
    launch.environment = variables_environment(sh);
    pid_t pid = launch_start(sh, &launch);
    if (pid < 0) {
        sh->status = errno == EAGAIN || errno == ENOMEM ? 126 : 1;
        return UNWIND_NONE;
    }
    if (!jobs_controlled(sh)) {
        sh->status = process_wait(sh, pid);
        return UNWIND_NONE;
    }
    struct job *job = job_new(sh, 1, command_text(c->node));
    job_add(sh, job, pid, launch.may_borrow);
    sh->status = job_wait_foreground(sh, job);
    return UNWIND_NONE;
}

/* A name that nothing was found for, typed at a prompt. */
static void help_with_name(struct shell *sh, const struct command *c)
{
    if (sh->status == 127 && sh->interactive && exec_on_not_found && !strchr(c->argv[0], '/') &&
        !path_search(sh, c->argv[0], NULL))
        exec_on_not_found(sh, c->argv[0]);
}

static enum unwind run_with_assignments(struct shell *sh, struct command *c)
{
    struct variable_saved *saved = NULL;
    enum unwind unwind = UNWIND_NONE;
    if (!assign_for_command(sh, c->node->u.simple.assignments, &saved)) {
        unwind = UNWIND_ERROR;
    } else if ((c->flags & EXEC_EXIT) && !traps_have_actions(sh) && !sh->forked_by_user) {
        unwind = become_program(sh, c);
    } else {
        unwind = run_program(sh, c);
        help_with_name(sh, c);
    }
    assign_undo(sh, saved);
    return unwind;
}

/* ---- The command ---- */

/* No command name is left: assignments stay, and redirections are made and undone (a file may be
 * made by that). */
static enum unwind run_nameless(struct shell *sh, struct command *c)
{
    struct redirect_undo undo;
    if (!assign_all(sh, c->node->u.simple.assignments))
        return UNWIND_ERROR;
    sh->status = sh->substituted < 0 ? 0 : sh->substituted;
    if (!c->redirections.count)
        return UNWIND_NONE;
    if (redirections_apply(sh, &c->redirections, &undo))
        redirections_undo(sh, &undo);
    else
        sh->status = 1;
    return UNWIND_NONE;
}

/* The same where a redirection assigns to a variable: it is made in a subshell, so that nothing of
 * it stays (XCU 2.9.1.3). Where none does, nobody could tell. */
static enum unwind run_nameless_aside(struct shell *sh, struct command *c)
{
    enum { CANNOT_EXPAND = 2 };
    const struct node *node = c->node;
    struct node nothing = {.kind = NODE_SIMPLE, .line = node->line};
    struct node aside = {.kind = NODE_SUBSHELL,
                         .line = node->line,
                         .redirects = node->redirects,
                         .u.body = &nothing};
    if (!assign_all(sh, node->u.simple.assignments))
        return UNWIND_ERROR;
    enum unwind unwind = exec_subshell(sh, &aside, 0);
    return unwind == UNWIND_NONE && sh->status == CANNOT_EXPAND ? UNWIND_ERROR : unwind;
}

static enum unwind dispatch(struct shell *sh, struct command *c)
{
    if (c->argc == 0)
        return run_nameless(sh, c);
    if (sh->options & OPTION_XTRACE)
        trace_words(sh, c->argv);
    lookup_name(sh, c);
    switch (c->kind) {
    case COMMAND_SPECIAL:
        return run_special(sh, c);
    case COMMAND_PROGRAM:
        return run_with_assignments(sh, c);
    default:
        return run_in_shell(sh, c);
    }
}

/* The redirections could not be made ready. An error of an expansion ends a script; others do so
 * only for a special builtin. */
static enum unwind not_ready(struct shell *sh, struct command *c)
{
    if (c->redirections.failed_to_expand) {
        sh->status = 2;
        return UNWIND_ERROR;
    }
    sh->status = 1;
    if (c->argc == 0)
        return UNWIND_NONE;
    lookup_name(sh, c);
    return c->kind == COMMAND_SPECIAL ? UNWIND_ERROR : UNWIND_NONE;
}

enum unwind exec_simple(struct shell *sh, const struct node *node, unsigned flags)
{
    struct arena_mark mark = arena_mark(&sh->scratch);
    struct command c = {.node = node, .flags = flags};
    enum unwind unwind = UNWIND_ERROR;
    sh->line = node->line;
    sh->substituted = -1;
    if (!expand_command_words(sh, &c)) {
        sh->status = 2;
    } else if (node->redirects && c.argc == 0 && redirections_assign(node->redirects)) {
        unwind = run_nameless_aside(sh, &c);
    } else if (node->redirects && !redirections_prepare(sh, node->redirects, &c.redirections)) {
        unwind = not_ready(sh, &c);
    } else {
        unwind = dispatch(sh, &c);
        redirections_release(&c.redirections);
    }
    arena_release(&sh->scratch, mark);
    return unwind;
}

/* Runs words as a program; `c` stands for a command that was never written down. */
static enum unwind run_words(struct shell *sh, struct command *c)
{
    struct text text = {0};
    for (int i = 0; i < c->argc; i++) {
        text_add_string(&text, i ? " " : "");
        text_add_quoted(&text, c->argv[i]);
    }
    struct word word = {.source = text_end(&text), .source_size = text.size};
    struct node node = {.kind = NODE_SIMPLE, .line = sh->line, .u.simple.words = &word};
    c->node = &node;
    enum unwind unwind = run_program(sh, c);
    text_free(&text);
    return unwind;
}

enum unwind exec_words(struct shell *sh, int argc, char **argv, bool functions)
{
    struct command c = {.argc = argc, .argv = argv};
    c.kind = command_lookup(sh, argv[0], functions, &c.target);
    if (c.kind == COMMAND_PROGRAM)
        return run_words(sh, &c);
    if (c.kind == COMMAND_FUNCTION)
        return exec_function(sh, (struct function *)c.target, argc, argv);
    return run_builtin(sh, c.target, argc, argv);
}

enum unwind exec_program(struct shell *sh, int argc, char **argv)
{
    struct command c = {.argc = argc, .argv = argv, .kind = COMMAND_PROGRAM};
    return run_words(sh, &c);
}

int exec_replace(struct shell *sh, char **argv, char **environment, const char *name)
{
    output_flush();
    sigset_t old;
    signals_block(&old);
    signals_for_child(sh, false, false);
    signals_restore(&old);
    return launch_exec(sh, name, argv, environment);
}

/* ---- Straight to the launcher ---- */

/* Whether expanding it in the shell itself, instead of a subshell, can make no difference to
 * anybody. */
static bool has_no_effect(const struct word *word)
{
    for (const struct part *part = word->parts; part && !word->literal; part = part->next) {
        if (part->kind == PART_LITERAL || part->kind == PART_TILDE)
            continue;
        if (part->kind != PART_PARAMETER || part->u.parameter->operator!= PARAMETER_PLAIN ||
                                            part->u.parameter->special == '!')
            return false;
    }
    return true;
}

static bool can_launch(struct shell *sh, const struct node *node)
{
    const struct word *word = node->u.simple.words;
    const void *target;
    if (node->kind != NODE_SIMPLE || node->negated || !word || !word->literal ||
        node->u.simple.assignments || (sh->options & (OPTION_XTRACE | OPTION_NOUNSET)))
        return false;
    if (command_lookup(sh, word->literal, true, &target) != COMMAND_PROGRAM)
        return false;
    for (; word; word = word->next)
        if (!has_no_effect(word))
            return false;
    for (const struct redirect *r = node->redirects; r; r = r->next)
        if (r->kind == REDIRECT_HERE || !has_no_effect(r->word))
            return false;
    return true;
}

pid_t exec_launch_directly(struct shell *sh, const struct node *node, struct launch *launch)
{
    if (!can_launch(sh, node))
        return 0;
    struct command c = {.node = node};
    struct arena_mark mark = arena_mark(&sh->scratch);
    pid_t pid = 0;
    sh->line = node->line;
    if (expand_command_words(sh, &c) && c.argc > 0 &&
        redirections_prepare(sh, node->redirects, &c.redirections)) {
        launch->argv = c.argv;
        launch->name = c.argv[0];
        launch->redirections = &c.redirections;
        launch->environment = variables_environment(sh);
        launch->may_borrow = may_borrow(&c.redirections, false);
        pid = launch_start(sh, launch);
    }
    arena_release(&sh->scratch, mark);
    return pid;
}
