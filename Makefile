# SPDX-License-Identifier: Apache-2.0
# The short way to everything; Meson does the work.
#
#   make          the optimised command, left as ./tamiz
#   make demo     lists, names and a document, in one minute
#   make test     everything is tested, under sanitizers
#   make soak     SOAK (100000) queries, the index against scoring everything
#   make fuzz     every fuzz target for FUZZ_SECONDS (60) each
#   make accuracy measured on the lists at hand; renews docs/accuracy.md
#   make odds     fits the bits of evidence; renews data/odds.tsv and its docs
#   make bench    measures, beside rivals, into bench/RESULTS.md (long)
#   make install  library, header, command, man page, units (PREFIX, DESTDIR)
#   make format   the sources, by clang-format
#   make lint     the sources, by clang and clang-tidy
#   make clean    removes what was built

PREFIX ?= /usr/local
FUZZ_SECONDS ?= 60
SOAK ?= 100000
SOURCES = $(shell git ls-files '*.c' '*.h')

.PHONY: tamiz demo test fuzz accuracy odds bench soak install format format-check \
        lint clean pictures packages-build packages-test packages-check

tamiz: build/build.ninja
	@ninja -C build programs/tamiz/tamiz
	@cmp -s build/programs/tamiz/tamiz tamiz || \
	    cp build/programs/tamiz/tamiz tamiz

build/build.ninja:
	@meson setup build --buildtype=release --prefix=$(PREFIX)

packages-build packages-test packages-check:
	@tools/install_packages.sh $(@:packages-%=%)

demo: packages-build
	@$(MAKE) --no-print-directory tamiz
	@tools/demo.sh

# Everything under sanitizers, then in an optimised build (the suite `whole`)
# what pushes volume: every name, 100,000 questions, whole files of customers,
# and updates that are killed at each of their calls. -O1 and line tables alone
# halve the time to compile and leave the stacks readable. A test often waits,
# for a server or a kill: one more than there are cores are run.
SANITIZED = -Db_sanitize=address,undefined -Doptimization=1 -Ddebug=false \
            -Dc_args=-g1
WHOLE = tests/real/test_exact tests/real/test_differential \
        programs/tamiz/tamiz tests/fault/fault.so
TESTS = meson test --no-rebuild --quiet \
        --num-processes $$(($$(nproc) + 1))
test: packages-test build/build.ninja
	@test -f build-test/build.ninja || \
	    meson setup build-test $(SANITIZED) -Dwerror=true
	@ninja -C build-test
	@ninja -C build $(WHOLE)
	@$(TESTS) -C build-test || true
	@$(TESTS) -C build --suite whole || true
	@python3 tools/test_summary.py build-test/meson-logs/testlog.json \
	    build/meson-logs/testlog.json

# SOAK questions from a fresh seed.
soak: packages-test build/build.ninja
	@ninja -C build tests/real/test_differential
	@TAMIZ_SOAK=$(SOAK) build/tests/real/test_differential

fuzz: packages-check
	@test -f build-fuzz/build.ninja || \
	    CC=clang-14 meson setup build-fuzz -Dfuzz=true \
	        -Db_sanitize=address,undefined -Db_lundef=false
	@ninja -C build-fuzz
	@tools/fuzz.sh build-fuzz/fuzz $(FUZZ_SECONDS)

# Minutes, on a machine that has $$TAMIZ_SHARED (default ../shared).
accuracy: build/build.ninja
	@ninja -C build programs/tamiz/tamiz bench/alert_rate
	@python3 tools/accuracy.py --tamiz build/programs/tamiz/tamiz \
	    --alert-rate build/bench/alert_rate --docs docs/accuracy.md \
	    --json build/accuracy.json --failures build/accuracy-failures.txt

odds: build/build.ninja
	@ninja -C build bench/odds
	@python3 tools/odds.py --odds build/bench/odds --table data/odds.tsv \
	    --docs docs/accuracy.md --pictures docs/img
	@ninja -C build programs/tamiz/tamiz bench/facts tests/real/link_pairs
	@python3 tools/facts.py --tamiz build/programs/tamiz/tamiz \
	    --pairs build/tests/real/link_pairs --facts build/bench/facts \
	    --table data/odds.tsv --docs docs/odds.md

# BENCH names steps of bench/run.py, e.g. BENCH="latency report".
bench: packages-build tamiz
	@tools/install_rivals.sh build/bench-venv
	@python3 bench/run.py $(BENCH)

install: build/build.ninja
	@meson configure build -Dprefix=$(PREFIX)
	@meson install -C build

format: packages-check
	@clang-format-14 -i $(SOURCES)

format-check: packages-check
	@clang-format-14 --dry-run --Werror $(SOURCES)

lint: packages-check
	@test -f build-clang/build.ninja || \
	    CC=clang-14 meson setup build-clang --buildtype=release -Dwerror=true
	@tools/lint.py build-clang

# The README's pictures, drawn from what the command prints in a terminal, and
# of its pages in a browser.
pictures: tamiz
	@tools/ansi_svg.py docs/img/screen.svg 96 \
	    './tamiz screen "Kartel de Sinalao" --explain --quiet'
	@tools/ansi_svg.py docs/img/scan.svg 96 \
	    './tamiz scan examples/article.txt --quiet'
	@python3 tools/page_png.py ./tamiz docs/img

clean:
	@rm -rf build build-test build-fuzz build-clang tamiz
