/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The mode of a file, read and written: octal (0644), in the symbols of chmod (u+x,go=r), and in
 * the letters of ls (-rw-r--r--).
 */
#ifndef NACRE_BUILTINS_MODE_H
#define NACRE_BUILTINS_MODE_H

#include <stdbool.h>
#include <sys/types.h>

enum { MODE_ALL = 07777, MODE_LETTERS = 11 /* bytes for mode_letters */ };

/* Reads an octal number of at most `most`. False where `word` is anything else. */
bool mode_octal(const char *word, mode_t most, mode_t *mode);

/*
 * Changes *mode as the symbolic mode `word` says (XCU, chmod). Where it names no one (`+x`),
 * `umask` shields bits from the change; pass 0 for none. X counts as x for a directory, or where
 * somebody may execute already; *mode holds the file's type for that (S_IFDIR), which stays. False
 * where `word` is no such mode; *mode may be spoilt then.
 */
bool mode_symbolic(const char *word, mode_t umask, mode_t *mode);

/* Whether some part of a symbolic mode names no one, so that the mask of the process counts. */
bool mode_names_nobody(const char *word);

/* The process's mask, asked of the kernel. */
mode_t mode_mask(void);

/* Writes "-rwsr-xr-t" and a NUL: the type, and what user, group and others may. */
void mode_letters(mode_t mode, char letters[MODE_LETTERS]);

/* What kind of file it is, in words: "regular file", "directory", … Static storage. */
const char *mode_type(mode_t mode);

#endif
