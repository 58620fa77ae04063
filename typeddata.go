package ipsx

import (
	"strconv"
	"strings"
)

// TypedData is a message in the form in which wallets show and sign it: the second parameter of eth_signTypedData_v4.
type TypedData struct {
	Types       map[string][]TypedField `json:"types"`
	PrimaryType string                  `json:"primaryType"`
	Domain      TypedDomain             `json:"domain"`
	Message     map[string]string       `json:"message"`
}

// TypedField is a member of a struct in TypedData.
type TypedField struct {
	Name string `json:"name"`
	Type string `json:"type"`
}

// TypedDomain is a Domain in TypedData.
type TypedDomain struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	Domain
}

// TypedData is what the wallet signs for the delegation. Its EIP-712 hash is the delegation's digest.
func (d Delegation) TypedData(domain Domain) TypedData {
	name, fields := typedFields(d.TypeString())
	_, ofDomain := typedFields(domainType)
	return TypedData{Types: map[string][]TypedField{"EIP712Domain": ofDomain, name: fields}, PrimaryType: name,
		Domain: TypedDomain{"IPSX", "1", domain},
		Message: map[string]string{"wallet": d.Wallet.Hex(), "delegate": d.Delegate.Hex(), "epoch": strconv.FormatUint(d.Epoch, 10),
			"until": strconv.FormatInt(d.Until, 10)}}
}

// typedFields takes a type string of EIP-712 apart: Name(type name,type name).
func typedFields(typeString string) (name string, fields []TypedField) {
	name, rest, _ := strings.Cut(strings.TrimSuffix(typeString, ")"), "(")
	for member := range strings.SplitSeq(rest, ",") {
		kind, label, _ := strings.Cut(member, " ")
		fields = append(fields, TypedField{Name: label, Type: kind})
	}
	return name, fields
}
