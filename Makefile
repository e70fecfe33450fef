# Front Door. `make help` lists what there is.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
APP := .venv/bin
RASA := .venv-engine/bin/python -m rasa
ENGINE_TESTS := .venv-engine/bin/python -m pytest -c tests/engine.ini --rootdir=.
WHAT ?=
ARGS ?=

# Rasa would send usage reports; TensorFlow greets at length; one thread is faster on small texts
export RASA_TELEMETRY_ENABLED := false
export TF_CPP_MIN_LOG_LEVEL := 3
export CUDA_VISIBLE_DEVICES := -1
export SQLALCHEMY_SILENCE_UBER_WARNING := 1
export OMP_NUM_THREADS := 1
export PYTHONHASHSEED := 0

.DEFAULT_GOAL := help
.PHONY: chat-report help install install-dev run shell train validate test test-app test-engine test-rasa bench bench-nlu docs \
	fmt lint types lock clean

##@ Use it
run: install ## Install, train when needed, migrate, and run everything (Ctrl-C stops it)
	@$(APP)/python -m bot.supervisor

shell: install ## Talk to the model in the terminal, with its actions (rasa shell)
	@$(APP)/python -m bot.shell

##@ Train it
train: install ## Train the model if its data, configuration or components have changed
	@$(APP)/python -m bot.training

validate: install ## Check domain, rules, stories and training data; warnings fail
	PYTHONWARNINGS=ignore $(RASA) data validate --fail-on-warnings

##@ Check it
test: install-dev ## Lint, types, all tests of both environments, and Rasa's own tests
	@$(APP)/python -m tests.auxil.all_tests $(WHAT)

bench: install-dev ## Measure this system beside Rasa's starter bot (a part: ARGS="--sides engine --loads 1x6")
	@$(APP)/python -m bench $(ARGS)

bench-nlu: install-dev ## Measure understanding beside Rasa's stock pipeline and on public sets
	@.venv-engine/bin/python -W ignore -m bench.nlu $(ARGS)

chat-report: install-dev ## Play all scripted customers; readable transcripts to results/chat-report
	@$(APP)/python -m tests.auxil.chat_report $(ARGS)

lint: install-dev ## Style and import rules
	$(APP)/ruff check .
	$(APP)/ruff format --check .
	$(APP)/lint-imports

types: install-dev ## Types of the app side
	$(APP)/mypy

fmt: install-dev ## Format the code
	$(APP)/ruff check --fix --quiet . || true
	$(APP)/ruff format .

docs: install ## Draw the pages that come from the code (docs/lifecycle.md, docs/letters.md)
	@$(APP)/python -m tickets.lifecycle_page docs/lifecycle.md
	@$(APP)/python -m bot.letters.page docs/letters.md

##@ Look after it
install: ## Build the environments and the web parts; current ones are left alone
	@$(PYTHON) bot/install.py

install-dev:
	@$(PYTHON) bot/install.py --dev

UV_COMPILE := .uv/bin/uv pip compile --quiet --python-version 3.11 --generate-hashes --no-header \
	--no-annotate
lock: install ## Pin the newest versions that requirements/*.in admit (set UPGRADE=1 to renew all)
	@set -e; for name in app dev uv node; do \
		echo "requirements/$$name.txt"; \
		$(UV_COMPILE) $(if $(UPGRADE),--upgrade) requirements/$$name.in -o requirements/$$name.txt; done
	@set -e; for name in engine engine-dev; do \
		echo "requirements/$$name.txt"; \
		$(UV_COMPILE) $(if $(UPGRADE),--upgrade) --overrides requirements/engine-overrides.txt \
			requirements/$$name.in -o requirements/$$name.txt; done

clean: ## Remove environments, models and caches; conversations and keys in var/ stay
	rm -rf .venv .venv-engine .uv .rasa node_modules bot/channels/webchat/static/vendor \
		.pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache results
	find models -name 'front-door-*.tar.gz' -delete
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## This list
	@awk 'BEGIN { FS = ":.*## " } \
		/^##@/ { printf "\n%s\n", substr($$0, 5) } \
		/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
