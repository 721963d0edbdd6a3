# SPDX-License-Identifier: GPL-3.0-or-later
# testsuite/local.mk: the tests, run by DejaGnu, and the ways to run them.

AUTOMAKE_OPTIONS = dejagnu
DEJATOOL = nacre
RUNTESTDEFAULTFLAGS = --tool nacre --srcdir $(srcdir)/testsuite

# The folders of tests are distributed whole; dist-hook copies what is in them, so that a new test is never forgotten.
EXTRA_DIST += testsuite/config/default.exp testsuite/config/cannot-run \
	testsuite/lib/nacre.exp testsuite/lib/script.exp testsuite/lib/pty.exp testsuite/lib/jobs.exp \
	testsuite/compile-commands.awk testsuite/count-sums testsuite/fresh-debian \
	testsuite/inject-commands testsuite/inject-lessons testsuite/inject-sweep \
	testsuite/repeat
dist-hook:
	@cd $(srcdir) && for folder in testsuite/lib testsuite/nacre.*; do \
	  find $$folder -type f ! -name '*.o' ! -name '*.a' ! -name '.dirstamp' ! -path '*/.deps/*' \
	    ! -perm -111 -o -type f -name '*.sh'; \
	done | while read file; do \
	  mkdir -p "$(abs_top_builddir)/$(distdir)/$$(dirname "$$file")" && \
	  { test -f "$(abs_top_builddir)/$(distdir)/$$file" || \
	    cp -p "$$file" "$(abs_top_builddir)/$(distdir)/$$file"; } || exit 1; \
	done
.PHONY: dist-hook

# The program that runs each script under watch.
check_PROGRAMS += testsuite/minder
testsuite_minder_SOURCES = testsuite/minder.c

# Unit tests in C, each a program that speaks through dejagnu.h, linked with all of nacre but its main.
check_LIBRARIES += testsuite/libnacre.a
testsuite_libnacre_a_SOURCES =
testsuite_libnacre_a_LIBADD = $(nacre_OBJECTS)
EXTRA_testsuite_libnacre_a_DEPENDENCIES = $(nacre_OBJECTS)
UNIT_LIBS = testsuite/libnacre.a $(DL_LIBS)
include $(top_srcdir)/testsuite/nacre.unit/local.mk

CLEANFILES += repeat.log nacre.sum nacre.log testrun.sum testrun.log
clean-local:
	rm -rf locale-c sanitize valgrind fuzz
.PHONY: clean-local

include $(top_srcdir)/testsuite/fuzz/local.mk

# The scripts once more, in the locale C; check runs all tests in C.UTF-8 (or in $$NACRE_TEST_LOCALE).
check-c: all $(check_PROGRAMS)
	@mkdir -p locale-c
	NACRE_TEST_LOCALE=C $(MAKE) check-DEJAGNU RUNTESTFLAGS='--outdir locale-c scripts.exp'
.PHONY: check-c

# The test of random job events, with more of them and with another seed each time, which it prints: give
# NACRE_STRESS_SEED=N to have one again.
check-stress: all $(check_PROGRAMS)
	NACRE_STRESS=$${NACRE_STRESS:-2000} NACRE_STRESS_SEED=$${NACRE_STRESS_SEED:-$$(date +%s)} \
	$(MAKE) check-DEJAGNU RUNTESTFLAGS=stress.exp
.PHONY: check-stress

# The same tests with AddressSanitizer and UndefinedBehaviorSanitizer, in a build of its own under sanitize/. What
# AddressSanitizer finds in any process, also in one whose standard error nobody reads, is written to sanitize/found/; the
# other says it on standard error and ends the process.
# Leaks are looked for in the unit tests alone: a shell that execs or calls _exit never comes to a point at which all is freed.
SANITIZE_CFLAGS = -g -O1 -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=undefined
SANITIZE_OPTIONS = log_path=$(abs_top_builddir)/sanitize/found/report:exitcode=99:print_stacktrace=1
check-sanitize:
	@if test -f $(srcdir)/config.status; then \
	  echo "check-sanitize needs a build outside the source tree: mkdir build && cd build && ../configure" >&2; exit 1; fi
	@rm -rf sanitize/found && mkdir -p sanitize/found && chmod 1777 sanitize/found
	@test -f sanitize/config.status || { cd sanitize && \
	  eval $(abs_top_srcdir)/configure "$$(../config.status --config)" CFLAGS="'$(SANITIZE_CFLAGS)'"; }
	cd sanitize && $(MAKE) all && \
	NACRE_CHECK=sanitize ASAN_OPTIONS=detect_leaks=0:$(SANITIZE_OPTIONS) UBSAN_OPTIONS=$(SANITIZE_OPTIONS) \
	$(MAKE) check
	@$(MAKE) -s check-found FOUND=sanitize/found
.PHONY: check-sanitize

# The same tests with the shell under valgrind; what it finds is written to valgrind/found/, a file for each process.
VALGRIND = valgrind -q --vgdb=no --error-exitcode=99 --trace-children=no --child-silent-after-fork=no \
	--log-file=$(abs_top_builddir)/valgrind/found/report.%p
check-valgrind: all
	@command -v valgrind >/dev/null || { echo "check-valgrind: valgrind is not installed" >&2; exit 1; }
	@rm -rf valgrind/found && mkdir -p valgrind/found && chmod 1777 valgrind/found
	NACRE_CHECK=valgrind NACRE_WRAPPER='$(VALGRIND)' $(MAKE) check RUNTESTFLAGS='--outdir valgrind $(RUNTESTFLAGS)'
	@$(MAKE) -s check-found FOUND=valgrind/found
.PHONY: check-valgrind

# Fails when a checker has left a report in $(FOUND).
check-found:
	@reports=$$(find $(FOUND) -type f -size +0); \
	if test -n "$$reports"; then cat $$reports; echo "reports are in $(FOUND)" >&2; exit 1; fi
.PHONY: check-found

# All lessons again and again, on a machine that is kept busy: nothing may fail, and nothing is tried twice.
REPEAT = 20
check-repeat: all
	$(srcdir)/testsuite/repeat $(srcdir)/lessons $(REPEAT)
.PHONY: check-repeat

# Makes each call of each builtin fail, and looks what comes of it; MOST is how many turns of a call.
check-inject: nacre$(EXEEXT)
	$(srcdir)/testsuite/inject-sweep $(abs_builddir)/nacre$(EXEEXT) $(abs_srcdir)/testsuite/inject-commands $(MOST)
.PHONY: check-inject

# Makes calls of the learner's shell fail in every step of every lesson; TURNS='1 3 10' says which of each call.
check-inject-lessons: all
	$(srcdir)/testsuite/inject-lessons $(abs_builddir) $(abs_srcdir)/lessons "$(TURNS)"
.PHONY: check-inject-lessons

# The whole way from a bare Debian, in a chroot; needs root and a package mirror.
check-fresh:
	$(srcdir)/testsuite/fresh-debian
.PHONY: check-fresh

# Is every C file laid out as .clang-format says?
check-format:
	cd $(srcdir) && clang-format --dry-run -Werror $$(find src testsuite -name '*.[ch]')
.PHONY: check-format

# Ten thousand turns of what a test of the suite does some hundred times: forks, popens, spawns, and nothing left behind.
SOAK = 10000
check-soak: all
	@./nacre $(srcdir)/testsuite/nacre.fork/hundreds-of-children-leave-nothing-behind.sh $(SOAK) | \
	diff $(srcdir)/testsuite/nacre.fork/hundreds-of-children-leave-nothing-behind.out -
.PHONY: check-soak
