package exchange

import (
	"sync"
	"time"
)

// maxAnswers is how many a memory holds.
const maxAnswers = 1 << 16

// memory keeps answers of the chain for as long as they count.
type memory[K comparable, V any] struct {
	now   func() time.Time
	mu    sync.Mutex
	known map[K]kept[V]
}

type kept[V any] struct {
	value V
	at    time.Time
}

func newMemory[K comparable, V any](now func() time.Time) *memory[K, V] {
	return &memory[K, V]{now: now, known: map[K]kept[V]{}}
}

// of is the fresh answer; where it asks in vain, a stale one. ask is told what was known so far, or the zero value.
func (m *memory[K, V]) of(key K, ask func(known V) (V, error)) (V, error) {
	known, age := m.recall(key)
	if age <= answerFresh {
		return known, nil
	}
	current, err := ask(known)
	if err == nil {
		m.remember(key, current)
		return current, nil
	}
	if age <= answerStale {
		return known, nil
	}
	return current, err
}

func (m *memory[K, V]) recall(key K) (value V, age time.Duration) {
	m.mu.Lock()
	defer m.mu.Unlock()
	known, ok := m.known[key]
	if !ok {
		return value, answerStale + 1
	}
	return known.value, m.now().Sub(known.at)
}

func (m *memory[K, V]) remember(key K, value V) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.known) >= maxAnswers {
		m.forget()
	}
	m.known[key] = kept[V]{value, m.now()}
}

// forget makes room: what is too old to count goes first.
func (m *memory[K, V]) forget() {
	for key, known := range m.known {
		if m.now().Sub(known.at) > answerStale {
			delete(m.known, key)
		}
	}
	if len(m.known) >= maxAnswers {
		clear(m.known)
	}
}
