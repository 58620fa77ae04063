//go:build !race

package simulation

// underRace says whether the race detector watches: it makes a world five times slower, and there are no threads here.
const underRace = false
