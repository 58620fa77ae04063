package ipsx_test

import (
	"encoding"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math/big"
	"net/netip"
	"reflect"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common/math"
	"github.com/ethereum/go-ethereum/signer/core/apitypes"
	"github.com/ipsx/ipsx"
	"pgregory.net/rapid"
)

// random draws any value of a message's field types, as wide as the wire allows.
func random(t *rapid.T, v reflect.Value) {
	switch p := v.Addr().Interface().(type) {
	case *ipsx.Amount:
		*p = randomAmount(t)
		return
	case *netip.Prefix:
		a := randomAddr(t)
		*p = netip.PrefixFrom(a, rapid.IntRange(0, a.BitLen()).Draw(t, "bits")).Masked()
		return
	case *netip.AddrPort:
		*p = netip.AddrPortFrom(randomAddr(t), rapid.Uint16().Draw(t, "port"))
		return
	case *netip.Addr:
		*p = randomAddr(t)
		return
	case *ipsx.PortRange:
		first := rapid.Uint16Range(1, 65535).Draw(t, "first")
		*p = ipsx.PortRange{First: first, Last: rapid.Uint16Range(first, 65535).Draw(t, "last")}
		return
	case *ipsx.Kinds:
		*p = ipsx.Kinds(rapid.Uint8Range(0, 7).Draw(t, "kinds"))
		return
	case *ipsx.Protocols:
		*p = ipsx.Protocols(rapid.Uint8Range(0, 7).Draw(t, "protocols"))
		return
	case *ipsx.Scopes:
		*p = ipsx.Scopes(rapid.Uint16Range(0, 127).Draw(t, "scopes"))
		return
	case *ipsx.Distinct:
		*p = ipsx.Distinct(rapid.Uint8Range(0, 15).Draw(t, "distinct"))
		return
	}
	randomKind(t, v)
}

func randomKind(t *rapid.T, v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			random(t, v.Field(i))
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), rapid.IntRange(0, 3).Draw(t, "length"), 3))
		fallthrough
	case reflect.Array:
		for i := range v.Len() {
			random(t, v.Index(i))
		}
	case reflect.String:
		v.SetString(rapid.String().Draw(t, "text"))
	case reflect.Bool:
		v.SetBool(rapid.Bool().Draw(t, "bool"))
	case reflect.Int64:
		v.SetInt(rapid.Int64Min(0).Draw(t, "int"))
	default:
		v.SetUint(rapid.Uint64().Draw(t, "uint") >> (64 - v.Type().Bits()))
	}
}

func randomAmount(t *rapid.T) ipsx.Amount {
	wide := new(big.Int).SetBytes(rapid.SliceOfN(rapid.Byte(), 0, 16).Draw(t, "amount"))
	amount, err := ipsx.AmountFromBig(wide)
	if err != nil {
		t.Fatal(err)
	}
	return amount
}

func randomAddr(t *rapid.T) netip.Addr {
	size := rapid.SampledFrom([]int{4, 16}).Draw(t, "size")
	a, _ := netip.AddrFromSlice(rapid.SliceOfN(rapid.Byte(), size, size).Draw(t, "address"))
	return a.Unmap()
}

// typedData is the message as go-ethereum's apitypes sees it: types from the type string, values by field name.
func typedData(domain ipsx.Domain, m ipsx.Message) (apitypes.TypedData, error) {
	name, rest, _ := strings.Cut(m.TypeString(), "(")
	value, types, message := reflect.ValueOf(m), []apitypes.Type{}, apitypes.TypedDataMessage{}
	for i, field := range strings.Split(strings.TrimSuffix(rest, ")"), ",") {
		kind, label, _ := strings.Cut(field, " ")
		tag, _, _ := strings.Cut(value.Type().Field(i).Tag.Get("json"), ",")
		if tag != label {
			return apitypes.TypedData{}, fmt.Errorf("%s: field %d is %q in JSON and %q in the type", name, i, tag, label)
		}
		types = append(types, apitypes.Type{Name: label, Type: kind})
		message[label] = typedValue(value.Field(i))
	}
	return apitypes.TypedData{
		Types: apitypes.Types{name: types, "EIP712Domain": {{Name: "name", Type: "string"}, {Name: "version", Type: "string"},
			{Name: "chainId", Type: "uint256"}, {Name: "verifyingContract", Type: "address"}}},
		PrimaryType: name, Message: message,
		Domain: apitypes.TypedDataDomain{Name: "IPSX", Version: "1", VerifyingContract: domain.Centralizer.Hex(),
			ChainId: (*math.HexOrDecimal256)(new(big.Int).SetUint64(domain.ChainID))},
	}, nil
}

func typedValue(v reflect.Value) any {
	if text, ok := v.Interface().(encoding.TextMarshaler); ok {
		b, err := text.MarshalText()
		if err != nil {
			return err
		}
		return string(b)
	}
	switch v.Kind() {
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			return "0x" + hex.EncodeToString(v.Bytes())
		}
		items := []any{}
		for i := range v.Len() {
			items = append(items, typedValue(v.Index(i)))
		}
		return items
	case reflect.Bool:
		return v.Bool()
	case reflect.String:
		return v.String()
	case reflect.Int64:
		return fmt.Sprint(v.Int())
	}
	return fmt.Sprint(v.Uint())
}

// everyType is one zero of each message.
func everyType() map[string]ipsx.Message {
	types := map[string]ipsx.Message{}
	for _, s := range samples() {
		types[typeName(s.message)] = reflect.Zero(reflect.TypeOf(s.message)).Interface().(ipsx.Message)
	}
	return types
}

func drawMessage(t *rapid.T, like ipsx.Message) ipsx.Message {
	v := reflect.New(reflect.TypeOf(like)).Elem()
	random(t, v)
	return v.Interface().(ipsx.Message)
}

// TestHashesAgreeWithGoEthereum holds every hand-written hash against go-ethereum's EIP-712 on random values.
func TestHashesAgreeWithGoEthereum(t *testing.T) {
	for name, zero := range everyType() {
		t.Run(name, rapid.MakeCheck(func(t *rapid.T) {
			domain := ipsx.Domain{ChainID: rapid.Uint64().Draw(t, "chain"), Centralizer: alice.Address()}
			m := drawMessage(t, zero)
			typed, err := typedData(domain, m)
			if err != nil {
				t.Fatal(err)
			}
			want, _, err := apitypes.TypedDataAndHash(typed)
			if err != nil {
				t.Fatal(err)
			}
			if got := domain.Digest(m); string(want) != string(got[:]) {
				t.Fatalf("digest is %x, go-ethereum has %x", got, want)
			}
		}))
	}
}

// TestHashSeesEveryField changes one field at a time: the hash must change with each.
func TestHashSeesEveryField(t *testing.T) {
	for name, zero := range everyType() {
		t.Run(name, rapid.MakeCheck(func(t *rapid.T) {
			a, b := reflect.New(reflect.TypeOf(zero)).Elem(), drawMessage(t, zero)
			random(t, a)
			i := rapid.IntRange(0, a.NumField()-1).Draw(t, "field")
			changed := reflect.New(a.Type()).Elem()
			changed.Set(a)
			changed.Field(i).Set(reflect.ValueOf(b).Field(i))
			same := reflect.DeepEqual(a.Field(i).Interface(), changed.Field(i).Interface())
			before, after := a.Interface().(ipsx.Message).StructHash(), changed.Interface().(ipsx.Message).StructHash()
			if same != (before == after) {
				t.Fatalf("field %s: same value %v, same hash %v", a.Type().Field(i).Name, same, before == after)
			}
		}))
	}
}

// TestWireFormRoundTrip writes and reads random messages of each type without loss.
func TestWireFormRoundTrip(t *testing.T) {
	for name, zero := range everyType() {
		t.Run(name, rapid.MakeCheck(func(t *rapid.T) {
			m := drawMessage(t, zero)
			wire, err := json.Marshal(m)
			if err != nil {
				t.Fatal(err)
			}
			back := reflect.New(reflect.TypeOf(m))
			if err := json.Unmarshal(wire, back.Interface()); err != nil {
				t.Fatalf("%v: %s", err, wire)
			}
			if got := back.Elem().Interface().(ipsx.Message); got.StructHash() != m.StructHash() {
				t.Fatalf("reads back as another message: %s", wire)
			}
		}))
	}
}

// BenchmarkDigest measures the identity of an offer with every field in use, and of one with few.
func BenchmarkDigest(b *testing.B) {
	for name, o := range map[string]ipsx.Offer{"full": sampleOffer(), "bare": bareOffer()} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				home.Digest(o)
			}
		})
	}
}
