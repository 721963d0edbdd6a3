/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * saw: did it happen? Asks the records of the shell's calls, from the mark on.
 *
 * A lesson checks what was done by this, never what was typed. "No" must be certain: where
 * something was not recorded, or is overwritten by now, or was kept only in part, the answer is 2
 * and the reason.
 */
#include "base/message.h"
#include "base/output.h"
#include "builtins/builtin.h"
#include "builtins/watch/query.h"
#include "builtins/watch/range.h"
#include "sys/sys.h"
#include "view/call_line.h"

/*
 * One step: *from is the first record to look at, and becomes the one after the last that was
 * needed. *cut is set when a record that may be meant was kept only in part.
 */
static bool step_happened(const struct query_step *step, uint64_t *from, uint64_t last, bool *cut)
{
    struct sys_record record;
    long seen = 0;
    uint64_t after = *from;
    for (uint64_t number = *from; number <= last && seen <= step->most; number++) {
        enum query_answer answer = QUERY_NO;
        if (sys_record_get(number, &record))
            answer = query_match(step, &record);
        if (answer == QUERY_CANNOT_TELL)
            *cut = true;
        if (answer == QUERY_YES && ++seen == step->least)
            after = number + 1;
        if (seen >= step->least && step->most == LONG_MAX)
            break;
    }
    *from = after;
    return seen >= step->least && seen <= step->most;
}

/* Whether an answer may depend on calls that are not seen: "exactly so often" does. */
static bool counts_all(const struct query *query)
{
    for (int i = 0; i < query->count; i++)
        if (query->steps[i].most != LONG_MAX)
            return true;
    return false;
}

static int ask(const char *who, const struct query *query)
{
    struct range range = range_since_mark();
    bool happened = true, cut = false;
    for (int i = 0; i < query->count && happened; i++)
        happened = step_happened(&query->steps[i], &range.first, range.last, &cut);
    bool certain = happened && !(counts_all(query) && (cut || range.missing));
    if (certain)
        return 0;
    if (!sys_recording())
        message(who, "calls are not recorded now: `set -o record` begins");
    else if (range.missing)
        message(who, "it cannot be told: %s", range.missing);
    else if (cut)
        message(who, "it cannot be told: of long strings only the beginning is recorded");
    else
        return 1;
    return 2;
}

static int list(const char *who)
{
    struct range range = range_since_mark();
    struct sys_record record;
    int was = sys_watch_pause();
    why("records are laid out to the width of the window, where there is one");
    bool terminal = sys_isatty(1) == 1;
    struct call_form form = {terminal ? message_columns(1) : 0, message_colour(1), false, false};
    sys_watch_resume(was);
    if (!sys_recording()) {
        message(who, "calls are not recorded now: `set -o record` begins");
        return 2;
    }
    for (uint64_t number = range.first; number <= range.last; number++) {
        char bytes[CALL_LINE];
        struct line line = {bytes, 0, sizeof bytes};
        if (!sys_record_get(number, &record))
            continue;
        call_line(&line, &record, record.state == SYS_RETURNED ? CALL_WHOLE : CALL_BEGUN, &form);
        output_add(line.bytes, line.size);
    }
    return 0;
}

static int run_saw(struct shell *sh, int argc, char **argv)
{
    struct options_parse p;
    struct query query;
    bool listing = false;
    int letter;
    options_begin(&p, argc, argv);
    while ((letter = options_next(&p, "l"))) {
        if (letter == '?')
            return 2;
        listing = true;
    }
    if (listing)
        return operands_between(sh, &p, 0, 0) ? list(argv[0]) : 2;
    if (!operands_between(sh, &p, 1, -1))
        return 2;
    if (!query_read(&sh->scratch, argv[0], argv + p.next, argc - p.next, &query))
        return 2;
    return ask(argv[0], &query);
}

static const struct builtin_option saw_options[] = {
    {'l', NULL, ARGUMENT_NONE, "list the calls since the mark, as narration would have shown them"},
    {0},
};

const struct builtin saw_builtin = {
    .name = "saw",
    .run = run_saw,
    .usage = "saw CALL [KEY=VALUE]... [then CALL [KEY=VALUE]...]...\nsaw -l",
    .purpose = "tell whether a system call was made, by its record",
    .section = "watch",
    .options = saw_options,
    .operands = {ARGUMENT_CALL, ARGUMENT_TEXT},
    .text = "The status is 0 for yes, 1 for no, 2 (with the reason) where it cannot be told. It "
            "looks at "
            "the calls of this shell and its children since the mark. At a prompt, that is where "
            "the command "
            "before this one began: saw asks about the last command, and about what stands before "
            "it on its "
            "own line. In a lesson the tutor sets the mark.\n\n"
            "Keys of every call: by (the builtin that made it; empty: none), as (shell or child), "
            "role, "
            "process, result, errno (or none), injected (yes or no), count (3: so often; 3+: so "
            "often or "
            "more). Of calls that wait: raw, exited, signaled, stopped, continued. And each "
            "parameter by "
            "its name, as narration shows it: sig=TERM, path=/tmp, flags=O_CREAT (these, and maybe "
            "more), how=block, set=USR1. pid is the parameter of that name where there is one, "
            "else the "
            "process.\n\n"
            "After then, a call must come later than the one before.",
};
