package provider

import (
	"testing"
	"time"
)

// The count of a month survives the node, and ends with the month in Greenwich.
func TestMonth(t *testing.T) {
	dir, at := t.TempDir(), time.Date(2026, 11, 30, 23, 59, 59, 0, time.UTC)
	m, err := openMonth(dir, 1)
	if err != nil {
		t.Fatal(err)
	}
	add := func(bytes uint64, want bool) {
		t.Helper()
		if usedUp, err := m.add(at, bytes); usedUp != want || err != nil {
			t.Errorf("%d bytes more: %t, %v", bytes, usedUp, err)
		}
	}
	add(gib-1, false)
	if m.over(at) {
		t.Error("over before its last byte")
	}
	if err := m.close(); err != nil {
		t.Fatal(err)
	}
	if m, err = openMonth(dir, 1); err != nil {
		t.Fatal(err)
	}
	add(1, true)
	add(1, false) // it is told once
	if !m.over(at) {
		t.Error("not over")
	}
	if m, err = openMonth(dir, 1); err != nil || m.over(at) {
		t.Errorf("what is less than a step is not on the disk: %v", err) // nor need it be
	}
	add(monthStep, true)
	if m, err = openMonth(dir, 0); err != nil || m.now.Bytes != gib-1+monthStep || m.over(at) {
		t.Errorf("after kill -9, without limit: %+v, %v", m.now, err)
	}
	if m, err = openMonth(dir, 1); err != nil || !m.over(at.In(time.FixedZone("", 3600))) || m.over(at.Add(time.Second)) || !nextMonth(at).Equal(at.Add(time.Second)) {
		t.Errorf("the month ends in Greenwich: %v", err)
	}
}
