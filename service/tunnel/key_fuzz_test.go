package tunnel

import (
	"strings"
	"testing"
)

// FuzzKey reads anything as a key: what is accepted is written as it was, and no error repeats what may be a secret.
func FuzzKey(f *testing.F) {
	f.Add(NewKey().Reveal())
	f.Add("")
	f.Fuzz(func(t *testing.T, text string) {
		key, err := ParseKey(text)
		if err != nil {
			if len(text) > 20 && strings.Contains(err.Error(), text) {
				t.Errorf("the error repeats the key: %v", err)
			}
			return
		}
		if again, err := ParseKey(key.Reveal()); err != nil || again != key {
			t.Errorf("%q reads back as another key", text)
		}
	})
}
