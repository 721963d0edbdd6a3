/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inside of the room: what runs in processes of its own. */
#ifndef NACRE_EXEC_PIPELINE_H
#define NACRE_EXEC_PIPELINE_H

#include "exec/exec.h"

enum unwind exec_pipeline(struct shell *sh, const struct node *node);
enum unwind exec_subshell(struct shell *sh, const struct node *node, unsigned flags);
enum unwind exec_async(struct shell *sh, const struct node *node);

#endif
