//go:build !linux

package vpn

import (
	"context"
	"log/slog"
	"net"

	"github.com/ipsx/ipsx"
)

// errSystem is for systems whose routes and filters this room does not know.
var errSystem = ipsx.Errorf(ipsx.CodeUnsupported, "only on Linux can the whole machine be led through a lease").WithFix("use `ipsx rent --wireguard FILE`, and the file with WireGuard's own app")

// VPN is the whole machine's tunnel, on Linux.
type VPN struct{}

// Hold fails on this system.
func Hold(string, *slog.Logger) (*VPN, error) { return nil, errSystem }

// Up fails on this system.
func (*VPN) Up(context.Context, Config) error { return errSystem }

// Stands is false on this system.
func (*VPN) Stands() bool { return false }

// Down fails on this system.
func (*VPN) Down(context.Context) error { return errSystem }

// Leave fails on this system.
func (*VPN) Leave() error { return errSystem }

// Reset fails on this system.
func Reset(context.Context, string) ([]string, error) { return nil, errSystem }

// Look fails on this system.
func Look(context.Context, string) (Status, error) { return Status{}, errSystem }

// Stop fails on this system.
func Stop(context.Context, string) error { return errSystem }

// Dialer is the system's own.
type Dialer struct{ net.Dialer }

// NewDialer is for Linux.
func NewDialer(string) *Dialer { return new(Dialer) }
