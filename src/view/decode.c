/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records as a person writes calls: the call, and what came of it. */
#include "view/decode.h"
#include "base/names.h"
#include "view/words.h"

#include <fcntl.h>
#include <sys/wait.h>

/* What the kernel gives itself, and a tracer sees, when a call is interrupted that may have to be
 * begun again (ERESTARTSYS and its kin). */
enum { FIRST_RESTART = 512, LAST_RESTART = 516 };

void decode_call(struct line *line, const struct sys_record *record)
{
    size_t position = 0, before;
    if (record->call == SYS_TRACED_other) {
        const char *name = sys_number_name(record->argument[0]);
        line_string(line, name ? name : "a call without a name");
        line_string(line, "(...)");
        return;
    }
    line_string(line, sys_call_name(record->call));
    line_char(line, '(');
    for (int i = 0; i < SYS_ARGUMENTS; i++) {
        before = line->size;
        line_string(line, i ? ", " : "");
        if (!decode_argument(line, record, i, &position)) {
            line->size = before;
            break;
        }
    }
    line_char(line, ')');
}

void decode_status(struct line *line, long raw)
{
    int status = (int)raw;
    bool exited = WIFEXITED(status), stopped = WIFSTOPPED(status);
    if (WIFCONTINUED(status)) {
        line_string(line, "continued");
        return;
    }
    line_string(line, exited ? "exited " : stopped ? "stopped " : "signaled ");
    if (exited) {
        line_number(line, WEXITSTATUS(status));
        return;
    }
    int sig = stopped ? WSTOPSIG(status) : WTERMSIG(status);
    if (signal_name(sig))
        line_string(line, signal_name(sig));
    else
        line_number(line, sig);
    if (!stopped && WCOREDUMP(status))
        line_string(line, ", core dumped");
}

bool decode_has_status(const struct sys_record *record, long *status)
{
    const struct sys_shape *shape = sys_shape(record->call);
    if (record->state != SYS_RETURNED || record->error)
        return false;
    for (int i = 0; i < SYS_ARGUMENTS; i++) {
        enum sys_kind kind = shape->parameter[i].kind;
        bool one = kind == SYS_KIND_STATUS_OUT && record->result > 0;
        bool other = kind == SYS_KIND_SIGINFO_OUT && record->out[1] > 0;
        if ((one || other) && !(record->null >> i & 1)) {
            *status = record->out[0];
            return true;
        }
    }
    return false;
}

/* The string that a call like getcwd gave: the last of the record's. */
static void add_answer(struct line *line, const struct sys_record *record)
{
    struct sys_string string, last = {.null = true};
    size_t position = 0;
    while (sys_text_next(record, &position, &string))
        last = string;
    if (last.null)
        line_string(line, "NULL");
    else
        line_quoted(line, last.bytes, last.size, last.cut);
}

static void add_error(struct line *line, const struct sys_record *record)
{
    const char *name = errno_name(record->error);
    line_char(line, ' ');
    if (name)
        line_string(line, name);
    else
        line_number(line, record->error);
    line_string(line, " (");
    line_string(line, errno_text(record->error));
    line_string(line, record->injected ? ") (injected)" : ")");
}

enum {
    LARGE_FILE = 0100000
}; /* the kernel's O_LARGEFILE, always set on 64 bits: it tells nobody anything */

/* Whether the result is what open was told of the descriptor. */
static bool is_open_flags(const struct sys_record *record)
{
    return record->call == SYS_CALL_fcntl && record->argument[1] == F_GETFL && !record->error;
}

void decode_result(struct line *line, const struct sys_record *record)
{
    enum sys_kind kind = sys_shape(record->call)->result;
    long status;
    if (record->state != SYS_RETURNED)
        return;
    line_string(line, " = ");
    if (record->error >= FIRST_RESTART && record->error <= LAST_RESTART) {
        line_string(line, "? (a signal interrupts it)");
        return;
    }
    if (kind == SYS_KIND_POINTER)
        add_answer(line, record);
    else if (kind == SYS_KIND_MODE)
        line_octal(line, (unsigned long)record->result);
    else if (is_open_flags(record))
        words_add(line, SYS_KIND_OPEN_FLAGS, record->result & ~LARGE_FILE);
    else
        line_number(line, record->result);
    if (record->error)
        add_error(line, record);
    if (decode_has_status(record, &status)) {
        line_string(line, " (");
        decode_status(line, status);
        line_char(line, ')');
    }
}
