/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names that inject and saw are given: of calls and of errors. */
#ifndef NACRE_BUILTINS_WATCH_NAMES_H
#define NACRE_BUILTINS_WATCH_NAMES_H

/*
 * The call of the floor that `name` means, or -1 after a message of the builtin `who` (with the
 * name that may have been meant).
 */
int watch_call(const char *who, const char *name);

/* The errno that `name` ("EAGAIN", "eagain") means, or 0 after a message. */
int watch_errno(const char *who, const char *name);

#endif
