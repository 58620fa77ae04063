package api_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/api"
)

const market = "https://market.example"

// openMarket is an exchange on whose page people sign in.
func openMarket(t *testing.T) *network {
	n := open(t)
	n.stop()
	n.door = api.Options{Self: "https://exchange.example", Origins: []string{market}}
	n.start("127.0.0.1:0", true)
	return n
}

func (n *network) nonce() (nonce api.Nonce) {
	n.Helper()
	_, text := n.ask("/v1/login")
	n.check(json.Unmarshal([]byte(text), &nonce))
	return nonce
}

// invitation is what a wallet shows its owner, as EIP-4361 writes it.
func (n *network) invitation(wallet ipsx.Address) string {
	n.Helper()
	nonce := n.nonce()
	return fmt.Sprintf("market.example wants you to sign in with your Ethereum account:\n%s\n\nSee your deals.\n\nURI: %s/deals\nVersion: 1\nChain ID: %d\nNonce: %s\nIssued At: %s",
		wallet.Hex(), market, nonce.ChainID, nonce.Nonce, n.clock.Now().UTC().Format(time.RFC3339))
}

func personal(text string) ipsx.Hash {
	return ipsx.HashOf(fmt.Appendf(nil, "\x19Ethereum Signed Message:\n%d%s", len(text), text))
}

func (n *network) login(k ipsx.Signer, text string) (int, api.Session, api.Problem) {
	n.Helper()
	signature, err := k.Sign(personal(text))
	n.check(err)
	return n.loginWith(api.Login{Message: text, Signature: ipsx.WalletSignature(signature)})
}

func (n *network) loginWith(login api.Login) (int, api.Session, api.Problem) {
	n.Helper()
	response, err := http.Post(n.url+"/v1/login", "application/json", strings.NewReader(n.json(login)))
	n.check(err)
	defer func() { _ = response.Body.Close() }()
	data, err := io.ReadAll(response.Body)
	n.check(err)
	var session api.Session
	var problem api.Problem
	if response.StatusCode == http.StatusOK {
		n.check(json.Unmarshal(data, &session))
	} else {
		n.check(json.Unmarshal(data, &problem))
	}
	return response.StatusCode, session, problem
}

// dealsWith reads a wallet's deals with the token of a session.
func (n *network) dealsWith(token string) (int, string) {
	n.Helper()
	request, err := http.NewRequestWithContext(n.Context(), http.MethodGet, n.url+"/v1/deals", nil)
	n.check(err)
	request.Header.Set("Authorization", "Bearer "+token)
	response, err := http.DefaultClient.Do(request)
	n.check(err)
	defer func() { _ = response.Body.Close() }()
	data, err := io.ReadAll(response.Body)
	n.check(err)
	return response.StatusCode, string(data)
}

func TestBobSignsInAndReadsHisDealsForAnHour(t *testing.T) {
	n := openMarket(t)
	n.place(n.dial(alice), n.offer("127.0.1.1/32", 100))
	deal := hashOf(n.match(n.dial(bob), "first"))
	status, session, problem := n.login(bob, n.invitation(bob.Address()))
	if status != http.StatusOK || session.Wallet != bob.Address() || session.Until != n.clock.Now().Unix()+3600 {
		t.Fatalf("answered %d %+v %+v", status, session, problem)
	}
	if status, text := n.dealsWith(session.Token); status != http.StatusOK || !strings.Contains(text, deal.Hex()) {
		t.Errorf("Bob's deals: %d %s", status, text)
	}
	_, annas, _ := n.login(anna, n.invitation(anna.Address()))
	if status, text := n.dealsWith(annas.Token); status != http.StatusOK || strings.Contains(text, deal.Hex()) {
		t.Errorf("Anna reads Bob's deals: %d %s", status, text)
	}
	n.clock.add(time.Hour)
	if status, text := n.dealsWith(session.Token); status != http.StatusGone {
		t.Errorf("after an hour: %d %s", status, text)
	}
}

func TestASessionEndsWhenTheMessageDoes(t *testing.T) {
	n := openMarket(t)
	until := n.clock.Now().Add(time.Minute)
	_, session, problem := n.login(bob, n.invitation(bob.Address())+"\nExpiration Time: "+until.UTC().Format(time.RFC3339)+"\nRequest ID: 7\nResources:\n- https://market.example/terms")
	if session.Until != until.Unix() {
		t.Errorf("%+v %+v", session, problem)
	}
}

func TestAContractSignsIn(t *testing.T) {
	n := openMarket(t)
	vault, word := ipsx.Address{7}, ipsx.WalletSignature("two of three owners")
	text := n.invitation(vault)
	n.chain.words[ipsx.HashOf(vault.Bytes(), personal(text).Bytes())] = word
	if status, _, _ := n.loginWith(api.Login{Message: text, Signature: ipsx.WalletSignature("one owner")}); status != http.StatusUnauthorized {
		t.Errorf("with one owner's signature: %d", status)
	}
	if status, session, problem := n.loginWith(api.Login{Message: text, Signature: word}); status != http.StatusOK || session.Wallet != vault {
		t.Errorf("the contract's session: %d %+v %+v", status, session, problem)
	}
}

func TestMallorySignsInAsBob(t *testing.T) {
	n := openMarket(t)
	swap := func(old, now string) func(string) string {
		return func(text string) string {
			if !strings.Contains(text, old) {
				t.Fatalf("there is no %q in %q", old, text)
			}
			return strings.Replace(text, old, now, 1)
		}
	}
	at := func(d time.Duration) string { return n.clock.Now().Add(d).UTC().Format(time.RFC3339) }
	for name, c := range map[string]struct {
		signer ipsx.Signer
		change func(string) string
		code   ipsx.Code
	}{
		"her own signature":       {mallory, func(s string) string { return s }, ipsx.CodeSignature},
		"her page":                {bob, func(s string) string { return strings.ReplaceAll(s, "market.example", "mallory.example") }, ipsx.CodeForbidden},
		"her page, our domain":    {bob, swap("URI: "+market, "URI: https://mallory.example"), ipsx.CodeForbidden},
		"our page, her domain":    {bob, swap("market.example wants", "mallory.example wants"), ipsx.CodeForbidden},
		"another scheme":          {bob, swap("URI: https", "URI: http"), ipsx.CodeForbidden},
		"another told scheme":     {bob, swap("market.example wants", "http://market.example wants"), ipsx.CodeForbidden},
		"another chain":           {bob, swap("Chain ID: 31337", "Chain ID: 1"), ipsx.CodeInvalid},
		"another version":         {bob, swap("Version: 1", "Version: 2"), ipsx.CodeInvalid},
		"a nonce of her own":      {bob, func(s string) string { return strings.Replace(s, "Nonce: ", "Nonce: 00", 1) }, ipsx.CodeExpired},
		"a nonce in capitals":     {bob, upperNonce, ipsx.CodeExpired},
		"signed long ago":         {bob, swap("Issued At: "+at(0), "Issued At: "+at(-6*time.Minute)), ipsx.CodeExpired},
		"signed in the future":    {bob, swap("Issued At: "+at(0), "Issued At: "+at(2*time.Minute)), ipsx.CodeExpired},
		"over":                    {bob, func(s string) string { return s + "\nExpiration Time: " + at(0) }, ipsx.CodeExpired},
		"not yet":                 {bob, func(s string) string { return s + "\nNot Before: " + at(2*time.Minute) }, ipsx.CodeExpired},
		"more behind it":          {bob, func(s string) string { return s + "\nand all my deals" }, ipsx.CodeInvalid},
		"other ends of lines":     {bob, func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }, ipsx.CodeInvalid},
		"fields in another order": {bob, swap("URI: "+market+"/deals\nVersion: 1", "Version: 1\nURI: "+market+"/deals"), ipsx.CodeInvalid},
		"a wrong checksum":        {bob, swap(bob.Address().Hex(), strings.Replace(strings.ToLower(bob.Address().Hex()), "a", "A", 1)), ipsx.CodeInvalid},
		"nothing":                 {bob, func(string) string { return "" }, ipsx.CodeInvalid},
	} {
		t.Run(name, func(t *testing.T) {
			if status, session, problem := n.login(c.signer, c.change(n.invitation(bob.Address()))); status < 400 || problem.Code != c.code || session.Token != "" {
				t.Errorf("answered %d %+v, want %s", status, problem, c.code)
			}
		})
	}
}

func upperNonce(s string) string {
	before, behind, _ := strings.Cut(s, "Nonce: ")
	nonce, rest, _ := strings.Cut(behind, "\n")
	return before + "Nonce: " + strings.ToUpper(nonce) + "\n" + rest
}

func TestANonceServesOnceAndForFiveMinutes(t *testing.T) {
	n := openMarket(t)
	text := n.invitation(bob.Address())
	if status, _, problem := n.login(mallory, text); status != http.StatusUnauthorized {
		t.Errorf("Mallory's signature: %d %+v", status, problem)
	}
	if status, _, problem := n.login(bob, text); status != http.StatusOK {
		t.Errorf("Mallory used up Bob's nonce: %d %+v", status, problem)
	}
	if status, _, problem := n.login(bob, text); status != http.StatusConflict || problem.Code != ipsx.CodeReplayed {
		t.Errorf("the message again: %d %+v", status, problem)
	}
	old := n.nonce()
	n.clock.add(5 * time.Minute)
	fresh := n.invitation(bob.Address())
	start := strings.Index(fresh, "Nonce: ") + len("Nonce: ")
	if status, _, problem := n.login(bob, fresh[:start]+old.Nonce+fresh[start+len(old.Nonce):]); status != http.StatusGone {
		t.Errorf("a nonce of five minutes ago: %d %+v", status, problem)
	}
}

func TestTokensAreNotMadeUp(t *testing.T) {
	n := openMarket(t)
	_, session, _ := n.login(mallory, n.invitation(mallory.Address()))
	for _, token := range []string{"", "A", session.Token[:len(session.Token)-4], "A" + session.Token[1:], n.nonce().Nonce} {
		if status, text := n.dealsWith(token); status != http.StatusUnauthorized {
			t.Errorf("%q is answered with %d %s", token, status, text)
		}
	}
	n.restart()
	if status, text := n.dealsWith(session.Token); status != http.StatusUnauthorized {
		t.Errorf("a session of the process before: %d %s", status, text)
	}
}
