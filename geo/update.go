package geo

import (
	"archive/tar"
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"crypto/sha512"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/internal/durable"
)

const (
	maxFile     = 1 << 30 // bytes of a database, and of the archive that has it
	maxMetadata = 1 << 20
	fetchLimit  = 30 * time.Minute
)

// Update brings a database into the folder, under the name that it has where it comes from, and replaces the one there at once and as a whole. The source is a file, a URL, or npm: and
// the name of a package of the registry; gzip and tar archives are unpacked. What comes is read wholly and held against the checksum where there is one (npm's
// sha512, or that given, in base64 as npm writes it). It fails with CodeInvalid when that or the file is not right, with CodeConflict when the file is older than the one
// there, and with CodeUnavailable when it cannot be fetched.
func Update(ctx context.Context, source, registry, integrity, folder string) (Source, error) {
	ctx, cancel := context.WithTimeout(ctx, fetchLimit)
	defer cancel()
	if name, ok := strings.CutPrefix(source, "npm:"); ok {
		found, err := newest(ctx, registry, name)
		if err != nil {
			return Source{}, err
		}
		source, integrity = found.Tarball, cmp.Or(integrity, found.Integrity)
	}
	data, err := fetch(ctx, source)
	if err == nil {
		err = checkIntegrity(data, integrity)
	}
	if err != nil {
		return Source{}, err
	}
	name, data, err := unpack(path.Base(filepath.ToSlash(shown(source))), data)
	if err != nil {
		return Source{}, err
	}
	return install(ctx, data, filepath.Join(folder, name))
}

// release is what an npm registry says of a package's newest version.
type release struct {
	Tarball   string `json:"tarball"`
	Integrity string `json:"integrity"`
}

func newest(ctx context.Context, registry, name string) (release, error) {
	if registry == "" {
		return release{}, ipsx.Errorf(ipsx.CodeInvalid, "no npm registry is named").WithFix("give its URL with --registry, or set npm_config_registry")
	}
	data, err := get(ctx, strings.TrimSuffix(registry, "/")+"/"+url.PathEscape(name)+"/latest", maxMetadata)
	if err != nil {
		return release{}, err
	}
	var answer struct {
		Dist release `json:"dist"`
	}
	if err := json.Unmarshal(data, &answer); err != nil || answer.Dist.Tarball == "" || !strings.HasPrefix(answer.Dist.Integrity, "sha512-") {
		return release{}, ipsx.Errorf(ipsx.CodeInvalid, "%s does not answer as an npm registry does", registry)
	}
	return answer.Dist, nil
}

func fetch(ctx context.Context, source string) ([]byte, error) {
	if strings.HasPrefix(source, "https://") || strings.HasPrefix(source, "http://") {
		return get(ctx, source, maxFile)
	}
	file, err := os.Open(source)
	if err != nil {
		return nil, ipsx.Errorf(ipsx.CodeNotFound, "there is no %s: %w", source, err).WithFix("name a file, a URL, or npm: and a package")
	}
	defer func() { _ = file.Close() }() // it was only read
	return readAll(file, source, maxFile)
}

func get(ctx context.Context, address string, limit int64) ([]byte, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, ipsx.Errorf(ipsx.CodeInvalid, "%q is not a URL", shown(address))
	}
	response, err := http.DefaultClient.Do(request)
	if failed, ok := errors.AsType[*url.Error](err); ok {
		err = failed.Err // without the whole URL
	}
	if err != nil {
		return nil, ipsx.Errorf(ipsx.CodeUnavailable, "%s cannot be fetched: %w", shown(address), err)
	}
	defer func() { _ = response.Body.Close() }() // it was read
	if response.StatusCode != http.StatusOK {
		return nil, ipsx.Errorf(ipsx.CodeUnavailable, "%s answers %s", shown(address), response.Status)
	}
	return readAll(response.Body, shown(address), limit)
}

// shown is a source without what may be secret in its URL: publishers put licence keys into queries.
func shown(source string) string {
	u, err := url.Parse(source)
	if err != nil || u.Host == "" {
		return source
	}
	return u.Scheme + "://" + u.Host + u.Path
}

func readAll(r io.Reader, name string, limit int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, ipsx.Errorf(ipsx.CodeUnavailable, "%s broke off: %w", name, err)
	}
	if int64(len(data)) > limit {
		return nil, ipsx.Errorf(ipsx.CodeTooLarge, "%s has more than %d bytes", name, limit)
	}
	return data, nil
}

// checkIntegrity compares with a checksum as in npm's metadata: sha512- and base64. Empty: there is none.
func checkIntegrity(data []byte, integrity string) error {
	want, named := strings.CutPrefix(integrity, "sha512-")
	if integrity != "" && !named {
		return ipsx.Errorf(ipsx.CodeInvalid, "the checksum %q is not sha512- and base64", integrity)
	}
	sum := sha512.Sum512(data)
	if got := base64.StdEncoding.EncodeToString(sum[:]); named && got != want {
		return ipsx.Errorf(ipsx.CodeInvalid, "what came has the checksum sha512-%s, not %s", got, integrity).WithFix("fetch it again; where it stays so, do not trust the source")
	}
	return nil
}

// unpack takes gzip and tar off a database. Of an archive with several it takes the largest: the one for IPv4 and IPv6.
func unpack(name string, data []byte) (string, []byte, error) {
	if bytes.HasPrefix(data, []byte{0x1f, 0x8b}) {
		unzip, err := gzip.NewReader(bytes.NewReader(data))
		if err != nil {
			return "", nil, ipsx.Errorf(ipsx.CodeInvalid, "%s is no whole gzip file: %w", name, err)
		}
		if data, err = readAll(unzip, name, maxFile); err != nil {
			return "", nil, err
		}
		name = strings.TrimSuffix(name, ".gz")
	}
	if found, inside, ok := largest(data); ok {
		name, data = found, inside
	}
	return strings.TrimSuffix(name, ".mmdb") + ".mmdb", data, nil
}

// largest is the biggest database in a tar archive, and its name there without folders.
func largest(archive []byte) (name string, data []byte, ok bool) {
	files := tar.NewReader(bytes.NewReader(archive))
	for {
		header, err := files.Next()
		if err != nil {
			return name, data, ok
		}
		if !strings.HasSuffix(header.Name, ".mmdb") || header.Size <= int64(len(data)) {
			continue
		}
		if found, err := readAll(files, header.Name, maxFile); err == nil {
			name, data, ok = path.Base(header.Name), found, true
		}
	}
}

// install checks the whole database before it takes the place of the one there.
func install(ctx context.Context, data []byte, file string) (Source, error) {
	db, err := load(data, file, nil)
	if err != nil {
		return Source{}, err
	}
	if err := db.verify(ctx); err != nil {
		return Source{}, err
	}
	if before, err := open(file); err == nil && before.source.Built.After(db.source.Built) {
		return Source{}, ipsx.Errorf(ipsx.CodeConflict, "%s is newer: %s", file, before.source).WithFix("remove it first, if you want the older one")
	}
	return *db.source, replace(data, file)
}

// verify reads all that the database has. The reader's own check also wants metadata that several publishers leave out.
func (db *database) verify(ctx context.Context) error {
	for result := range db.reader.Networks() {
		var record any
		if err := result.Decode(&record); err != nil {
			return ipsx.Errorf(ipsx.CodeInvalid, "the database is broken: %w", err).WithFix("fetch it again")
		}
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
	}
	return nil
}

func replace(data []byte, file string) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return ipsx.Errorf(ipsx.CodeInvalid, "the folder of databases cannot be made: %w", err)
	}
	if err := durable.Write(file, data, 0o644); err != nil {
		return ipsx.Errorf(ipsx.CodeInternal, "the database cannot be written: %w", err).WithFix("check the disk, and that the folder can be written")
	}
	return nil
}
