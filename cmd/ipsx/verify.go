package main

import (
	"net"
	"strconv"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/geo"
	"github.com/ipsx/ipsx/node/operator"
)

// verification is what an exchange does about what offers claim.
type verification struct {
	how       string // none, geo or full; empty: geo, and none in test networks
	databases []string
}

func verifyFlags(flags *pflag.FlagSet, v *verification, c *operator.Config) {
	flags.StringVar(&v.how, "verify", "", "what is done about the claims of offers: none; geo holds place, ASN and kind against IP data; full also has providers show that they hold the addresses (default: geo, with --allow-private none)")
	geoFlag(flags, &v.databases)
	flags.StringVar(&c.Challenge, "challenge", "", "host:port to which providers connect from what they offer, with --verify full (default: the exit check's host, port "+challengePort+")")
	flags.StringVar(&c.ChallengePublic, "challenge-public", "", "address:port under which they reach it; on a public network the port is "+challengePort+", which no lease carries (default: where it listens)")
}

var challengePort = strconv.Itoa(ipsx.ChallengePort)

// verify opens what an exchange holds claims against.
func (a *app) verify(cmd *cobra.Command, v verification, c *operator.Config) error {
	how := v.how
	if how == "" && !c.AllowPrivate {
		how = "geo"
	}
	switch how {
	case "", "none", "geo":
		if c.Challenge != "" || c.ChallengePublic != "" {
			return ipsx.Errorf(ipsx.CodeInvalid, "--challenge is for --verify full").WithFix("give --verify full, or leave --challenge out")
		}
		if how != "geo" {
			return nil
		}
	case "full":
		challengeDefaults(c)
	default:
		return ipsx.Errorf(ipsx.CodeInvalid, "--verify %q is unknown", v.how).WithFix("write none, geo or full")
	}
	log, err := a.settings.logger(cmd)
	if err != nil {
		return err
	}
	databases, err := geo.Open(a.settings.geoPlaces(v.databases), log)
	c.Claims = databases
	return err
}

// challengeDefaults put the place of challenges beside the exit check.
func challengeDefaults(c *operator.Config) {
	beside := func(place string) string {
		host, _, err := net.SplitHostPort(place)
		if err != nil {
			return "" // it says so itself
		}
		return net.JoinHostPort(host, challengePort)
	}
	if c.Challenge == "" {
		c.Challenge = beside(c.ExitCheck)
	}
	if c.ChallengePublic == "" && c.ExitCheckPublic != "" {
		c.ChallengePublic = beside(c.ExitCheckPublic)
	}
}
