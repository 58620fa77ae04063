package ipsx_test

import (
	"bytes"
	"cmp"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

const module = "github.com/ipsx/ipsx"

// room is a row of the table of rooms: a folder, with those below it that have no row of their own.
type room struct {
	path   string
	may    []string // rooms that it may import besides itself and the root; "everything"
	pure   bool     // the same input gives the same output: no clock, goroutine, network, file or logger
	reason string   // why no more
}

const (
	edgeReason = "an edge is told what it needs by its caller, who declares a small interface; so each can be replaced alone"
	pureReason = "a pure room runs in microseconds and replays exactly"
	everything = "everything"
)

// rooms is the same table as in docs/architecture.md. A new room is a decision: add it to both.
var rooms = []room{
	{".", nil, true, "the vocabulary is what all rooms share; it knows none of them"},
	{"internal/durable", nil, false, "how a file is replaced is said once, and known by whoever keeps files"},
	{"chain", []string{"internal/durable"}, false, edgeReason},
	{"wallet", []string{"internal/durable"}, false, "the only room that sees private keys has nothing else to do"},
	{"payment", nil, true, pureReason},
	{"market/matching", nil, true, pureReason},
	{"market/orderbook", []string{"market/matching"}, true, pureReason},
	{"market/agreement", []string{"payment"}, true, pureReason},
	{"market/dealbook", []string{"market/agreement"}, true, pureReason},
	{"market/profile", nil, true, pureReason},
	{"market/history", []string{"market/agreement"}, false, "a read model is told by the exchange what to write; nothing decides by it"},
	{"market/exchange", []string{"internal/durable", "market/profile", "market/history"}, false, "the shell keeps order and durability; what is decided, its engine decides"},
	{"market/exchange/internal/engine", []string{"market/agreement", "market/dealbook", "market/matching", "market/orderbook", "market/profile"}, true,
		"a restarted exchange is the replay of its log, so the engine sees nothing but commands"},
	{"market/exchange/internal/journal", nil, false, "the log keeps bytes and does not know what they mean"},
	{"market/exchange/internal/simulation", nil, false, "all of it is a test; the room itself has no code"},
	{"api", []string{"market/exchange"}, false, "the HTTP door adds routes, never rules"},
	{"sdk", nil, false, "a client written by strangers could not import more"},
	{"service/tunnel", nil, false, edgeReason},
	{"service/egress", nil, false, edgeReason},
	{"service/pair", nil, false, edgeReason},
	{"service/connlog", []string{"internal/durable"}, false, edgeReason},
	{"service/relay", nil, false, edgeReason},
	{"service/vpn", []string{"internal/durable"}, false, edgeReason},
	{"geo", []string{"internal/durable"}, false, edgeReason},
	{"node/internal", []string{"internal/durable", "service/egress", "service/pair"}, false, "what nodes share is below them"},
	{"node/exchanges", []string{"sdk", "chain"}, false, "which exchanges there are is asked of the chain and of themselves, and is no party's affair"},
	{"node/provider", nodeMay, false, "a node serves its own wallet; what the market decides reaches it through the sdk, as everybody else"},
	{"node/requester", nodeMay, false, "a node serves its own wallet; what the market decides reaches it through the sdk, as everybody else"},
	{"node/doctor", []string{"chain", "chain/devchain", "market/matching", "sdk", "service/egress", "service/pair"}, false, "a doctor asks what everybody may ask, and runs no node"},
	{"node/operator", []string{"api", "chain", "market/exchange", "node/internal", "service/egress", "service/relay", "wallet"}, false, "an operator runs the market and is no party to its deals"},
	{"gateway", []string{"sdk", "node/requester"}, false, "a gateway is one more user of leases"},
	{"lab", []string{everything}, false, "tests of the whole need the whole"},
	{"cmd/ipsx", []string{everything}, false, "wiring needs everything"},
}

var nodeMay = []string{"sdk", "chain", "wallet", "payment", "market/agreement", "node/exchanges", "node/internal", "service/connlog", "service/egress", "service/pair", "service/tunnel"}

// libraries are kept where they belong, so that each can be replaced in one room.
var libraries = []struct {
	prefix string
	rooms  []string
	reason string
}{
	{"github.com/ethereum/go-ethereum/", []string{"chain", "wallet"}, "Ethereum is spoken in the chain room, keys live in the wallet room"},
	{"github.com/nats-io/", []string{"market/exchange/internal/journal"}, "the log's engine is the journal's own affair"},
	{"github.com/ncruces/", []string{"market/history"}, "the histories' database is the read model's own affair"},
	{"golang.zx2c4.com/wireguard", []string{"service/tunnel", "service/vpn", "lab/bench"}, "WireGuard is the affair of the tunnel, and of the device that a whole machine sends by; the benchmark measures it beside ours"},
	{"github.com/pion/", []string{"service/pair", "service/relay"}, "ways through NATs are looked for in the pair room and relayed by the relay"},
	{"gvisor.dev/", []string{"service/tunnel"}, "the user-space network stack is the tunnel's own affair"},
	{"github.com/transparency-dev/merkle/", []string{"service/connlog"}, "one room knows what a log's tree is made of"},
	{"filippo.io/age", []string{"service/connlog"}, "who reads the records is the log's own affair"},
	{"github.com/danielgtaylor/huma/", []string{"api"}, "HTTP frameworks stay at the HTTP door"},
	{"github.com/go-json-experiment/", []string{"."}, "how strictly JSON is read is said once"},
	{"github.com/caddyserver/", []string{"node/operator"}, "certificates are the operator's affair; the HTTP door takes a tls.Config"},
	{"github.com/prometheus/", []string{"node/operator"}, "rooms count in plain numbers, the operator shows them"},
	{"github.com/oschwald/maxminddb-golang", []string{"geo"}, "which layout a database has is known in one room"},
	{"github.com/maxmind/mmdbwriter", []string{"geo"}, "which layout a database has is known in one room"},
	{"github.com/mdp/qrterminal", []string{"cmd/ipsx"}, "what a terminal shows is the command's affair"},
	{"github.com/spf13/", []string{"cmd/ipsx", "lab/bench"}, "flags are read by the command, rooms take arguments"},
	{"testing", []string{"lab", "chain/internal/chaintest"}, "production code does not carry test code"},
}

// vocabularyImports are the parts of go-ethereum that every room may use, since the vocabulary's types are made of them.
var vocabularyImports = []string{"github.com/ethereum/go-ethereum/common", "github.com/ethereum/go-ethereum/crypto"}

// impure are the packages and functions by which time, other threads and the outside world come in.
var impure = []string{"context", "crypto/rand", "log", "log/slog", "math/rand", "math/rand/v2", "net", "net/http", "os", "sync", "sync/atomic"}

var clock = []string{"After", "AfterFunc", "NewTicker", "NewTimer", "Now", "Since", "Sleep", "Tick", "Until"}

// source is one Go file that is no test.
type source struct {
	path string
	file *ast.File
}

func (s source) folder() string { return path.Dir(s.path) }

func (s source) imports() (paths []string) {
	for _, i := range s.file.Imports {
		p, _ := strconv.Unquote(i.Path.Value)
		paths = append(paths, p)
	}
	return paths
}

// skipped folders hold no room.
var skipped = []string{".git", "bin", "dist", "node_modules", "contracts/out", "contracts/cache", "tools", "zz"}

// walk visits every file of the repository.
func walk(visit func(name string)) error {
	return fs.WalkDir(os.DirFS("."), ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && entry.IsDir() && (slices.Contains(skipped, name) || slices.Contains(skipped, entry.Name())) {
			return fs.SkipDir
		}
		if err == nil && entry.Type().IsRegular() && name != ".git" { // in a linked work tree that is a file
			visit(name)
		}
		return err
	})
}

var parsed = sync.OnceValues(func() (list []source, broken error) {
	files := token.NewFileSet()
	err := walk(func(name string) {
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") || strings.Contains(name, "testdata/") {
			return
		}
		file, err := parser.ParseFile(files, name, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			broken = err
			return
		}
		list = append(list, source{name, file})
	})
	return list, cmp.Or(broken, err)
})

func sources(t *testing.T) []source {
	t.Helper()
	list, err := parsed()
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// roomOf is the room with the longest path that holds the folder.
func roomOf(folder string) (found room, ok bool) {
	for _, r := range rooms {
		inside := folder == r.path || strings.HasPrefix(folder, r.path+"/")
		if inside && len(r.path) >= len(found.path) {
			found, ok = r, true
		}
	}
	return found, ok
}

func TestRoomsImportOnlyWhatTheyMay(t *testing.T) {
	for _, s := range sources(t) {
		r, ok := roomOf(s.folder())
		if !ok {
			t.Errorf("%s is in no room: a new room is a decision, add it to house_test.go and docs/architecture.md", s.path)
			continue
		}
		for _, p := range s.imports() {
			if target, inside := strings.CutPrefix(p, module+"/"); inside && !r.imports(target) {
				t.Errorf("%s imports %s, but %s may not: %s", s.path, p, r.path, r.reason)
			}
		}
	}
}

func (r room) imports(target string) bool {
	to, ok := roomOf(target)
	return ok && (to.path == r.path || slices.Contains(r.may, to.path) || slices.Contains(r.may, everything) ||
		strings.HasPrefix(to.path, r.path+"/") || (strings.HasPrefix(to.path, "node/internal") && slices.Contains(r.may, "node/internal")))
}

func TestLibrariesStayInTheirRooms(t *testing.T) {
	for _, s := range sources(t) {
		r, _ := roomOf(s.folder())
		for _, p := range s.imports() {
			for _, l := range libraries {
				held := p == strings.TrimSuffix(l.prefix, "/") || strings.HasPrefix(p, strings.TrimSuffix(l.prefix, "/")+"/")
				if held && !slices.Contains(l.rooms, r.path) && !slices.Contains(l.rooms, s.folder()) && !slices.Contains(vocabularyImports, p) {
					t.Errorf("%s imports %s, which belongs in %s: %s", s.path, p, strings.Join(l.rooms, ", "), l.reason)
				}
			}
		}
	}
}

func TestPureRoomsArePure(t *testing.T) {
	for _, s := range sources(t) {
		r, _ := roomOf(s.folder())
		if !r.pure {
			continue
		}
		for _, p := range s.imports() {
			if slices.Contains(impure, p) {
				t.Errorf("%s imports %s: %s", s.path, p, pureReason)
			}
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			if found := impurity(n); found != "" {
				t.Errorf("%s has %s: %s", s.path, found, pureReason)
			}
			return true
		})
	}
}

// impurity names the use of a clock or of a goroutine.
func impurity(n ast.Node) string {
	switch n := n.(type) {
	case *ast.GoStmt:
		return "a go statement"
	case *ast.SelectorExpr:
		if p, ok := n.X.(*ast.Ident); ok && p.Name == "time" && slices.Contains(clock, n.Sel.Name) {
			return "time." + n.Sel.Name
		}
	}
	return ""
}

func TestEveryPackageHasAComment(t *testing.T) {
	documented := map[string]bool{}
	for _, s := range sources(t) {
		text := s.file.Doc.Text()
		good := strings.HasPrefix(text, "Package "+s.file.Name.Name+" ") || (s.file.Name.Name == "main" && strings.HasPrefix(text, "Command "))
		documented[s.folder()] = documented[s.folder()] || good || ast.IsGenerated(s.file)
	}
	for folder, ok := range documented {
		if !ok {
			t.Errorf("package %s has no package comment: say what it is, how it works, and the one thing to know", folder)
		}
	}
}

func TestEveryExportedIdentifierHasAComment(t *testing.T) {
	for _, s := range sources(t) {
		if s.file.Name.Name == "main" || ast.IsGenerated(s.file) {
			continue
		}
		for _, declaration := range s.file.Decls {
			for _, name := range undocumented(declaration) {
				t.Errorf("%s: %s has no doc comment", s.path, name)
			}
		}
	}
}

func undocumented(d ast.Decl) (names []string) {
	switch d := d.(type) {
	case *ast.FuncDecl:
		if d.Name.IsExported() && d.Doc == nil && exportedReceiver(d.Recv) {
			names = append(names, d.Name.Name)
		}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			names = append(names, undocumentedIn(spec, d.Doc != nil)...)
		}
	}
	return names
}

func undocumentedIn(spec ast.Spec, group bool) (names []string) {
	switch spec := spec.(type) {
	case *ast.TypeSpec:
		if spec.Name.IsExported() && spec.Doc == nil && !group {
			names = append(names, spec.Name.Name)
		}
	case *ast.ValueSpec:
		for _, name := range spec.Names {
			if name.IsExported() && spec.Doc == nil && spec.Comment == nil && !group {
				names = append(names, name.Name)
			}
		}
	}
	return names
}

// exportedReceiver says whether a function is no method, or one of an exported type.
func exportedReceiver(receiver *ast.FieldList) bool {
	if receiver == nil {
		return true
	}
	exported := false
	ast.Inspect(receiver.List[0].Type, func(n ast.Node) bool {
		if name, ok := n.(*ast.Ident); ok {
			exported = name.IsExported()
			return false
		}
		return !exported
	})
	return exported
}

// TestTheDocumentedRoomsAreTheRooms holds the table of docs/architecture.md against the one here, and both against the folders.
func TestTheDocumentedRoomsAreTheRooms(t *testing.T) {
	text, err := os.ReadFile("docs/architecture.md")
	if err != nil {
		t.Fatal(err)
	}
	row := regexp.MustCompile("(?m)^\\| [a-zA-Z ]+ \\| `([a-z/.]+)` \\| .* \\| (.*) \\|$")
	documented := map[string]string{}
	for _, match := range row.FindAllStringSubmatch(string(text), -1) {
		documented[match[1]] = match[2]
	}
	for _, r := range rooms {
		if documented[r.path] != r.describe() {
			t.Errorf("docs/architecture.md says that %s may import %q, house_test.go says %q", r.path, documented[r.path], r.describe())
		}
		delete(documented, r.path)
		if info, err := os.Stat(r.path); err != nil || !info.IsDir() {
			t.Errorf("there is no room %s", r.path)
		}
	}
	for name := range documented {
		t.Errorf("docs/architecture.md has a room %s that house_test.go does not know", name)
	}
}

// describe is the last column of the documented table.
func (r room) describe() string {
	if slices.Contains(r.may, everything) {
		return everything
	}
	if r.path == "." {
		return "–"
	}
	list := "root"
	for _, name := range r.may {
		list += fmt.Sprintf(", `%s`", name)
	}
	return list
}

// TestNothingPointsToAPrivatePlace keeps paths of one machine, and hosts that only some can reach, out of what everybody clones.
func TestNothingPointsToAPrivatePlace(t *testing.T) {
	private := []string{"/wo" + "rk/", "/tmp/" + "plan", "shared/" + "design", "registry.npm" + "js", "proxy.gol" + "ang"}
	err := walk(func(name string) {
		text, err := os.ReadFile(name)
		if err != nil || bytes.IndexByte(text, 0) >= 0 {
			return // gone since, or no text
		}
		for _, words := range private {
			if bytes.Contains(text, []byte(words)) {
				t.Errorf("%s mentions %s", name, words)
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
}
