package main

import (
	"bytes"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ipsx/ipsx"
)

// sheet is what somebody wants to have signed: the text of a message, for one wallet, with its key or that of its delegate.
type sheet struct {
	text       []byte
	key        ipsx.Signer
	delegation *ipsx.SignedDelegation
	domain     ipsx.Domain
}

// signable are the messages of the HTTP API that can be signed by hand.
var signable = map[string]func(sheet) (any, error){
	"offer":     signed[ipsx.Offer],
	"request":   signed[ipsx.Request],
	"cancel":    signed[ipsx.Cancel],
	"status":    signed[ipsx.Status],
	"extension": signed[ipsx.Extension],
	"access":    signed[ipsx.Access],
	"login":     sheet.login,
}

func signed[M ipsx.Message](s sheet) (any, error) {
	var m M
	if err := ipsx.Decode(bytes.NewReader(s.text), ipsx.MaxOrderBytes, &m); err != nil {
		return nil, err
	}
	return ipsx.SignAs(s.key, s.delegation, s.domain, m)
}

// login signs the message of EIP-4361 as wallets sign texts (EIP-191).
func (s sheet) login() (any, error) {
	if s.delegation != nil {
		return nil, ipsx.Errorf(ipsx.CodeUnsupported, "a delegate cannot sign in for a wallet").WithFix("sign an access instead")
	}
	text := strings.TrimSuffix(string(s.text), "\n") // the file's, not the message's
	signature, err := s.key.Sign(ipsx.TextDigest(text))
	return map[string]any{"message": text, "signature": signature}, err
}

func (a *app) walletSign() *cobra.Command {
	kinds := make([]string, 0, len(signable))
	for kind := range signable {
		kinds = append(kinds, kind)
	}
	slices.Sort(kinds)
	return &cobra.Command{
		Use: "sign KIND [FILE]", Short: "Sign a message of the HTTP API, for callers without an SDK",
		Long: "Reads a message in JSON, from standard input or a file, and prints it signed, as POST wants it. KIND is one of " + strings.Join(kinds, ", ") + ".\n" +
			"A login is a text of EIP-4361 instead. Nothing is filled in: what is signed is what stands there.",
		Example: "  ipsx wallet sign request request.json | curl --json @- https://exchange.example/v1/requests", Args: cobra.RangeArgs(1, 2),
		ValidArgs: kinds,
		RunE: func(cmd *cobra.Command, args []string) error {
			sign, ok := signable[args[0]]
			if !ok {
				return ipsx.Errorf(ipsx.CodeInvalid, "nothing to sign is called %q", args[0]).WithFix("choose %s", strings.Join(kinds, ", "))
			}
			s, err := a.openSheet(args[1:])
			if err != nil {
				return err
			}
			result, err := sign(s)
			return firstError(err, func() error { return a.printJSON(result) })
		},
	}
}

func (a *app) openSheet(file []string) (s sheet, err error) {
	n, err := a.settings.loadNetwork()
	if err != nil {
		return s, err
	}
	if s.domain = n.Deployment.Domain(); s.domain == (ipsx.Domain{}) {
		return s, ipsx.Errorf(ipsx.CodeInvalid, "no network is known, and signatures name one").WithFix("run `ipsx up` in another terminal, or give --deployment")
	}
	if s.text, err = a.readText(file); err != nil {
		return s, err
	}
	key, wallet, err := a.openSigner(n)
	if err != nil {
		return s, err
	}
	if s.key = key; wallet != key.Address() {
		s.delegation, err = a.settings.loadDelegation(wallet, key.Address())
	}
	return s, err
}

// readText reads the file, or standard input where none is named.
func (a *app) readText(file []string) ([]byte, error) {
	in := a.in
	if len(file) > 0 {
		f, err := os.Open(file[0])
		if err != nil {
			return nil, ipsx.Errorf(ipsx.CodeInvalid, "the message cannot be read: %w", err)
		}
		defer func() { _ = f.Close() }() // it was only read
		in = f
	}
	return io.ReadAll(io.LimitReader(in, ipsx.MaxOrderBytes+1))
}
