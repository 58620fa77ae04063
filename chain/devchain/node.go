package devchain

import (
	"errors"
	"math/big"
	"net"
	"sync"
	"syscall"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core"
	"github.com/ethereum/go-ethereum/core/rawdb"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/eth"
	"github.com/ethereum/go-ethereum/eth/catalyst"
	"github.com/ethereum/go-ethereum/eth/ethconfig"
	"github.com/ethereum/go-ethereum/eth/filters"
	"github.com/ethereum/go-ethereum/node"
	"github.com/ethereum/go-ethereum/p2p"
	"github.com/ethereum/go-ethereum/params"
	"github.com/ethereum/go-ethereum/rpc"
	"github.com/ipsx/ipsx"
)

// ethNode is one go-ethereum node that nobody joins, with the part that plays its consensus layer.
type ethNode struct {
	stack  *node.Node
	eth    *eth.Ethereum
	beacon *catalyst.SimulatedBeacon

	sealing sync.Mutex // the beacon seals one block at a time
	stop    chan struct{}
	miners  sync.WaitGroup
	closing sync.Once
	closed  error
}

func startNode(o Options) (*ethNode, error) {
	stack, err := node.New(nodeConfig(o))
	if err != nil {
		return nil, startError(o, err)
	}
	n := &ethNode{stack: stack, stop: make(chan struct{})}
	if err := n.assemble(o); err != nil {
		return nil, errors.Join(startError(o, err), stack.Close())
	}
	n.mineOnTransactions()
	return n, nil
}

func (n *ethNode) assemble(o Options) (err error) {
	if n.eth, err = eth.New(n.stack, ethConfig(o)); err != nil {
		return err
	}
	n.stack.RegisterAPIs([]rpc.API{
		{Namespace: "eth", Service: filters.NewFilterAPI(filters.NewFilterSystem(n.eth.APIBackend, filters.Config{}))},
		{Namespace: "evm", Service: clock{n}},
	})
	if err = n.stack.Start(); err != nil {
		return err
	}
	n.beacon, err = catalyst.NewSimulatedBeacon(0, common.Address{}, n.eth)
	return err
}

// nodeConfig serves JSON-RPC over HTTP and WebSocket on one loopback port and talks to no peer.
func nodeConfig(o Options) *node.Config {
	modules := []string{"eth", "net", "web3", "evm"}
	return &node.Config{
		Name:     "devchain",
		DataDir:  o.Dir,
		DBEngine: dbEngine(o),
		P2P:      p2p.Config{NoDiscovery: true, NoDial: true},
		HTTPHost: "127.0.0.1", HTTPPort: o.Port, HTTPModules: modules,
		HTTPCors: []string{"*"}, HTTPVirtualHosts: []string{"localhost"}, HTTPTimeouts: rpc.DefaultHTTPTimeouts,
		WSHost: "127.0.0.1", WSPort: o.Port, WSModules: modules, WSOrigins: []string{"*"},
		BatchRequestLimit:    node.DefaultConfig.BatchRequestLimit,
		BatchResponseMaxSize: node.DefaultConfig.BatchResponseMaxSize,
	}
}

// dbEngine is LevelDB because it hands each write to the operating system before it returns; Pebble does so a moment later,
// in which a killed process would lose its newest blocks.
func dbEngine(o Options) string {
	if o.Dir == "" {
		return ""
	}
	return rawdb.DBLeveldb
}

// ethConfig keeps the whole state of every block on disk (hash scheme, no pruning, no snapshot), so that nothing has to be
// written at shutdown and a killed node finds its head as it was.
func ethConfig(o Options) *ethconfig.Config {
	c := ethconfig.Defaults
	c.Genesis = genesis(o.Dev.Address())
	c.SyncMode = ethconfig.FullSync
	c.StateScheme, c.NoPruning, c.SnapshotCache = rawdb.HashScheme, true, 0
	c.DatabaseCache, c.DatabaseHandles, c.TrieCleanCache, c.TrieDirtyCache = 16, 64, 16, 0
	c.LogNoHistory = true // logs are searched block by block; the chain is short
	c.TxPool.NoLocals = true
	c.Miner.GasPrice = big.NewInt(1)
	return &c
}

// genesis gives all ether to the dev account and has the rules of the main network (Osaka).
func genesis(dev ipsx.Address) *core.Genesis {
	rules := *params.AllDevChainProtocolChanges
	rules.ChainID = new(big.Int).SetUint64(ChainID)
	rules.BogotaTime = nil
	g := core.DeveloperGenesisBlock(ethconfig.Defaults.Miner.GasCeil, nil)
	g.Config = &rules
	g.Alloc[dev] = types.Account{Balance: new(big.Int).Lsh(big.NewInt(1), 120)}
	return g
}

func startError(o Options, err error) error {
	var inUse *net.OpError
	switch {
	case errors.As(err, &inUse) && (errors.Is(err, syscall.EADDRINUSE) || inUse.Op == "listen"):
		return ipsx.Errorf(ipsx.CodeConflict, "port %d of 127.0.0.1 cannot be used: %w", o.Port, err).
			WithFix("stop the program that uses it, or choose another port (0 picks a free one)")
	case errors.Is(err, node.ErrDatadirUsed):
		return ipsx.Errorf(ipsx.CodeConflict, "another development chain runs in %s", o.Dir).WithFix("stop it, or choose another folder")
	}
	return ipsx.Errorf(ipsx.CodeInternal, "the development chain does not start: %w", err).
		WithFix("if %s was made with another dev account or version, remove it to start a new chain", o.Dir)
}

// mineOnTransactions seals a block whenever a transaction waits, with all that wait.
func (n *ethNode) mineOnTransactions() {
	arrived, wake := make(chan core.NewTxsEvent, 64), make(chan struct{}, 1)
	subscription := n.eth.TxPool().SubscribeTransactions(arrived, true)
	n.miners.Go(func() { // apart from sealing, because the pool waits for this reader while a block is sealed
		defer close(wake)
		defer subscription.Unsubscribe()
		for {
			select {
			case <-n.stop:
				return
			case <-arrived:
				select {
				case wake <- struct{}{}:
				default:
				}
			}
		}
	})
	n.miners.Go(func() {
		for range wake {
			n.sealWaiting()
		}
	})
}

// sealWaiting seals blocks until no transaction waits, or those that wait cannot be included.
func (n *ethNode) sealWaiting() {
	n.sealing.Lock()
	defer n.sealing.Unlock()
	for {
		waiting, _ := n.eth.TxPool().Stats()
		if waiting == 0 {
			return
		}
		block := n.eth.BlockChain().GetBlockByHash(n.beacon.Commit())
		if block == nil || len(block.Transactions()) == 0 {
			return
		}
		if err := n.eth.TxPool().Sync(); err != nil {
			return // the node is closing
		}
	}
}

// advanceTime seals an empty block that is d later than the newest.
func (n *ethNode) advanceTime(d time.Duration) error {
	n.sealing.Lock()
	defer n.sealing.Unlock()
	if err := n.beacon.AdjustTime(d); err != nil {
		return ipsx.Errorf(ipsx.CodeConflict, "the chain's time cannot be advanced just now: %w", err).WithFix("wait until no transaction is pending")
	}
	return nil
}

func (n *ethNode) close() error {
	n.closing.Do(func() {
		close(n.stop)
		n.miners.Wait()
		n.closed = errors.Join(n.beacon.Stop(), n.stack.Close())
	})
	return n.closed
}
