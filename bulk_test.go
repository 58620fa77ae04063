package ipsx_test

import (
	"testing"

	"github.com/ipsx/ipsx"
	"pgregory.net/rapid"
)

func requests(n int) []ipsx.Request {
	list := make([]ipsx.Request, n)
	for i := range list {
		list[i] = bareRequest()
		list[i].Nonce = uint64(i)
	}
	return list
}

// TestEachOfABulkStandsAlone, whatever their number; with another's path, or changed, none does.
func TestEachOfABulkStandsAlone(t *testing.T) {
	toCarol := delegation(t, bob, ipsx.Delegation{Wallet: bob.Address(), Delegate: carol.Address(), Until: now})
	rapid.Check(t, func(r *rapid.T) {
		n := rapid.OneOf(rapid.IntRange(1, 40), rapid.Just(ipsx.MaxBulk)).Draw(r, "n")
		bulk, err := ipsx.SignBulk(carol, toCarol, home, requests(n))
		if err != nil {
			r.Fatal(err)
		}
		each, _, err := bulk.Each(home)
		if err != nil {
			r.Fatal(err)
		}
		which, other := rapid.IntRange(0, n-1).Draw(r, "which"), rapid.IntRange(0, n-1).Draw(r, "other")
		good := each[which]
		if err := good.Verify(home, bob.Address(), now); err != nil {
			r.Errorf("message %d of %d: %v", which, n, err)
		}
		lies := map[string]ipsx.Signed[ipsx.Request]{}
		changed := good
		changed.Message.Count++
		lies["changed"] = changed
		if n > 1 {
			alone := good
			alone.Path = nil
			lies["without its path"] = alone
		}
		if which/2 != other/2 { // neighbours have their own way up only in the first step
			elsewhere := good
			elsewhere.Path = each[other].Path
			lies["with another's path"] = elsewhere
		}
		for name, lie := range lies {
			if err := lie.Verify(home, bob.Address(), now); !ipsx.IsCode(err, ipsx.CodeSignature) {
				r.Errorf("message %d of %d %s: %v", which, n, name, err)
			}
		}
	})
}

// TestBulkLimits: neither none nor too many, and no endless path.
func TestBulkLimits(t *testing.T) {
	_, err := ipsx.SignBulk(bob, nil, home, requests(0))
	if !ipsx.IsCode(err, ipsx.CodeInvalid) {
		t.Errorf("none: %v", err)
	}
	if _, err = ipsx.SignBulk(bob, nil, home, requests(ipsx.MaxBulk+1)); !ipsx.IsCode(err, ipsx.CodeTooLarge) {
		t.Errorf("too many: %v", err)
	}
	signed := must[ipsx.Signed[ipsx.Request]](t)(ipsx.Sign(bob, home, bareRequest()))
	signed.Path = make([]ipsx.Hash, ipsx.MaxPath+1)
	if err := signed.Verify(home, bob.Address(), now); !ipsx.IsCode(err, ipsx.CodeInvalid) {
		t.Errorf("a long path: %v", err)
	}
}

// TestOneAloneIsSignedAsEver: its signature needs no path.
func TestOneAloneIsSignedAsEver(t *testing.T) {
	bulk := must[ipsx.Bulk[ipsx.Request]](t)(ipsx.SignBulk(bob, nil, home, requests(1)))
	alone := must[ipsx.Signed[ipsx.Request]](t)(ipsx.Sign(bob, home, requests(1)[0]))
	if string(bulk.Signature) != string(alone.Signature) {
		t.Error("one message under a bulk's signature is signed otherwise than alone")
	}
}

// TestANodeIsNoMessage: Mallory shows the path from above the leaf, and the leaf as the first step.
func TestANodeIsNoMessage(t *testing.T) {
	bulk := must[ipsx.Bulk[ipsx.Request]](t)(ipsx.SignBulk(bob, nil, home, requests(4)))
	each, _, err := bulk.Each(home)
	if err != nil {
		t.Fatal(err)
	}
	for i := range each {
		shorter, longer := each[i], each[i]
		shorter.Path, longer.Path = each[i].Path[1:], append([]ipsx.Hash{home.Digest(each[i].Message)}, each[i].Path...)
		for _, lie := range []ipsx.Signed[ipsx.Request]{shorter, longer} {
			if err := lie.Verify(home, bob.Address(), now); !ipsx.IsCode(err, ipsx.CodeSignature) {
				t.Errorf("message %d: %v", i, err)
			}
		}
	}
}
