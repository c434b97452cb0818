# The chores of the project. `make` or `make help` lists them; each calls the script that does the work.
.DEFAULT_GOAL := help
.PHONY: help build test report check-examples knowledge schemas lint bench clean

help: ## Lists the chores
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

build: ## Builds the program (debug)
	swift build

test: ## Builds and runs all tests
	./test

report: ## Builds for release and writes the example’s report under reports/
	./run

check-examples: ## Checks the files of every example
	@swift build --product portulan
	@for folder in Examples/metropole Examples/cases/*; do "$$(swift build --show-bin-path)/portulan" check "$$folder" || exit 1; done

knowledge: ## Makes base.ndjson from Sources/Knowledge/Base
	Scripts/make-knowledge.sh

schemas: ## Makes Schemas/ from the vocabulary
	Scripts/make-schemas.sh

lint: ## Says what the knowledge base should know better
	@swift build --product portulan
	@"$$(swift build --show-bin-path)/portulan" knowledge lint

bench: ## Runs the benchmarks
	Benchmarks/run.sh

clean: ## Removes what was built
	swift package clean
	rm -rf reports

accessibility: ## axe-core on every page of the workbench, in both languages, light and dark, at 1280 and 390 px (after ./test)
	PORTULAN_BINARY=.build/debug/portulan .build/tools/bin/python Tests/WorkbenchTests/Browser/accessibility.py
