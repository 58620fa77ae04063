// Command compile makes the database that the geo room carries, from files that others publish: one of countries, and a list of networks with their numbers and
// organisations. The same files give the same bytes. `make geo-data` fetches them and runs it.
package main

import (
	"encoding/csv"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"net"
	"net/netip"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/klauspost/compress/zstd"
	"github.com/maxmind/mmdbwriter"
	"github.com/maxmind/mmdbwriter/inserter"
	"github.com/maxmind/mmdbwriter/mmdbtype"
	"github.com/oschwald/maxminddb-golang/v2"
)

func main() {
	countries := flag.String("countries", "", "MMDB file with a country_code for each network")
	date := flag.String("date", "", "the day of the data, such as 2026-06-17")
	out := flag.String("out", "", "file to write, compressed with zstd")
	flag.Parse()
	if err := compile(*countries, flag.Args(), *date, *out); err != nil {
		log.Fatal(err)
	}
}

// compile merges the countries with lists of first address, last address, number, organisation.
func compile(countries string, lists []string, date, out string) error {
	day, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return err
	}
	tree, err := mmdbwriter.New(mmdbwriter.Options{
		DatabaseType: "IPSX-Country-ASN", BuildEpoch: day.Unix(), Description: map[string]string{"en": "Countries and autonomous systems, as embedded in IPSX"},
		Languages: []string{"en"}, RecordSize: 24, DisableIPv4Aliasing: true, Inserter: inserter.TopLevelMergeWith,
	})
	if err != nil {
		return err
	}
	if err := addCountries(tree, countries); err != nil {
		return err
	}
	for _, name := range lists {
		if err := addList(tree, name); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return write(tree, out)
}

func addCountries(tree *mmdbwriter.Tree, name string) error {
	db, err := maxminddb.Open(name)
	if err != nil {
		return err
	}
	for result := range db.Networks() {
		var record struct {
			Code string `maxminddb:"country_code"`
		}
		if err := result.Decode(&record); err != nil {
			return err
		}
		if err := insert(tree, result.Prefix(), mmdbtype.Map{"country_code": mmdbtype.String(record.Code)}); err != nil {
			return err
		}
	}
	return db.Close()
}

func insert(tree *mmdbwriter.Tree, p netip.Prefix, value mmdbtype.Map) error {
	network := &net.IPNet{IP: p.Addr().AsSlice(), Mask: net.CIDRMask(p.Bits(), p.Addr().BitLen())}
	return permitted(tree.Insert(network, value))
}

// permitted lets rows about networks pass that are nobody's: the writer leaves them out.
func permitted(err error) error {
	var reserved *mmdbwriter.ReservedNetworkError
	var aliased *mmdbwriter.AliasedNetworkError
	if errors.As(err, &reserved) || errors.As(err, &aliased) {
		return nil
	}
	return err
}

func addList(tree *mmdbwriter.Tree, name string) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }() // it was only read
	rows := csv.NewReader(file)
	rows.FieldsPerRecord = 4
	for {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		number, err := strconv.ParseUint(row[2], 10, 32)
		if err != nil {
			return err
		}
		value := mmdbtype.Map{"autonomous_system_number": mmdbtype.Uint32(number)}
		if organisation := strings.TrimSpace(row[3]); organisation != "" {
			value["autonomous_system_organization"] = mmdbtype.String(organisation)
		}
		if err := permitted(tree.InsertRange(net.ParseIP(row[0]), net.ParseIP(row[1]), value)); err != nil {
			return fmt.Errorf("%v: %w", row, err)
		}
	}
}

func write(tree *mmdbwriter.Tree, out string) error {
	file, err := os.Create(out)
	if err != nil {
		return err
	}
	packer, err := zstd.NewWriter(file, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(zstd.MaxWindowSize>>4))
	if err != nil {
		return err
	}
	_, err = tree.WriteTo(packer)
	return errors.Join(err, packer.Close(), file.Close())
}
