/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SHA-256 (FIPS 180-4): a file's fingerprint, by which a lesson that was once agreed to is known
 * again. */
#ifndef NACRE_LESSON_SHA256_H
#define NACRE_LESSON_SHA256_H

#include <stddef.h>

/* Writes the fingerprint of SIZE bytes in hexadecimal, 64 digits and a NUL. */
void sha256_hex(const char *bytes, size_t size, char hex[65]);

#endif
