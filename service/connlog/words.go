package connlog

import (
	"encoding/json"

	"github.com/ipsx/ipsx"
)

// Words are what both sides of a deal signed last that matters to its log: the requester's status with the largest head that it acknowledged, the provider's
// with the newest head, and the requester's newest extension of the lease. Each may be nil.
type Words struct {
	Requester *ipsx.Signed[ipsx.Status] `json:"requester,omitempty"`
	Provider  *ipsx.Signed[ipsx.Status] `json:"provider,omitempty"`

	Extension *ipsx.Signed[ipsx.Extension] `json:"extension,omitempty"`
}

func (w Words) encode() ([]byte, error) { return json.Marshal(w) }

// HeadOf is the head that a status carries.
func HeadOf(s ipsx.Status) Head { return Head{s.LogSize, s.LogRoot} }
