package main

import (
	"bufio"
	"os"
	"strings"

	"golang.org/x/term"

	"github.com/ipsx/ipsx"
)

// passphrase comes from the file, the environment, or whoever is asked.
func (a *app) passphrase(prompt string) (string, error) {
	passphrase, given, err := a.givenPassphrase()
	if err != nil || given {
		return passphrase, err
	}
	return a.askPassphrase(prompt)
}

// newPassphrase is that of a key to be made.
func (a *app) newPassphrase() (string, error) {
	passphrase, given, err := a.givenPassphrase()
	if err == nil && !given {
		passphrase, err = a.askTwice()
	}
	if err == nil && passphrase == "" {
		err = ipsx.Errorf(ipsx.CodeInvalid, "the passphrase is empty").WithFix("choose one that is long and only yours")
	}
	return passphrase, err
}

func (a *app) givenPassphrase() (passphrase string, given bool, err error) {
	if a.settings.passphraseFile == "" {
		passphrase, given = os.LookupEnv("IPSX_PASSPHRASE")
		return passphrase, given, nil
	}
	data, err := os.ReadFile(a.settings.passphraseFile)
	if err != nil {
		return "", false, ipsx.Errorf(ipsx.CodeInvalid, "the passphrase file cannot be read: %w", err).WithFix("check --passphrase-file and IPSX_PASSPHRASE_FILE")
	}
	first, _, _ := strings.Cut(string(data), "\n")
	return strings.TrimSuffix(first, "\r"), true, nil
}

// askTwice finds slips of the hand, since a terminal does not show what is typed; a pipe is read once.
func (a *app) askTwice() (string, error) {
	passphrase, err := a.askPassphrase("New passphrase")
	if _, ok := a.terminal(); err != nil || !ok {
		return passphrase, err
	}
	again, err := a.askPassphrase("The same again")
	if err == nil && again != passphrase {
		err = ipsx.Errorf(ipsx.CodeInvalid, "the two passphrases differ").WithFix("type the same one twice")
	}
	return passphrase, err
}

func (a *app) askPassphrase(prompt string) (string, error) {
	if fd, ok := a.terminal(); ok {
		a.notef("%s: ", prompt)
		secret, err := term.ReadPassword(fd)
		a.notef("\n")
		return string(secret), err
	}
	line, err := bufio.NewReader(a.in).ReadString('\n')
	if err != nil && line == "" {
		return "", ipsx.Errorf(ipsx.CodeInvalid, "no passphrase was given").WithFix("set IPSX_PASSPHRASE or --passphrase-file, or run it in a terminal")
	}
	return strings.TrimRight(line, "\r\n"), nil
}

// terminal is the descriptor of the input, if that is a terminal.
func (a *app) terminal() (fd int, ok bool) {
	file, ok := a.in.(*os.File)
	if !ok {
		return 0, false
	}
	fd = int(file.Fd())
	return fd, term.IsTerminal(fd)
}
