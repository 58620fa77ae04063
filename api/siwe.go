package api

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/ipsx/ipsx"
)

// signIn is what a wallet signs to sign in with Ethereum (EIP-4361).
type signIn struct {
	scheme     string // of the page, if told
	domain     string // host and port of the page
	address    ipsx.Address
	uri        string
	chainID    uint64
	nonce      string
	issued     time.Time
	expiration time.Time // zero: none
	notBefore  time.Time // zero: none
}

const siweTitle = " wants you to sign in with your Ethereum account:"

// parseSignIn reads a message strictly, as the grammar of EIP-4361 has it.
func parseSignIn(text string) (m signIn, err error) {
	r := &lines{rest: strings.Split(text, "\n")}
	m.domain = r.around("", siweTitle)
	if scheme, domain, told := strings.Cut(m.domain, "://"); told {
		m.scheme, m.domain = scheme, domain
	}
	address, aerr := ipsx.ParseAddress(r.around("", ""))
	m.address = address
	r.exactly("")
	if r.peek() != "" {
		r.next() // the statement is for the person
	}
	r.exactly("")
	m.uri = r.around("URI: ", "")
	r.exactly("Version: 1")
	m.chainID = r.number("Chain ID: ")
	m.nonce = r.around("Nonce: ", "")
	m.issued = r.instant("Issued At: ")
	if r.has("Expiration Time: ") {
		m.expiration = r.instant("Expiration Time: ")
	}
	if r.has("Not Before: ") {
		m.notBefore = r.instant("Not Before: ")
	}
	if r.has("Request ID: ") {
		r.next()
	}
	if r.has("Resources:") {
		for r.exactly("Resources:"); r.has("- "); {
			r.next()
		}
	}
	if r.bad || aerr != nil || len(r.rest) > 0 || strings.Contains(text, "\r") {
		return m, ipsx.Errorf(ipsx.CodeInvalid, "this is no message to sign in with Ethereum").WithFix("write it as EIP-4361 says, with version 1")
	}
	return m, nil
}

// lines is read from its first line on; bad, once it was not as expected.
type lines struct {
	rest []string
	bad  bool
}

func (l *lines) peek() string {
	if len(l.rest) == 0 {
		return ""
	}
	return l.rest[0]
}

func (l *lines) has(start string) bool { return strings.HasPrefix(l.peek(), start) }

func (l *lines) next() (line string) {
	if len(l.rest) == 0 {
		l.bad = true
		return ""
	}
	line, l.rest = l.rest[0], l.rest[1:]
	return line
}

func (l *lines) exactly(want string) { l.bad = l.next() != want || l.bad }

// around is what stands between both ends of the next line.
func (l *lines) around(start, end string) string {
	text, starts := strings.CutPrefix(l.next(), start)
	text, ends := strings.CutSuffix(text, end)
	l.bad = !starts || !ends || l.bad
	return text
}

func (l *lines) number(start string) uint64 {
	n, err := strconv.ParseUint(l.around(start, ""), 10, 64)
	l.bad = err != nil || l.bad
	return n
}

func (l *lines) instant(start string) time.Time {
	at, err := time.Parse(time.RFC3339, l.around(start, ""))
	l.bad = err != nil || at.IsZero() || l.bad // the zero time stands for none
	return at
}

// check says why the message is not for here and now, besides its nonce and signature.
func (m signIn) check(origins []string, chainID uint64, now time.Time) error {
	page, err := url.Parse(m.uri)
	switch {
	case err != nil || page.Host != m.domain || (m.scheme != "" && m.scheme != page.Scheme) || !slices.Contains(origins, page.Scheme+"://"+page.Host):
		return ipsx.Errorf(ipsx.CodeForbidden, "nobody signs in here for %s at %q", m.domain, m.uri).WithFix("sign in on the exchange's own page; its operator names others with --allow-origin")
	case m.chainID != chainID:
		return ipsx.Errorf(ipsx.CodeInvalid, "this is for chain %d, the exchange is on chain %d", m.chainID, chainID).WithFix("choose that chain in the wallet")
	case m.issued.After(now.Add(time.Minute)) || m.issued.Before(now.Add(-nonceLife)) || m.notBefore.After(now.Add(time.Minute)) || (!m.expiration.IsZero() && !m.expiration.After(now)):
		return ipsx.Errorf(ipsx.CodeExpired, "the message was signed for another time than %s", now.UTC().Format(time.RFC3339)).WithFix("ask for a new nonce and sign again; check the clock")
	}
	return nil
}
