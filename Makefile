# `make demo` shows IPSX working, `make test` tests all of it. Both need Go, Node and make; the rest installs itself.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help demo build install test compile-contracts test-contracts test-go test-simulation test-lab lint generate check-generated geo-data vuln cross fuzz nightly mutants soak bench clean

STEP := .ci/step
TOOL := go tool -modfile=tools/go.mod
# go test: two packages at a time, since many of them start chains, logs and tunnels of their own.
GOTEST := go test -race -p 2 -timeout 10m
FUZZTIME ?= 10s
DEMO_ARGS ?=

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-16s %s\n", $$1, $$2}' Makefile

demo: build ## build the binary and watch the whole path: chain, exchange, providers, two rented addresses, the bill
	./bin/ipsx demo $(DEMO_ARGS)

build: ## build bin/ipsx
	go build -trimpath -o bin/ipsx ./cmd/ipsx

install: contracts/node_modules/.package-lock.json ## install what the tests call and the machine lacks
	@$(STEP) install .ci/install

contracts/node_modules/.package-lock.json: contracts/package.json contracts/package-lock.json
	cd contracts && npm ci && touch node_modules/.package-lock.json

# The contracts' compiler takes minutes of one processor, beside tests that wait now and then.
test: install ## test everything
	@$(MAKE) --no-print-directory -j2 compile-contracts test-go
	@$(MAKE) --no-print-directory test-contracts test-simulation test-lab

compile-contracts:
	@$(STEP) compile bash -c 'cd contracts && nice -n 4 node_modules/.bin/forge build >/dev/null'

test-contracts: ## test the contracts and hold their gas against the snapshots
	@$(STEP) contracts bash -c 'cd contracts && FORGE_SNAPSHOT_CHECK=true node_modules/.bin/forge test'

test-go: ## test all Go rooms but the lab, with the race detector
	@$(STEP) go bash -o pipefail -c '$(GOTEST) $$(go list ./... | grep -v /lab)'

test-simulation: ## simulate 200 whole markets with faults and cheats, without the race detector: there are no threads
	@$(STEP) simulation go test -count=1 -timeout 10m ./market/exchange/internal/simulation

# The lab makes network namespaces, so a plain user's test binary runs through sudo.
AS_ROOT := $(shell [ "$$(id -u)" -eq 0 ] || { sudo -n true 2>/dev/null && echo "-exec 'sudo -n env PATH=$$PATH CI=$$CI HOME=$$HOME'"; })
test-lab: ## test whole hosts in network namespaces (needs Linux and root or sudo)
	@$(STEP) lab bash -c "$(GOTEST) -parallel 3 -count=1 $(AS_ROOT) ./lab/..." # three worlds at a time, as they mostly wait; -count=1: go does not see that they build the binary themselves

lint: ## gofmt, go vet and golangci-lint
	@files=$$(gofmt -l $$(git ls-files '*.go')); [ -z "$$files" ] || { echo "gofmt these: $$files"; exit 1; }
	go vet ./...
	$(TOOL) golangci-lint run ./...

generate: install ## write the contracts' Go bindings and docs/gas.md anew
	contracts/generate.sh

check-generated: generate ## fail when generated files differ from the committed ones
	git diff --exit-code --stat -- chain/internal/bindings docs/gas.md

geo-data: ## make the embedded IP database anew from its pinned sources
	cd geo/data && npm ci --silent
	go run ./geo/internal/compile -date 2026-06-17 -out geo/data/default.mmdb.zst \
		-countries geo/data/node_modules/@ip-location-db/geo-whois-asn-country-mmdb/geo-whois-asn-country.mmdb \
		geo/data/node_modules/@ip-location-db/asn/asn-ipv4.csv geo/data/node_modules/@ip-location-db/asn/asn-ipv6.csv

vuln: ## look for known vulnerabilities in the code that is called
	.ci/vuln

cross: ## build for every system, without C
	.ci/cross

nightly: install ## run the contracts' invariants with 250,000 calls each
	cd contracts && FOUNDRY_PROFILE=nightly node_modules/.bin/forge test --match-contract Invariants

mutants: install ## plant bugs in the contracts, one after the other, and see which test finds each; writes docs/mutants.md
	cd contracts && node mutants.mjs

soak: ## simulate SEEDS whole markets (2000 unless told) with faults and cheats; needs about a second each
	SIM_SEEDS=$${SEEDS:-2000} go test -count=1 -v -timeout 12h -run UnderFaults ./market/exchange/internal/simulation

fuzz: ## run every fuzz test for FUZZTIME
	@for package in $$(go list ./...); do \
		for target in $$(go test -list '^Fuzz' "$$package" | grep '^Fuzz'); do \
			$(STEP) "$$target" go test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 20x "$$package" || exit 1; \
		done; \
	done

bench: ## run the benchmarks
	go test -run '^$$' -bench . -benchmem -timeout 30m ./...
	IPSX_NAT_TABLE=1 CI=1 go test -count 1 -v -run TestWaysThroughNATs ./lab

clean: ## remove what was built
	rm -rf bin dist contracts/out contracts/cache
