# The front door: one word a chore, the same here and in CI. `make help` names them.

BUILD = build
JOBS ?= $(shell nproc)
TEST_OPTIONS = --output-on-failure --no-tests=error -j$(JOBS)

# Every chore but these needs the configuration; make runs ./configure where it has not run, or has changed.
ifneq ($(filter-out help clean distclean docs check debian debtest bundle suite format,$(or $(MAKECMDGOALS),all)),)
include config.mk
endif

cmake = cmake -G Ninja -S . -B $(1) -Wno-dev -DV8_ROOT=$(V8_ROOT) -DNODE_DEVELOPER=$(if $(CI),ON,OFF) > /dev/null

.PHONY: all
all: ## Build the program: build/node (and build/node_g after ./configure --debug)
	@$(call cmake,$(BUILD)) -DCMAKE_INSTALL_PREFIX=$(PREFIX)
	@ln -sf $(BUILD)/compile_commands.json .
	@cmake --build $(BUILD) -j$(JOBS) --target node
ifeq ($(DEBUG),yes)
	@$(call cmake,$(BUILD)/debug) -DCMAKE_BUILD_TYPE=Debug -DCMAKE_INSTALL_PREFIX=$(PREFIX) -DNODE_OUTPUT_DIR=$(CURDIR)/$(BUILD)
	@cmake --build $(BUILD)/debug -j$(JOBS) --target node
endif

config.mk: configure tools/fetch_v8.sh
	@./configure $(CONFIGURE_ARGUMENTS)

.PHONY: run
run: all ## Build, and serve examples/hello_world.js on http://127.0.0.1:8000/
	@echo "Serving examples/hello_world.js on http://127.0.0.1:8000/ (Ctrl-C ends it)"
	@exec $(BUILD)/node examples/hello_world.js

.PHONY: tests
tests: test-packages all
	@cmake --build $(BUILD) -j$(JOBS)

.PHONY: test
test: tests ## Build, and run every test
	@ctest --test-dir $(BUILD) $(TEST_OPTIONS)

.PHONY: test-packages
test-packages:
	@tools/packages.sh test || echo "Tests that need what is missing will fail or be skipped." >&2

.PHONY: check
check: ## Look at the sources: layers, lengths of files and functions, format, faults in scripts
	@tools/check_layers.sh
	@tools/check_format.sh
	@tools/check_scripts.sh

.PHONY: tidy
tidy: ## Look for faults in src/ with clang-tidy (.clang-tidy); takes some minutes
	@tools/packages.sh tidy
	@$(call cmake,$(BUILD)) -DCMAKE_INSTALL_PREFIX=$(PREFIX)
	@tools/check_tidy.sh $(BUILD) $(JOBS)

.PHONY: asan
asan: test-packages ## Build with the address and undefined-behaviour sanitizers in build-asan, and run every test there
	@$(call cmake,build-asan) -DNODE_SANITIZE=address,undefined -DNODE_TEST_TIMEOUT=180
	@cmake --build build-asan -j$(JOBS)
	@$(ASAN_ENVIRONMENT) ctest --test-dir build-asan $(TEST_OPTIONS)

# A small quarantine of freed memory, since tests look at the size of the process; a test may preload a library; and one
# asks for more memory than there is.
ASAN_ENVIRONMENT = ASAN_OPTIONS=quarantine_size_mb=16:verify_asan_link_order=0:allocator_may_return_null=1 UBSAN_OPTIONS=print_stacktrace=1

.PHONY: tsan
tsan: test-packages ## Build the V8-free half with the thread sanitizer in build-tsan, and run its unit tests there
	@$(call cmake,build-tsan) -DNODE_SANITIZE=thread -DNODE_TEST_TIMEOUT=180
	@cmake --build build-tsan -j$(JOBS) --target unit_tests
	@TSAN_OPTIONS=halt_on_error=1 ctest --test-dir build-tsan -L '^unit$$' $(TEST_OPTIONS)

FUZZ_SECONDS ?= 60

.PHONY: fuzz
fuzz: ## Fuzz each target for FUZZ_SECONDS=60 (test/README.md), in build-fuzz; ends with an error at the first finding
	@tools/packages.sh fuzz
	@$(call cmake,build-fuzz) -DCMAKE_CXX_COMPILER=clang++-14 -DNODE_SANITIZE=fuzzer-no-link,address,undefined -DNODE_FUZZ=ON
	@cmake --build build-fuzz -j$(JOBS) --target fuzz_targets
	@tools/fuzz.sh build-fuzz $(FUZZ_SECONDS)

.PHONY: growth
growth: tests ## Count what each part of the API takes for n and for 2 n elements; takes some minutes
	@NODE=$(CURDIR)/$(BUILD)/node test/cost/growth.py core web ends

.PHONY: misuse
misuse: all ## Call every entry with values that it was not made for, and do in every callback what nobody should do there
	@test/misuse/arguments.py
	@test/misuse/callbacks.py --all
	@test/misuse/callbacks.py --pairs
	@test/misuse/builtins.py --all

.PHONY: packages
packages: all ## Install forty packages by npm, load each with require and import, and use it (doc/packages.md)
	@NODE=$(CURDIR)/$(BUILD)/node test/packages/try.sh

.PHONY: gcstress
gcstress: tests ## Run the tests of the program with the garbage collector under stress
	@NODE_GC_STRESS=1 NODE_TEST_TIMEOUT=300 ctest --test-dir $(BUILD) -LE '^(unit|check|fuzz)$$' $(TEST_OPTIONS)

SOAK_SECONDS ?= 600
.PHONY: soak
soak: all ## Load a server with all it can do and all that can go wrong, for SOAK_SECONDS; table and plot in build/soak
	@tools/packages.sh soak
	@test/soak/soak.py --node $(CURDIR)/$(BUILD)/node --seconds $(SOAK_SECONDS) --out $(BUILD)/soak $(SOAK)

.PHONY: overload
overload: all ## Load servers with limits at two and three times what they can serve; the 99th percentile is judged
	@NODE=$(CURDIR)/$(BUILD)/node test/soak/overload.py --strict

.PHONY: idle
idle: all ## Hold 15,000 idle and 2,000 slow connections, and answer another client within 50 ms all the while
	@tools/packages.sh soak
	@test/idle/idle.py --node $(CURDIR)/$(BUILD)/node --idle 15000 --slow 2000 --head-timeout 60000 --idle-timeout 60000 --judge

CLUSTER ?= --clients 60 --rounds 3
.PHONY: cluster
cluster: test-packages all ## Run the chat of examples/cluster on three hosts and have them fail; as root; ends with the figures
	@NODE=$(CURDIR)/$(BUILD)/node test/cluster/cluster.py $(CLUSTER)

.PHONY: faults
faults: test-packages all ## Run the API with each system call failing in each way, everywhere (twenty minutes)
	@NODE=$(CURDIR)/$(BUILD)/node test/faults/sweep.py --all --jobs $(JOBS)

.PHONY: connections
connections: test-packages all ## Serve 10,000 connections, half of them bad, under the sanitizers and under valgrind
	@$(call cmake,build-asan) -DNODE_SANITIZE=address,undefined -DNODE_TEST_TIMEOUT=180
	@cmake --build build-asan -j$(JOBS) --target node
	@NODE=$(CURDIR)/build-asan/node test/connections/connections.py --connections 10000
	@NODE=$(CURDIR)/$(BUILD)/node test/connections/connections.py --connections 10000 --options=--jitless \
	  --under "valgrind --quiet --error-exitcode=99"

RELEASE ?= 13
DEBIAN_COMMAND ?= make test
.PHONY: debian
debian: ## Build and test on a fresh Debian, RELEASE=12, 13 or sid, in build/debian (DEBIAN_COMMAND="make test")
	@tools/debian.sh $(RELEASE) "$(DEBIAN_COMMAND)"

.PHONY: bundle pack
bundle: ## Pack the program with V8 13.6 and every library, for any Linux on x86-64, in build/debian/sid/out
	@tools/debian.sh sid "make pack BUNDLE=/out"

BUNDLE = $(BUILD)/bundle
pack: all documents
	@tools/packages.sh pack
	@cmake --build $(BUILD) -j$(JOBS) --target bundle_node
	@tree=$$(tools/bundle.sh $(BUILD) $(BUNDLE)) && name=$$(basename $$tree) && \
	  tar -C $(BUNDLE) --owner=0 --group=0 --sort=name -czf $$tree.tar.gz $$name && echo "$(BUNDLE)/$$name.tar.gz"

SECTIONS ?= api|cli|protocol
.PHONY: suite
suite: test-packages ## Run SECTIONS="api|cli|protocol" of the tests on another program, PROGRAM=/usr/bin/node-classic
	@tools/packages.sh suite
	@tools/suite.sh $(PROGRAM) -R '^($(SECTIONS))/' -j$(JOBS)

.PHONY: bench
bench: all ## Measure CPU for each operation beside the bare limit and the peers (BENCH="--rounds 1 --rows hello")
	@bench/setup.sh
	@/usr/bin/python3 bench/run.py --node $(CURDIR)/$(BUILD)/node $(BENCH)

.PHONY: inside
inside: all ## Measure the inside with Google Benchmark: parser, converter, call into JavaScript, timers, emit
	@tools/packages.sh bench
	@$(call cmake,$(BUILD))
	@cmake --build $(BUILD) -j$(JOBS) --target inside_bench
	@$(BUILD)/bench/inside/inside_bench $(BENCH)

.PHONY: format
format: ## Format the C++ sources and the scripts in place
	@tools/check_format.sh --fix

.PHONY: docs
docs: ## Make the site of the documents in build/docs, and the manual page build/node.1
	@tools/packages.sh docs && mkdir -p $(BUILD) && tools/docs.py $(BUILD)/docs $(BUILD)/node.1

# Where the tools for them are missing, all else is installed.
.PHONY: documents
documents:
	@$(MAKE) --no-print-directory docs || echo "The site and the manual page are left out." >&2

.PHONY: install
install: all documents ## Install under the prefix given to ./configure (or in DESTDIR)
	@cmake --install $(BUILD)
ifeq ($(DEBUG),yes)
	@cmake --install $(BUILD)/debug --component program
endif

.PHONY: deb
deb: all docs ## Make the Debian package build/node-classic_*.deb, which `apt-get install ./build/node-classic_*.deb` installs
	@tools/packages.sh deb
	@tools/deb.sh $(BUILD)

.PHONY: debtest
debtest: ## Make the package on a fresh Debian, RELEASE=12 or 13; install, use, upgrade and remove it on another
	@tools/debian.sh $(RELEASE) "make deb && rm -f /var/cache/apt/archives/node-classic_* && cp build/node-classic_*.deb /var/cache/apt/archives/"
	@tools/debian.sh $(RELEASE) "test/package/fixtures/install.sh /var/cache/apt/archives/node-classic_*.deb"

.PHONY: clean distclean
clean: ## Remove what was built
	@rm -rf build build-asan build-fuzz build-tsan compile_commands.json

distclean: clean ## Remove what was configured and fetched as well
	@rm -rf config.mk deps tools/lint/node_modules

.PHONY: help
help: ## Name the chores
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  \1 \2/p' Makefile | awk '{ c = $$1; sub(/^ *[^ ]+ /, ""); printf "  make %-10s %s\n", c, $$0 }'
