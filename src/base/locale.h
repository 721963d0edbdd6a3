/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The locale, loaded when it is first asked for.
 *
 * The C library's tables for a locale are files that it maps: a dozen of system calls at the start
 * of each shell, and memory that each fork has to take over. Most scripts never need them, since
 * that texts are UTF-8 can be told from the locale's name. So names are noted when they change, and
 * who needs a table calls locale_load before.
 *
 * The C library has one locale for the whole process, so what is noted here is the process's, too.
 */
#ifndef NACRE_BASE_LOCALE_H
#define NACRE_BASE_LOCALE_H

#include <stdbool.h>

/*
 * Notes the names of the locales for characters (LC_CTYPE) and for their order (LC_COLLATE), which
 * are copied. Where tables are in use already, they are exchanged at once.
 */
void locale_choose(const char *characters, const char *order);

/* Loads the tables of what was chosen; of the locale C where that cannot be had. */
void locale_load(void);

/*
 * Whether texts are UTF-8. Of a name with a code set in it, like C.UTF-8, this is believed, whether
 * the machine has that locale or not; for another name the tables are loaded and asked.
 */
bool locale_is_utf8(void);

/* Whether names are ordered by their bytes alone, as in C and C.UTF-8. */
bool locale_orders_bytes(void);

#endif
