package main

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/matching"
	"github.com/ipsx/ipsx/market/orderbook"
)

// postgresResult is how PostgreSQL does: requests per second, medians of five rounds, each of the best number of connections.
type postgresResult struct {
	PostgresVersion          string  `json:"postgresVersion,omitempty"`
	PostgresPerSecond        float64 `json:"postgresPerSecond,omitzero"`        // one request in a transaction
	PostgresBatchedPerSecond float64 `json:"postgresBatchedPerSecond,omitzero"` // a hundred
}

//go:embed postgres.sql
var postgresSchema string

const postgresBatch = 100

// postgres is a server on a folder of its own.
type postgres struct {
	programs string // the folder that they are in
	dir      string
	as       *syscall.Credential // nil: this process's user; the server refuses root
}

func measurePostgres(ctx context.Context, orders []*orderbook.Placed[ipsx.Offer], requests []*ipsx.Request, source *synthetic) (result postgresResult, err error) {
	p, err := startPostgres(ctx)
	if err != nil {
		return result, err
	}
	defer p.stop()
	if err := p.fill(ctx, orders, requests, source); err != nil {
		return result, err
	}
	version, err := p.run(ctx, nil, "psql", "-h", p.dir, "-U", "bench", "-d", "postgres", "-Atc", "SHOW server_version")
	if err != nil {
		return result, err
	}
	result.PostgresVersion = "PostgreSQL " + strings.TrimSpace(version)
	single := fmt.Sprintf("\\set n random(1, %d)\nSELECT match(:n);\n", len(requests))
	if result.PostgresPerSecond, err = p.best(ctx, single, 1); err != nil {
		return result, err
	}
	batched := fmt.Sprintf("\\set n random(1, %d)\nSELECT match_many(:n, %d);\n", len(requests)-postgresBatch, postgresBatch)
	result.PostgresBatchedPerSecond, err = p.best(ctx, batched, postgresBatch)
	return result, err
}

// startPostgres makes a cluster with durable settings: every commit is on disk before it is acknowledged.
func startPostgres(ctx context.Context) (*postgres, error) {
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if err != nil || len(found) == 0 {
		return nil, errors.New("PostgreSQL is not installed: install it, or run with --postgres=false")
	}
	slices.Sort(found)
	p := &postgres{programs: filepath.Dir(found[len(found)-1])}
	if p.dir, err = os.MkdirTemp("", "bench-postgres-"); err != nil {
		return nil, err
	}
	if err := p.unprivileged(); err != nil {
		return nil, err
	}
	data := filepath.Join(p.dir, "data")
	if _, err := p.run(ctx, nil, "initdb", "-D", data, "-U", "bench", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C"); err != nil {
		p.stop()
		return nil, err
	}
	settings := "-c listen_addresses='' -c unix_socket_directories=" + p.dir + " -c fsync=on -c synchronous_commit=on -c full_page_writes=on -c shared_buffers=2GB -c max_wal_size=8GB" +
		" -c work_mem=32MB -c effective_cache_size=8GB -c random_page_cost=1.1 -c jit=off -c max_connections=50"
	if _, err := p.run(ctx, nil, "pg_ctl", "-D", data, "-l", filepath.Join(p.dir, "log"), "-w", "-o", settings, "start"); err != nil {
		p.stop()
		return nil, err
	}
	return p, nil
}

// unprivileged gives the folder to the user of the distribution's package, where this process is root's.
func (p *postgres) unprivileged() error {
	if os.Geteuid() != 0 {
		return nil
	}
	u, err := user.Lookup("postgres")
	if err != nil {
		return err
	}
	uid, errUID := strconv.ParseUint(u.Uid, 10, 32)
	gid, errGID := strconv.ParseUint(u.Gid, 10, 32)
	p.as = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
	return errors.Join(errUID, errGID, os.Chown(p.dir, int(uid), int(gid)))
}

// run runs one of PostgreSQL's programs in the server's folder, and gives what it prints.
func (p *postgres) run(ctx context.Context, input io.Reader, program string, arguments ...string) (string, error) {
	command := exec.CommandContext(ctx, filepath.Join(p.programs, program), arguments...)
	command.Dir, command.Stdin = p.dir, input
	command.SysProcAttr = &syscall.SysProcAttr{Credential: p.as}
	var words bytes.Buffer
	command.Stderr = &words
	out, err := command.Output()
	if err != nil {
		return "", fmt.Errorf("%s: %w: %s", program, err, words.String())
	}
	return string(out), nil
}

// stop ends the server and removes its folder.
func (p *postgres) stop() {
	_, _ = p.run(context.Background(), nil, "pg_ctl", "-D", filepath.Join(p.dir, "data"), "-m", "immediate", "stop") // it may not run
	_ = os.RemoveAll(p.dir)
}

func (p *postgres) sql(ctx context.Context, script io.Reader) error {
	_, err := p.run(ctx, script, "psql", "-h", p.dir, "-U", "bench", "-d", "postgres", "-q", "-v", "ON_ERROR_STOP=1")
	return err
}

// fill loads the same offers and requests, and indexes them.
func (p *postgres) fill(ctx context.Context, orders []*orderbook.Placed[ipsx.Offer], requests []*ipsx.Request, source *synthetic) error {
	if err := p.sql(ctx, strings.NewReader(postgresSchema)); err != nil {
		return err
	}
	err := p.copy(ctx, "offers", len(orders), func(i int) []any {
		o := &orders[i].Signed.Message
		return []any{i, i + 1, o.Country, o.Kind, o.Region, o.City, o.ASN, o.Protocols, o.Scopes, matching.PriceKey(o.PricePerSecond, o.PricePerGiB, marketRate), o.PricePerSecond, o.PricePerGiB,
			o.MinSeconds, o.MaxSeconds, source.rating(o.Provider), o.MinRating, o.Provider.Hex(), ipsx.SubnetOf(o.Prefixes[0].Addr()).Addr().As4(), true}
	})
	if err != nil {
		return err
	}
	err = p.copy(ctx, "requests", len(requests), func(i int) []any {
		r := requests[i]
		return []any{i + 1, r.Count, r.Countries, kindsOf(r.Kinds), r.Regions, r.Cities, r.ASNs, r.ExcludedASNs, r.Protocol, r.Scope, r.Seconds, r.MaxPricePerSecond, r.MaxPricePerGiB,
			matching.PriceKey(r.MaxPricePerSecond, r.MaxPricePerGiB, marketRate), r.MinRating, 500, r.Distinct&ipsx.DistinctSubnet != 0, r.Distinct&ipsx.DistinctProvider != 0}
	})
	if err != nil {
		return err
	}
	return p.sql(ctx, strings.NewReader(`CREATE INDEX by_place ON offers (country, kind, price, seq); CLUSTER offers USING by_place;
		CREATE INDEX by_city ON offers (city, price, seq); CREATE INDEX by_network ON offers (asn, price, seq); ALTER TABLE offers ADD PRIMARY KEY (id);
		VACUUM ANALYZE; CHECKPOINT;`))
}

func kindsOf(k ipsx.Kinds) (list []ipsx.Kinds) {
	for _, one := range []ipsx.Kinds{ipsx.Residential, ipsx.Mobile, ipsx.Datacenter} {
		if k == 0 || k&one != 0 {
			list = append(list, one)
		}
	}
	return list
}

// copy streams rows into a table.
func (p *postgres) copy(ctx context.Context, table string, rows int, row func(i int) []any) error {
	reader, writer := io.Pipe()
	go func() {
		w := csv.NewWriter(writer)
		for i := range rows {
			fields := row(i)
			texts := make([]string, len(fields))
			for j, field := range fields {
				texts[j] = postgresText(field)
			}
			if w.Write(texts) != nil {
				break // psql ended; its own error counts
			}
		}
		w.Flush()
		_ = writer.CloseWithError(w.Error()) // never fails
	}()
	_, err := p.run(ctx, reader, "psql", "-h", p.dir, "-U", "bench", "-d", "postgres", "-q", "-c", "COPY "+table+" FROM STDIN CSV")
	_ = reader.CloseWithError(err) // never fails
	return err
}

// postgresText writes a value as COPY reads it.
func postgresText(field any) string {
	switch v := field.(type) {
	case []string:
		return "{" + strings.Join(quoted(v), ",") + "}"
	case []uint32:
		return "{" + strings.Trim(strings.Join(strings.Fields(fmt.Sprint(v)), ","), "[]") + "}"
	case []ipsx.Kinds:
		numbers := make([]string, len(v))
		for i, k := range v {
			numbers[i] = strconv.Itoa(int(k))
		}
		return "{" + strings.Join(numbers, ",") + "}"
	case [4]byte:
		return strconv.Itoa(int(v[0])<<16 | int(v[1])<<8 | int(v[2]))
	case ipsx.Kinds, ipsx.Protocols, ipsx.Scopes:
		return fmt.Sprintf("%d", v)
	}
	return fmt.Sprint(field)
}

func quoted(texts []string) (list []string) {
	for _, text := range texts {
		list = append(list, strconv.Quote(text))
	}
	return list
}

var transactions = regexp.MustCompile(`tps = ([0-9.]+)`)

// best is the requests per second with the number of connections that does best: the median of five rounds of it.
func (p *postgres) best(ctx context.Context, script string, requests float64) (float64, error) {
	file := filepath.Join(p.dir, "script.sql")
	if err := os.WriteFile(file, []byte(script), 0o644); err != nil {
		return 0, err
	}
	highest, connections := 0.0, 0
	for _, clients := range []int{2, 4, 8, 16} {
		rate, err := p.bench(ctx, file, clients, requests)
		if err != nil {
			return 0, err
		}
		if rate > highest {
			highest, connections = rate, clients
		}
	}
	var rates []float64
	for range rounds {
		rate, err := p.bench(ctx, file, connections, requests)
		if err != nil {
			return 0, err
		}
		rates = append(rates, rate)
	}
	return median(rates), nil
}

// bench frees all offers and runs the script for three seconds.
func (p *postgres) bench(ctx context.Context, file string, clients int, requests float64) (float64, error) {
	if err := p.sql(ctx, strings.NewReader("UPDATE offers SET free = true WHERE NOT free; TRUNCATE deals; VACUUM offers; CHECKPOINT;")); err != nil {
		return 0, err
	}
	out, err := p.run(ctx, nil, "pgbench", "-h", p.dir, "-U", "bench", "-n", "-M", "prepared", "-f", file, "-T", "3", "-c", strconv.Itoa(clients), "-j", "2", "postgres")
	if err != nil {
		return 0, err
	}
	found := transactions.FindStringSubmatch(out)
	if found == nil {
		return 0, fmt.Errorf("pgbench printed no rate: %s", out)
	}
	rate, err := strconv.ParseFloat(found[1], 64)
	return rate * requests, err
}
