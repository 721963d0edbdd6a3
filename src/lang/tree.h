/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The tree that a program becomes. Names are those of the grammar in POSIX.1-2024, XCU 2.10.
 *
 * All nodes of one complete command are cut from one arena, which its `struct tree` counts
 * references to: a function keeps the tree it was defined in.
 */
#ifndef NACRE_LANG_TREE_H
#define NACRE_LANG_TREE_H

#include "base/arena.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct node;
struct word;
struct variable;
struct arithmetic;

struct tree {
    struct arena arena;
    int references;
    struct node *program; /* a list; NULL for an empty line */
};

struct tree *tree_new(void);
struct tree *tree_keep(struct tree *tree);
void tree_drop(struct tree *tree);

/* ---- Words ---- */

enum part_kind {
    PART_LITERAL,    /* text as it stands */
    PART_PARAMETER,  /* $x, ${x…} */
    PART_COMMAND,    /* $(…) and `…` */
    PART_ARITHMETIC, /* $((…)) */
    PART_TILDE,      /* ~ or ~name, where it may be one; text holds it with the ~ */
};

enum parameter_operator {
    PARAMETER_PLAIN,
    PARAMETER_LENGTH,      /* ${#x} */
    PARAMETER_DEFAULT,     /* ${x-word} */
    PARAMETER_ASSIGN,      /* ${x=word} */
    PARAMETER_ERROR,       /* ${x?word} */
    PARAMETER_ALTERNATIVE, /* ${x+word} */
    PARAMETER_PREFIX,      /* ${x#word} */
    PARAMETER_LONG_PREFIX, /* ${x##word} */
    PARAMETER_SUFFIX,      /* ${x%word} */
    PARAMETER_LONG_SUFFIX, /* ${x%%word} */
    PARAMETER_BAD,         /* no such form: an error when it is reached */
};

struct parameter {
    struct variable *variable; /* NULL for a special or positional one */
    int position;              /* n of $n, where special is 0 and variable is NULL */
    char special;              /* one of @*#?-$!, or 0 */
    bool colon;
    enum parameter_operator operator;
    struct word *word;  /* NULL for none */
    const char *source; /* as it was written, for messages */
};

struct part {
    struct part *next;
    enum part_kind kind;
    bool quoted;     /* it stood in quotes, or behind a backslash */
    bool special;    /* a quoted literal with bytes that mean something in a pattern */
    bool assignment; /* a tilde that counts in assignments only (after a colon or =) */
    const char
        *text; /* literal or tilde; source of an arithmetic expression that is the same each time */
    size_t size;
    union {
        struct parameter *parameter;
        struct node *command;
        struct {
            struct word *word; /* the expression, when it has expansions in it; else NULL */
            struct arithmetic *expression; /* compiled on first use, */
            struct arena *arena;           /* into the tree's arena */
        } arithmetic;
    } u;
};

enum word_flags {
    WORD_QUOTED = 1, /* some part of it was quoted */
    WORD_GLOB = 2,   /* an unquoted *, ? or [ stands in a literal part */
    WORD_TILDE = 4,
};

struct word {
    struct word *next;
    struct part *parts;  /* NULL: an empty word, such as the one in ${x-} */
    const char *literal; /* the word after quote removal, when there is nothing to expand in it;
                            else NULL */
    size_t literal_size;
    const char *source; /* as it was written */
    size_t source_size;
    size_t name_size; /* > 0: it has the form NAME=…, with a name of that size */
    unsigned flags;   /* enum word_flags */
};

/* ---- Redirections ---- */

enum redirect_kind {
    REDIRECT_INPUT,      /* <  */
    REDIRECT_OUTPUT,     /* >  */
    REDIRECT_CLOBBER,    /* >| */
    REDIRECT_APPEND,     /* >> */
    REDIRECT_READ_WRITE, /* <> */
    REDIRECT_DUP_INPUT,  /* <& */
    REDIRECT_DUP_OUTPUT, /* >& */
    REDIRECT_HERE,       /* << and <<- */
};

struct redirect {
    struct redirect *next;
    enum redirect_kind kind;
    int fd;          /* the descriptor that is redirected */
    bool fd_given;   /* it was written */
    bool strip_tabs; /* <<- */
    struct word
        *word; /* the file, the descriptor, or the delimiter of a here-document as written */
    struct word *body;          /* of a here-document */
    struct redirect *next_here; /* the parser's queue of those whose bodies are to come */
    size_t word_at;             /* where the delimiter stands in the text, while that is there */
    const char *here_source;    /* the body and its last line, as written */
    size_t here_source_size;
};

/* ---- Commands ---- */

enum node_kind {
    NODE_SIMPLE,
    NODE_PIPELINE,
    NODE_AND,
    NODE_OR,
    NODE_GROUP,
    NODE_SUBSHELL,
    NODE_FOR,
    NODE_CASE,
    NODE_IF,
    NODE_WHILE,
    NODE_UNTIL,
    NODE_FUNCTION,
    NODE_WATCH, /* narrate or trace before a pipeline */
};

struct assignment {
    struct assignment *next;
    struct variable *variable;
    struct word *value;
    struct word *word; /* the whole NAME=value */
};

/* What a literal command name meant the last time, good while shell.lookup_epoch is the same. */
struct lookup_cache {
    unsigned epoch;
    int kind;           /* the executor's own */
    const void *target; /* a builtin or a function */
};

struct case_item {
    struct case_item *next;
    struct word *patterns;
    struct node *body;
    bool falls_through; /* it ends in ;& */
};

struct node {
    struct node *next; /* the following command of its list or pipeline */
    enum node_kind kind;
    bool async;   /* followed by & */
    bool negated; /* a pipeline after ! (one command long, perhaps) */
    int line;
    struct redirect *redirects;
    union {
        struct {
            struct assignment *assignments;
            struct word *words;
            int word_count;
            int redirects_before; /* so many stand before the first word */
            struct lookup_cache cache;
        } simple;
        struct {
            struct node *commands; /* by next */
            int count;
        } pipeline;
        struct {
            struct node *left, *right;
        } and_or;
        struct node *body; /* of a group or subshell */
        struct {
            struct variable *variable;
            struct word *words;
            bool has_in;
            struct node *body;
        } loop; /* for */
        struct {
            struct word *word;
            struct case_item *items;
        } choice; /* case */
        struct {
            struct node *condition, *body, *otherwise;
        } test; /* if; while and until have no otherwise */
        struct {
            const char *name;
            struct node *body;
            struct tree *tree;
        } function;
        struct {
            const char *word;     /* "narrate" or "trace" */
            struct word *options; /* as written, with their arguments and -- */
            struct node *body;
        } watch;
    } u;
};

#endif
