package api

import (
	"maps"
	"net/http"
	"sync"
)

// Stats are the door's numbers.
type Stats struct {
	Answers map[int]uint64 // since the start, by HTTP status; streams count when they end
	Streams int            // open now
}

// Stats are the door's numbers at this moment.
func (s *Server) Stats() Stats { return Stats{Answers: s.answers.read(), Streams: s.streams.count()} }

// answers counts answers by HTTP status.
type answers struct {
	mu sync.Mutex
	of map[int]uint64
}

func (a *answers) add(status int) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.of == nil {
		a.of = map[int]uint64{}
	}
	a.of[status]++
}

func (a *answers) read() map[int]uint64 {
	a.mu.Lock()
	defer a.mu.Unlock()
	return maps.Clone(a.of)
}

// answer remembers the status that was written.
type answer struct {
	http.ResponseWriter
	status int
}

// WriteHeader notes the status.
func (a *answer) WriteHeader(status int) {
	a.status = status
	a.ResponseWriter.WriteHeader(status)
}

// Unwrap lets http.ResponseController reach the connection.
func (a *answer) Unwrap() http.ResponseWriter { return a.ResponseWriter }
