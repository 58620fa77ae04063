package chain_test

import (
	"encoding/json"
	"fmt"
	"math/big"
	"os/exec"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain/internal/chaintest"
)

// secretOf is a named actor's private key, as other tools take it.
func secretOf(name string) string { return fmt.Sprintf("0x%x", crypto.Keccak256([]byte(name))) }

// castTool runs Foundry's cast, which knows nothing of IPSX, on a network.
type castTool struct {
	*testing.T
	url     string
	program string
}

func (c castTool) run(arguments ...string) string {
	c.Helper()
	command := exec.CommandContext(ctxOf(c.T), c.program, arguments...)
	var words strings.Builder
	command.Stderr = &words
	out, err := command.Output()
	if err != nil {
		c.Fatalf("cast %v: %v: %s", arguments, err, words.String())
	}
	return strings.TrimSpace(string(out))
}

func (c castTool) call(to ipsx.Address, function string, arguments ...string) string {
	c.Helper()
	answer := c.run(append([]string{"call", "--rpc-url", c.url, to.Hex(), function}, arguments...)...)
	word, _, _ := strings.Cut(answer, " ") // it adds an exponent in brackets
	return word
}

func (c castTool) send(by string, to ipsx.Address, function string, arguments ...string) {
	c.Helper()
	answer := c.run(append([]string{"send", "--json", "--rpc-url", c.url, "--private-key", secretOf(by), to.Hex(), function}, arguments...)...)
	var receipt struct{ Status string }
	if err := json.Unmarshal([]byte(answer), &receipt); err != nil || receipt.Status != "0x1" {
		c.Fatalf("%s %s: %s (%v)", by, function, answer, err)
	}
}

// TestOtherToolsUseTheToken lets a tool that knows only the ABI move IPSX, permit with typed data as browser wallets sign it, and deposit.
func TestOtherToolsUseTheToken(t *testing.T) {
	onEach(t, func(t *testing.T, n network) {
		c, d := castTool{t, n.url, chaintest.Program(t, "cast")}, n.Deployment()
		for function, want := range map[string]string{
			"name()(string)": `"IPSX"`, "symbol()(string)": `"IPSX"`, "decimals()(uint8)": "18", "totalSupply()(uint256)": "1800000000000000000000000000",
		} {
			if got := c.call(d.Token, function); got != want {
				t.Errorf("%s is %s, want %s", function, got, want)
			}
		}
		c.send("bob", d.Token, "transfer(address,uint256)", carol.Address().Hex(), "12345")
		if got := c.call(d.Token, "balanceOf(address)(uint256)", carol.Address().Hex()); got != "12345" {
			t.Errorf("Carol has %s", got)
		}
		c.permit(d.Token, d.Centralizer, big.NewInt(5000))
		c.send("bob", d.Centralizer, "deposit(uint256)", "5000")
		if account := chaintest.Must[ipsx.Amount](t)(n.TokenBalance(ctxOf(t), d.Centralizer)); account != ipsx.Wei(5000) {
			t.Errorf("the Centralizer has %s", account)
		}
	})
}

// permit lets Bob sign for a spender, and Alice pay the transaction.
func (c castTool) permit(token, spender ipsx.Address, value *big.Int) {
	c.Helper()
	const deadline = "99999999999"
	data := fmt.Sprintf(`{"types":{"EIP712Domain":[{"name":"name","type":"string"},{"name":"version","type":"string"},{"name":"chainId","type":"uint256"},{"name":"verifyingContract","type":"address"}],
		"Permit":[{"name":"owner","type":"address"},{"name":"spender","type":"address"},{"name":"value","type":"uint256"},{"name":"nonce","type":"uint256"},{"name":"deadline","type":"uint256"}]},
		"primaryType":"Permit","domain":{"name":"IPSX","version":"1","chainId":%s,"verifyingContract":"%s"},
		"message":{"owner":"%s","spender":"%s","value":"%s","nonce":"%s","deadline":"%s"}}`,
		c.run("chain-id", "--rpc-url", c.url), token, bob.Address(), spender, value, c.call(token, "nonces(address)(uint256)", bob.Address().Hex()), deadline)
	signature := c.run("wallet", "sign", "--private-key", secretOf("bob"), "--data", data)
	c.send("alice", token, "permit(address,address,uint256,uint256,uint8,bytes32,bytes32)", bob.Address().Hex(), spender.Hex(), value.String(), deadline,
		"0x"+signature[130:], "0x"+signature[2:66], "0x"+signature[66:130])
	if got := c.call(token, "allowance(address,address)(uint256)", bob.Address().Hex(), spender.Hex()); got != value.String() {
		c.Errorf("the allowance is %s", got)
	}
}
