# SPDX-License-Identifier: GPL-3.0-or-later
# testsuite/fuzz/local.mk: what is fuzzed, on request; needs clang and its libFuzzer. FUZZ_SECONDS is how long.
EXTRA_DIST += testsuite/fuzz/lesson.c testsuite/fuzz/lesson.dict

FUZZ_CC = clang
FUZZ_SECONDS = 600
FUZZ_CFLAGS = -g -O1 -std=gnu11 -D_GNU_SOURCE -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=undefined

fuzz-lesson: Makefile
	@mkdir -p fuzz/lesson-corpus
	$(FUZZ_CC) $(FUZZ_CFLAGS) $(DEFS) $(DEFAULT_INCLUDES) $(AM_CPPFLAGS) -o fuzz/lesson $(srcdir)/testsuite/fuzz/lesson.c \
	  $(addprefix $(srcdir)/,$(filter-out src/lesson/main.c,$(filter %.c,$(nacre_lesson_SOURCES)))) $(nacre_lesson_LDADD)
	cd fuzz && ASAN_OPTIONS=detect_leaks=1 ./lesson -max_total_time=$(FUZZ_SECONDS) -max_len=6000 -timeout=10 \
	  -rss_limit_mb=2048 -close_fd_mask=3 -print_final_stats=1 -dict=$(abs_srcdir)/testsuite/fuzz/lesson.dict \
	  lesson-corpus $(abs_srcdir)/lessons $(abs_srcdir)/testsuite/nacre.lesson/files
.PHONY: fuzz-lesson
