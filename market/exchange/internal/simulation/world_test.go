package simulation

import (
	"container/heap"
	"crypto/sha256"
	"fmt"
	"hash"
	"math/rand/v2"
	"os"
	"sync"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/lab/actor"
)

var (
	epoch  = time.Unix(1_800_000_000, 0).UTC()
	domain = ipsx.Domain{ChainID: 31337, Centralizer: actor.Named("centralizer").Address()}
	keys   sync.Map // of actors, by name: to make one takes a while
)

// event is something that happens at a moment; those of one moment go in the order in which they were planned.
type event struct {
	at     time.Time
	number uint64
	do     func()
}

type events []event

func (e events) Len() int { return len(e) }
func (e events) Less(i, j int) bool {
	return e[i].at.Before(e[j].at) || e[i].at.Equal(e[j].at) && e[i].number < e[j].number
}
func (e events) Swap(i, j int) { e[i], e[j] = e[j], e[i] }

// Push implements heap.Interface.
func (e *events) Push(x any) { *e = append(*e, x.(event)) }

// Pop implements heap.Interface.
func (e *events) Pop() any {
	last := (*e)[len(*e)-1]
	*e = (*e)[:len(*e)-1]
	return last
}

// world is one run.
type world struct {
	*testing.T
	seed   uint64
	rng    *rand.Rand
	now    time.Time
	queue  events
	number uint64
	trace  hash.Hash
	last   []string
	counts map[string]int // of faults and cheats that really happened
	signed bool           // orders, deals and statuses carry real signatures, and cheats forge some
	calm   bool           // no more faults: everything comes to its end

	chain      *chain
	log        *sharedLog
	leader     *operator
	providers  []*provider
	requesters []*requester
	truth      *truth
}

func newWorld(t *testing.T, seed uint64) *world {
	w := &world{T: t, seed: seed, rng: rand.New(rand.NewPCG(seed, 7)), now: epoch, trace: sha256.New(), counts: map[string]int{}, signed: seed%8 == 0}
	w.chain, w.log, w.truth = newChain(w), &sharedLog{}, newTruth(w)
	return w
}

// note writes down what happens: the trace is what two runs of one seed must share.
func (w *world) note(format string, args ...any) {
	line := fmt.Sprintf("%9.3f ", w.now.Sub(epoch).Seconds()) + fmt.Sprintf(format, args...)
	w.trace.Write([]byte(line))
	if os.Getenv("SIM_TRACE") != "" {
		fmt.Println(line)
	}
	if w.last = append(w.last, line); len(w.last) > 60 {
		w.last = w.last[1:]
	}
}

func (w *world) count(what string) { w.counts[what]++ }

// wrong ends the run: a promise was broken.
func (w *world) wrong(format string, args ...any) {
	w.Helper()
	text := ""
	for _, line := range w.last {
		text += line + "\n"
	}
	w.Fatalf("SIM_SEED=%d: %s\n%s", w.seed, fmt.Sprintf(format, args...), text)
}

func (w *world) must(err error) {
	w.Helper()
	if err != nil {
		w.wrong("%v", err)
	}
}

func (w *world) after(d time.Duration, do func()) {
	w.number++
	heap.Push(&w.queue, event{w.now.Add(d), w.number, do})
}

// run lets time pass until a moment.
func (w *world) run(until time.Time) {
	for len(w.queue) > 0 && !w.queue[0].at.After(until) {
		e := heap.Pop(&w.queue).(event)
		w.now = e.at
		e.do()
	}
	w.now = until
}

// chance is true in one of n cases, and never when the world is calm.
func (w *world) chance(n int) bool { return !w.calm && w.rng.IntN(n) == 0 }

func (w *world) between(least, most time.Duration) time.Duration {
	return least + time.Duration(w.rng.Int64N(int64(most-least)))
}

// host is a process on a machine. What it planned dies with it.
type host struct {
	w    *world
	name string
	runs int // it was started so often
	down bool
	cut  time.Time // from the network until then
}

// later does something unless the process was killed before.
func (h *host) later(d time.Duration, do func()) {
	run := h.runs
	h.w.after(d, func() {
		if !h.down && h.runs == run {
			do()
		}
	})
}

func (h *host) kill() {
	h.down = true
	h.w.note("%s is killed", h.name)
}

func (h *host) start() {
	h.down, h.runs = false, h.runs+1
	h.w.note("%s is started", h.name)
}

// send carries a message: it may be lost, late, twice, or overtaken.
func (w *world) send(from, to *host, what string, deliver func()) {
	copies := 1
	switch fate := w.rng.IntN(40); {
	case w.now.Before(from.cut) || w.now.Before(to.cut):
		w.count("partition")
		return
	case fate == 0 && !w.calm:
		w.count("drop")
		return
	case fate == 1 && !w.calm:
		w.count("duplicate")
		copies = 2
	}
	for range copies {
		delay := w.between(time.Millisecond, 60*time.Millisecond)
		if w.chance(60) {
			w.count("delay")
			delay = w.between(time.Second, 8*time.Second)
		}
		w.after(delay, func() {
			if !to.down && !w.now.Before(to.cut) {
				w.note("%s → %s: %s", from.name, to.name, what)
				deliver()
			}
		})
	}
}

const (
	callTimeout = 2 * time.Second
	callTries   = 6
)

// call asks until it is answered, some times. serve may be done several times; done hears once, with ok false when nobody answered.
func call[A any](from *host, to func() *host, what string, serve func(respond func(A)), done func(answer A, ok bool)) {
	w, over := from.w, false
	finish := func(answer A, ok bool) {
		if !over {
			over = true
			done(answer, ok)
		}
	}
	run := from.runs
	var try func(left int)
	try = func(left int) {
		if over {
			return
		}
		if left == 0 {
			var none A
			finish(none, false)
			return
		}
		asked := to()
		w.send(from, asked, what, func() {
			serve(func(answer A) {
				w.send(asked, from, what+": answer", func() {
					if from.runs == run {
						finish(answer, true)
					}
				})
			})
		})
		from.later(callTimeout, func() { try(left - 1) })
	}
	try(callTries)
}

func keyOf(name string) actor.Key {
	if k, ok := keys.Load(name); ok {
		return k.(actor.Key)
	}
	k := actor.Named(name)
	keys.Store(name, k)
	return k
}

// seal signs a message, in runs that have signatures.
func seal[M ipsx.Message](w *world, name string, m M) ipsx.Signed[M] {
	if !w.signed {
		return ipsx.Signed[M]{Message: m}
	}
	s, err := ipsx.Sign(keyOf(name), domain, m)
	w.must(err)
	return s
}

// genuine says whether the author signed it. In runs without signatures everybody is who they say.
func genuine[M ipsx.Message](w *world, s ipsx.Signed[M], author ipsx.Address) error {
	if !w.signed {
		return nil
	}
	return s.Verify(domain, author, w.now.Unix())
}
