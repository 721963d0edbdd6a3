/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of errors and signals. */
#include "base/names.h"

#include "base/text.h"
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

/*
 * Where two names share a number, the one that POSIX or Linux prefers stands first. The texts are
 * those that people know from Linux; strerror's are other ones in other C libraries and languages.
 * The strings stand in the table itself: a pointer to each would have to be set right at every
 * start, since the program lies elsewhere in memory each time.
 */
static const struct named {
    int number;
    char name[16], text[52];
} errors[] = {
#define ERROR(name, text)                                                                          \
    {                                                                                              \
        name, #name, text                                                                          \
    }
    ERROR(EPERM, "Operation not permitted"),
    ERROR(ENOENT, "No such file or directory"),
    ERROR(ESRCH, "No such process"),
    ERROR(EINTR, "Interrupted system call"),
    ERROR(EIO, "Input/output error"),
    ERROR(ENXIO, "No such device or address"),
    ERROR(E2BIG, "Argument list too long"),
    ERROR(ENOEXEC, "Exec format error"),
    ERROR(EBADF, "Bad file descriptor"),
    ERROR(ECHILD, "No child processes"),
    ERROR(EAGAIN, "Resource temporarily unavailable"),
    ERROR(ENOMEM, "Cannot allocate memory"),
    ERROR(EACCES, "Permission denied"),
    ERROR(EFAULT, "Bad address"),
    ERROR(EBUSY, "Device or resource busy"),
    ERROR(EEXIST, "File exists"),
    ERROR(EXDEV, "Invalid cross-device link"),
    ERROR(ENODEV, "No such device"),
    ERROR(ENOTDIR, "Not a directory"),
    ERROR(EISDIR, "Is a directory"),
    ERROR(EINVAL, "Invalid argument"),
    ERROR(ENFILE, "Too many open files in system"),
    ERROR(EMFILE, "Too many open files"),
    ERROR(ENOTTY, "Inappropriate ioctl for device"),
    ERROR(ETXTBSY, "Text file busy"),
    ERROR(EFBIG, "File too large"),
    ERROR(ENOSPC, "No space left on device"),
    ERROR(ESPIPE, "Illegal seek"),
    ERROR(EROFS, "Read-only file system"),
    ERROR(EMLINK, "Too many links"),
    ERROR(EPIPE, "Broken pipe"),
    ERROR(EDOM, "Numerical argument out of domain"),
    ERROR(ERANGE, "Numerical result out of range"),
    ERROR(EDEADLK, "Resource deadlock avoided"),
    ERROR(ENAMETOOLONG, "File name too long"),
    ERROR(ENOLCK, "No locks available"),
    ERROR(ENOSYS, "Function not implemented"),
    ERROR(ENOTEMPTY, "Directory not empty"),
    ERROR(ELOOP, "Too many levels of symbolic links"),
    ERROR(ENOMSG, "No message of desired type"),
    ERROR(EIDRM, "Identifier removed"),
    ERROR(EOVERFLOW, "Value too large for defined data type"),
    ERROR(EILSEQ, "Invalid or incomplete multibyte or wide character"),
    ERROR(ENOTSOCK, "Socket operation on non-socket"),
    ERROR(EDESTADDRREQ, "Destination address required"),
    ERROR(EMSGSIZE, "Message too long"),
    ERROR(EPROTOTYPE, "Protocol wrong type for socket"),
    ERROR(ENOPROTOOPT, "Protocol not available"),
    ERROR(EPROTONOSUPPORT, "Protocol not supported"),
    ERROR(EOPNOTSUPP, "Operation not supported"),
    ERROR(EAFNOSUPPORT, "Address family not supported by protocol"),
    ERROR(EADDRINUSE, "Address already in use"),
    ERROR(EADDRNOTAVAIL, "Cannot assign requested address"),
    ERROR(ENETDOWN, "Network is down"),
    ERROR(ENETUNREACH, "Network is unreachable"),
    ERROR(ENETRESET, "Network dropped connection on reset"),
    ERROR(ECONNABORTED, "Software caused connection abort"),
    ERROR(ECONNRESET, "Connection reset by peer"),
    ERROR(ENOBUFS, "No buffer space available"),
    ERROR(EISCONN, "Transport endpoint is already connected"),
    ERROR(ENOTCONN, "Transport endpoint is not connected"),
    ERROR(ETIMEDOUT, "Connection timed out"),
    ERROR(ECONNREFUSED, "Connection refused"),
    ERROR(EHOSTUNREACH, "No route to host"),
    ERROR(EALREADY, "Operation already in progress"),
    ERROR(EINPROGRESS, "Operation now in progress"),
    ERROR(ESTALE, "Stale file handle"),
    ERROR(EDQUOT, "Disk quota exceeded"),
    ERROR(ECANCELED, "Operation canceled"),
    ERROR(EOWNERDEAD, "Owner died"),
    ERROR(ENOTRECOVERABLE, "State not recoverable"),
    ERROR(EPROTO, "Protocol error"),
    ERROR(EBADMSG, "Bad message"),
    ERROR(EMULTIHOP, "Multihop attempted"),
    ERROR(ENOLINK, "Link has been severed"),
    ERROR(ENOTBLK, "Block device required"),
    ERROR(ECHRNG, "Channel number out of range"),
    ERROR(EL2NSYNC, "Level 2 not synchronized"),
    ERROR(EL3HLT, "Level 3 halted"),
    ERROR(EL3RST, "Level 3 reset"),
    ERROR(ELNRNG, "Link number out of range"),
    ERROR(EUNATCH, "Protocol driver not attached"),
    ERROR(ENOCSI, "No CSI structure available"),
    ERROR(EL2HLT, "Level 2 halted"),
    ERROR(EBADE, "Invalid exchange"),
    ERROR(EBADR, "Invalid request descriptor"),
    ERROR(EXFULL, "Exchange full"),
    ERROR(ENOANO, "No anode"),
    ERROR(EBADRQC, "Invalid request code"),
    ERROR(EBADSLT, "Invalid slot"),
    ERROR(EBFONT, "Bad font file format"),
    ERROR(ENOSTR, "Device not a stream"),
    ERROR(ENODATA, "No data available"),
    ERROR(ETIME, "Timer expired"),
    ERROR(ENOSR, "Out of streams resources"),
    ERROR(ENONET, "Machine is not on the network"),
    ERROR(ENOPKG, "Package not installed"),
    ERROR(EREMOTE, "Object is remote"),
    ERROR(EADV, "Advertise error"),
    ERROR(ESRMNT, "Srmount error"),
    ERROR(ECOMM, "Communication error on send"),
    ERROR(EDOTDOT, "RFS specific error"),
    ERROR(ENOTUNIQ, "Name not unique on network"),
    ERROR(EBADFD, "File descriptor in bad state"),
    ERROR(EREMCHG, "Remote address changed"),
    ERROR(ELIBACC, "Can not access a needed shared library"),
    ERROR(ELIBBAD, "Accessing a corrupted shared library"),
    ERROR(ELIBSCN, ".lib section in a.out corrupted"),
    ERROR(ELIBMAX, "Attempting to link in too many shared libraries"),
    ERROR(ELIBEXEC, "Cannot exec a shared library directly"),
    ERROR(ERESTART, "Interrupted system call should be restarted"),
    ERROR(ESTRPIPE, "Streams pipe error"),
    ERROR(EUSERS, "Too many users"),
    ERROR(ESOCKTNOSUPPORT, "Socket type not supported"),
    ERROR(EPFNOSUPPORT, "Protocol family not supported"),
    ERROR(ESHUTDOWN, "Cannot send after transport endpoint shutdown"),
    ERROR(ETOOMANYREFS, "Too many references: cannot splice"),
    ERROR(EHOSTDOWN, "Host is down"),
    ERROR(EUCLEAN, "Structure needs cleaning"),
    ERROR(ENOTNAM, "Not a XENIX named type file"),
    ERROR(ENAVAIL, "No XENIX semaphores available"),
    ERROR(EISNAM, "Is a named type file"),
    ERROR(EREMOTEIO, "Remote I/O error"),
    ERROR(ENOMEDIUM, "No medium found"),
    ERROR(EMEDIUMTYPE, "Wrong medium type"),
    ERROR(ENOKEY, "Required key not available"),
    ERROR(EKEYEXPIRED, "Key has expired"),
    ERROR(EKEYREVOKED, "Key has been revoked"),
    ERROR(EKEYREJECTED, "Key was rejected by service"),
    ERROR(ERFKILL, "Operation not possible due to RF-kill"),
    ERROR(EHWPOISON, "Memory page has hardware error"),
    ERROR(EWOULDBLOCK, "Resource temporarily unavailable"),
#undef ERROR
};

enum { ERRORS = sizeof errors / sizeof errors[0] };

/* The first of `list` that has the number; NULL for none. */
static const struct named *by_number(const struct named *list, size_t count, int number)
{
    for (size_t i = 0; i < count; i++)
        if (list[i].number == number)
            return &list[i];
    return NULL;
}

const char *errno_name(int error)
{
    const struct named *known = by_number(errors, ERRORS, error);
    return known ? known->name : NULL;
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
    const struct named *known = by_number(errors, ERRORS, error);
    return known ? known->text : "Unknown error";
}

static const struct named signals[] = {
    {0, "EXIT", ""},
    {SIGHUP, "HUP", "Hangup"},
    {SIGINT, "INT", "Interrupt"},
    {SIGQUIT, "QUIT", "Quit"},
    {SIGILL, "ILL", "Illegal instruction"},
    {SIGTRAP, "TRAP", "Trace/breakpoint trap"},
    {SIGABRT, "ABRT", "Aborted"},
    {SIGBUS, "BUS", "Bus error"},
    {SIGFPE, "FPE", "Floating point exception"},
    {SIGKILL, "KILL", "Killed"},
    {SIGUSR1, "USR1", "User defined signal 1"},
    {SIGSEGV, "SEGV", "Segmentation fault"},
    {SIGUSR2, "USR2", "User defined signal 2"},
    {SIGPIPE, "PIPE", "Broken pipe"},
    {SIGALRM, "ALRM", "Alarm clock"},
    {SIGTERM, "TERM", "Terminated"},
    {SIGCHLD, "CHLD", "Child exited"},
    {SIGCONT, "CONT", "Continued"},
    {SIGSTOP, "STOP", "Stopped (signal)"},
    {SIGTSTP, "TSTP", "Stopped"},
    {SIGTTIN, "TTIN", "Stopped (tty input)"},
    {SIGTTOU, "TTOU", "Stopped (tty output)"},
    {SIGURG, "URG", "Urgent I/O condition"},
    {SIGXCPU, "XCPU", "CPU time limit exceeded"},
    {SIGXFSZ, "XFSZ", "File size limit exceeded"},
    {SIGVTALRM, "VTALRM", "Virtual timer expired"},
    {SIGPROF, "PROF", "Profiling timer expired"},
    {SIGWINCH, "WINCH", "Window changed"},
    {SIGIO, "IO", "I/O possible"},
    {SIGPWR, "PWR", "Power failure"},
    {SIGSTKFLT, "STKFLT", "Stack fault"},
    {SIGSYS, "SYS", "Bad system call"},
    {SIGIO, "POLL", "I/O possible"},
    {SIGABRT, "IOT", "Aborted"},
    {SIGCHLD, "CLD", "Child exited"},
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
    const struct named *known = by_number(signals, SIGNALS, signal);
    if (known)
        return known->name;
    if (signal >= SIGRTMIN && signal <= SIGRTMAX)
        return real_time_name(signal);
    return NULL;
}

const char *signal_text(int signal)
{
    const struct named *known = by_number(signals, SIGNALS, signal);
    if (known)
        return known->text;
    return signal >= SIGRTMIN && signal <= SIGRTMAX ? "Real-time signal" : "Unknown signal";
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
