package tunnel

import (
	"bufio"
	"context"
	"fmt"
	"log/slog"
	"strings"

	"golang.zx2c4.com/wireguard/device"
)

// startDevice brings a WireGuard device up with the settings of WireGuard's cross-platform configuration protocol.
func startDevice(l *link, b *bind, log *slog.Logger, settings string) (*device.Device, error) {
	d := device.NewDevice(l, b, logger(log))
	err := d.IpcSet(settings)
	if err == nil {
		err = d.Up()
	}
	if err != nil {
		d.Close()
		return nil, fmt.Errorf("tunnel: starting WireGuard: %w", err)
	}
	return d, nil
}

// logger passes WireGuard's own lines on; they name peers by the beginning and end of their public keys and hold no secrets.
func logger(log *slog.Logger) *device.Logger {
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	at := func(level slog.Level) func(string, ...any) {
		if !log.Enabled(context.Background(), level) {
			return device.DiscardLogf // one line for each stray packet is too much to format in vain
		}
		return func(format string, args ...any) { log.Log(context.Background(), level, fmt.Sprintf(format, args...)) }
	}
	return &device.Logger{Verbosef: at(slog.LevelDebug), Errorf: at(slog.LevelWarn)}
}

// settingsOf calls each with every line of the device's state, in the configuration protocol's order: the device's, then each peer's.
func settingsOf(d *device.Device, each func(key, value string)) error {
	text, err := d.IpcGet()
	if err != nil {
		return fmt.Errorf("tunnel: reading WireGuard's state: %w", err)
	}
	for lines := bufio.NewScanner(strings.NewReader(text)); lines.Scan(); {
		if key, value, ok := strings.Cut(lines.Text(), "="); ok {
			each(key, value)
		}
	}
	return nil
}
