// Command ipsx rents IP addresses out, rents them, and runs an exchange where both meet.
//
// It only reads flags and wires rooms together; `ipsx --help` lists what it does.
package main

import (
	"os"
)

func main() { os.Exit(Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }
