/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ulimit: what the kernel lets this process and its children use (XCU, ulimit; getrlimit(2)). */
#include "base/message.h"
#include "base/output.h"
#include "base/text.h"
#include "builtins/builtin.h"
#include "sys/sys.h"
#include <errno.h>
#include <limits.h>
#include <string.h>

static const struct {
    char letter;
    int resource;
    const char *name;
    unsigned unit; /* bytes, or 1 */
    const char *what;
} limits[] = {
    {'c', RLIMIT_CORE, "RLIMIT_CORE", 512, "core file (512-byte blocks)"},
    {'d', RLIMIT_DATA, "RLIMIT_DATA", 1024, "data segment (kilobytes)"},
    {'f', RLIMIT_FSIZE, "RLIMIT_FSIZE", 512, "file written (512-byte blocks)"},
    {'n', RLIMIT_NOFILE, "RLIMIT_NOFILE", 1, "open descriptors"},
    {'s', RLIMIT_STACK, "RLIMIT_STACK", 1024, "stack (kilobytes)"},
    {'t', RLIMIT_CPU, "RLIMIT_CPU", 1, "processor time (seconds)"},
    {'u', RLIMIT_NPROC, "RLIMIT_NPROC", 1, "processes of the user"},
    {'v', RLIMIT_AS, "RLIMIT_AS", 1024, "address space (kilobytes)"},
};

enum { LIMITS = sizeof limits / sizeof limits[0] };

/* What was asked for. */
struct limit_request {
    const char *who;
    bool soft, hard, all;
    int which; /* index in limits */
};

static void print_value(rlim_t value, unsigned unit)
{
    if (value == RLIM_INFINITY)
        output_string("unlimited\n");
    else
        output_format("%llu\n", (unsigned long long)(value / unit));
}

static int show(const struct limit_request *request)
{
    int first = request->all ? 0 : request->which, last = request->all ? LIMITS - 1 : first;
    for (int i = first; i <= last; i++) {
        struct rlimit limit;
        why("each resource has a soft limit, which counts, and a hard one, up to which it can be "
            "raised");
        if (sys_getrlimit(limits[i].resource, &limit) != 0)
            return call_failed(request->who, errno, "getrlimit(%s)", limits[i].name);
        if (request->all)
            output_format("-%c: %-30s ", limits[i].letter, limits[i].what);
        print_value(request->hard ? limit.rlim_max : limit.rlim_cur, limits[i].unit);
    }
    return 0;
}

/* Reads a new limit. False where `word` is none. */
static bool read_limit(const char *word, const struct rlimit *old, unsigned unit, rlim_t *value)
{
    if (strcmp(word, "unlimited") == 0)
        *value = RLIM_INFINITY;
    else if (strcmp(word, "soft") == 0)
        *value = old->rlim_cur;
    else if (strcmp(word, "hard") == 0)
        *value = old->rlim_max;
    else {
        long long number = whole_number(word, LLONG_MAX / unit);
        if (number < 0)
            return false;
        *value = (rlim_t)number * unit;
    }
    return true;
}

static int change(const struct limit_request *request, const char *word)
{
    struct rlimit limit;
    rlim_t value;
    const char *name = limits[request->which].name;
    why("soft and hard are set together, so what is not to change must be known");
    if (sys_getrlimit(limits[request->which].resource, &limit) != 0)
        return call_failed(request->who, errno, "getrlimit(%s)", name);
    if (!read_limit(word, &limit, limits[request->which].unit, &value)) {
        message(request->who, "\"%s\" is neither a number nor `unlimited`", visible(word));
        return 2;
    }
    if (request->hard || !request->soft)
        limit.rlim_max = value;
    if (request->soft || !request->hard)
        limit.rlim_cur = value;
    why("the limit holds for this process and is inherited by every child");
    if (sys_setrlimit(limits[request->which].resource, &limit) != 0)
        return call_failed(request->who, errno, "setrlimit(%s, \"%s\")", name, visible(word));
    return 0;
}

/* The index of the limit with that letter. */
static int limit_index(int letter)
{
    int i = 0;
    while (limits[i].letter != letter)
        i++;
    return i;
}

static int run_ulimit(struct shell *sh, int argc, char **argv)
{
    struct limit_request request = {.who = argv[0], .which = limit_index('f')};
    struct options_parse p;
    int letter, named = 0;
    options_begin(&p, argc, argv);
    while ((letter = options_next(&p, "HSacdfnstuv"))) {
        if (letter == '?')
            return 2;
        if (letter == 'H')
            request.hard = true;
        else if (letter == 'S')
            request.soft = true;
        else if (letter == 'a')
            request.all = true;
        else {
            request.which = limit_index(letter);
            named++;
        }
    }
    if (!operands_between(sh, &p, 0, request.all ? 0 : 1))
        return 2;
    if (named > 1 || (request.all && named))
        return usage_error(sh, argv[0], "one resource at a time");
    if (p.next < argc) {
        int status = change(&request, argv[p.next]);
        shell_measure_stack(sh); /* it may be the stack's own limit */
        return status;
    }
    if (request.hard && request.soft)
        return usage_error(sh, argv[0], "-H and -S together can only be set, not shown");
    return show(&request);
}

static const struct builtin_option ulimit_options[] = {
    {'H', NULL, ARGUMENT_NONE, "the hard limit, up to which the soft one can be raised"},
    {'S', NULL, ARGUMENT_NONE, "the soft limit, the one that counts"},
    {'a', NULL, ARGUMENT_NONE, "show all"},
    {'c', NULL, ARGUMENT_NONE, "size of a core file, in blocks of 512 bytes"},
    {'d', NULL, ARGUMENT_NONE, "size of the data segment, in kilobytes"},
    {'f', NULL, ARGUMENT_NONE, "size of a file written, in blocks of 512 bytes (the rule)"},
    {'n', NULL, ARGUMENT_NONE, "one more than the highest descriptor"},
    {'s', NULL, ARGUMENT_NONE, "size of the stack, in kilobytes"},
    {'t', NULL, ARGUMENT_NONE, "processor time, in seconds"},
    {'u', NULL, ARGUMENT_NONE, "processes of the user"},
    {'v', NULL, ARGUMENT_NONE, "address space, in kilobytes"},
    {0, NULL, ARGUMENT_NONE, NULL},
};

const struct builtin ulimit_builtin = {
    .name = "ulimit",
    .run = run_ulimit,
    .usage = "ulimit [-H] [-S] [-c|-d|-f|-n|-s|-t|-u|-v] [LIMIT]\nulimit [-H|-S] -a",
    .purpose = "limit what this process and its children may use",
    .calls = "getrlimit setrlimit",
    .section = "posix",
    .options = ulimit_options,
    .operands = {ARGUMENT_NUMBER},
    .c = "struct rlimit limit = {256, 256}; setrlimit(RLIMIT_NOFILE, &limit);",
    .python = "resource.setrlimit(resource.RLIMIT_NOFILE, (256, 256))",
    .text = "LIMIT is a number or `unlimited`. With neither -H nor -S both limits are set, and the "
            "soft one is shown. Only root may raise a hard limit.",
    .flags = BUILTIN_POSIX,
};
