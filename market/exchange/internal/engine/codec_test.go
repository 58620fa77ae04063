package engine

import (
	"bytes"
	"encoding/json"
	"net/netip"
	"reflect"
	"testing"

	"github.com/ipsx/ipsx"
	"pgregory.net/rapid"
)

// commands has one of each kind, with every field in use: fillAll sees to it that none is forgotten.
func commands() []Command {
	lost := netip.MustParseAddr("2001:db8::7")
	all := []Command{{Checkpoint: true}, {AddressLost: &lost}, {Offer: &ipsx.Signed[ipsx.Offer]{}}, {Request: &ipsx.Signed[ipsx.Request]{}}, {Cancel: &ipsx.Signed[ipsx.Cancel]{}},
		{Status: &ipsx.Signed[ipsx.Status]{}}, {Settled: &Settled{}}, {Tick: true}, {Extension: &ipsx.Signed[ipsx.Extension]{}}}
	n := uint64(0)
	for _, c := range all {
		for _, part := range []any{c.Offer, c.Request, c.Cancel, c.Status, c.Settled, c.Extension} {
			if v := reflect.ValueOf(part); !v.IsNil() {
				fillAll(v.Elem(), &n)
			}
		}
	}
	all[2].Digest, all[3].Digest = ipsx.Hash{1}, ipsx.Hash{2}
	return all
}

// fillAll gives every field another value.
func fillAll(v reflect.Value, n *uint64) {
	*n++
	switch known := v.Addr().Interface().(type) {
	case *netip.Prefix:
		*known = netip.PrefixFrom(netip.AddrFrom4([4]byte{10, 1, 0, byte(*n)}), 32)
		return
	case *netip.AddrPort:
		*known = netip.AddrPortFrom(netip.AddrFrom16([16]byte{0x20, 1, 15: byte(*n)}), uint16(*n))
		return
	case *ipsx.Amount:
		*known = ipsx.AmountFromWords([4]uint64{^*n, *n})
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fillAll(v.Field(i), n)
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fillAll(v.Elem(), n)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fallthrough
	case reflect.Array:
		for i := range v.Len() {
			fillAll(v.Index(i), n)
		}
	case reflect.String:
		v.SetString(string(rune('a' + *n%26)))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int64:
		v.SetInt(int64(*n) << 32)
	default:
		v.SetUint(*n & (1<<v.Type().Bits() - 1))
	}
}

// TestCommandsReadBack: what is read is what was written, in every field; and of no shorter or longer bytes.
func TestCommandsReadBack(t *testing.T) {
	for _, c := range commands() {
		data, err := c.AppendBinary(nil)
		if err != nil {
			t.Fatal(err)
		}
		var back Command
		if err := back.UnmarshalBinary(data); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(back, c) {
			t.Errorf("%+v reads back as %+v", c, back)
		}
		for n := range data {
			if back.UnmarshalBinary(data[:n]) == nil {
				t.Errorf("%d of %d bytes were read", n, len(data))
			}
		}
		if back.UnmarshalBinary(append(data, 0)) == nil {
			t.Error("a byte too many was read")
		}
	}
	for _, c := range []Command{{}, {Tick: true, Settled: &Settled{}}} {
		if _, err := c.AppendBinary(nil); err == nil {
			t.Errorf("%+v was written", c)
		}
	}
}

// TestCommandsAreAsFromJSON: an order out of the log is the very one that came in, also in what is empty.
func TestCommandsAreAsFromJSON(t *testing.T) {
	m := open(t)
	rapid.Check(t, func(rt *rapid.T) {
		c := (&crowd{T: rt, market: m}).next()
		data, err := c.AppendBinary(nil)
		if err != nil {
			rt.Fatal(err)
		}
		var back Command
		if err := back.UnmarshalBinary(data); err != nil {
			rt.Fatal(err)
		}
		want, err1 := json.Marshal(c)
		got, err2 := json.Marshal(back)
		if err1 != nil || err2 != nil || !bytes.Equal(got, want) {
			rt.Fatalf("%s reads back as %s; %v, %v", want, got, err1, err2)
		}
	})
}

func FuzzCommand(f *testing.F) {
	for _, c := range commands() {
		data, err := c.AppendBinary(nil)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var c, again Command
		if c.UnmarshalBinary(data) != nil {
			return
		}
		data, err := c.AppendBinary(nil)
		if err != nil {
			t.Fatal(err)
		}
		if err := again.UnmarshalBinary(data); err != nil || !reflect.DeepEqual(again, c) {
			t.Errorf("%+v reads back as %+v, %v", c, again, err)
		}
	})
}

func BenchmarkCodec(b *testing.B) {
	c := offering((&market{}).offerOf("alice", 7, "198.51.100.0/30"))
	data, err := c.AppendBinary(nil)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("write", func(b *testing.B) {
		for b.Loop() {
			data, _ = c.AppendBinary(data[:0])
		}
	})
	b.Run("read", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if err := c.UnmarshalBinary(data); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// FuzzRestore reads anything as a snapshot: it is refused, or stands for an engine that writes it again.
func FuzzRestore(f *testing.F) {
	f.Add(New(testConfig).save())
	e := New(testConfig)
	for i := range 3 {
		e.Apply(epoch, offering(varied(i)))
		e.Apply(epoch, requesting(benchRequest(i)))
	}
	f.Add(e.save())
	f.Fuzz(func(t *testing.T, data []byte) {
		e, err := Restore(testConfig, data)
		if err != nil {
			return
		}
		if again, err := Restore(testConfig, e.save()); err != nil || again.StateHash() != e.StateHash() {
			t.Errorf("a snapshot of %d bytes is written as another state: %v", len(data), err)
		}
	})
}
