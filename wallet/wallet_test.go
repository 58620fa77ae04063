package wallet_test

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"log/slog"
	"math/big"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/accounts/keystore"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/wallet"
)

var _ ipsx.Signer = (*wallet.Key)(nil)

func must[T any](t testing.TB) func(v T, err error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func TestSignatureRecoversToTheAddress(t *testing.T) {
	alice := must[*wallet.Key](t)(wallet.New())
	digest := ipsx.HashOf([]byte("hello"))
	signature := must[ipsx.Signature](t)(alice.Sign(digest))
	if v := signature[64]; v != 27 && v != 28 {
		t.Errorf("v is %d, want 27 or 28", v)
	}
	if got := must[ipsx.Address](t)(ipsx.Recover(digest, signature)); got != alice.Address() {
		t.Errorf("recovered %s, want %s", got, alice.Address())
	}
	if bob := must[*wallet.Key](t)(wallet.New()); bob.Address() == alice.Address() {
		t.Error("two new keys are the same")
	}
}

func TestKeySurvivesInTheFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "keys")
	alice := must[*wallet.Key](t)(wallet.Create(dir, "open sesame", wallet.LightScrypt()))
	bob := must[*wallet.Key](t)(wallet.Create(dir, "", wallet.LightScrypt()))
	digest := ipsx.HashOf([]byte("same key, same signature"))
	again := must[*wallet.Key](t)(wallet.Open(dir, alice.Address(), "open sesame"))
	if !bytes.Equal(must[ipsx.Signature](t)(again.Sign(digest)), must[ipsx.Signature](t)(alice.Sign(digest))) {
		t.Error("the opened key signs otherwise than the created one")
	}
	if got := must[[]ipsx.Address](t)(wallet.List(dir)); len(got) != 2 || got[0] != alice.Address() || got[1] != bob.Address() {
		t.Errorf("List = %v, want Alice then Bob", got)
	}
}

// TestFolderIsGeths opens our file with go-ethereum's own key store, and its file with ours.
func TestFolderIsGeths(t *testing.T) {
	dir := t.TempDir()
	ours := must[*wallet.Key](t)(wallet.Create(dir, "p", wallet.LightScrypt()))
	store := keystore.NewKeyStore(dir, keystore.LightScryptN, keystore.LightScryptP)
	if !store.HasAddress(ours.Address()) {
		t.Fatal("geth's key store does not see our key")
	}
	account, err := keystore.StoreKey(dir, "q", keystore.LightScryptN, keystore.LightScryptP)
	if err != nil {
		t.Fatal(err)
	}
	if key := must[*wallet.Key](t)(wallet.Open(dir, account.Address, "q")); key.Address() != account.Address {
		t.Errorf("opened %s, want %s", key.Address(), account.Address)
	}
}

func TestStandardScryptByDefault(t *testing.T) {
	dir := t.TempDir()
	must[*wallet.Key](t)(wallet.Create(dir, "p"))
	var file struct {
		Crypto struct{ KDFParams struct{ N int } }
	}
	if err := json.Unmarshal(onlyFile(t, dir), &file); err != nil || file.Crypto.KDFParams.N != keystore.StandardScryptN {
		t.Errorf("scrypt n is %d (%v), want %d", file.Crypto.KDFParams.N, err, keystore.StandardScryptN)
	}
}

func onlyFile(t *testing.T, dir string) []byte {
	t.Helper()
	entries := must[[]os.DirEntry](t)(os.ReadDir(dir))
	if len(entries) != 1 {
		t.Fatalf("%d files in the folder, want 1", len(entries))
	}
	return must[[]byte](t)(os.ReadFile(filepath.Join(dir, entries[0].Name())))
}

func TestFilesAreForTheOwnerOnly(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such modes")
	}
	dir := filepath.Join(t.TempDir(), "keys")
	must[*wallet.Key](t)(wallet.Create(dir, "p", wallet.LightScrypt()))
	if mode := must[os.FileInfo](t)(os.Stat(dir)).Mode().Perm(); mode != 0o700 {
		t.Errorf("the folder has mode %o", mode)
	}
	for _, entry := range must[[]os.DirEntry](t)(os.ReadDir(dir)) {
		if mode := must[os.FileInfo](t)(entry.Info()).Mode().Perm(); mode != 0o600 {
			t.Errorf("%s has mode %o", entry.Name(), mode)
		}
	}
}

func TestErrorsSayHowToMendThem(t *testing.T) {
	dir := t.TempDir()
	stranger := must[*wallet.Key](t)(wallet.New()).Address()
	_, err := wallet.Open(dir, stranger, "p")
	expect(t, err, ipsx.CodeNotFound, "ipsx wallet new")
	alice := must[*wallet.Key](t)(wallet.Create(dir, "right", wallet.LightScrypt()))
	_, err = wallet.Open(dir, stranger, "right")
	expect(t, err, ipsx.CodeNotFound, alice.Address().Hex())
	_, err = wallet.Open(dir, alice.Address(), "wrong")
	expect(t, err, ipsx.CodeForbidden, "passphrase")
	if strings.Contains(err.Error(), "wrong") {
		t.Errorf("the error shows the passphrase: %v", err)
	}
	file := filepath.Join(dir, "not-a-folder")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = wallet.Create(file, "p", wallet.LightScrypt())
	expect(t, err, ipsx.CodeInternal, "can be written")
	if got := must[[]ipsx.Address](t)(wallet.List(filepath.Join(dir, "missing"))); len(got) != 0 {
		t.Errorf("a missing folder lists %v", got)
	}
}

func expect(t *testing.T, err error, code ipsx.Code, words string) {
	t.Helper()
	if !ipsx.IsCode(err, code) || !strings.Contains(err.Error(), words) {
		t.Errorf("got %v (%s), want %s with %q", err, ipsx.CodeOf(err), code, words)
	}
}

func TestDamagedAndStrangeFiles(t *testing.T) {
	dir := t.TempDir()
	alice := must[*wallet.Key](t)(wallet.Create(dir, "p", wallet.LightScrypt()))
	strange := map[string]string{
		"readme.txt": "not a key", "empty": "", "list.json": "[1]", "huge.json": strings.Repeat(" ", 1<<20) + `{"address":"00"}`,
		"damaged.json": fmt.Sprintf(`{"address":"%040x","version":3}`, 7),
	}
	for name, content := range strange {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if got := must[[]ipsx.Address](t)(wallet.List(dir)); len(got) != 2 || got[0] != alice.Address() {
		t.Errorf("List = %v, want Alice and the damaged one", got)
	}
	_, err := wallet.Open(dir, ipsx.Address{19: 7}, "p")
	expect(t, err, ipsx.CodeInvalid, "damaged.json")
}

// TestSecretIsNeverPrinted takes the secret out of the file with go-ethereum and looks for it in every printed form.
func TestSecretIsNeverPrinted(t *testing.T) {
	dir := t.TempDir()
	alice := must[*wallet.Key](t)(wallet.Create(dir, "p", wallet.LightScrypt()))
	opened := must[*keystore.Key](t)(keystore.DecryptKey(onlyFile(t, dir), "p"))
	secret := crypto.FromECDSA(opened.PrivateKey)
	var out bytes.Buffer
	slog.New(slog.NewJSONHandler(&out, nil)).Info("key", "key", alice, "value", *alice)
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		fmt.Fprintf(&out, verb+"\n"+verb+"\n", alice, *alice)
	}
	asJSON := must[[]byte](t)(json.Marshal(map[string]any{"key": alice}))
	printed := strings.ToLower(out.String() + string(asJSON))
	for _, form := range []string{hex.EncodeToString(secret), fmt.Sprintf("%d", secret), new(big.Int).SetBytes(secret).String()} {
		if strings.Contains(printed, strings.Trim(form, "[]")) {
			t.Errorf("the secret is printed: %s", printed)
		}
	}
}
