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

# The shell's lexer, parser and expansion. `make fuzz` builds fuzz/run-TARGET, with nacre itself in a build of its own
# under fuzz/ and the scripts of the tests as the first inputs; `make fuzz-run` runs each for FUZZ_SECONDS.
EXTRA_DIST += testsuite/fuzz/fuzz.h testsuite/fuzz/lexer.c testsuite/fuzz/parser.c testsuite/fuzz/expansion.c
FUZZ_SHELL_TARGETS = lexer parser expansion
FUZZ_SHELL_CFLAGS = -g -O1 -fno-omit-frame-pointer -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined
FUZZ_SHELL_CPPFLAGS = -I$(abs_top_srcdir)/src -I$(abs_top_srcdir)/testsuite/fuzz -D_GNU_SOURCE
fuzz:
	@if test -f $(srcdir)/config.status; then \
	  echo "fuzz needs a build outside the source tree: mkdir build && cd build && ../configure" >&2; exit 1; fi
	@command -v $(FUZZ_CC) >/dev/null || { echo "fuzz: $(FUZZ_CC) is not installed" >&2; exit 1; }
	@mkdir -p fuzz/corpus fuzz/empty
	@test -f fuzz/config.status || { cd fuzz && \
	  eval $(abs_top_srcdir)/configure "$$(../config.status --config)" CC=$(FUZZ_CC) CFLAGS="'$(FUZZ_SHELL_CFLAGS)'"; }
	@cd fuzz && $(MAKE) testsuite/libnacre.a
	@for target in $(FUZZ_SHELL_TARGETS); do \
	  $(FUZZ_CC) $(FUZZ_SHELL_CFLAGS) -fsanitize=fuzzer $(FUZZ_SHELL_CPPFLAGS) $(abs_top_srcdir)/testsuite/fuzz/$$target.c \
	    fuzz/testsuite/libnacre.a -ldl -o fuzz/run-$$target || exit 1; \
	done
	@for script in $(srcdir)/testsuite/nacre.*/*.sh; do \
	  area=$$(basename "$$(dirname "$$script")"); cp "$$script" "fuzz/corpus/$$area.$$(basename "$$script")"; \
	done
.PHONY: fuzz

# Messages of the shell are not shown; what the fuzzer says is.
fuzz-run: fuzz
	@for target in $(FUZZ_SHELL_TARGETS); do \
	  mkdir -p fuzz/found-$$target && (cd fuzz/empty && ASAN_OPTIONS=detect_leaks=0 ../run-$$target -max_total_time=$(FUZZ_SECONDS) \
	    -close_fd_mask=3 -timeout=20 -rss_limit_mb=3000 -artifact_prefix=../fault-$$target- -print_final_stats=1 \
	    ../found-$$target ../corpus) || exit 1; \
	done
.PHONY: fuzz-run
