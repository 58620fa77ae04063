package wallet

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/accounts/keystore"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/internal/durable"
)

// maxKeyFile bounds what is read when looking for keys; a key file has about 500 bytes.
const maxKeyFile = 16 << 10

// Option changes how a key file is made.
type Option func(*scrypt)

type scrypt struct{ n, p int }

// LightScrypt derives the file's key with 4 MB of memory instead of 256 MB: some 50 ms instead of a second. It is for demos,
// tests and small devices; a short passphrase is then guessed much faster.
func LightScrypt() Option {
	return func(s *scrypt) { *s = scrypt{keystore.LightScryptN, keystore.LightScryptP} }
}

// Create makes a fresh key, keeps it in the folder, encrypted with the passphrase, and returns it unlocked. The folder is
// made when missing (mode 0700); the file has mode 0600 and is on disk before Create returns.
func Create(dir, passphrase string, options ...Option) (*Key, error) {
	cost := scrypt{keystore.StandardScryptN, keystore.StandardScryptP}
	for _, option := range options {
		option(&cost)
	}
	secret, err := crypto.GenerateKey()
	if err != nil {
		return nil, ipsx.Errorf(ipsx.CodeInternal, "no randomness for a new key: %w", err)
	}
	key := newKey(secret)
	file, err := keystore.EncryptKey(&keystore.Key{Id: newID(), Address: key.address, PrivateKey: secret}, passphrase, cost.n, cost.p)
	if err != nil {
		return nil, ipsx.Errorf(ipsx.CodeInternal, "cannot encrypt the new key: %w", err)
	}
	if err = os.MkdirAll(dir, 0o700); err == nil {
		err = durable.Write(filepath.Join(dir, fileName(key.address, time.Now())), file, 0o600)
	}
	if err != nil {
		return nil, ipsx.Errorf(ipsx.CodeInternal, "cannot keep the new key in %s: %w", dir, err).WithFix("check that the folder can be written")
	}
	return key, nil
}

// newID is a random (version 4) UUID.
func newID() (id [16]byte) {
	_, _ = rand.Read(id[:]) // never fails: crypto/rand ends the program instead
	id[6] = id[6]&0x0f | 0x40
	id[8] = id[8]&0x3f | 0x80
	return id
}

// fileName follows geth, so that its tools sort keys by age.
func fileName(a ipsx.Address, now time.Time) string {
	return fmt.Sprintf("UTC--%s--%x", now.UTC().Format("2006-01-02T15-04-05.000000000Z"), a)
}

// Open unlocks the folder's key of that address. It fails with CodeNotFound when the folder has no such key and with
// CodeForbidden when the passphrase is wrong.
func Open(dir string, address ipsx.Address, passphrase string) (*Key, error) {
	files, err := scan(dir)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(files, func(f keyFile) bool { return f.address == address })
	if i < 0 {
		return nil, notFound(dir, address, files)
	}
	key, err := keystore.DecryptKey(files[i].content, passphrase)
	if errors.Is(err, keystore.ErrDecrypt) {
		return nil, ipsx.Errorf(ipsx.CodeForbidden, "the passphrase does not open the key of %s in %s", address, dir).WithFix("check the passphrase; it cannot be recovered")
	}
	if err != nil || key.Address != address {
		return nil, ipsx.Errorf(ipsx.CodeInvalid, "the key file %s is damaged: %w", files[i].path, err).WithFix("restore it from a backup")
	}
	return newKey(key.PrivateKey), nil
}

func notFound(dir string, address ipsx.Address, files []keyFile) error {
	e := ipsx.Errorf(ipsx.CodeNotFound, "no key of %s in %s", address, dir)
	if len(files) == 0 {
		return e.WithFix("the folder has no keys; make one with: ipsx wallet new")
	}
	return e.WithFix("the folder has the keys of %s", strings.Join(addressTexts(files), ", "))
}

// List returns the addresses of the folder's keys, oldest first. A missing folder has none.
func List(dir string) ([]ipsx.Address, error) {
	files, err := scan(dir)
	addresses := make([]ipsx.Address, len(files))
	for i, f := range files {
		addresses[i] = f.address
	}
	return addresses, err
}

type keyFile struct {
	address ipsx.Address
	path    string
	content []byte
}

func addressTexts(files []keyFile) []string {
	texts := make([]string, len(files))
	for i, f := range files {
		texts[i] = f.address.Hex()
	}
	return texts
}

// scan reads the folder's key files in the order of their names and leaves out what is not a key file.
func scan(dir string) ([]keyFile, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, ipsx.Errorf(ipsx.CodeInternal, "cannot read the key folder %s: %w", dir, err).WithFix("check that the folder can be read")
	}
	var files []keyFile
	for _, entry := range entries {
		if f, ok := readKeyFile(dir, entry); ok {
			files = append(files, f)
		}
	}
	return files, nil
}

func readKeyFile(dir string, entry fs.DirEntry) (keyFile, bool) {
	info, err := entry.Info()
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxKeyFile || strings.HasPrefix(entry.Name(), ".") {
		return keyFile{}, false
	}
	f := keyFile{path: filepath.Join(dir, entry.Name())}
	if f.content, err = os.ReadFile(f.path); err != nil {
		return keyFile{}, false
	}
	var head struct {
		Address string `json:"address"`
	}
	if json.NewDecoder(bytes.NewReader(f.content)).Decode(&head) != nil || !common.IsHexAddress(head.Address) {
		return keyFile{}, false
	}
	f.address = common.HexToAddress(head.Address)
	return f, true
}
