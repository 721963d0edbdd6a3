/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The escapes of $'…' (POSIX.1-2024, XCU 2.2.4). */
#ifndef NACRE_LANG_ESCAPE_H
#define NACRE_LANG_ESCAPE_H

#include <stddef.h>

/*
 * Decodes the escape whose text, behind its backslash, is at `from` (ended by a NUL): \n, \101,
 * \x41, \u20ac, \cA, … Puts what it stands for into `bytes` (8 are enough) and its size into *size.
 * Returns how much was read; of an unknown escape nothing, and it stands for the backslash.
 */
size_t escape_decode(const char *from, char *bytes, size_t *size);

#endif
