package vpn

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"syscall"

	"github.com/gofrs/flock"
	"golang.zx2c4.com/wireguard/conn"
	"golang.zx2c4.com/wireguard/device"
	"golang.zx2c4.com/wireguard/tun"

	"github.com/ipsx/ipsx"
)

// VPN is the whole machine's tunnel, held by this process.
type VPN struct {
	dir     string
	log     *slog.Logger
	lock    *flock.Flock
	blocked bool // there was a kill switch before
	device  *device.Device
}

// Hold makes this process the one that holds the machine's tunnel, which it notes in a folder. Down or Leave has to follow. Nothing is blocked yet, but answers to what
// carries Mark are known from now on. CodeConflict: another process holds it.
func Hold(dir string, log *slog.Logger) (*VPN, error) {
	v, err := hold(dir, log)
	if err != nil || v.blocked {
		return v, err
	}
	if _, err := run(context.Background(), marks, "nft", "-f", "-"); err != nil {
		return nil, errors.Join(err, v.lock.Unlock())
	}
	return v, nil
}

func hold(dir string, log *slog.Logger) (*VPN, error) {
	if os.Geteuid() != 0 {
		return nil, ipsx.Errorf(ipsx.CodeForbidden, "leading the whole machine through a tunnel needs root").WithFix("run it with sudo, or use `ipsx rent`, whose proxy needs none")
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	v := &VPN{dir: dir, log: log, lock: lockOf(dir)}
	held, err := v.lock.TryLock()
	if err != nil {
		return nil, err
	}
	if !held {
		return nil, isUp(dir)
	}
	if _, v.blocked, err = stands(context.Background()); err != nil {
		return nil, errors.Join(err, v.lock.Unlock())
	}
	return v, nil
}

func isUp(dir string) error {
	s, err := readState(dir)
	if err != nil {
		return err
	}
	process := "another process"
	if s != nil {
		process = fmt.Sprintf("process %d", s.Process)
	}
	return ipsx.Errorf(ipsx.CodeConflict, "%s holds the machine's tunnel", process).WithFix("end it with `ipsx vpn down`")
}

// Up leads the machine through a tunnel, in the place of the one before. The kill switch stands first: where a later step fails, it stays if it stood before Hold or since
// an earlier Up, else all is undone.
func (v *VPN) Up(ctx context.Context, c Config) error {
	v.closeDevice()
	err := note(v.dir, c.Allow)
	if err == nil {
		err = Block(ctx, c.Allow)
	}
	if err == nil {
		err = v.open(c)
	}
	if err == nil {
		err = lead(ctx, c)
	}
	if err == nil {
		err = useNames(ctx, c.DNS)
	}
	if err != nil {
		v.closeDevice()
	}
	if err != nil && !v.blocked {
		_, failed := undo(context.WithoutCancel(ctx), v.dir)
		return errors.Join(err, failed)
	}
	v.blocked = err == nil || v.blocked
	return err
}

// open makes the device.
func (v *VPN) open(c Config) error {
	if err := os.WriteFile(returnPaths, []byte("1\n"), 0o644); err != nil {
		v.log.Warn("where the kernel filters return paths strictly, nothing will come back", "error", err)
	}
	link, err := tun.CreateTUN(Interface, c.MTU)
	if err != nil {
		return ipsx.Errorf(ipsx.CodeUnavailable, "the device %s cannot be made: %w", Interface, err).WithFix("check that /dev/net/tun is there (`modprobe tun`), and that no other program has a device of that name")
	}
	at := func(level slog.Level) func(string, ...any) {
		return func(format string, args ...any) { v.log.Log(context.Background(), level, fmt.Sprintf(format, args...)) }
	}
	v.device = device.NewDevice(link, conn.NewDefaultBind(), &device.Logger{Verbosef: at(slog.LevelDebug), Errorf: at(slog.LevelWarn)})
	if err = v.device.IpcSet(c.Device); err == nil {
		err = v.device.Up()
	}
	if err != nil {
		v.closeDevice()
		return fmt.Errorf("starting WireGuard: %w", err)
	}
	return nil
}

func (v *VPN) closeDevice() {
	if v.device != nil {
		v.device.Close()
		v.device = nil
	}
}

// Stands says whether the kill switch stands.
func (v *VPN) Stands() bool { return v.blocked }

// Down ends the tunnel and undoes all: the machine sends as it did before.
func (v *VPN) Down(ctx context.Context) error {
	v.closeDevice()
	_, err := undo(ctx, v.dir)
	return errors.Join(err, v.lock.Unlock())
}

// Leave ends the tunnel, and lets the kill switch stand, if it does: nothing gets out until Up or Reset.
func (v *VPN) Leave() error {
	v.closeDevice()
	var err error
	if there, blocked, _ := stands(context.Background()); there && !blocked {
		err = removeTable(context.Background())
	}
	return errors.Join(err, v.lock.Unlock())
}

// Reset undoes what a process did that is gone, and says what there was. CodeConflict: the process runs.
func Reset(ctx context.Context, dir string) (did []string, err error) {
	v, err := hold(dir, slog.New(slog.DiscardHandler))
	if err != nil {
		return nil, err
	}
	did, err = undo(ctx, dir)
	return did, errors.Join(err, v.lock.Unlock())
}

// undo takes everything away, the kill switch last. What cannot be undone keeps nothing else from it, but the kill switch.
func undo(ctx context.Context, dir string) (did []string, err error) {
	if _, failed := ip(ctx, "link", "delete", Interface); failed == nil {
		did = append(did, "device")
	}
	led, err := unlead(ctx)
	if led {
		did = append(did, "routes")
	}
	s, failed := readState(dir)
	if failed == nil && s != nil {
		failed = s.restore(dir)
		did = append(did, "name servers")
	}
	if err = errors.Join(err, failed); err != nil {
		return did, err
	}
	there, blocked, err := stands(ctx)
	if err == nil && there {
		err = removeTable(ctx)
	}
	if blocked {
		did = append(did, "kill switch")
	}
	return did, err
}

// Look says what is there.
func Look(ctx context.Context, dir string) (status Status, err error) {
	s, err := readState(dir)
	if err != nil {
		return status, err
	}
	if s != nil {
		status.Allowed, status.Process = s.Allowed, s.Process
	}
	if _, status.Blocked, err = stands(ctx); err != nil || s == nil {
		return status, err
	}
	lock := lockOf(dir)
	free, err := lock.TryLock()
	if free {
		status.Process, err = 0, errors.Join(err, lock.Unlock())
	}
	status.Up = err == nil && !free
	return status, err
}

// Stop asks the process that holds the tunnel to end it, and waits until it has.
func Stop(ctx context.Context, dir string) error {
	status, err := Look(ctx, dir)
	if err != nil || !status.Up {
		return err
	}
	if err := syscall.Kill(status.Process, syscall.SIGTERM); err != nil {
		return err
	}
	lock := lockOf(dir)
	if _, err := lock.TryLockContext(ctx, lookAgain); err != nil {
		return ipsx.Errorf(ipsx.CodeUnavailable, "process %d does not end: %w", status.Process, err).WithFix("kill it, then run `ipsx vpn reset`")
	}
	return lock.Unlock()
}
