// Command bench measures IPSX on this machine, on real parts, and prints medians.
//
//	go run ./lab/bench firstbyte --json
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/pprof"
	"slices"
	"syscall"
	"time"

	"github.com/spf13/cobra"
)

func main() {
	if run() != nil {
		os.Exit(1)
	}
}

func run() error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	root := &cobra.Command{Use: "bench", Short: "Measure IPSX on this machine", SilenceUsage: true}
	root.PersistentFlags().Bool("json", false, "print one JSON object")
	profile := root.PersistentFlags().String("cpuprofile", "", "write a profile of where the time goes to this file, for `go tool pprof`")
	root.PersistentPreRunE = func(*cobra.Command, []string) error { return startProfile(*profile) }
	root.PersistentPostRun = func(*cobra.Command, []string) { pprof.StopCPUProfile() }
	root.AddCommand(firstByteCommand(), matchCommand(), exchangeCommand(), tunnelCommand(), workerCommand(), idleCommand(), providerCommand())
	return root.ExecuteContext(ctx)
}

// startProfile has the program profiled until its end; without a path nothing is.
func startProfile(path string) error {
	if path == "" {
		return nil
	}
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	return pprof.StartCPUProfile(file)
}

// spread is a set of measured times, in milliseconds.
type spread struct {
	P50 float64 `json:"p50"`
	P99 float64 `json:"p99"`
	Min float64 `json:"min"`
	Max float64 `json:"max"`
}

func spreadOf(times []time.Duration) spread {
	sorted := slices.Clone(times)
	slices.Sort(sorted)
	at := func(q float64) float64 {
		return float64(sorted[min(int(q*float64(len(sorted))), len(sorted)-1)].Microseconds()) / 1000
	}
	return spread{P50: at(0.5), P99: at(0.99), Min: at(0), Max: at(1)}
}

func (s spread) String() string {
	return fmt.Sprintf("median %.1f ms, 99th percentile %.1f ms, %.1f to %.1f ms", s.P50, s.P99, s.Min, s.Max)
}

// reporting is what a command runs that measures: it prints the result in words, or as JSON.
func reporting[T fmt.Stringer](measure func(*cobra.Command) (T, error)) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, _ []string) error {
		result, err := measure(cmd)
		if err != nil {
			return err
		}
		if wantsJSON(cmd) {
			return printJSON(cmd.OutOrStdout(), result)
		}
		_, err = fmt.Fprint(cmd.OutOrStdout(), result)
		return err
	}
}

func printJSON(w io.Writer, v any) error {
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	return encoder.Encode(v)
}

func wantsJSON(cmd *cobra.Command) bool {
	yes, err := cmd.Flags().GetBool("json")
	return yes && err == nil
}

var errNoLease = errors.New("no lease came of the request")
