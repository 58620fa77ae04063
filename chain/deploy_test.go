package chain_test

import (
	"bytes"
	"context"
	"math/big"
	"path/filepath"
	"testing"

	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/chain/internal/chaintest"
)

// TestSaleIsOverFromTheStart finds all that was on sale with Dev, but for Bob's 1,000.
func TestSaleIsOverFromTheStart(t *testing.T) {
	onEach(t, func(t *testing.T, n network) {
		got := chaintest.Must[ipsx.Amount](t)(n.TokenBalance(ctxOf(t), dev.Address()))
		if want := ipsx.IPSX(900_000_000 - 1000); got != want {
			t.Errorf("Dev has %s, want %s", got.Tokens(), want.Tokens())
		}
	})
}

// TestChainTooSlowForASaleAtOnce gives up where each block is later than the sale would begin, and says so.
func TestChainTooSlowForASaleAtOnce(t *testing.T) {
	a := chaintest.StartAnvil(t, cast...)
	a.Do("anvil_setBlockTimestampInterval", 12)
	_, err := chain.DeployDev(ctxOf(t), a.URL, dev, treasury.Address())
	if !ipsx.IsCode(err, ipsx.CodeExpired) {
		t.Errorf("got %v, want %s", err, ipsx.CodeExpired)
	}
}

// planned is a deployment that Carol administers and Kay sets the lists of.
func planned(deployer ipsx.Signer) chain.Plan {
	return chain.Plan{Treasury: treasury.Address(), Team: bob.Address(), Admin: carol.Address(), KYC: kay.Address(), Cliff: 60, Vesting: 120}
}

// TestDeployment deploys for another administrator than the deployer, who keeps no power; what stands there is what was foretold.
func TestDeployment(t *testing.T) {
	onEach(t, func(t *testing.T, n network) {
		draft := chaintest.Must[chain.Draft](t)(chain.NewDraft(ctxOf(t), n.url, alice.Address(), planned(alice)))
		cost := chaintest.Must[chain.Cost](t)(draft.Cost(ctxOf(t), n.url))
		var told []chain.Step
		d := chaintest.Must[chain.Deployment](t)(draft.Deploy(ctxOf(t), n.url, alice, func(s chain.Step) { told = append(told, s) }))
		used := uint64(0)
		for _, s := range told {
			used += s.GasUsed
		}
		if d != draft.Deployment() || len(told) != 8 || used > cost.Gas || used < cost.Gas*9/10 {
			t.Errorf("%d steps used %d gas of %d: %+v", len(told), used, cost.Gas, d)
		}
		for _, part := range chaintest.Must[[]chain.Part](t)(chain.Verify(ctxOf(t), n.url, d)) {
			if !part.Good {
				t.Errorf("%+v", part)
			}
		}
		n.Client = chaintest.Must[*chain.Client](t)(chain.Dial(ctxOf(t), n.url, d))
		t.Cleanup(n.Close)
		sale := chaintest.Must[*chain.Sale](t)(n.Sale(ctxOf(t)))
		_, err := sale.Open(ctxOf(t), alice, someTerms(n.now()))
		expectError(t, err, ipsx.CodeForbidden, "AccessManagedUnauthorized")
		n.mined(sale.Open(ctxOf(t), carol, someTerms(n.now())))
		n.mined(n.SendEther(ctxOf(t), dev, kay.Address(), ether("0.1").Big()))
		n.mined(sale.SetAllowList(ctxOf(t), kay, chain.PreSaleStage, ipsx.Hash{1}))
	})
}

// TestDeploymentGoesOn stops a deployment after each of its steps: the same draft goes on, and creates nothing twice.
func TestDeploymentGoesOn(t *testing.T) {
	n := onDevchain(t)
	draft := chaintest.Must[chain.Draft](t)(chain.NewDraft(ctxOf(t), n.url, alice.Address(), planned(alice)))
	file := filepath.Join(t.TempDir(), "draft.json")
	if err := draft.Save(file); err != nil {
		t.Fatal(err)
	}
	for stop := 1; stop <= 8; stop++ {
		ctx, cancel := context.WithCancel(ctxOf(t))
		fresh := 0
		_, err := chaintest.Must[chain.Draft](t)(chain.LoadDraft(file)).Deploy(ctx, n.url, alice, func(s chain.Step) {
			if !s.Before {
				fresh++
			}
			if s.Number == stop {
				cancel()
			}
		})
		if fresh != 1 || stop < 8 && !ipsx.IsCode(err, ipsx.CodeUnavailable) {
			t.Fatalf("%d steps were taken anew before stop %d: %v", fresh, stop, err)
		}
		cancel()
		if stop < 8 {
			continue
		}
		d := chaintest.Must[chain.Deployment](t)(draft.Deploy(ctxOf(t), n.url, alice, func(s chain.Step) {
			if !s.Before {
				t.Errorf("%+v is done once more", s)
			}
		}))
		chaintest.Must[[]chain.Part](t)(chain.Verify(ctxOf(t), n.url, d))
	}
}

// TestDeploymentRefuses what would not end well.
func TestDeploymentRefuses(t *testing.T) {
	n := onDevchain(t)
	for name, change := range map[string]func(*chain.Plan){
		"treasury": func(p *chain.Plan) { p.Treasury = ipsx.Address{} }, "team": func(p *chain.Plan) { p.Team = ipsx.Address{} },
		"admin": func(p *chain.Plan) { p.Admin = ipsx.Address{} }, "cliff": func(p *chain.Plan) { p.Cliff = 121 }, "ten years": func(p *chain.Plan) { p.Vesting = 1 << 40 },
	} {
		plan := planned(alice)
		change(&plan)
		_, err := chain.NewDraft(ctxOf(t), n.url, alice.Address(), plan)
		expectError(t, err, ipsx.CodeInvalid, name)
	}
	draft := chaintest.Must[chain.Draft](t)(chain.NewDraft(ctxOf(t), n.url, mallory.Address(), planned(mallory)))
	poor := draft
	poor.Deployer = ipsx.Address{9}
	_, err := poor.Cost(ctxOf(t), n.url)
	expectError(t, err, ipsx.CodeFunds, "may cost")
	_, err = draft.Deploy(ctxOf(t), n.url, alice, nil)
	expectError(t, err, ipsx.CodeConflict, "begun by")
	elsewhere := draft
	elsewhere.ChainID++
	_, err = elsewhere.Deploy(ctxOf(t), n.url, mallory, nil)
	expectError(t, err, ipsx.CodeConflict, "on chain")
	early := draft
	early.Nonce += 5
	_, err = early.Deploy(ctxOf(t), n.url, mallory, func(chain.Step) {})
	expectError(t, err, ipsx.CodeConflict, "in sync")
	n.mined(n.SendEther(ctxOf(t), mallory, bob.Address(), big.NewInt(1))) // takes the number of the first creation
	_, err = draft.Deploy(ctxOf(t), n.url, mallory, func(chain.Step) {})
	expectError(t, err, ipsx.CodeConflict, "")
}

// TestMalloryDeploys something else than it says: each deviation is named.
func TestMalloryDeploys(t *testing.T) {
	n := onDevchain(t)
	deploy := func(treasury ipsx.Address) chain.Deployment {
		plan := planned(mallory)
		plan.Treasury = treasury
		draft := chaintest.Must[chain.Draft](t)(chain.NewDraft(ctxOf(t), n.url, mallory.Address(), plan))
		return chaintest.Must[chain.Deployment](t)(draft.Deploy(ctxOf(t), n.url, mallory, func(chain.Step) {}))
	}
	good, other := deploy(treasury.Address()), deploy(mallory.Address())
	for name, change := range map[string]func(*chain.Deployment){
		"the other's token":  func(d *chain.Deployment) { d.Token = other.Token },
		"the other's vault":  func(d *chain.Deployment) { d.Centralizer = other.Centralizer },
		"addresses swapped":  func(d *chain.Deployment) { d.Registry, d.Authority = d.Authority, d.Registry },
		"another deployer":   func(d *chain.Deployment) { d.Deployer = alice.Address() },
		"another beginning":  func(d *chain.Deployment) { d.Nonce++ },
		"nobody deployed it": func(d *chain.Deployment) { d.Deployer = ipsx.Address{} },
		"another chain":      func(d *chain.Deployment) { d.ChainID++ },
	} {
		d := good
		change(&d)
		if parts, err := chain.Verify(ctxOf(t), n.url, d); err == nil {
			t.Errorf("%s: nothing is wrong with %+v", name, parts)
		}
	}
}

// TestOneByteElse is found in the code of any contract, be it only a wallet that was fixed at its creation.
func TestOneByteElse(t *testing.T) {
	n, anvil := onAnvil(t)
	draft := chaintest.Must[chain.Draft](t)(chain.NewDraft(ctxOf(t), n.url, alice.Address(), planned(alice)))
	d := chaintest.Must[chain.Deployment](t)(draft.Deploy(ctxOf(t), n.url, alice, func(chain.Step) {}))
	eth := chaintest.Must[*ethclient.Client](t)(ethclient.DialContext(ctxOf(t), n.url))
	t.Cleanup(eth.Close)
	of, hers := bytes.Clone(d.Token.Bytes()), mallory.Address()
	for _, part := range chaintest.Must[[]chain.Part](t)(chain.Verify(ctxOf(t), n.url, d)) {
		code := chaintest.Must[[]byte](t)(eth.CodeAt(ctxOf(t), part.Address, nil))
		for name, change := range map[string]func() []byte{
			"no code":      func() []byte { return nil },
			"a byte more":  func() []byte { return append(bytes.Clone(code), 0) },
			"her token":    func() []byte { return bytes.ReplaceAll(code, of, hers[:]) },
			"the last one": func() []byte { c := bytes.Clone(code); c[len(c)-1]++; return c },
		} {
			changed := change()
			if bytes.Equal(changed, code) {
				continue // this one knows of no token
			}
			anvil.Do("anvil_setCode", part.Address, hexutil.Bytes(changed))
			if _, err := chain.Verify(ctxOf(t), n.url, d); err == nil {
				t.Errorf("%s: %s was not found", part.Name, name)
			}
			anvil.Do("anvil_setCode", part.Address, hexutil.Bytes(code))
		}
	}
	chaintest.Must[[]chain.Part](t)(chain.Verify(ctxOf(t), n.url, d))
}
