# Every target sets up what it needs from python3, node and a C compiler, and is quick the second
# time. PYTHON names the interpreter that the environments are made with.

PYTHON ?= python3
ENV := .venv
KERAS := .venv-keras
ORACLES := tests/oracles
RUN := $(ENV)/bin/python
export KERAS_TFJS_KERAS ?= $(abspath $(KERAS))/bin/python
export KERAS_TFJS_NODE_PACKAGES ?= $(abspath $(ORACLES))

COMPILED := $(shell find runtime/tfjs -name '*.pyx' -o -name '*.pxd' -o -name '*.h')
INSTALLED := $(ENV)/.installed
BUILT := $(ENV)/.built
KERAS_INSTALLED := $(KERAS)/.installed
NODE_INSTALLED := $(ORACLES)/node_modules/.package-lock.json

.PHONY: help demo test test-translator test-runtime conformance bench corpus-report bench-kernels sanitize extensions docs lint update clean

help:
	@echo 'make demo         one Keras program, its translations, and what four libraries make of it'
	@echo 'make test         light tests: no TensorFlow, no Node'
	@echo 'make conformance  the same against real Keras and real TensorFlow.js'
	@echo 'make bench        times against real Keras and real TensorFlow.js, as ratios'
	@echo 'make corpus-report CLONES="..."  what becomes of public code in local clones, as a table'
	@echo 'make bench-kernels  times of single operations against NumPy, TensorFlow.js cpu and wasm'
	@echo 'make sanitize     kernels and their tests under AddressSanitizer'
	@echo 'make extensions   extensions.js and applications.js, the translation of tfjs.extensions'
	@echo 'make docs         the generated pages of docs/'
	@echo 'make lint         style and types'
	@echo 'make update       rewrites recordings and expected texts, for review in git'

# Where npm is missing the demo shows the recorded results of TensorFlow.js and says so.
demo: $(BUILT) $(if $(shell command -v npm),$(NODE_INSTALLED))
	@$(RUN) tests/benchmarks/demo.py

# The two distributions side by side. Tests of the runtime fork, which pytest-xdist does not survive.
test: $(BUILT)
	@$(MAKE) --no-print-directory --output-sync=target -j2 test-translator test-runtime

test-translator: $(BUILT)
	$(RUN) -m pytest tests --ignore=tests/conformance --ignore=tests/runtime

test-runtime: $(BUILT)
	$(RUN) -m pytest tests/runtime

conformance: $(BUILT) $(KERAS_INSTALLED) $(NODE_INSTALLED)
	$(RUN) -m pytest -n auto --maxprocesses 4 --dist loadfile tests/conformance

bench: $(BUILT) $(KERAS_INSTALLED) $(NODE_INSTALLED)
	@$(RUN) tests/benchmarks/run.py
	@$(RUN) tests/benchmarks/calls.py
	@$(RUN) tests/benchmarks/language.py
	@$(RUN) tests/benchmarks/repository.py

# CLONES="path/owner+name ...": git clones at hand; nothing is fetched.
corpus-report: $(BUILT)
	@$(RUN) -m tests.public_code $(CLONES)

bench-kernels: $(BUILT) $(NODE_INSTALLED)
	@$(RUN) tests/benchmarks/kernels.py

# A copy of the runtime, so that the ordinary build stays as it is.
SANITIZED := .sanitized
sanitize: $(BUILT)
	rm -rf $(SANITIZED) && mkdir $(SANITIZED) && cp -r runtime/setup.py runtime/tfjs $(SANITIZED)/
	find $(SANITIZED) -name '*.so' -delete
	cd $(SANITIZED) && CFLAGS='-fsanitize=address -fno-omit-frame-pointer -g' LDFLAGS='-fsanitize=address' \
		$(abspath $(RUN)) setup.py --quiet build_ext --inplace --parallel 2
	LD_PRELOAD="$$(cc -print-file-name=libasan.so)" ASAN_OPTIONS=detect_leaks=0 PYTHONMALLOC=malloc \
		PYTHONPATH=$(SANITIZED) $(RUN) -m pytest -q -p no:cacheprovider \
		tests/runtime/core/test_ops.py tests/runtime/core/test_threads.py \
		tests/runtime/core/test_functions.py -k 'not fork and not environment'

extensions: $(BUILT)
	$(RUN) runtime/javascript/generate.py
	$(RUN) runtime/javascript/architectures.py
	$(RUN) runtime/javascript/ziggurat.py

docs: $(BUILT)
	$(RUN) docs/generate.py

lint: $(BUILT)
	$(ENV)/bin/ruff check .
	$(ENV)/bin/black --quiet --check .
	$(RUN) -m mypy translator/keras_tfjs runtime/tfjs runtime/files/tfjs_files

update: $(BUILT) $(KERAS_INSTALLED) $(NODE_INSTALLED)
	$(RUN) -m pytest tests --update

clean:
	rm -rf $(ENV) $(KERAS) $(ORACLES)/node_modules

$(INSTALLED): pyproject.toml runtime/pyproject.toml runtime/files/pyproject.toml
	test -x $(RUN) || $(PYTHON) -m venv $(ENV)
	$(RUN) -m pip install --quiet --upgrade pip
	$(RUN) -m pip install --quiet -e runtime/files -e '.[dev]'
	touch $@

# Compiled in place first: side by side, and only what changed. Without isolation, so that pip finds
# it done.
$(BUILT): $(INSTALLED) runtime/setup.py $(COMPILED)
	cd runtime && $(abspath $(RUN)) setup.py --quiet build_ext --inplace --parallel 2
	$(RUN) -m pip install --quiet --no-build-isolation -e runtime
	touch $@

$(KERAS_INSTALLED): Makefile
	test -x $(KERAS)/bin/python || $(PYTHON) -m venv $(KERAS)
	$(KERAS)/bin/python -m pip install --quiet 'tensorflow==2.21.*' 'keras==3.15.1' 'tf-keras==2.21.*' 'pillow>=11' \
		'scipy>=1.14' 'pandas>=2'
	touch $@

$(NODE_INSTALLED): $(ORACLES)/package.json $(ORACLES)/package-lock.json
	cd $(ORACLES) && npm ci --silent
	touch $@
