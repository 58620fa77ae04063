package main

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"time"
)

// heap is what is in use after a collection, in bytes.
func heap() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// resident is the memory of this process, in bytes, once it gave back what it does not use.
func resident() uint64 {
	debug.FreeOSMemory()
	var virtual, pages uint64
	text, err := os.ReadFile("/proc/self/statm")
	if err == nil {
		_, err = fmt.Sscan(string(text), &virtual, &pages)
	}
	if err != nil {
		return 0 // only Linux tells
	}
	return pages * uint64(os.Getpagesize())
}

// progress tells how far a long benchmark is.
type progress struct {
	out   io.Writer
	begun time.Time
}

func (p progress) now(what string) {
	_, _ = fmt.Fprintf(p.out, "%4.0f s  %s\n", time.Since(p.begun).Seconds(), what) // who does not see it misses nothing
}

// part says how many offers of all are done, at most ten times.
func (p progress) part(what string, done, all int) {
	if step := max(100_000, all/10); done > 0 && done%step == 0 {
		p.now(fmt.Sprintf("%d of %d offers %s", done, all, what))
	}
}
