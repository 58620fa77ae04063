package main

import (
	"bufio"
	"context"
	"strings"

	"github.com/ipsx/ipsx"
)

// confirm asks before what cannot be undone: on a terminal, since elsewhere nobody reads the question. yes answers it.
func (a *app) confirm(ctx context.Context, yes bool, question string) error {
	if yes {
		return nil
	}
	if _, ok := a.terminal(); !ok {
		return ipsx.Errorf(ipsx.CodeInvalid, "nobody can be asked whether to go on, as the input is no terminal").WithFix("add --yes")
	}
	a.notef("%s [y/N] ", question)
	answer := make(chan string, 1)
	go func() {
		line, _ := bufio.NewReader(a.in).ReadString('\n') // no answer is a no
		answer <- strings.ToLower(strings.TrimSpace(line))
	}()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case said := <-answer:
		if said == "y" || said == "yes" {
			return nil
		}
		return ipsx.Errorf(ipsx.CodeConflict, "not confirmed: nothing was sent")
	}
}
