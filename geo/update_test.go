package geo_test

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha512"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/geo"
)

// pack is a tar archive, compressed with gzip, as npm and MaxMind publish.
func pack(t *testing.T, files map[string][]byte) []byte {
	t.Helper()
	var packed bytes.Buffer
	zip := gzip.NewWriter(&packed)
	archive := tar.NewWriter(zip)
	for name, data := range files {
		if err := archive.WriteHeader(&tar.Header{Name: name, Mode: 0o644, Size: int64(len(data))}); err != nil {
			t.Fatal(err)
		}
		if _, err := archive.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	if err := zip.Close(); err != nil {
		t.Fatal(err)
	}
	return packed.Bytes()
}

func sha(data []byte) string {
	sum := sha512.Sum512(data)
	return "sha512-" + base64.StdEncoding.EncodeToString(sum[:])
}

// publisher serves what is published under each path.
func publisher(t *testing.T, published map[string][]byte) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		data, ok := published[r.URL.EscapedPath()]
		if !ok {
			http.NotFound(w, r)
			return
		}
		_, _ = w.Write(data) // the caller notices
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// TestUpdate: what a publisher has comes into the folder, from every kind of source, and counts at once.
func TestUpdate(t *testing.T) {
	file := build(t, "Both", map[string]m{"10.0.0.0/8": {"country_code": s("AT")}, "fd00::/8": {"country_code": s("AT")}})
	npm := pack(t, map[string][]byte{"package/both.mmdb": file, "package/v4.mmdb": build(t, "V4", map[string]m{"10.0.0.0/8": {"country_code": s("DE")}}), "package/README.md": bytes.Repeat([]byte("x"), 1<<20)})
	published := map[string][]byte{"/file/plain.mmdb": file, "/get": npm, "/both-1.tgz": npm}
	url := publisher(t, published)
	published["/@alice%2Fboth/latest"] = fmt.Appendf(nil, `{"name": "@alice/both", "dist": {"tarball": "%s/both-1.tgz", "integrity": "%s"}}`, url, sha(npm))
	published["/@mallory%2Fboth/latest"] = fmt.Appendf(nil, `{"dist": {"tarball": "%s/both-1.tgz", "integrity": "%s"}}`, url, sha(file))
	published["/old/latest"] = fmt.Appendf(nil, `{"dist": {"tarball": "%s/both-1.tgz"}}`, url)
	local := write(t, filepath.Join(t.TempDir(), "local.mmdb"), "Both", map[string]m{"10.0.0.0/8": {"country_code": s("AT")}})
	for _, row := range []struct {
		source, integrity, name string
		code                    ipsx.Code
	}{
		{source: url + "/file/plain.mmdb", name: "plain.mmdb"},
		{source: url + "/file/plain.mmdb", integrity: sha(file), name: "plain.mmdb"},
		{source: url + "/file/plain.mmdb", integrity: sha(npm), code: ipsx.CodeInvalid},
		{source: url + "/file/plain.mmdb", integrity: "md5-x", code: ipsx.CodeInvalid},
		{source: url + "/get?license_key=secret&suffix=tar.gz", name: "both.mmdb"},
		{source: url + "/none?license_key=secret", code: ipsx.CodeUnavailable},
		{source: "http://127.0.0.1:1/x?license_key=secret", code: ipsx.CodeUnavailable},
		{source: "npm:@alice/both", name: "both.mmdb"},
		{source: "npm:@mallory/both", code: ipsx.CodeInvalid},
		{source: "npm:old", code: ipsx.CodeInvalid}, // without a checksum
		{source: "npm:none", code: ipsx.CodeUnavailable},
		{source: local, name: "local.mmdb"},
		{source: local + ".none", code: ipsx.CodeNotFound},
	} {
		folder := filepath.Join(t.TempDir(), "geo") + "/"
		d := open(t, folder)
		brought, err := geo.Update(t.Context(), row.source, url+"/", row.integrity, folder)
		if ipsx.CodeOf(err) != row.code || (err != nil && strings.Contains(err.Error(), "secret")) {
			t.Errorf("%s: %v, want %q", row.source, err, row.code)
		}
		country := lookup(t, d, "10.0.0.1").Country
		if row.code != "" && country != "" {
			t.Errorf("%s was refused and counts", row.source)
		}
		if row.code == "" && (country != "AT" || brought.File != filepath.Join(folder, row.name)) {
			t.Errorf("%s: %+v, country %q", row.source, brought, country)
		}
		if left, _ := filepath.Glob(folder + ".new-*"); len(left) > 0 {
			t.Errorf("%s left %v", row.source, left)
		}
	}
}

// What is broken, or older than what is there, replaces nothing.
func TestUpdateKeepsWhatIsGood(t *testing.T) {
	folder := t.TempDir()
	good := build(t, "Good", map[string]m{"10.0.0.0/8": {"country_code": s("AT")}})
	name := filepath.Join(folder, "x.mmdb")
	if err := os.WriteFile(name, good, 0o600); err != nil {
		t.Fatal(err)
	}
	later := filepath.Join(t.TempDir(), "x.mmdb")
	broken := bytes.Replace(good, []byte("\x42AT"), []byte("\x38AT"), 1) // a text becomes a pointer that leads nowhere
	for what, data := range map[string][]byte{"half": good[:len(good)/2], "broken": broken} {
		if err := os.WriteFile(later, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := geo.Update(t.Context(), later, "", "", folder); !ipsx.IsCode(err, ipsx.CodeInvalid) {
			t.Errorf("%s: %v", what, err)
		}
	}
	old := bytes.Replace(good, binary.BigEndian.AppendUint32(nil, built), binary.BigEndian.AppendUint32(nil, built-1), 1)
	if err := os.WriteFile(later, old, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := geo.Update(t.Context(), later, "", "", folder); bytes.Equal(old, good) || !ipsx.IsCode(err, ipsx.CodeConflict) {
		t.Errorf("an older one: %v", err)
	}
	if now, err := os.ReadFile(name); err != nil || !bytes.Equal(now, good) {
		t.Errorf("the good one is gone: %v", err)
	}
}
