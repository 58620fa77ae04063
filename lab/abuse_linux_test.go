package lab_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// culprit is what `ipsx abuse --json` and `ipsx evidence export --json` say of a deal.
type culprit struct {
	Deal, Requester, File, Page string
	Connections, Left           int
	Blocked                     bool
}

// judgement is what `ipsx evidence verify --json` says.
type judgement struct {
	Good        bool
	Requester   string
	Connections []struct {
		Kind, Destination, Name string
		Acknowledged, Signed    bool
		Before                  int64
	}
}

// TestAComplaintLeadsToTheWallet: somebody on the web complains about Alice's address. She finds Bob's wallet, blocks it, and gives a judge a file that he checks with nothing but an
// endpoint of the chain. One changed byte, and it proves nothing.
func TestAComplaintLeadsToTheWallet(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	alice, serving := n.provide()
	bob, judge := n.actor(n.Requester, "50 IPSX"), &actor{net: n, host: n.Web, data: t.TempDir()}
	bob.run("rent", "--for", "1m", "--", "sh", "-c", "curl -sS http://web.lab.test/bytes/1000; sleep 0.2") // until the provider has seen the connection end
	serving.Await("ended")
	out := t.TempDir()
	alice.awaitLog()
	found := decode[[]culprit](t, alice.run("abuse", n.Provider.Addr().String(), time.Now().UTC().Format(time.RFC3339), "--out", out, "--block", "--json"))
	if len(found) != 1 || !strings.EqualFold(found[0].Requester, bob.wallet) || !found[0].Blocked || found[0].Connections != 1 {
		t.Fatalf("found was %+v, Bob is %s", found, bob.wallet)
	}
	said := judge.judges(found[0].File)
	if !said.Good || !strings.EqualFold(said.Requester, bob.wallet) || len(said.Connections) != 2 {
		t.Errorf("the judge hears %+v", said)
	}
	for _, c := range said.Connections {
		if !c.Acknowledged || !c.Signed || c.Name != "web.lab.test" || c.Before != 0 {
			t.Errorf("%+v was acknowledged by Bob and signed by Alice, and is not anchored", c)
		}
	}
	blind, err := n.Provider.Try("env", alice.command([]string{"abuse", n.Provider.Addr().String(), time.Now().UTC().Format(time.RFC3339), "--out", out + "/blind", "--block", "--json", "--chain", "http://127.0.0.1:1"})...)
	if err == nil || !strings.Contains(err.Error(), "chain") {
		t.Errorf("without the chain no evidence can be checked, and said is %v", err)
	}
	if again := decode[[]culprit](t, blind); len(again) != 1 || !again[0].Blocked || !strings.EqualFold(again[0].Requester, bob.wallet) {
		t.Errorf("without the chain found is %+v", again)
	}
	if list := alice.run("block", "list"); !strings.Contains(strings.ToLower(list), strings.ToLower(bob.wallet)) {
		t.Errorf("blocked are %s", list)
	}

	alice.run("log", "anchor")
	if text, err := n.Provider.Try("env", alice.command([]string{"log", "anchor"})...); err == nil {
		t.Errorf("the same is anchored twice: %s", text)
	}
	again := decode[[]culprit](t, alice.run("evidence", "export", found[0].Deal, "--out", filepath.Join(out, "anchored"), "--json"))
	for _, c := range judge.judges(again[0].File).Connections {
		if c.Before == 0 {
			t.Errorf("%+v is anchored", c)
		}
	}
	judge.refuses(again[0].File)
}

// awaitLog waits until all that both sides signed of the one log is on the disk, which takes a second.
func (a *actor) awaitLog() {
	t := a.net.t
	t.Helper()
	deal := decode[[]struct{ Deal string }](t, a.run("log", "list", "--json"))[0].Deal
	for patience := time.Now().Add(10 * time.Second); time.Now().Before(patience); {
		if log := decode[struct{ Entries, Acknowledged uint64 }](t, a.run("log", "show", deal, "--json")); log.Entries > 0 && log.Entries == log.Acknowledged {
			return
		}
	}
	t.Fatal("the requester did not sign for the whole log")
}

func decode[T any](t *testing.T, text string) (value T) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), &value); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	return value
}

// onlyChain is a command of somebody who knows an endpoint of the chain, and nothing else.
func (a *actor) onlyChain(args ...string) []string {
	return append([]string{a.net.program, "--data-dir", a.data, "--chain", "http://" + chainAddress}, args...)
}

func (a *actor) judges(file string) judgement {
	a.net.t.Helper()
	command := a.onlyChain("evidence", "verify", file, "--json")
	return decode[judgement](a.net.t, a.host.Run(command[0], command[1:]...))
}

// refuses changes the destination in the file.
func (a *actor) refuses(file string) {
	t := a.net.t
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	forged := strings.ReplaceAll(string(text), a.net.Web.Addr().String()+":80", "11.4.0.9:80")
	if forged == string(text) {
		t.Fatal("this proves nothing: the destination is not in the file")
	}
	if err := os.WriteFile(file, []byte(forged), 0o600); err != nil {
		t.Fatal(err)
	}
	command := a.onlyChain("evidence", "verify", file)
	if said, err := a.host.Try(command[0], command[1:]...); err == nil {
		t.Errorf("forged evidence passes: %s", said)
	}
}
