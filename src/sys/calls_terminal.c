/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The floor's calls about the terminal. Each does what the call of its name does. */
#include "sys/floor.h"

#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

FLOOR(pid_t, tcgetpgrp, (int fd), (fd), fd)
FLOOR(int, tcsetpgrp, (int fd, pid_t pgid), (fd, pgid), fd, pgid)
FLOOR(int, tcgetattr, (int fd, struct termios *modes), (fd, modes), fd, ADDRESS(modes))
FLOOR(int, tcsetattr, (int fd, int actions, const struct termios *modes), (fd, actions, modes), fd,
      actions, ADDRESS(modes))

/* No call has this name; it is ioctl(2) with TIOCGWINSZ, which POSIX.1-2024 calls tcgetwinsize. */
static int window_size(int fd, unsigned short *rows, unsigned short *columns)
{
    struct winsize size;
    if (ioctl(fd, TIOCGWINSZ, &size) == -1)
        return -1;
    *rows = size.ws_row;
    *columns = size.ws_col;
    return 0;
}

FLOOR_AS(int, getwinsize, (int fd, unsigned short *rows, unsigned short *columns),
         (fd, rows, columns), window_size(fd, rows, columns), fd, ADDRESS(rows), ADDRESS(columns))
FLOOR(char *, ctermid, (char *buffer), (buffer), ADDRESS(buffer))
