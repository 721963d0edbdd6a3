/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In which language a person wants to be taught. */
#ifndef NACRE_LESSON_LANGUAGE_H
#define NACRE_LESSON_LANGUAGE_H

#include <stdbool.h>

/*
 * What the environment asks for: the first of LC_ALL, LC_MESSAGES and LANG that is set and not
 * empty counts, as POSIX has it. Returns it without its codeset ("de_AT" for de_AT.UTF-8, kept in
 * the environment or in static storage), or NULL where it names no language (C, POSIX).
 */
const char *language_wanted(void);

/* Whether the word can name a language: de, pt_BR, sr@latin. No other name is ever looked up. */
bool language_is_name(const char *word);

/*
 * Names that are to be tried for what is wanted, the nearest first: number 0, 1, … of de_AT@x are
 * de_AT@x, de@x, de_AT, de. Writes one into NAME, of SIZE bytes; returns false when there is none
 * of that number.
 */
bool language_candidate(const char *wanted, int number, char *name, unsigned size);

#endif
