# Every target sets up what it needs first, also on a fresh Debian or Ubuntu; the second time that takes no time.

PYTHON_HERE := .venv/bin/python
FILE ?=

.PHONY: run test bench screenshots lint types format wheel clean
.NOTPARALLEL:

run: .venv/.run .venv/.system           ## Open the window: make run [FILE=photo.jpg]
	$(PYTHON_HERE) -m artstudio $(if $(FILE),"$(FILE)")

test: lint types                        ## Check the code and run every test
	QT_QPA_PLATFORM=$${QT_QPA_PLATFORM:-offscreen} $(PYTHON_HERE) -m pytest

bench: .venv/.dev .venv/.system         ## Measure speed and memory
	$(PYTHON_HERE) -m tests.bench

screenshots: .venv/.dev .venv/.system   ## Render the pictures of the README from the real window
	QT_QPA_PLATFORM=$${QT_QPA_PLATFORM:-offscreen} $(PYTHON_HERE) packaging/screenshots.py

lint: .venv/.dev .venv/.system
	$(PYTHON_HERE) -m ruff format --check .
	$(PYTHON_HERE) -m ruff check .

types: .venv/.dev .venv/.system
	$(PYTHON_HERE) -m mypy

format: .venv/.dev
	$(PYTHON_HERE) -m ruff format .
	$(PYTHON_HERE) -m ruff check --fix .

wheel: .venv/.run                       ## Build dist/artstudio-*.whl
	rm -rf build
	$(PYTHON_HERE) -m pip wheel --no-deps --wheel-dir dist .

clean:                                  ## Remove everything that make made
	rm -rf .venv build dist artstudio.egg-info .mypy_cache .pytest_cache .ruff_cache
	find artstudio packaging resources tests -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/.run .venv/.dev: pyproject.toml packaging/setup.sh
	packaging/setup.sh $(patsubst .%,%,$(notdir $@))

.venv/.system:
	packaging/setup.sh system
