/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happens to a traced program, in the form of narration. */
#include "view/traced_line.h"
#include "base/names.h"
#include "view/decode.h"

#include <string.h>

static void add_signal(struct line *line, int signal)
{
    const char *name = signal_name(signal);
    line_string(line, name ? "SIG" : "signal ");
    if (name)
        line_string(line, name);
    else
        line_number(line, signal);
}

/* By whom, in words that end a sentence. */
static void add_refusal(struct line *line, const struct sys_trace_event *event)
{
    switch (event->refusal) {
    case SYS_REFUSED_BY_TRACER:
        line_string(line, "process ");
        line_number(line, event->sender);
        line_string(line, " traces it already, and a process has one tracer at most");
        break;
    case SYS_REFUSED_BY_YAMA:
        line_string(line, "the administrator forbids it, in /proc/sys/kernel/yama/ptrace_scope");
        break;
    case SYS_REFUSED_BY_FILTER:
        line_string(line, "a filter of system calls forbids it, as containers have (seccomp)");
        break;
    case SYS_REFUSED_BY_IDENTITY:
        line_string(
            line,
            "the process has other user ids than its tracer, or rights that the tracer lacks");
        break;
    case SYS_REFUSED_BY_KERNEL:
        line_string(line, "the kernel does not offer it");
        break;
    }
    line_string(line, "; the program runs untraced");
}

static void add_refused(struct line *line, const struct sys_trace_event *event)
{
    line_string(line, "trace: ptrace(PTRACE_SEIZE, ");
    line_number(line, event->pid);
    line_string(line, "): ");
    line_string(line, errno_text(event->error));
    line_string(line, " (");
    line_string(line, errno_name(event->error) ? errno_name(event->error) : "?");
    line_string(line, "): ");
    add_refusal(line, event);
}

static void add_happening(struct line *line, const struct sys_trace_event *event)
{
    switch (event->what) {
    case SYS_TRACE_SIGNAL:
        line_string(line, "-- gets ");
        add_signal(line, event->signal);
        if (event->sender) {
            line_string(line, " from ");
            line_number(line, event->sender);
        }
        break;
    case SYS_TRACE_STOPPED:
        line_string(line, "-- is stopped by ");
        add_signal(line, event->signal);
        break;
    case SYS_TRACE_CONTINUED:
        line_string(line, "-- goes on");
        break;
    case SYS_TRACE_ENDED:
        line_string(line, "-- has ended: ");
        decode_status(line, event->status);
        break;
    default:
        break;
    }
}

static void add_json(struct line *line, const struct sys_trace_event *event)
{
    static const char *const names[] = {
        [SYS_TRACE_SIGNAL] = "signal",       [SYS_TRACE_STOPPED] = "stopped",
        [SYS_TRACE_CONTINUED] = "continued", [SYS_TRACE_ENDED] = "ended",
        [SYS_TRACE_REFUSED] = "refused",
    };
    char bytes[512];
    struct line words = {bytes, 0, sizeof bytes};
    if (event->what == SYS_TRACE_REFUSED)
        add_refused(&words, event);
    else
        add_happening(&words, event);
    line_string(line, "{\"event\":\"");
    line_string(line, names[event->what]);
    line_string(line, "\",\"pid\":");
    line_number(line, event->pid);
    line_string(line, ",\"role\":");
    line_json(line, event->name, strlen(event->name));
    line_string(line, ",\"text\":");
    size_t skip = event->what == SYS_TRACE_REFUSED ? 0 : strlen("-- ");
    line_json(line, words.bytes + skip, words.size - skip);
    line_string(line, "}\n");
}

void traced_line(struct line *line, const struct sys_trace_event *event,
                 const struct call_form *form)
{
    if (event->what == SYS_TRACE_CALL) {
        enum call_event half = event->begun     ? CALL_BEGUN
                               : event->resumed ? CALL_RESUMED
                                                : CALL_WHOLE;
        call_line(line, event->record, half, form);
        return;
    }
    if (form->json) {
        add_json(line, event);
        return;
    }
    if (event->what == SYS_TRACE_REFUSED) {
        add_refused(line, event);
    } else {
        call_line_who(line, event->name, event->pid, form->colour);
        add_happening(line, event);
    }
    line_char(line, '\n');
}
