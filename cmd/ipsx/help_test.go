package main

import (
	"bytes"
	"encoding/json"
	"os"
	"regexp"
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
			checkLine(t, root, line)
		}
	})
}

// Every command in the documents exists, with its flags: those of their examples, and those that they name.
func TestDocumentedCommands(t *testing.T) {
	root, lines := (&app{}).root(), 0
	for _, name := range []string{"README.md", "docs/operating.md", "docs/protocol.md"} {
		text, err := os.ReadFile("../../" + name)
		if err != nil {
			t.Fatal(err)
		}
		joined := strings.ReplaceAll(string(text), "\\\n", " ")
		for _, block := range regexp.MustCompile("(?s)```sh\n(.*?)```").FindAllStringSubmatch(joined, -1) {
			for line := range strings.Lines(block[1]) {
				lines += checkLine(t, root, strings.ReplaceAll(line, "./bin/ipsx", "ipsx"))
			}
		}
		for _, inline := range regexp.MustCompile("`(ipsx [^`]+)`").FindAllStringSubmatch(joined, -1) {
			lines += checkLine(t, root, inline[1])
		}
		for _, flag := range regexp.MustCompile("`--([a-z-]+)").FindAllStringSubmatch(joined, -1) {
			if !anyHas(root, flag[1]) {
				t.Errorf("%s names --%s, which no command has", name, flag[1])
			}
		}
	}
	if lines < 20 {
		t.Errorf("only %d commands were found", lines)
	}
}

func anyHas(root *cobra.Command, flag string) (found bool) {
	everyCommand(root, func(cmd *cobra.Command) { found = found || cmd.Flag(flag) != nil })
	return found
}

// checkLine looks for the command in a line of an example, if there is one, and says how many there were.
func checkLine(t *testing.T, root *cobra.Command, line string) int {
	line, _, _ = strings.Cut(line, "  #")
	words := strings.Fields(line)
	for len(words) > 0 && words[0] != "ipsx" {
		words = words[1:] // variables in front
	}
	if len(words) == 0 {
		return 0
	}
	target, rest, err := root.Find(words[1:])
	if err != nil {
		t.Errorf("%q: %v", line, err)
		return 1
	}
	if target.HasSubCommands() && len(rest) > 0 && !strings.HasPrefix(rest[0], "-") {
		t.Errorf("%q: %s has no command %s", line, target.CommandPath(), rest[0])
	}
	target.InitDefaultHelpFlag()
	checkFlags(t, target, line, rest)
	return 1
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
