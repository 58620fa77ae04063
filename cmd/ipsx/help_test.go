package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// Every command that a person can run says what it does, shows examples that name it, takes --json, and lists the exit codes.
func TestHelp(t *testing.T) {
	everyCommand((&app{}).root(), func(cmd *cobra.Command) {
		path := cmd.CommandPath()
		t.Run(path, func(t *testing.T) {
			if cmd.Short == "" || strings.HasSuffix(cmd.Short, ".") {
				t.Errorf("Short is %q: a phrase without full stop is expected", cmd.Short)
			}
			if !strings.Contains(cmd.Example, path) {
				t.Errorf("the examples do not show %s:\n%s", path, cmd.Example)
			}
			help := run(t, exitOK, append(strings.Fields(path)[1:], "--help")...)
			for _, wanted := range []string{"Usage:\n", "Examples:\n", "--json ", "Exit codes: 0 done;"} {
				if !strings.Contains(help, wanted) {
					t.Errorf("the help lacks %q:\n%s", wanted, help)
				}
			}
			cmd.Flags().VisitAll(func(f *pflag.Flag) {
				if name, _ := pflag.UnquoteUsage(f); strings.Contains(name, " ") {
					t.Errorf("backquotes made %q the name of the value of --%s", name, f.Name)
				}
			})
		})
	})
}

// Every flag in an example exists.
func TestExamples(t *testing.T) {
	root := (&app{}).root()
	everyCommand(root, func(cmd *cobra.Command) {
		for line := range strings.Lines(cmd.Example) {
			line, _, _ = strings.Cut(line, "  #")
			words := strings.Fields(line)
			for len(words) > 0 && words[0] != "ipsx" {
				words = words[1:] // variables in front
			}
			if len(words) == 0 {
				continue
			}
			target, rest, err := root.Find(words[1:])
			if err != nil {
				t.Errorf("%q: %v", line, err)
				continue
			}
			checkFlags(t, target, line, rest)
		}
	})
}

func checkFlags(t *testing.T, cmd *cobra.Command, line string, words []string) {
	for _, word := range words {
		if word == "--" {
			return
		}
		name, isFlag := strings.CutPrefix(word, "--")
		if name, _, _ = strings.Cut(name, "="); isFlag && cmd.Flag(name) == nil {
			t.Errorf("%q: %s has no flag --%s", line, cmd.CommandPath(), name)
		}
	}
}

// Shell completion comes with the command tree.
func TestCompletion(t *testing.T) {
	if script := run(t, exitOK, "completion", "bash"); !strings.Contains(script, "__start_ipsx") {
		t.Errorf("no completion: %s", script)
	}
}

func everyCommand(cmd *cobra.Command, visit func(*cobra.Command)) {
	visit(cmd)
	for _, child := range cmd.Commands() {
		everyCommand(child, visit)
	}
}

// run runs the program, wants the exit code, and returns what it wrote to standard output.
func run(t *testing.T, code int, args ...string) string {
	t.Helper()
	var out, notes bytes.Buffer
	if got := Main(args, strings.NewReader(""), &out, &notes); got != code {
		t.Fatalf("ipsx %v: exit code %d, not %d\n%s", args, got, code, &notes)
	}
	return out.String()
}

// decodeStrictly reads one JSON value with no unknown members, and nothing after it.
func decodeStrictly(t *testing.T, text string, into any) {
	t.Helper()
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(into); err != nil {
		t.Fatalf("%v in:\n%s", err, text)
	}
	if decoder.More() {
		t.Fatalf("more than one value:\n%s", text)
	}
}
