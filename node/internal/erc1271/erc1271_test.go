package erc1271_test

import (
	"context"
	"errors"
	"testing"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/node/internal/erc1271"
)

// chain says what it is told to say, and counts.
type chain struct {
	yes   bool
	err   error
	asked int
}

func (c *chain) ValidSignature(context.Context, ipsx.Address, ipsx.Hash, ipsx.WalletSignature) (bool, error) {
	c.asked++
	return c.yes, c.err
}

var (
	bobs, mallorys = ipsx.Address{0xb0}, ipsx.Address{0x66}
	word           = ipsx.HashOf([]byte("a delegation"))
	signature      = ipsx.WalletSignature("two of three owners")
)

func (c *chain) expect(t *testing.T, asked int, yes bool, err error, want bool, code ipsx.Code) {
	t.Helper()
	if c.asked != asked || yes != want || ipsx.CodeOf(err) != code {
		t.Errorf("asked %d times, want %d; answered %v (%v), want %v %q", c.asked, asked, yes, err, want, code)
	}
}

// TestAYesStays, whatever becomes of the chain; a no and an outage do not.
func TestAYesStays(t *testing.T) {
	c := &chain{err: ipsx.Errorf(ipsx.CodeUnavailable, "away: %w", errors.ErrUnsupported)}
	book := erc1271.NewBook(c)
	yes, err := book.Ask(bobs, word, signature)
	c.expect(t, 1, yes, err, false, ipsx.CodeUnavailable)
	c.err = nil
	yes, err = book.Ask(bobs, word, signature)
	c.expect(t, 2, yes, err, false, "")
	c.yes = true
	yes, err = book.Ask(bobs, word, signature)
	c.expect(t, 3, yes, err, true, "")
	c.yes, c.err = false, errors.ErrUnsupported
	for range 20 {
		yes, err = book.Ask(bobs, word, signature)
		c.expect(t, 3, yes, err, true, "")
	}
}

// TestAYesIsForOneWord: another wallet, digest or signature is asked about anew.
func TestAYesIsForOneWord(t *testing.T) {
	c := &chain{yes: true}
	book := erc1271.NewBook(c)
	yes, err := book.Ask(bobs, word, signature)
	c.expect(t, 1, yes, err, true, "")
	c.yes = false
	yes, err = book.Ask(mallorys, word, signature)
	c.expect(t, 2, yes, err, false, "")
	yes, err = book.Ask(bobs, ipsx.Hash{1}, signature)
	c.expect(t, 3, yes, err, false, "")
	yes, err = book.Ask(bobs, word, nil)
	c.expect(t, 4, yes, err, false, "")
}

// TestMalloryMakesUpWords: soon nobody asks about them any more, and Bob does not notice.
func TestMalloryMakesUpWords(t *testing.T) {
	c := &chain{}
	book := erc1271.NewBook(c)
	for i := range 1000 {
		if yes, err := book.Ask(mallorys, ipsx.Hash{byte(i), byte(i >> 8)}, signature); yes || err != nil && !ipsx.IsCode(err, ipsx.CodeRateLimited) {
			t.Fatalf("word %d: %v, %v", i, yes, err)
		}
	}
	if c.asked > 50 {
		t.Errorf("asked %d times about Mallory's words", c.asked)
	}
	c.yes = true
	if yes, err := book.Ask(bobs, word, signature); !yes || err != nil {
		t.Errorf("Bob: %v, %v", yes, err)
	}
}
