/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Functions, by name. */
#ifndef NACRE_EXEC_FUNCTION_H
#define NACRE_EXEC_FUNCTION_H

#include "lang/tree.h"
#include <stdbool.h>

struct shell;

struct function {
    struct function *next;
    const struct node *definition; /* a NODE_FUNCTION */
    struct tree *tree;
    int calls;    /* under way */
    bool removed; /* unset or redefined meanwhile; freed when the last call is done */
    char name[];
};

/* Defines or redefines; keeps the node's tree. */
void function_define(struct shell *sh, const struct node *definition);
struct function *function_find(struct shell *sh, const char *name);
bool function_unset(struct shell *sh, const char *name);

/* A call begins or ends. */
void function_enter(struct function *function);
void function_leave(struct function *function);

/* The names, sorted, in a malloc'ed list ended by NULL. */
const char **function_names(struct shell *sh);

#endif
