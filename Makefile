# make run · test · test-browser · build · man · install PREFIX=… · format · check · samples · lexicon-check · eval EVAL=…

PREFIX ?= /usr/local
EVAL ?= eval
SWIFT ?= swift
STRIP ?= strip
STATIC := .build/static
BINARY := .build/release/spinlint
# Without -no-pie the loader writes 50,000 addresses into the binary at every start, a tenth of its time.
STATIC_FLAGS := -c release --product spinlint --static-swift-stdlib -Xlinker -L$(CURDIR)/$(STATIC) -Xlinker -no-pie
SAMPLES := Reports/Samples/articles

.PHONY: run test test-browser build man install format lint check docs schema samples samples-check picture
.PHONY: lexicon-check eval packages clean

run: build
	@$(BINARY) lint $(SAMPLES) || test $$? -eq 1

packages:
	@scripts/install-packages

build: packages
	@scripts/link-static-libraries $(STATIC)
	$(SWIFT) build $(STATIC_FLAGS)

test: packages
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build
	Tests/Scripts/run-python-tests .build/debug/spinlint

# Report pages in headless Chromium. FUZZ=n: number of hostile articles; TESTS=…: further arguments of pytest.
test-browser: packages
	$(SWIFT) build --product spinlint
	Tests/Browser/run-browser-tests .build/debug/spinlint $(TESTS)

# The manual page comes from the help of the command itself.
man: build
	@install -d man
	$(BINARY) --experimental-dump-help | scripts/man-page "$$($(BINARY) --version | sed -n "1s/spinlint //p")" > man/spinlint.1

SHARE = $(DESTDIR)$(PREFIX)/share
BASH_COMPLETIONS = $(SHARE)/bash-completion/completions
ZSH_COMPLETIONS = $(SHARE)/zsh/site-functions
FISH_COMPLETIONS = $(SHARE)/fish/vendor_completions.d

install: build man
	install -d $(DESTDIR)$(PREFIX)/bin $(SHARE)/man/man1 $(BASH_COMPLETIONS) $(ZSH_COMPLETIONS) $(FISH_COMPLETIONS)
	install -m 755 $(BINARY) $(DESTDIR)$(PREFIX)/bin/spinlint
	$(STRIP) $(DESTDIR)$(PREFIX)/bin/spinlint
	install -m 644 man/spinlint.1 $(SHARE)/man/man1/spinlint.1
	$(BINARY) --generate-completion-script bash > $(BASH_COMPLETIONS)/spinlint
	$(BINARY) --generate-completion-script zsh > $(ZSH_COMPLETIONS)/_spinlint
	$(BINARY) --generate-completion-script fish > $(FISH_COMPLETIONS)/spinlint.fish

format:
	$(SWIFT) format --in-place --recursive Sources Tests Plugins Package.swift Rules

lint:
	$(SWIFT) format lint --strict --recursive Sources Tests Plugins Package.swift Rules

# What is written by a command and checked in must be current.
check: packages
	$(SWIFT) build --product spinlint
	.build/debug/spinlint rules test --coverage
	.build/debug/spinlint rules docs Rules/docs --check
	.build/debug/spinlint rules schema | diff -u Rules/rule.schema.json -
	.build/debug/spinlint lexicon check --model Rules/en/context.ngrams > .build/lexicon-check.txt

# Writes the pages of the rules anew.
docs:
	$(SWIFT) build --product spinlint
	.build/debug/spinlint rules docs Rules/docs

schema:
	$(SWIFT) build --product spinlint
	.build/debug/spinlint rules schema > Rules/rule.schema.json

# The reports of the sample articles, and their drift from what is checked in.
samples: packages
	$(SWIFT) build --product spinlint
	scripts/sample-reports .build/debug/spinlint Reports/Samples/report

samples-check: packages
	$(SWIFT) build --product spinlint
	scripts/sample-reports .build/debug/spinlint .build/sample-report
	@diff -r Reports/Samples/report .build/sample-report > .build/sample-report.diff \
	  || { head -c 2000 .build/sample-report.diff; echo "The sample reports are not current: run make samples"; exit 1; }

# The pictures of the README.
picture: samples
	$$(Tests/Browser/install) Tests/Browser/picture.py Reports/Samples/report docs

# Proves the tables of the swap lexicon and counts them: no duplicates, no identity pairs, sides that can be found in a
# text, no impossible inflections, words that the context model knows or that are marked (lexicon check --mark).
lexicon-check: packages
	$(SWIFT) build --product spinlint
	.build/debug/spinlint lexicon check --model Rules/en/context.ngrams

# Scores the labelled sets of a folder: *.jsonl or *.jsonl.gz beside score.py.
eval: build
	scripts/evaluate $(BINARY) $(EVAL)

clean:
	rm -rf .build

# Writes the context model anew from the Debian package pocketsphinx-en-us, and the counts of word pairs from the lists of
# the Python package symspellpy, whose counts are scaled to a total of about 10^12.
SPHINX := /usr/share/pocketsphinx/model/en-us/en-us.lm.bin
LISTS := .build/lists
.PHONY: model
model: build
	$(BINARY) model build --sphinx $(SPHINX) --lexicon Rules/en/swap -o Rules/en/context.ngrams
	python3 -m venv $(LISTS)
	$(LISTS)/bin/pip install --quiet --no-deps symspellpy==6.10.1
	$(BINARY) model counts $(LISTS)/lib/python3*/site-packages/symspellpy/frequency_dictionary_en_82_765.txt \
	  $(LISTS)/lib/python3*/site-packages/symspellpy/frequency_bigramdictionary_en_243_342.txt \
	  --total 1e12 -o Rules/en/pair.counts
