#!/bin/sh
# Compiles the contracts, and the tests' Vault, and writes their Go bindings with bytecode to chain/internal/bindings, and docs/gas.md from the gas
# snapshot. Same sources, same bytes out.
set -eu
cd "$(dirname "$0")"

[ -d node_modules ] || npm ci
node_modules/.bin/forge build --skip test --quiet

bindings=../chain/internal/bindings
mkdir -p "$bindings"
for contract in IPSXToken TokenSale ClaimPool TeamVesting Centralizer AccessManager Registry AskWallet Vault; do
	scratch=$(mktemp -d)
	node -e '
		const { abi, bytecode } = JSON.parse(require("fs").readFileSync(process.argv[1]));
		require("fs").writeFileSync(process.argv[2] + "/abi", JSON.stringify(abi));
		require("fs").writeFileSync(process.argv[2] + "/bin", bytecode.object);
	' "out/$contract.sol/$contract.json" "$scratch"
	file=$bindings/$(echo "$contract" | tr '[:upper:]' '[:lower:]').go
	# The alias keeps the return types of the two eip712Domain methods apart; the bindings share one package.
	(cd .. && go tool -modfile=tools/go.mod abigen --v2 --pkg bindings --type "$contract" --alias "eip712Domain=domainOf$contract" --abi "$scratch/abi" --bin "$scratch/bin") >"$scratch/go"
	gofmt "$scratch/go" >"$scratch/formatted"
	mv "$scratch/formatted" "$file" # whole or not at all, for those who build meanwhile
	rm -r "$scratch"
done

node gas.mjs
