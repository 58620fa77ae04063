package api

import (
	"strings"
	"testing"
)

// FuzzSignIn reads anything as a message that signs in: what is accepted says what was read, in the order of EIP-4361, and nothing behind it.
func FuzzSignIn(f *testing.F) {
	const least = "market.example wants you to sign in with your Ethereum account:\n0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed\n\n\nURI: https://market.example\nVersion: 1\nChain ID: 1\nNonce: 0123456789\n" +
		"Issued At: 2026-11-23T20:00:00Z"
	f.Add(least)
	f.Add("https://" + strings.Replace(least, "\n\n\n", "\n\nRead your deals.\n\n", 1) + "\nExpiration Time: 2026-11-23T21:00:00Z\nNot Before: 2026-11-23T19:00:00Z\nRequest ID: 1\nResources:\n- https://market.example/a\n- b")
	f.Add(least + "\nExpiration Time: 0001-01-01T00:00:00Z") // which stands for none elsewhere
	f.Fuzz(func(t *testing.T, text string) {
		m, err := parseSignIn(text)
		if err != nil {
			return
		}
		title, rest, _ := strings.Cut(text, "\n")
		if !strings.HasSuffix(title, m.domain+siweTitle) || strings.Contains(text, "\r") {
			t.Errorf("%q is read as of %q", text, m.domain)
		}
		at := 0
		for _, part := range []string{"\nURI: " + m.uri + "\n", "\nVersion: 1\n", "\nNonce: " + m.nonce + "\n", "\nIssued At: "} {
			found := strings.Index(rest[at:], part)
			if found < 0 {
				t.Fatalf("%q has no %q where it belongs", text, part)
			}
			at += found
		}
		if _, err := parseSignIn(text + "\n"); err == nil {
			t.Errorf("%q may end with an empty line", text)
		}
		if m.issued.IsZero() || m.expiration.IsZero() == strings.Contains(rest[at:], "\nExpiration Time: ") {
			t.Errorf("%q is read as issued at %s and good until %s", text, m.issued, m.expiration)
		}
	})
}
