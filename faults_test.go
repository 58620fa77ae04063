package ipsx_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// faults are the lines of the tables under "When something breaks" in docs/operating.md, by how they begin, and the tests that show what they say happens.
var faults = map[string][]string{
	"the process is killed": {"api.TestAKilledExchangeLosesNothingThatItAcknowledged", "market/exchange/internal/journal.TestNothingAcknowledgedIsLostByKill", "lab/faults.TestKill9",
		"market/exchange/internal/simulation.TestTheMarketUnderFaults"},
	"the disk is full":                  {"lab.TestAFullDiskLosesNothing"},
	"the disk takes what is written":    {"lab.TestAFailedSyncIsNotAcknowledged"},
	"a block of the log is torn":        {"market/exchange/internal/journal.TestDamageIsFoundNotServed"},
	"the log's store is gone":           {"market/exchange/internal/journal.TestADeletedStreamIsNotBegunAnew"},
	"a snapshot is damaged":             {"api.TestADamagedSnapshotIsPassedOver"},
	"a snapshot cannot be written":      {"api.TestASnapshotThatCannotBeWritten"},
	"`history.db` is missing":           {"api.TestTheReadModelIsRebuilt", "market/history.TestADatabaseThatCannotBeGoneOnWithIsBegunAnew", "market/history.TestAFlippedBitIsFoundAndNotServed"},
	"`history.db` is slow":              {"api.TestALockedDatabaseHoldsNobodyUp"},
	"an acknowledgement of the log's":   {"market/exchange/internal/journal.TestALostAcknowledgementIsAskedForAgain"},
	"the leader of a shared log dies":   {"api.TestAStandbyTakesOver", "lab.TestASharedLogOutlivesItsLeaders", "market/exchange/internal/journal.TestAStaleWriterOfExternalServersIsFencedOff"},
	"a server of a shared log":          {"market/exchange/internal/journal.TestAServerHangs", "market/exchange/internal/journal.TestWhoFollowsStopsAtOnce", "lab.TestASharedLogOutlivesItsLeaders"},
	"the clock jumps back":              {"api.TestTheClockJumps"},
	"the clock jumps forward":           {"api.TestTheClockJumps"},
	"the chain is silent":               {"api.TestDelegatesAreHeldAgainstTheChain", "lab/faults.TestTheChainIsGoneForAWhile"},
	"a reader of a stream is slow":      {"api.TestASlowReaderIsCutOffAndResumes", "api.TestWhoDoesNotReadIsCutOff", "node/internal/follow.TestMissedEventsAreMadeUpFor"},
	"a socket is half open":             {"api.TestHalfOpenSocketsAreClosed", "api.TestWhoDoesNotReadIsCutOff"},
	"an answer is lost":                 {"api.TestAnAnswerIsLostAndTheOrderSentAgain", "api.TestWhateverIsPostedMayBeSentAgain"},
	"one wallet floods":                 {"api.TestMalloryPlacesTooManyOrders", "api.TestStatusesAreLimited", "api.TestMessagesAreLimited"},
	"a storm of orders and cancels":     {"api.TestMalloryPlacesTooManyOrders", "market/exchange/internal/engine.TestACancelStormLeavesNothing"},
	"a hostile filter":                  {"market/exchange/internal/engine.TestAHostileFilterHasABudget"},
	"millions of offers of one country": {"market/exchange/internal/engine.TestAHostileFilterHasABudget", "market/orderbook.BenchmarkBucket"},
	"thousands of requests rest":        {"market/exchange/internal/engine.TestAnOfferMeetsSoManyRequests"},
	"ranges overlap":                    {"market/exchange/internal/engine.TestAnAddressHasOneOffer", "market/orderbook.TestAgreesWithNaiveBook"},
	"a wallet trades with itself":       {"market/exchange/internal/engine.TestNobodyRentsFromItself"},
	"a million orders expire":           {"market/exchange/internal/engine.TestManyExpireInOneTick", "api.TestManyOrdersExpireAtOnce", "market/exchange/internal/engine.BenchmarkExpiries"},
}

// TestEveryFaultHasATest holds the tables against this one, both ways, and this one against the tests that there are.
func TestEveryFaultHasATest(t *testing.T) {
	text, err := os.ReadFile("docs/operating.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(text), "\n## When something breaks\n")
	told := map[string]bool{}
	for line := range strings.Lines(section) {
		fault, isRow := strings.CutPrefix(line, "| ")
		if !isRow || strings.HasPrefix(fault, "Fault |") || strings.HasPrefix(fault, "Attempt |") {
			continue
		}
		found := ""
		for begins := range faults {
			if strings.HasPrefix(fault, begins) {
				found = begins
			}
		}
		if told[found] = true; found == "" {
			t.Errorf("no test is named for %q", fault)
		}
	}
	for begins, tests := range faults {
		if !told[begins] {
			t.Errorf("docs/operating.md does not tell what happens when %s", begins)
		}
		for _, test := range tests {
			if !exists(t, test) {
				t.Errorf("there is no %s, which shows what happens when %s", test, begins)
			}
		}
	}
}

// exists says whether there is a test, or a benchmark, written as folder.Name.
func exists(t *testing.T, test string) bool {
	folder, name, _ := strings.Cut(test, ".")
	files, err := filepath.Glob(filepath.Join(folder, "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(text, []byte("\nfunc "+name+"(")) {
			return true
		}
	}
	return false
}
