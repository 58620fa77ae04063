package connlog

import (
	"encoding/json"

	"github.com/ipsx/ipsx"
)

// Words are what both sides of a deal signed of its log last: the requester's status with the largest head that it acknowledged, and the provider's newest
// with a head. Either may be nil.
type Words struct {
	Requester *ipsx.Signed[ipsx.Status] `json:"requester,omitempty"`
	Provider  *ipsx.Signed[ipsx.Status] `json:"provider,omitempty"`
}

func (w Words) encode() ([]byte, error) { return json.Marshal(w) }

// HeadOf is the head that a status carries.
func HeadOf(s ipsx.Status) Head { return Head{s.LogSize, s.LogRoot} }
