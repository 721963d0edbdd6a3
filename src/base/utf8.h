/* SPDX-License-Identifier: GPL-3.0-or-later */
/* UTF-8, read without the C library's locale: for what is shown to a person. */
#ifndef NACRE_BASE_UTF8_H
#define NACRE_BASE_UTF8_H

#include <stddef.h>
#include <stdint.h>

/*
 * Decodes the character at the front of `bytes`. Returns its length (1 to 4) and sets *character,
 * or returns 0 when the bytes are no complete, shortest-form UTF-8 (RFC 3629).
 */
size_t utf8_decode(const char *bytes, size_t size, uint32_t *character);

/* The length of the character at the front of `bytes` if it is safe to show (no control character),
 * else 0. */
size_t utf8_printable(const char *bytes, size_t size);

/* The columns that `bytes` take on a terminal, broken bytes counted as one each. */
size_t utf8_columns(const char *bytes, size_t size);

#endif
