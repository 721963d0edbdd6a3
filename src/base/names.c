/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of errors and signals. */
#include "base/names.h"

#include "base/text.h"
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

/* Where two names share a number, the one that POSIX or Linux prefers stands first. */
static const struct {
    int number;
    const char *name;
} errors[] = {
#define ERROR(name)                                                                                \
    {                                                                                              \
        name, #name                                                                                \
    }
    ERROR(EPERM),
    ERROR(ENOENT),
    ERROR(ESRCH),
    ERROR(EINTR),
    ERROR(EIO),
    ERROR(ENXIO),
    ERROR(E2BIG),
    ERROR(ENOEXEC),
    ERROR(EBADF),
    ERROR(ECHILD),
    ERROR(EAGAIN),
    ERROR(ENOMEM),
    ERROR(EACCES),
    ERROR(EFAULT),
    ERROR(EBUSY),
    ERROR(EEXIST),
    ERROR(EXDEV),
    ERROR(ENODEV),
    ERROR(ENOTDIR),
    ERROR(EISDIR),
    ERROR(EINVAL),
    ERROR(ENFILE),
    ERROR(EMFILE),
    ERROR(ENOTTY),
    ERROR(ETXTBSY),
    ERROR(EFBIG),
    ERROR(ENOSPC),
    ERROR(ESPIPE),
    ERROR(EROFS),
    ERROR(EMLINK),
    ERROR(EPIPE),
    ERROR(EDOM),
    ERROR(ERANGE),
    ERROR(EDEADLK),
    ERROR(ENAMETOOLONG),
    ERROR(ENOLCK),
    ERROR(ENOSYS),
    ERROR(ENOTEMPTY),
    ERROR(ELOOP),
    ERROR(ENOMSG),
    ERROR(EIDRM),
    ERROR(EOVERFLOW),
    ERROR(EILSEQ),
    ERROR(ENOTSOCK),
    ERROR(EDESTADDRREQ),
    ERROR(EMSGSIZE),
    ERROR(EPROTOTYPE),
    ERROR(ENOPROTOOPT),
    ERROR(EPROTONOSUPPORT),
    ERROR(EOPNOTSUPP),
    ERROR(EAFNOSUPPORT),
    ERROR(EADDRINUSE),
    ERROR(EADDRNOTAVAIL),
    ERROR(ENETDOWN),
    ERROR(ENETUNREACH),
    ERROR(ENETRESET),
    ERROR(ECONNABORTED),
    ERROR(ECONNRESET),
    ERROR(ENOBUFS),
    ERROR(EISCONN),
    ERROR(ENOTCONN),
    ERROR(ETIMEDOUT),
    ERROR(ECONNREFUSED),
    ERROR(EHOSTUNREACH),
    ERROR(EALREADY),
    ERROR(EINPROGRESS),
    ERROR(ESTALE),
    ERROR(EDQUOT),
    ERROR(ECANCELED),
    ERROR(EOWNERDEAD),
    ERROR(ENOTRECOVERABLE),
    ERROR(EPROTO),
    ERROR(EBADMSG),
    ERROR(EMULTIHOP),
    ERROR(ENOLINK),
    ERROR(EWOULDBLOCK),
#undef ERROR
};

enum { ERRORS = sizeof errors / sizeof errors[0] };

const char *errno_name(int error)
{
    for (size_t i = 0; i < ERRORS; i++)
        if (errors[i].number == error)
            return errors[i].name;
    return NULL;
}

int errno_number(const char *name)
{
    for (size_t i = 0; i < ERRORS; i++)
        if (strcasecmp(errors[i].name, name) == 0)
            return errors[i].number;
    return 0;
}

const char *errno_name_at(size_t n)
{
    return n < ERRORS ? errors[n].name : NULL;
}

const char *errno_text(int error)
{
    const char *text = strerrordesc_np(error);
    return text ? text : "Unknown error";
}

static const struct {
    int number;
    const char *name;
} signals[] = {
    {0, "EXIT"},       {SIGHUP, "HUP"},       {SIGINT, "INT"},       {SIGQUIT, "QUIT"},
    {SIGILL, "ILL"},   {SIGTRAP, "TRAP"},     {SIGABRT, "ABRT"},     {SIGBUS, "BUS"},
    {SIGFPE, "FPE"},   {SIGKILL, "KILL"},     {SIGUSR1, "USR1"},     {SIGSEGV, "SEGV"},
    {SIGUSR2, "USR2"}, {SIGPIPE, "PIPE"},     {SIGALRM, "ALRM"},     {SIGTERM, "TERM"},
    {SIGCHLD, "CHLD"}, {SIGCONT, "CONT"},     {SIGSTOP, "STOP"},     {SIGTSTP, "TSTP"},
    {SIGTTIN, "TTIN"}, {SIGTTOU, "TTOU"},     {SIGURG, "URG"},       {SIGXCPU, "XCPU"},
    {SIGXFSZ, "XFSZ"}, {SIGVTALRM, "VTALRM"}, {SIGPROF, "PROF"},     {SIGWINCH, "WINCH"},
    {SIGIO, "IO"},     {SIGPWR, "PWR"},       {SIGSTKFLT, "STKFLT"}, {SIGSYS, "SYS"},
    {SIGIO, "POLL"},   {SIGABRT, "IOT"},      {SIGCHLD, "CLD"},
};

enum { SIGNALS = sizeof signals / sizeof signals[0] };

int signal_limit(void)
{
    return SIGRTMAX + 1;
}

/* Real-time signals are named from the nearer end, as the standard's RTMIN and RTMAX allow. */
static const char *real_time_name(int signal)
{
    static char names[4][16];
    static unsigned turn;
    char *name = names[turn++ % 4];
    int up = signal - SIGRTMIN, down = SIGRTMAX - signal;
    if (up == 0 || down == 0)
        return up == 0 ? "RTMIN" : "RTMAX";
    snprintf(name, sizeof names[0], up <= down ? "RTMIN+%d" : "RTMAX-%d", up <= down ? up : down);
    return name;
}

const char *signal_name(int signal)
{
    for (size_t i = 0; i < SIGNALS; i++)
        if (signals[i].number == signal)
            return signals[i].name;
    if (signal >= SIGRTMIN && signal <= SIGRTMAX)
        return real_time_name(signal);
    return NULL;
}

static int real_time_number(const char *name)
{
    int base = strncasecmp(name, "RTMIN", 5) == 0   ? SIGRTMIN
               : strncasecmp(name, "RTMAX", 5) == 0 ? SIGRTMAX
                                                    : -1;
    if (base < 0)
        return -1;
    if (name[5] == '\0')
        return base;
    long long offset = whole_number(name + 6, 64);
    if (name[5] != (base == SIGRTMIN ? '+' : '-') || offset < 0)
        return -1;
    int number = base == SIGRTMIN ? base + (int)offset : base - (int)offset;
    return number >= SIGRTMIN && number <= SIGRTMAX ? number : -1;
}

int signal_number(const char *name)
{
    long long number = whole_number(name, 1000);
    if (number >= 0)
        return number == 0 || signal_name((int)number) ? (int)number : -1;
    if (strncasecmp(name, "SIG", 3) == 0)
        name += 3;
    for (size_t i = 0; i < SIGNALS; i++)
        if (strcasecmp(signals[i].name, name) == 0)
            return signals[i].number;
    return real_time_number(name);
}
