/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inside of the room: the reserved words `narrate` and `trace`. */
#ifndef NACRE_EXEC_WATCH_H
#define NACRE_EXEC_WATCH_H

#include "exec/exec.h"

enum unwind exec_watch(struct shell *sh, const struct node *node);

#endif
