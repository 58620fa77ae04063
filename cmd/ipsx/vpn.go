package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/node/requester"
	"github.com/ipsx/ipsx/service/tunnel"
	"github.com/ipsx/ipsx/service/vpn"
)

func (a *app) vpnCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "vpn", Short: "Lead this whole machine through a rented address (Linux)",
		Long: "Everything that this machine sends leaves by a rented address: all programs, names, and IPv6 where the address is one (it is refused where not).\n" +
			"A kill switch in the kernel lets nothing out beside the tunnel, also when this program is killed or the lease is lost. `ipsx vpn reset` restores all.",
		Example: "  sudo ipsx vpn up --country DE --for 8h\n  sudo ipsx vpn reset",
	}
	cmd.AddCommand(a.vpnUpCommand(), a.vpnDownCommand(), a.vpnStatusCommand(), a.vpnResetCommand())
	return cmd
}

func (a *app) vpnUpCommand() *cobra.Command {
	f := rentFlags{count: 1}
	var allow vpn.Allowed
	cmd := &cobra.Command{
		Use: "up", Short: "Rent an address, and lead this machine through it until Ctrl-C", Args: cobra.NoArgs,
		Long: "Rents like `ipsx rent` and leads the whole machine through the lease. Ctrl-C and `ipsx vpn down` end both. A lease that fails is replaced by another for the rest of\n" +
			"the time, while nothing gets out. When the time is over the kill switch stays, so that nothing goes on unprotected: rent again, or run `ipsx vpn reset`.\n\n" +
			"With sudo, name your data folder: --data-dir ~/.config/ipsx. The provider's meter counts, as with `ipsx rent --wireguard`; --max-total bounds what it can cost. Programs are ip and nft; names are asked by systemd-resolved where it runs,\n" +
			"else by /etc/resolv.conf.",
		Example: "  sudo ipsx vpn up --data-dir ~/.config/ipsx --country DE --for 8h\n  sudo ipsx vpn up --for 1h --allow-lan\n  sudo ipsx vpn up --allow-inbound   # on a server, which is reached by SSH\n  sudo ipsx vpn status --json",
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.vpnUp(cmd, f, allow) },
	}
	f.declare(cmd.Flags())
	cmd.Flags().BoolVar(&allow.LAN, "allow-lan", false, "let this machine's own network be reached, such as printers; its name servers are not")
	cmd.Flags().BoolVar(&allow.Inbound, "allow-inbound", false, "answer TCP connections from outside beside the tunnel, such as those of SSH")
	return cmd
}

func (a *app) vpnUp(cmd *cobra.Command, f rentFlags, allow vpn.Allowed) error {
	order, err := f.order()
	if err != nil {
		return err
	}
	if os.Getenv("SSH_CONNECTION") != "" && !allow.Inbound {
		return ipsx.Errorf(ipsx.CodeInvalid, "this session came by SSH, and would be cut").WithFix("add --allow-inbound, or run it at the machine itself")
	}
	reserve, err := ipsx.ParseAmount(f.reserve)
	if err != nil {
		return err
	}
	log, err := a.settings.logger(cmd)
	if err != nil {
		return err
	}
	machine, err := vpn.Hold(a.vpnDir(), log)
	if err != nil {
		return err
	}
	a.dial = vpn.NewDialer(a.vpnDir()).DialContext
	x, err := a.openActor(cmd)
	if err != nil {
		return errors.Join(err, machine.Leave())
	}
	defer x.chain.Close()
	r, err := requester.Open(requester.Config{Exchanges: x.exchanges, Chain: x.chain, Key: x.key, Dir: a.settings.nodeDir("requester", x.wallet), Reserve: reserve, Mark: vpn.Mark,
		Log: x.log, Notify: a.tellRequester})
	if err != nil {
		return errors.Join(err, machine.Leave())
	}
	err = a.leadMachine(cmd.Context(), machine, r, order, allow)
	return errors.Join(err, r.Close(), a.endVPN(cmd.Context(), machine))
}

func (a *app) vpnDir() string { return filepath.Join(a.settings.dataDir, "vpn") }

// leadMachine rents, and rents again when a lease fails, until the time is over.
func (a *app) leadMachine(ctx context.Context, machine *vpn.VPN, r *requester.Requester, order requester.Order, allow vpn.Allowed) error {
	until := time.Now().Add(time.Duration(order.Request.Seconds) * time.Second)
	for {
		rental, err := r.Rent(ctx, order)
		if err != nil {
			return err
		}
		led := a.leadThrough(ctx, machine, rental, allow)
		if err = led; led == nil {
			err = rental.Wait(ctx)
		}
		rental.End(context.WithoutCancel(ctx))
		if failed := a.printBills(rental, true); failed != nil {
			return errors.Join(err, failed)
		}
		left := wholeSeconds(time.Until(until))
		if err == nil || led != nil || ctx.Err() != nil || left < ipsx.MinLeaseSeconds {
			return err
		}
		a.progressf("%s; nothing gets out until another address is rented\n", printable(err.Error()))
		order.Request.Seconds, order.Wait = left, time.Until(until)
	}
}

// leadThrough leads the machine through the lease, whose packets carry the mark.
func (a *app) leadThrough(ctx context.Context, machine *vpn.VPN, rental *requester.Rental, allow vpn.Allowed) error {
	lease := rental.Leases[0]
	config, err := lease.Export(ctx)
	if err != nil {
		return err
	}
	lease.HandOver()
	mtu := config.MTU
	if mtu == 0 {
		mtu = tunnel.DefaultMTU
	}
	if err := machine.Up(ctx, vpn.Config{Device: config.Settings(vpn.Mark), Inner: config.Inner, DNS: config.DNS, MTU: mtu, Allow: allow}); err != nil {
		return err
	}
	deal := lease.Deal()
	up := vpnUp{Leased: deal.Addresses[0].String(), Provider: deal.Provider, Seconds: deal.Seconds, Interface: vpn.Interface}
	if a.settings.json {
		return a.printJSON(up)
	}
	a.printf("This machine sends from %s now, for %s. Ctrl-C ends it.\n", up.Leased, time.Duration(up.Seconds)*time.Second)
	return nil
}

// vpnUp is what a machine is led through.
type vpnUp struct {
	Leased    string       `json:"leased"`
	Provider  ipsx.Address `json:"provider"`
	Seconds   uint32       `json:"seconds"`
	Interface string       `json:"interface"`
}

// endVPN lets the machine send as before when that was asked for, or when it never was led.
func (a *app) endVPN(ctx context.Context, machine *vpn.VPN) error {
	if ctx.Err() != nil {
		return machine.Down(context.WithoutCancel(ctx))
	}
	if machine.Stands() {
		a.progressf("The kill switch stays: nothing gets out until `ipsx vpn up`, or `ipsx vpn reset`.\n")
	}
	return machine.Leave()
}

func (a *app) vpnDownCommand() *cobra.Command {
	return &cobra.Command{
		Use: "down", Short: "End the lease and the tunnel, and send as before", Args: cobra.NoArgs, Example: "  sudo ipsx vpn down",
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := vpn.Stop(cmd.Context(), a.vpnDir()); err != nil {
				return err
			}
			return a.vpnReset(cmd.Context())
		},
	}
}

func (a *app) vpnStatusCommand() *cobra.Command {
	return &cobra.Command{
		Use: "status", Short: "Say whether this machine is led through a lease, and whether the kill switch stands", Args: cobra.NoArgs, Example: "  sudo ipsx vpn status\n  sudo ipsx vpn status --json",
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := vpn.Look(cmd.Context(), a.vpnDir())
			if err != nil {
				return err
			}
			if a.settings.json {
				return a.printJSON(s)
			}
			switch {
			case s.Up:
				a.printf("up: process %d leads this machine through a lease\n", s.Process)
			case s.Blocked:
				a.printf("blocked: nothing gets out until `ipsx vpn up`, or `ipsx vpn reset`\n")
			default:
				a.printf("off\n")
			}
			return nil
		},
	}
}

func (a *app) vpnResetCommand() *cobra.Command {
	return &cobra.Command{
		Use: "reset", Short: "Restore what a killed `ipsx vpn up` left: kill switch, routes, name servers", Args: cobra.NoArgs, Example: "  sudo ipsx vpn reset",
		RunE: func(cmd *cobra.Command, _ []string) error { return a.vpnReset(cmd.Context()) },
	}
}

func (a *app) vpnReset(ctx context.Context) error {
	did, err := vpn.Reset(ctx, a.vpnDir())
	if err != nil {
		return err
	}
	if a.settings.json {
		return a.printJSON(map[string][]string{"restored": append([]string{}, did...)})
	}
	if len(did) == 0 {
		a.printf("There was nothing to restore.\n")
		return nil
	}
	a.printf("Restored: %s.\n", strings.Join(did, ", "))
	return nil
}
