/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Compound commands and lists (POSIX.1-2024, XCU 2.9.3 and 2.9.4). */
#include "base/message.h"
#include "exec/function.h"
#include "exec/pipeline.h"
#include "exec/redirect.h"
#include "exec/simple.h"
#include "exec/watch.h"
#include "expand/expand.h"
#include "expand/pattern.h"
#include "jobs/signals.h"
#include "sys/sys.h"
#include <errno.h>
#include <string.h>

enum unwind exec_check_errexit(struct shell *sh)
{
    if (!sh->status || !(sh->options & OPTION_ERREXIT) || sh->errexit_off)
        return UNWIND_NONE;
    return UNWIND_EXIT;
}

/* A list whose status is only asked about: errexit does not look. */
static enum unwind exec_condition(struct shell *sh, const struct node *list)
{
    sh->errexit_off++;
    enum unwind unwind = exec_list(sh, list, 0);
    sh->errexit_off--;
    return unwind;
}

/* ---- Loops ---- */

bool exec_loop_goes_on(struct shell *sh, enum unwind *unwind)
{
    if (*unwind == UNWIND_NONE)
        return true;
    if (*unwind != UNWIND_BREAK && *unwind != UNWIND_CONTINUE)
        return false;
    if (--sh->unwind_levels > 0)
        return false;
    bool again = *unwind == UNWIND_CONTINUE;
    *unwind = UNWIND_NONE;
    return again;
}

static enum unwind exec_while(struct shell *sh, const struct node *node)
{
    enum unwind unwind;
    int status = 0;
    bool until = node->kind == NODE_UNTIL;
    sh->loop_depth++;
    for (;;) {
        unwind = exec_condition(sh, node->u.test.condition);
        if (unwind != UNWIND_NONE) {
            if (exec_loop_goes_on(sh, &unwind))
                continue;
            break;
        }
        if ((sh->status == 0) == until) {
            sh->status = status;
            break;
        }
        unwind = exec_list(sh, node->u.test.body, 0);
        status = sh->status;
        if (!exec_loop_goes_on(sh, &unwind))
            break;
    }
    sh->loop_depth--;
    return unwind;
}

static enum unwind exec_for(struct shell *sh, const struct node *node)
{
    struct fields fields = {0};
    enum unwind unwind = UNWIND_NONE;
    struct arena_mark mark = arena_mark(&sh->scratch);
    sh->line = node->line;
    if (!node->u.loop.has_in) {
        for (int i = 0; i < sh->parameters.count; i++)
            fields_add(
                &sh->scratch, &fields,
                arena_copy(&sh->scratch, sh->parameters.list[i], strlen(sh->parameters.list[i])));
    } else if (!expand_words(sh, node->u.loop.words, &fields)) {
        sh->status = 2;
        arena_release(&sh->scratch, mark);
        return UNWIND_ERROR;
    }
    if (fields.count == 0)
        sh->status = 0;
    sh->loop_depth++;
    for (size_t i = 0; i < fields.count; i++) {
        if (!variable_set(sh, node->u.loop.variable, fields.list[i], strlen(fields.list[i]))) {
            sh->status = 1;
            unwind = UNWIND_ERROR;
            break;
        }
        unwind = exec_list(sh, node->u.loop.body, 0);
        if (!exec_loop_goes_on(sh, &unwind))
            break;
    }
    sh->loop_depth--;
    arena_release(&sh->scratch, mark);
    return unwind;
}

/* ---- Choices ---- */

static enum unwind exec_if(struct shell *sh, const struct node *node, unsigned flags)
{
    enum unwind unwind = exec_condition(sh, node->u.test.condition);
    if (unwind != UNWIND_NONE)
        return unwind;
    if (sh->status == 0)
        return exec_list(sh, node->u.test.body, flags);
    if (node->u.test.otherwise)
        return exec_list(sh, node->u.test.otherwise, flags);
    sh->status = 0;
    return UNWIND_NONE;
}

/* Whether one of the item's patterns matches; *failed after an error. */
static bool item_matches(struct shell *sh, const struct case_item *item, const char *word,
                         size_t size, bool *failed)
{
    for (const struct word *p = item->patterns; p; p = p->next) {
        size_t begin;
        if (p->literal && !(p->flags & WORD_QUOTED)) {
            if (p->literal_size == size && memcmp(p->literal, word, size) == 0)
                return true;
            if (!strpbrk(p->literal, "*?["))
                continue;
        }
        if (!expand_in_place(sh, p, EXPAND_PATTERN, &begin)) {
            *failed = true;
            return false;
        }
        bool matches = pattern_match(sh->utf8, sh->expansion.bytes + begin,
                                     sh->expansion.size - begin, word, size);
        sh->expansion.size = begin;
        if (matches)
            return true;
    }
    return false;
}

static enum unwind exec_case(struct shell *sh, const struct node *node, unsigned flags)
{
    struct arena_mark mark = arena_mark(&sh->scratch);
    size_t size;
    bool failed = false;
    sh->line = node->line;
    const char *word = expand_string(sh, node->u.choice.word, EXPAND_PLAIN, &size);
    const struct case_item *item = node->u.choice.items;
    while (word && item && !failed && !item_matches(sh, item, word, size, &failed))
        item = item->next;
    arena_release(&sh->scratch, mark);
    if (!word || failed) {
        sh->status = 2;
        return UNWIND_ERROR;
    }
    enum unwind unwind = UNWIND_NONE;
    if (!item)
        sh->status = 0;
    for (; item && unwind == UNWIND_NONE; item = item->next) {
        bool goes_on = item->falls_through && item->next;
        unwind = exec_list(sh, item->body, goes_on ? 0 : flags);
        if (!item->falls_through)
            break;
    }
    return unwind;
}

/* ---- Commands ---- */

static enum unwind exec_and_or(struct shell *sh, const struct node *node, unsigned flags)
{
    sh->errexit_off++;
    enum unwind unwind = exec_node(sh, node->u.and_or.left, 0);
    sh->errexit_off--;
    if (unwind != UNWIND_NONE || (sh->status == 0) != (node->kind == NODE_AND))
        return unwind;
    return exec_node(sh, node->u.and_or.right, flags);
}

static enum unwind exec_plain(struct shell *sh, const struct node *node, unsigned flags)
{
    enum unwind unwind;
    switch (node->kind) {
    case NODE_SIMPLE:
        unwind = exec_simple(sh, node, flags);
        return unwind == UNWIND_NONE && sh->status ? exec_check_errexit(sh) : unwind;
    case NODE_PIPELINE:
        unwind = exec_pipeline(sh, node);
        return unwind == UNWIND_NONE && node->u.pipeline.count > 1 ? exec_check_errexit(sh)
                                                                   : unwind;
    case NODE_SUBSHELL:
        unwind = exec_subshell(sh, node, flags);
        return unwind == UNWIND_NONE ? exec_check_errexit(sh) : unwind;
    case NODE_AND:
    case NODE_OR:
        return exec_and_or(sh, node, flags);
    case NODE_GROUP:
        return exec_list(sh, node->u.body, flags);
    case NODE_FOR:
        return exec_for(sh, node);
    case NODE_CASE:
        return exec_case(sh, node, flags);
    case NODE_IF:
        return exec_if(sh, node, flags);
    case NODE_WHILE:
    case NODE_UNTIL:
        return exec_while(sh, node);
    case NODE_FUNCTION:
        function_define(sh, node);
        sh->status = 0;
        return UNWIND_NONE;
    case NODE_WATCH:
        return exec_watch(sh, node);
    }
    return UNWIND_NONE;
}

/* A compound command with redirections of its own, which hold while it runs. */
static enum unwind exec_redirected(struct shell *sh, const struct node *node)
{
    struct redirections ready;
    struct redirect_undo undo;
    struct arena_mark mark = arena_mark(&sh->scratch);
    enum unwind unwind = UNWIND_NONE;
    sh->line = node->line;
    if (redirections_prepare(sh, node->redirects, &ready) &&
        redirections_apply(sh, &ready, &undo)) {
        redirections_release(&ready);
        unwind = exec_plain(sh, node, 0);
        redirections_undo(sh, &undo);
    } else {
        redirections_release(&ready);
        sh->status = ready.failed_to_expand ? 2 : 1;
        unwind = ready.failed_to_expand ? UNWIND_ERROR : exec_check_errexit(sh);
    }
    arena_release(&sh->scratch, mark);
    return unwind;
}

static enum unwind exec_unnegated(struct shell *sh, const struct node *node, unsigned flags)
{
    if (node->redirects && node->kind != NODE_SIMPLE && node->kind != NODE_SUBSHELL)
        return exec_redirected(sh, node);
    return exec_plain(sh, node, flags);
}

/* Acts on signals, between commands and on the way to a loop's next turn or its end. Returns how it
 * goes on. */
static enum unwind let_signals_in(struct shell *sh, enum unwind unwind)
{
    if (unwind != UNWIND_NONE && unwind != UNWIND_BREAK && unwind != UNWIND_CONTINUE)
        return unwind;
    if (!signals_act(sh))
        return unwind;
    unwind = sh->unwind;
    sh->unwind = UNWIND_NONE;
    return unwind;
}

enum unwind exec_node(struct shell *sh, const struct node *node, unsigned flags)
{
    enum unwind unwind;
    if (node->negated) {
        sh->errexit_off++;
        unwind = exec_unnegated(sh, node, 0);
        sh->errexit_off--;
        if (unwind == UNWIND_NONE || unwind == UNWIND_BREAK || unwind == UNWIND_CONTINUE)
            sh->status = !sh->status;
    } else {
        unwind = exec_unnegated(sh, node, flags);
    }
    if (signals_pending)
        unwind = let_signals_in(sh, unwind);
    return unwind;
}

enum unwind exec_list(struct shell *sh, const struct node *list, unsigned flags)
{
    enum unwind unwind = UNWIND_NONE;
    if (!list)
        sh->status = 0;
    else if (stack_is_deep(sh)) {
        message("nacre", "commands are nested too deep");
        sh->status = 2;
        return UNWIND_ERROR;
    }
    for (; list && unwind == UNWIND_NONE; list = list->next) {
        if (list->async)
            unwind = exec_async(sh, list);
        else
            unwind = exec_node(sh, list, list->next ? 0 : flags);
    }
    return unwind;
}
