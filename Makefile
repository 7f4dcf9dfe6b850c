# Needs Python 3.11 with venv, make and git. `make site` and `make test` set everything up themselves.
PYTHON ?= python3
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1

.PHONY: site serve preview check test test-fast lint format annotate report release links vendor schema basemap lock bench soak clean

site: .venv/site.done
	$(BIN)/mkdocs build --strict

# Makes a page when it is looked at: a save shows within a second.
serve: .venv/site.done
	$(BIN)/python hooks/serve_site.py

preview: .venv/site.done
	@test -f site/index.html || { echo "There is no site yet: run 'make site' first."; exit 1; }
	@echo "http://localhost:8000/ shows site/ (Ctrl+C ends it)"
	$(BIN)/python -m http.server 8000 --bind localhost --directory site

check: .venv/site.done
	$(BIN)/explainer check

test: .venv/test.done
	$(BIN)/explainer check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(WORKFLOWS)
	$(BIN)/pytest

# While working: no site, no browser, nothing that takes long. Within a minute.
test-fast: .venv/test.done
	$(BIN)/pytest tests/unit tests/project -m "not slow" --hypothesis-profile=few

# The two linters of workflows, at their strictest, and the forms that readers fill in.
WORKFLOWS := $(BIN)/zizmor --offline --quiet --persona=auditor .github && $(BIN)/actionlint -shellcheck= .github/workflows/*.yml && \
	$(BIN)/check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml && \
	$(BIN)/check-jsonschema --builtin-schema vendor.github-issue-forms .github/ISSUE_TEMPLATE/[!c]*.yml && \
	$(BIN)/check-jsonschema --builtin-schema vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml

lint: .venv/test.done
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(WORKFLOWS)

format: .venv/test.done
	$(BIN)/ruff check --fix . && $(BIN)/ruff format .

# What a pull request is shown: problems at their lines, and what it changes beside BASE, whole and in the length of a comment.
BASE ?= main
annotate: .venv/site.done
	$(BIN)/explainer check --format=github

report: .venv/site.done
	mkdir -p report
	$(BIN)/explainer diff $(BASE) --output report/whole.md
	$(BIN)/explainer diff $(BASE) --most 50000 --no-map --output report/short.md

# A dated release of the data: its name, its notes since the last one, and the archive of the site that was built.
release: .venv/site.done
	@test -f site/data/v1/all.zip || { echo "There is no site yet: run 'make site' first."; exit 1; }
	rm -rf release && mkdir release
	git log -1 --format=%cs -- data docs > release/date
	echo "data-$$(cat release/date)" > release/name
	git tag --list 'data-*' --sort=-version:refname | grep -v "^$$(cat release/name)$$" | head -n 1 | sed 's/^data-//' > release/since
	$(BIN)/explainer notes "$$(grep . release/since || echo 2000-01-01)" > release/notes.md
	cp site/data/v1/all.zip "release/$$(cat release/name).zip"

# Which addresses of sources lead nowhere: links.md. Needs the network.
links: .venv/test.done
	$(BIN)/python tools/links.py

# The browser libraries and the font that the project keeps copies of, as tools/package-lock.json names them, and their hashes in
# tools/vendor.sha256. Needs npm and the network.
vendor: .venv/site.done
	$(BIN)/python tools/vendor.py

schema: .venv/site.done
	$(BIN)/explainer schema

# Needs npm and the network; the result is committed.
basemap: .venv/site.done
	$(BIN)/python tools/basemap.py --extent 9 -13 26 17 --out data/basemap/basemap.geojson

bench: .venv/test.done site
	$(BIN)/python tools/bench.py
	$(BIN)/python tools/bench_maps.py
	$(BIN)/python tools/bench_live.py
	$(BIN)/python tools/bench_build.py

# What takes long: before a release, and weekly. Needs npm.
soak: .venv/test.done site
	$(BIN)/python tools/lighthouse.py
	$(BIN)/python tools/language_server.py
	$(BIN)/python tools/second_generator.py
	SOAK=1 $(BIN)/pytest -m soak

# Locks every dependency with its hashes: those of Python for all platforms, with a locked uv in an environment of its own, and
# those of npm, which has to be there. What is locked stays as it is unless a requirement has changed.
COMPILE := .venv-lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	--no-emit-index-url --no-emit-find-links
lock:
	$(PYTHON) -m venv .venv-lock
	.venv-lock/bin/pip install --quiet --disable-pip-version-check --require-hashes -r tools/requirements/uv.txt
	$(COMPILE) pyproject.toml -o requirements.txt
	$(COMPILE) --extra test -c requirements.txt pyproject.toml -o requirements-test.txt
	for name in uv properdocs pycountry; do \
		$(COMPILE) -c requirements.txt tools/requirements/$$name.in -o tools/requirements/$$name.txt || exit 1; done
	cd tools && npm install --silent --package-lock-only

# Stamps: a second run installs nothing and needs no network. The project itself is installed offline.
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
PROJECT := $(INSTALL) --no-deps --no-index --no-build-isolation --editable .

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv .venv

.venv/site.done: requirements.txt pyproject.toml | .venv/bin/python
	@echo "Installing what the site needs (a minute the first time) …"
	$(INSTALL) --require-hashes -r requirements.txt
	$(PROJECT)
	@touch $@

.venv/test.done: requirements-test.txt .venv/site.done tools/browser.sh
	@echo "Installing what the tests need …"
	$(INSTALL) --require-hashes -r requirements-test.txt
	sh tools/browser.sh $(BIN)/python
	@touch $@

clean:
	rm -rf site .site.building .site.old report links.md .mypy_cache .pytest_cache .ruff_cache
