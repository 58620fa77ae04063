package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/ipsx/ipsx"
)

// settings are what every command shares. A flag beats an environment variable (IPSX_ and its name in capitals), which beats the
// configuration file (JSON with the flags' names as keys).
type settings struct {
	dataDir        string
	configFile     string
	json           bool
	logLevel       string
	chainURL       string
	deploymentFile string
	exchanges      []string // URLs, or the word for the registry
	wallet         string
	signFor        string
	passphraseFile string
}

func (s *settings) declare(flags *pflag.FlagSet) {
	flags.StringVar(&s.dataDir, "data-dir", defaultDataDir(), "where keys, vouchers and logs are kept")
	flags.StringVar(&s.configFile, "config", "", "configuration file, JSON with flag names as keys (default: config.json in the data folder)")
	flags.BoolVar(&s.json, "json", false, "print JSON instead of text")
	flags.StringVar(&s.logLevel, "log-level", "warn", "debug, info, warn or error; logs go to standard error")
	flags.StringVar(&s.chainURL, "chain", "", "JSON-RPC endpoint of the Ethereum chain (default: the network that \"ipsx up\" runs)")
	flags.StringVar(&s.deploymentFile, "deployment", "", "file with the contracts' addresses (default: that of \"ipsx up\")")
	flags.StringSliceVar(&s.exchanges, "exchange", nil, "URL of an exchange, or \"registry\" for those listed on chain; repeat for more, the preferred first (default: that of \"ipsx up\")")
	flags.StringVar(&s.wallet, "wallet", "", "address of the key to sign with (default: the only one in the data folder)")
	flags.StringVar(&s.signFor, "for-wallet", "", "the wallet that this key is a delegate of, or is to be (default: the key's own)")
	flags.StringVar(&s.passphraseFile, "passphrase-file", "", "file whose first line is the key's passphrase (default: IPSX_PASSPHRASE, or ask)")
}

func defaultDataDir() string {
	base, err := os.UserConfigDir()
	if err != nil {
		base = "."
	}
	return filepath.Join(base, "ipsx")
}

// load fills flags that were not given from the environment and the file.
func (s *settings) load(cmd *cobra.Command) error {
	file, err := s.readFile(cmd)
	if err != nil {
		return err
	}
	var bad error
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		value, given := os.LookupEnv(environmentName(f.Name))
		if !given {
			value, given = file[f.Name]
		}
		if f.Changed || !given {
			return
		}
		if err := cmd.Flags().Set(f.Name, value); err != nil {
			bad = errors.Join(bad, ipsx.Errorf(ipsx.CodeInvalid, "setting %s: %w", f.Name, err).WithFix("mend %s in the environment, or %s in the configuration file", environmentName(f.Name), f.Name))
		}
	})
	return bad
}

func environmentName(flag string) string {
	return "IPSX_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

// fromEnvironment is the flag's value as far as flags and environment say, since the file's place is among them.
func fromEnvironment(flags *pflag.FlagSet, name string) string {
	flag := flags.Lookup(name)
	if value, ok := os.LookupEnv(environmentName(name)); ok && !flag.Changed {
		return value
	}
	return flag.Value.String()
}

// readFile reads the configuration file: that of --config must be there, config.json in the data folder need not.
func (s *settings) readFile(cmd *cobra.Command) (map[string]string, error) {
	path := fromEnvironment(cmd.Flags(), "config")
	wanted := path != ""
	if !wanted {
		path = filepath.Join(fromEnvironment(cmd.Flags(), "data-dir"), "config.json")
	}
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) && !wanted {
		return nil, nil
	}
	if err != nil {
		return nil, ipsx.Errorf(ipsx.CodeInvalid, "the configuration file cannot be read: %w", err).WithFix("check --config and IPSX_CONFIG")
	}
	var raw map[string]any
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	if err := decoder.Decode(&raw); err != nil {
		return nil, ipsx.Errorf(ipsx.CodeInvalid, "%s is not a JSON object: %w", path, err).WithFix("write it as {\"exchange\": \"https://...\", \"json\": true}")
	}
	return flagValues(cmd.Root(), path, raw)
}

// flagValues writes the file's values as on the command line, and refuses names that no command has.
func flagValues(root *cobra.Command, path string, raw map[string]any) (map[string]string, error) {
	values := map[string]string{}
	for name, value := range raw {
		if !knows(root, name) {
			return nil, ipsx.Errorf(ipsx.CodeInvalid, "%s: no command has a flag %q", path, name).WithFix("use the flags' names, without dashes in front")
		}
		values[name] = flagValue(value)
	}
	return values, nil
}

func knows(cmd *cobra.Command, flag string) bool {
	if cmd.Flags().Lookup(flag) != nil || cmd.PersistentFlags().Lookup(flag) != nil {
		return true
	}
	return slices.ContainsFunc(cmd.Commands(), func(child *cobra.Command) bool { return knows(child, flag) })
}

// flagValue writes a JSON value as a flag's; a list is separated by commas.
func flagValue(value any) string {
	list, ok := value.([]any)
	if !ok {
		return fmt.Sprint(value)
	}
	texts := make([]string, 0, len(list))
	for _, item := range list {
		texts = append(texts, fmt.Sprint(item))
	}
	return strings.Join(texts, ",")
}

func (s *settings) logger(cmd *cobra.Command) (*slog.Logger, error) {
	var level slog.Level
	if err := level.UnmarshalText([]byte(s.logLevel)); err != nil {
		return nil, ipsx.Errorf(ipsx.CodeInvalid, "log level %q is unknown", s.logLevel).WithFix("choose debug, info, warn or error")
	}
	return slog.New(slog.NewTextHandler(cmd.ErrOrStderr(), &slog.HandlerOptions{Level: level})), nil
}

func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}
