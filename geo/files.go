package geo

import (
	"io/fs"
	"log/slog"
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/oschwald/maxminddb-golang/v2"

	"github.com/ipsx/ipsx"
)

// Source is a database, for people.
type Source struct {
	Name  string    // what the publisher calls its kind of database
	File  string    // empty: it is embedded
	Built time.Time // when the publisher made it
	Notes string    // its publisher's own words; of the embedded one, whose data it has
}

// String names the database and its day.
func (s *Source) String() string { return s.Name + ", " + s.Built.UTC().Format(time.DateOnly) }

// database is one that was read into memory: so nobody pulls the file from under it.
type database struct {
	source *Source
	reader *maxminddb.Reader
	stat   fs.FileInfo
}

// Databases answers from several databases. Its methods may be called from many goroutines.
type Databases struct {
	places []string
	log    *slog.Logger

	mu   sync.Mutex
	list []*database // of files
}

// Open reads the databases: files, and folders of which each .mmdb file counts, by name. The earlier one is believed; the embedded one comes last. It fails with
// CodeInvalid when a file is no MMDB file, and with CodeNotFound when one is not there; folders may be missing.
func Open(places []string, log *slog.Logger) (*Databases, error) {
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	d := &Databases{places: places, log: log}
	for _, name := range d.files() {
		db, err := open(name)
		if err != nil {
			return nil, err
		}
		d.list = append(d.list, db)
	}
	_, err := embedded()
	return d, err
}

// files are the names of all files, those in folders too.
func (d *Databases) files() (names []string) {
	for _, place := range d.places {
		entries, err := os.ReadDir(place)
		switch {
		case err == nil:
			for _, e := range entries {
				if strings.HasSuffix(e.Name(), ".mmdb") {
					names = append(names, filepath.Join(place, e.Name()))
				}
			}
		case strings.HasSuffix(place, string(filepath.Separator)): // a folder that is not there yet
		default:
			names = append(names, place)
		}
	}
	return names
}

func open(name string) (*database, error) {
	stat, err := os.Stat(name)
	if err != nil {
		return nil, ipsx.Errorf(ipsx.CodeNotFound, "there is no database %s: %w", name, err).WithFix("name an MMDB file")
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, ipsx.Errorf(ipsx.CodeInvalid, "the database %s cannot be read: %w", name, err)
	}
	return load(data, name, stat)
}

func load(data []byte, name string, stat fs.FileInfo) (*database, error) {
	reader, err := maxminddb.OpenBytes(data)
	if err != nil {
		return nil, ipsx.Errorf(ipsx.CodeInvalid, "%s is not a whole MMDB file: %w", name, err).WithFix("name an MMDB file, such as MaxMind, DB-IP and IP2Location publish")
	}
	m := reader.Metadata
	return &database{source: &Source{Name: m.DatabaseType, File: name, Built: m.BuildTime(), Notes: m.Description["en"]}, reader: reader, stat: stat}, nil
}

// same says whether the file is still the one that was read.
func (db *database) same(stat fs.FileInfo) bool {
	return os.SameFile(db.stat, stat) && db.stat.ModTime().Equal(stat.ModTime()) && db.stat.Size() == stat.Size()
}

// current are the databases as they lie on disk now, and the embedded one. One that cannot be read any more, such as while it is written, stays as it was.
func (d *Databases) current() ([]*database, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	var list []*database
	for _, name := range d.files() {
		if db := d.renewed(name); db != nil {
			list = append(list, db)
		}
	}
	d.list = list
	last, err := embedded()
	return append(slices.Clone(list), last), err
}

// renewed is the database of a file, read again when that is another one now. Nil: there is none yet.
func (d *Databases) renewed(name string) *database {
	var before *database
	if i := slices.IndexFunc(d.list, func(db *database) bool { return db.source.File == name }); i >= 0 {
		before = d.list[i]
	}
	stat, err := os.Stat(name)
	if before != nil && (err != nil || before.same(stat)) {
		return before
	}
	db, err := open(name)
	if err != nil {
		d.log.Warn("an IP database cannot be read", "file", name, "error", err)
		return before
	}
	d.log.Info("an IP database was read", "file", name, "database", db.source)
	return db
}

// Sources are the databases in the order in which they are believed.
func (d *Databases) Sources() ([]Source, error) {
	list, err := d.current()
	sources := make([]Source, 0, len(list))
	for _, db := range list {
		sources = append(sources, *db.source)
	}
	return sources, err
}

func (db *database) foreign(a netip.Addr) bool { return db.reader.Metadata.IPVersion == 4 && a.Is6() }

// lookup is what the database says of an address, and of which network.
func (db *database) lookup(a netip.Addr) (said Record, network netip.Prefix, err error) {
	if db.foreign(a) {
		return said, netip.PrefixFrom(a, 0).Masked(), nil
	}
	result := db.reader.Lookup(a)
	said, err = db.decode(result)
	return said, result.Prefix(), err
}

// within visits the parts of a prefix of which the database says different things, or nothing.
func (db *database) within(p netip.Prefix, visit func(netip.Prefix, Record) error) error {
	if db.foreign(p.Addr()) {
		return visit(p, Record{})
	}
	for result := range db.reader.NetworksWithin(p, maxminddb.IncludeNetworksWithoutData()) {
		said, err := db.decode(result)
		part := result.Prefix()
		if part.Bits() < p.Bits() {
			part = p
		}
		if err == nil {
			err = visit(part, said)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (db *database) decode(result maxminddb.Result) (Record, error) {
	var record any
	if err := result.Decode(&record); err != nil {
		return Record{}, ipsx.Errorf(ipsx.CodeInternal, "the database %s is broken: %w", db.source.File, err).WithFix("replace the file")
	}
	return read(record), nil
}
