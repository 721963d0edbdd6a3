/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Did you mean": for a command name that was mistyped at the prompt. */
#ifndef NACRE_BUILTINS_SUGGEST_H
#define NACRE_BUILTINS_SUGGEST_H

struct shell;

/* Says which builtin, function, alias or program of PATH has nearly that name, if one has. For
 * exec_on_not_found. */
void suggest_name(struct shell *sh, const char *name);

#endif
