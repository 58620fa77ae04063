package connlog

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"filippo.io/age"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/internal/durable"
)

const (
	identityFile  = "identity"  // the secret key, which reads; itself encrypted where a passphrase was given
	recipientFile = "recipient" // the public one, which is all that writing needs
)

// workFactor is log2 of what trying a passphrase costs (scrypt's N).
var workFactor = 18

// recipient is whom the entries are encrypted to. Where there is none yet a key is made, without a passphrase: the folder's rights protect it.
func recipient(dir string) (*age.X25519Recipient, error) {
	text, err := os.ReadFile(filepath.Join(dir, recipientFile))
	if errors.Is(err, fs.ErrNotExist) {
		return newKey(dir)
	}
	if err != nil {
		return nil, broken("reading the log's key", err)
	}
	r, err := age.ParseX25519Recipient(strings.TrimSpace(string(text)))
	if err != nil {
		return nil, broken("reading the log's key", err)
	}
	return r, nil
}

// newKey keeps the secret half first: what is encrypted can always be read.
func newKey(dir string) (*age.X25519Recipient, error) {
	identity, err := age.GenerateX25519Identity()
	if err == nil {
		err = durable.Write(filepath.Join(dir, identityFile), []byte(identity.String()+"\n"), 0o600)
	}
	if err == nil {
		err = durable.Write(filepath.Join(dir, recipientFile), []byte(identity.Recipient().String()+"\n"), 0o600)
	}
	if err != nil {
		return nil, broken("making the log's key", err)
	}
	return identity.Recipient(), nil
}

// identity opens the key that reads. The passphrase is asked for where the key has one.
func identity(dir string, passphrase func() (string, error)) (age.Identity, error) {
	content, err := os.ReadFile(filepath.Join(dir, identityFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ipsx.Errorf(ipsx.CodeNotFound, "there is no connection log in %s", dir).WithFix("name the provider's wallet with --wallet, and its folder with --data-dir")
	}
	if err != nil {
		return nil, broken("reading the log's key", err)
	}
	if bytes.HasPrefix(content, []byte("age-encryption.org/")) {
		if content, err = unlock(content, passphrase); err != nil {
			return nil, err
		}
	}
	key, err := age.ParseX25519Identity(strings.TrimSpace(string(content)))
	if err != nil {
		return nil, ipsx.Errorf(ipsx.CodeInternal, "the log's key in %s is damaged", dir).WithFix("put it back from a copy; what was encrypted to it cannot be read without")
	}
	return key, nil
}

func unlock(content []byte, passphrase func() (string, error)) ([]byte, error) {
	if passphrase == nil {
		return nil, ipsx.Errorf(ipsx.CodeForbidden, "the log's key has a passphrase")
	}
	words, err := passphrase()
	if err != nil {
		return nil, err
	}
	key, err := age.NewScryptIdentity(words)
	if err == nil {
		content, err = open(content, key)
	}
	if err != nil {
		return nil, ipsx.Errorf(ipsx.CodeForbidden, "the passphrase does not open the log's key").WithFix("give the one that `ipsx log protect` was given")
	}
	return content, nil
}

// Protect puts a passphrase on the key that reads the log in this folder, or changes it; an empty one takes it off. Writing needs none.
func Protect(dir string, old func() (string, error), passphrase string) error {
	key, err := identity(dir, old)
	if err != nil {
		return err
	}
	content := []byte(key.(*age.X25519Identity).String() + "\n")
	if passphrase != "" {
		to, err := age.NewScryptRecipient(passphrase)
		if err == nil {
			to.SetWorkFactor(workFactor)
			content, err = seal(content, to)
		}
		if err != nil {
			return broken("encrypting the log's key", err)
		}
	}
	return durable.Write(filepath.Join(dir, identityFile), content, 0o600)
}

func seal(plain []byte, to age.Recipient) ([]byte, error) {
	var sealed bytes.Buffer
	w, err := age.Encrypt(&sealed, to)
	if err == nil {
		_, err = w.Write(plain)
	}
	if err == nil {
		err = w.Close()
	}
	return sealed.Bytes(), err
}

func open(sealed []byte, key age.Identity) ([]byte, error) {
	r, err := age.Decrypt(bytes.NewReader(sealed), key)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

func broken(doing string, err error) error {
	return ipsx.Errorf(ipsx.CodeInternal, "%s: %w", doing, err).WithFix("check the disk")
}
