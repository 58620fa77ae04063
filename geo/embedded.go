package geo

import (
	_ "embed" // of the database
	"sync"

	"github.com/klauspost/compress/zstd"

	"github.com/ipsx/ipsx"
)

// packed is made by internal/compile from the packages that data/package.json pins.
//
//go:embed data/default.mmdb.zst
var packed []byte

// maxUnpacked bounds the memory of the embedded database, in bytes.
const maxUnpacked = 64 << 20

// Attribution names whose data the embedded database is, and their licences.
const Attribution = "IP data embedded: ip-location-db (CC0) from the records of the NRO and the regional registries (CC BY 4.0), Route Views (CC BY 4.0), " +
	"and IP Geolocation by DB-IP, https://db-ip.com (CC BY 4.0)"

// embedded is unpacked when it is first needed.
var embedded = sync.OnceValues(func() (*database, error) {
	unpacker, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxUnpacked))
	if err != nil {
		return nil, err
	}
	defer unpacker.Close()
	data, err := unpacker.DecodeAll(packed, nil)
	if err != nil {
		return nil, ipsx.Errorf(ipsx.CodeInternal, "the embedded database is broken: %w", err)
	}
	db, err := load(data, "the embedded database", nil)
	if err != nil {
		return nil, err
	}
	db.source.File, db.source.Notes = "", Attribution
	return db, nil
})
