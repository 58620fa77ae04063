package journal

import (
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"github.com/nats-io/nats-server/v2/server"

	"github.com/ipsx/ipsx"
)

const startTimeout = time.Minute // a long log is scanned first

// startServer runs a NATS server without any listening port. SyncAlways matters: by default the server acknowledges what it has not
// yet written to disk. Its store's index is dropped first: with it the server would trust a damaged block, without it each
// message's checksum is held against the block.
func startServer(dir string, log *slog.Logger) (*server.Server, error) {
	index := filepath.Join(dir, "store", server.JetStreamStoreDir, server.DEFAULT_GLOBAL_ACCOUNT, "streams", streamName, "msgs", "index.db")
	if err := os.Remove(index); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, ipsx.Errorf(ipsx.CodeInternal, "the log's index cannot be dropped: %w", err)
	}
	s, err := server.NewServer(&server.Options{
		ServerName: "ipsx-exchange", DontListen: true, NoSigs: true,
		JetStream: true, StoreDir: filepath.Join(dir, "store"), SyncAlways: true,
		JetStreamMaxMemory: 64 << 20, JetStreamMaxStore: 1 << 60, MaxPayload: 2 * MaxBatchBytes,
		DisableJetStreamBanner: true,
	})
	if err != nil {
		return nil, ipsx.Errorf(ipsx.CodeInternal, "the embedded log server refuses its settings: %w", err)
	}
	s.SetLoggerV2(&serverLog{log}, false, false, false)
	s.Start()
	if !s.ReadyForConnections(startTimeout) {
		s.Shutdown()
		return nil, ipsx.Errorf(ipsx.CodeUnavailable, "the embedded log server did not start within %s", startTimeout).
			WithFix("its own words are in the log of this program")
	}
	return s, nil
}

// serverLog passes the server's words on, with its everyday notices as debug.
type serverLog struct{ log *slog.Logger }

// Noticef implements server.Logger.
func (l *serverLog) Noticef(format string, v ...any) { l.log.Debug(fmt.Sprintf(format, v...)) }

// Warnf implements server.Logger.
func (l *serverLog) Warnf(format string, v ...any) { l.log.Warn(fmt.Sprintf(format, v...)) }

// Fatalf implements server.Logger; it is the caller who ends.
func (l *serverLog) Fatalf(format string, v ...any) { l.log.Error(fmt.Sprintf(format, v...)) }

// Errorf implements server.Logger.
func (l *serverLog) Errorf(format string, v ...any) { l.log.Error(fmt.Sprintf(format, v...)) }

// Debugf implements server.Logger.
func (l *serverLog) Debugf(format string, v ...any) { l.log.Debug(fmt.Sprintf(format, v...)) }

// Tracef implements server.Logger.
func (l *serverLog) Tracef(format string, v ...any) { l.log.Debug(fmt.Sprintf(format, v...)) }
