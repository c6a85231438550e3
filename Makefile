# The front door. `make help` lists the commands; the work is done by CMake, tools/ and serve.py.

PORT ?= 8080
DATA ?= var
JOBS ?= $(shell nproc)
# Debian's own: another python3 that comes first on PATH does not see Debian's modules.
PYTHON := /usr/bin/python3

# What the bundle is made from, besides the program.
BUNDLE_SOURCES := $(shell find web assets -type f -name '[!.]*' 2>/dev/null) shell.html \
	tools/bundle.mjs package-lock.json

.PHONY: help serve build debug dist test test-all bench conformance setup-bench style lint check format clean setup setup-test program gallery debug-bundle
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

help: ## print this
	@echo 'make COMMAND'
	@sed -nE 's/^([a-z-]+):[^#]*## (.*)/  \1\t\2/p' Makefile | expand -t 14
	@echo 'make serve PORT=8080 DATA=var   to choose the port and the data folder'

serve: build ## build, then serve the console with a demo account on this machine
	@exec $(PYTHON) serve.py --demo --port $(PORT) --data $(DATA)

build: setup ## build the bundle in dist/
	@$(MAKE) program
	@$(MAKE) --silent dist/index.html

debug: setup ## serve a debug build; `?imgui` in the address opens Dear ImGui's tools
	@$(MAKE) debug-bundle
	@exec $(PYTHON) serve.py --demo --port $(PORT) --data $(DATA) --dist build/debug

dist: build ## build, and pack a release for those who host it, in build/release/
	@node tools/release.mjs

test: setup-test ## build, and run the C++ tests, the fuzzer, and the server and browser tests
	@$(MAKE) program
	@$(MAKE) --silent dist/index.html
	@$(MAKE) gallery
	@tools/verify.sh unit fuzz server browser engines

test-all: setup-test ## the same and the slower tests, of other builds too; takes an hour
	@$(MAKE) program
	@$(MAKE) --silent dist/index.html
	@$(MAKE) gallery debug-bundle
	@MOORING_THOROUGH=1 tools/verify.sh unit fuzz server browser engines web_asan

style: setup-test ## check formats, JavaScript and Python, in seconds
	@tools/verify.sh format shell javascript python

lint: setup-test ## the same, and clang-tidy, which takes minutes the first time
	@tools/verify.sh format shell javascript python tidy

check: build setup-test ## lint, and run the fast tests (C++ and server)
	@tools/verify.sh format shell javascript python tidy unit server

bench: setup-bench ## measure beside peers, and write bench/RESULTS.md; takes ten minutes
	@$(MAKE) program build/bench/build.ninja
	@$(MAKE) --silent dist/index.html
	@cmake --build --preset bench --target native_bench --parallel $(JOBS)
	@build/bench/native_bench
	@node bench/run.mjs

conformance: ## judge a backend by the contract: BASE=https://… EMAIL=… PASSWORD=…
	@test -n "$(BASE)" || { echo 'make conformance BASE=https://… EMAIL=… PASSWORD=…' >&2; exit 2; }
	@exec $(PYTHON) tests/conformance/run.py '$(BASE)' $(ARGUMENTS)

format: setup-test ## put the sources into the project's format
	@tools/format.sh --write

clean: ## remove what was built; keeps what set-up fetched, and the data folder
	rm -rf build dist

setup:
	@tools/setup.sh run

setup-test:
	@tools/setup.sh test

setup-bench: setup-test
	@tools/setup.sh bench

# CMake knows what the program depends on, so it is asked each time; that takes a fifth of a second.
program: build/web/build.ninja
	@cmake --build --preset web --target mooring_web --parallel $(JOBS)

# Own and stock widgets side by side, for tests.
gallery: build/web/build.ninja
	@cmake --build --preset web --target mooring_gallery --parallel $(JOBS)
	@node tools/bundle.mjs build/web/gallery build/gallery >/dev/null

# With assertions and Dear ImGui's tools.
debug-bundle: build/web-debug/build.ninja
	@cmake --build --preset web-debug --target mooring_web --parallel $(JOBS)
	@node tools/bundle.mjs build/web-debug build/debug >/dev/null

# Later changes to CMakeLists.txt and cmake/ are CMake's own business, but not those to the presets.
build/%/build.ninja: CMakePresets.json
	@cmake --preset $* --log-level=WARNING >/dev/null

dist/index.html: build/web/mooring.mjs build/web/mooring.wasm $(BUNDLE_SOURCES)
	@node tools/bundle.mjs
