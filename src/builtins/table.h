/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of builtins. main points builtin_find and builtin_at (exec/command.h) at these two
 * functions. */
#ifndef NACRE_BUILTINS_TABLE_H
#define NACRE_BUILTINS_TABLE_H

#include "exec/command.h"

/* The builtin called `name`; NULL for none, or where `set -o posix` hides it. */
const struct builtin *table_find(struct shell *sh, const char *name);

/* The builtin at `index`, by name; *name (if not NULL) is set to the name in that place. NULL after
 * the last. */
const struct builtin *table_at(int index, const char **name);

#endif
