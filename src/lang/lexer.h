/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Inside of the room: what the lexer, the word reader and the parser share.
 *
 * The text of the complete command being read is kept whole, so that an error can show its line and
 * history can keep the command. Reading goes on by asking the input for one more line when the text
 * is used up. The text of an alias is put into it in the place of the word that it stands for.
 */
#ifndef NACRE_LANG_LEXER_H
#define NACRE_LANG_LEXER_H

#include "base/text.h"
#include "lang/alias.h"
#include "lang/input.h"
#include "lang/tree.h"
#include "state/shell.h"

enum token_kind {
    TOKEN_WORD,
    TOKEN_IO_NUMBER, /* digits right before < or > */
    TOKEN_NEWLINE,
    TOKEN_END,
    TOKEN_SEMICOLON,        /* ;  */
    TOKEN_DOUBLE_SEMICOLON, /* ;; */
    TOKEN_FALL_THROUGH,     /* ;& */
    TOKEN_AMPERSAND,        /* &  */
    TOKEN_AND_IF,           /* && */
    TOKEN_PIPE,             /* |  */
    TOKEN_OR_IF,            /* || */
    TOKEN_OPEN,             /* (  */
    TOKEN_CLOSE,            /* )  */
    TOKEN_LESS,             /* <  */
    TOKEN_GREAT,            /* >  */
    TOKEN_CLOBBER,          /* >| */
    TOKEN_DOUBLE_GREAT,     /* >> */
    TOKEN_LESS_GREAT,       /* <> */
    TOKEN_LESS_AND,         /* <& */
    TOKEN_GREAT_AND,        /* >& */
    TOKEN_DOUBLE_LESS,      /* << */
    TOKEN_DOUBLE_LESS_DASH, /* <<- */
};

struct token {
    enum token_kind kind;
    size_t begin, end; /* in the text */
    int line;
    struct word *word; /* of TOKEN_WORD */
    int number;        /* of TOKEN_IO_NUMBER */
};

/* A place in the text that came from an alias. */
struct splice {
    struct splice *outer;
    struct alias *alias;
    size_t end;
    bool blank; /* the alias ends in a blank: the next word is tried as well */
};

/* A place in the text where $(( does not begin an arithmetic expression. */
struct not_arithmetic {
    struct not_arithmetic *next;
    size_t at;
};

struct parser {
    struct shell *sh;
    struct input *input;
    struct tree *tree;
    struct arena *arena; /* the tree's */
    struct text text;    /* all lines of the complete command so far */
    size_t at;           /* how far it has been read */
    int line;            /* the line that `at` is in */
    bool ended;          /* the input has no more lines */
    enum input_result input_result;
    struct token token; /* the one looked at */
    bool have_token;
    bool try_alias; /* the next word follows an alias that ends in a blank */
    struct splice *splices;
    struct redirect *here_pending,
        **here_tail;     /* here-documents whose bodies begin at the next newline */
    struct text literal; /* the literal text being collected */
    long opened; /* where the innermost open $(, (, {, if … stands in the text; -1: none is open */
    bool failed;   /* an error was found; all functions return at once */
    int quiet;     /* > 0 while something is tried: no message is written */
    bool left_out; /* a body of a here-document was, while something was tried: they may hold what
                      is tried again, and each would be read twice as often as the one around it */
    struct not_arithmetic *not_arithmetic; /* what was tried in vain is not tried again: nested
                                              tries would double each time */
};

/* Begins reading from `input` for `tree`. */
void lexer_begin(struct parser *p, struct shell *sh, struct input *input, struct tree *tree);
void lexer_end(struct parser *p);

/* Gets one more line from the input. False at the end, after an error or an interrupt. */
bool lexer_more(struct parser *p);

/* The byte at `at`, line continuations taken out; '\0' at the end of input. Reads more lines as
 * needed. */
int lexer_peek(struct parser *p);

/* The same, without the treatment of backslash-newline: for the inside of single quotes. */
int lexer_peek_raw(struct parser *p);

/* Steps over the byte that was peeked at. */
static inline void lexer_step(struct parser *p)
{
    if (p->text.bytes[p->at++] == '\n')
        p->line++;
}

/* The next token, not yet taken. */
const struct token *lexer_token(struct parser *p);
void lexer_take(struct parser *p);

/*
 * If the token is a word that names an alias, puts the alias's text in its place and returns true:
 * look at the token again.
 */
bool lexer_expand_alias(struct parser *p);

/*
 * The same for a reserved word behind an alias that ends in a blank, which lexer_token leaves for
 * the parser: where the grammar does not know it as one, it may be an alias like any other word.
 */
bool lexer_expand_reserved(struct parser *p);

/* Where a word ends. */
enum word_context {
    CONTEXT_WORD,           /* at a blank or operator */
    CONTEXT_BRACES,         /* at the } of ${x…}, outside quotes */
    CONTEXT_QUOTED_BRACES,  /* the same, inside double quotes */
    CONTEXT_PATTERN_BRACES, /* ${x#…} and its kin inside double quotes: quotes count as usual */
    CONTEXT_TEXT,           /* at the end of the text: here-documents and prompts */
    CONTEXT_ARITHMETIC,     /* at the )) of $((…)) */
};

/* Reads one word from `at`. NULL after an error. */
struct word *lexer_word(struct parser *p, enum word_context context);

/* Sets word->literal to the word with its quotes removed and nothing expanded, as the delimiter of
 * a here-document. */
void lexer_delimiter(struct parser *p, struct word *word);

/* Reads the bodies of the here-documents that wait. `at` stands behind a newline. */
void lexer_here_documents(struct parser *p);

/* Gives those that wait an empty body, with a warning: the substitution that they stand in ends
 * before its newline. */
void lexer_no_here_documents(struct parser *p);

/* A syntax error at a place in the text: message with line and caret. */
void lexer_error(struct parser *p, size_t at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same for what is no error: reading goes on. */
void lexer_warning(struct parser *p, size_t at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The grammar's list of commands up to a `)`, for $(…); takes the `)`. In parser.c. */
struct node *parser_substitution(struct parser *p);

/* Parses `size` bytes of `text`, from backquotes, as a program of its own. In parser.c. */
struct node *parser_backquoted(struct parser *p, const char *text, size_t size, int line);

#endif
