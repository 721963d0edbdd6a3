/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The working directory at the start of the shell. */
#ifndef NACRE_BUILTINS_CWD_H
#define NACRE_BUILTINS_CWD_H

struct shell;

/* Sets PWD to the working directory's name: the one that was inherited where it leads here, else
 * the kernel's (POSIX.1-2024, sh, ENVIRONMENT VARIABLES). */
void cwd_begin(struct shell *sh);

#endif
