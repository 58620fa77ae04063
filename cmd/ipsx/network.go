package main

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/internal/durable"
	"github.com/ipsx/ipsx/lab/localnet"
	"github.com/ipsx/ipsx/node/exchanges"
	"github.com/ipsx/ipsx/sdk"
	"github.com/ipsx/ipsx/wallet"
)

// networkFile remembers a network in the data folder, so that commands need no flags to find it.
type networkFile struct {
	Chain      string           `json:"chain"`    // JSON-RPC endpoint
	Exchange   string           `json:"exchange"` // URL
	Deployment chain.Deployment `json:"deployment"`
	Wallet     ipsx.Address     `json:"wallet"`         // of a development network: its passphrase is no secret
	Site       string           `json:"site,omitempty"` // URL of a development network's page to visit
}

func (s *settings) networkPath() string { return filepath.Join(s.dataDir, "network.json") }

func (s *settings) keysDir() string { return filepath.Join(s.dataDir, "keys") }

// nodeDir keeps what belongs to one wallet in one role.
func (s *settings) nodeDir(role string, wallet ipsx.Address) string {
	return filepath.Join(s.dataDir, role, strings.ToLower(wallet.Hex()))
}

func (s *settings) loadNetwork() (n networkFile, err error) {
	data, err := os.ReadFile(s.networkPath())
	if err == nil {
		err = json.Unmarshal(data, &n)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return n, ipsx.Errorf(ipsx.CodeInvalid, "%s cannot be read: %w", s.networkPath(), err).WithFix("remove it, and start `ipsx up` again")
	}
	if s.chainURL != "" {
		n.Chain = s.chainURL
	}
	if len(s.exchanges) == 0 && n.Exchange != "" {
		s.exchanges = []string{n.Exchange}
	}
	if s.deploymentFile != "" {
		if n.Deployment, err = chain.LoadDeployment(s.deploymentFile); err != nil {
			return n, ipsx.Errorf(ipsx.CodeInvalid, "--deployment: %w", err).WithFix("give the file that names the chain's contracts, such as chain/deployment.json in the data folder of `ipsx chain dev`")
		}
	}
	return n, nil
}

func (s *settings) saveNetwork(n networkFile) error {
	data, err := json.MarshalIndent(n, "", "  ")
	if err == nil {
		err = os.MkdirAll(s.dataDir, 0o700)
	}
	if err == nil {
		err = durable.Write(s.networkPath(), append(data, '\n'), 0o600) // whoever reads it meanwhile reads all of it
	}
	if err != nil {
		return ipsx.Errorf(ipsx.CodeInternal, "remembering the network: %w", err)
	}
	return nil
}

// forgetNetwork is for a network that is gone with this process.
func (s *settings) forgetNetwork() { _ = os.Remove(s.networkPath()) }

// actor is a person or program with a key on a network.
type actor struct {
	key       *wallet.Key
	wallet    ipsx.Address // whom the key acts for
	chain     *chain.Client
	exchanges *exchanges.Known // nil where none is needed
	log       *slog.Logger
}

// openChain connects to the chain.
func (a *app) openChain(ctx context.Context) (*chain.Client, networkFile, error) {
	n, err := a.settings.loadNetwork()
	if err != nil {
		return nil, n, err
	}
	if n.Chain == "" || n.Deployment == (chain.Deployment{}) {
		return nil, n, ipsx.Errorf(ipsx.CodeInvalid, "no network is known").WithFix("run `ipsx up` in another terminal, or give --chain, --deployment and --exchange")
	}
	var by http.RoundTripper
	if a.dial != nil {
		by = &http.Transport{Proxy: http.ProxyFromEnvironment, DialContext: a.dial}
	}
	client, err := chain.DialBy(ctx, by, n.Chain, n.Deployment)
	return client, n, err
}

// openKey unlocks the key that signs.
func (a *app) openKey(n networkFile) (*wallet.Key, error) {
	address, err := a.settings.keyAddress(n)
	if err != nil {
		return nil, err
	}
	if address == n.Wallet {
		return wallet.Open(a.settings.keysDir(), address, localnet.Passphrase)
	}
	passphrase, err := a.passphrase("Passphrase of " + address.Hex())
	if err != nil {
		return nil, err
	}
	return wallet.Open(a.settings.keysDir(), address, passphrase)
}

// keyAddress is the key named by --wallet, or the only one there is, or that of the development network.
func (s *settings) keyAddress(n networkFile) (ipsx.Address, error) {
	if s.wallet != "" {
		return ipsx.ParseAddress(s.wallet)
	}
	keys, err := wallet.List(s.keysDir())
	switch {
	case err != nil:
		return ipsx.Address{}, err
	case len(keys) == 0:
		return ipsx.Address{}, ipsx.Errorf(ipsx.CodeNotFound, "there is no key in %s", s.keysDir()).WithFix("make one with `ipsx wallet new`")
	case len(keys) > 1 && slices.Contains(keys, n.Wallet):
		return n.Wallet, nil
	case len(keys) > 1:
		return ipsx.Address{}, ipsx.Errorf(ipsx.CodeInvalid, "there are %d keys", len(keys)).WithFix("choose one with --wallet; `ipsx wallet list` shows them")
	}
	return keys[0], nil
}

// openActor unlocks the key and connects it to the chain; it knows the exchanges and asks none yet.
func (a *app) openActor(cmd *cobra.Command) (*actor, error) {
	x, err := a.openWallet(cmd)
	if err != nil {
		return nil, err
	}
	if x.exchanges, err = a.knownTo(x); err != nil {
		x.chain.Close()
		return nil, err
	}
	return x, nil
}

// knownTo is the exchanges that an actor knows.
func (a *app) knownTo(x *actor) (_ *exchanges.Known, err error) {
	options := sdk.Options{Signer: x.key, Wallet: x.wallet, Domain: x.chain.Domain(), Dial: a.dial, Log: x.log}
	if x.wallet != x.key.Address() {
		if options.Delegation, err = a.settings.loadDelegation(x.wallet, x.key.Address()); err != nil {
			return nil, err
		}
	}
	return a.settings.known(x.chain, options)
}

// registryWord stands for the exchanges of the registry in --exchange.
const registryWord = "registry"

// known is the exchanges that --exchange names.
func (s *settings) known(chain exchanges.Registry, options sdk.Options) (*exchanges.Known, error) {
	if len(s.exchanges) == 0 {
		return nil, ipsx.Errorf(ipsx.CodeInvalid, "no exchange is known").WithFix("run `ipsx up` in another terminal, or give --exchange URL")
	}
	c := exchanges.Config{Options: options, Log: options.Log}
	for _, named := range s.exchanges {
		if named == registryWord {
			c.Registry = chain
		} else {
			c.URLs = append(c.URLs, named)
		}
	}
	return exchanges.New(c), nil
}

// openWallet unlocks the key and connects it to the chain.
func (a *app) openWallet(cmd *cobra.Command) (*actor, error) {
	log, err := a.settings.logger(cmd)
	if err != nil {
		return nil, err
	}
	client, n, err := a.openChain(cmd.Context())
	if err != nil {
		return nil, err
	}
	x := &actor{chain: client, log: log}
	if x.key, x.wallet, err = a.openSigner(n); err != nil {
		client.Close()
		return nil, err
	}
	return x, nil
}

// openSigner unlocks the key, and says for whom it acts.
func (a *app) openSigner(n networkFile) (*wallet.Key, ipsx.Address, error) {
	key, err := a.openKey(n)
	if err != nil {
		return nil, ipsx.Address{}, err
	}
	if a.settings.signFor == "" {
		own := key.Address()
		return key, own, nil
	}
	signFor, err := ipsx.ParseAddress(a.settings.signFor)
	return key, signFor, err
}

// reader reads public data of the first exchange that serves. The chain is asked where the registry is among those named.
func (a *app) reader(ctx context.Context) (*sdk.Client, error) {
	if _, err := a.settings.loadNetwork(); err != nil {
		return nil, err
	}
	var registry exchanges.Registry
	options := sdk.Options{}
	if slices.Contains(a.settings.exchanges, registryWord) {
		client, _, err := a.openChain(ctx)
		if err != nil {
			return nil, err
		}
		defer client.Close()
		registry, options.Domain = client, client.Domain()
	}
	known, err := a.settings.known(registry, options)
	if err != nil {
		return nil, err
	}
	return known.First(ctx)
}
