package chain

import (
	"encoding/json"
	"errors"
	"os"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/internal/durable"
)

// Deployment says where the contracts are. Its JSON form is what operators publish.
type Deployment struct {
	ChainID     uint64       `json:"chainId"`
	Token       ipsx.Address `json:"token"`
	Sale        ipsx.Address `json:"sale"` // the TokenSale that created the token
	Centralizer ipsx.Address `json:"centralizer"`
	Authority   ipsx.Address `json:"authority"` // the AccessManager that schedules commission and treasury and opens the sale
	Registry    ipsx.Address `json:"registry"`  // of exchanges and anchors
	Block       uint64       `json:"block"`     // before which none of the contracts has an event

	// Who created them all, and the nonce of its first transaction: from these follow all addresses, and what code must be there. Zero where
	// nobody says; then it cannot be verified.
	Deployer ipsx.Address `json:"deployer,omitzero"`
	Nonce    uint64       `json:"nonce,omitzero"`
}

// Domain is the EIP-712 domain of everything that is signed for this deployment.
func (d Deployment) Domain() ipsx.Domain {
	return ipsx.Domain{ChainID: d.ChainID, Centralizer: d.Centralizer}
}

// LoadDeployment reads a deployment from a JSON file. A missing file gives CodeNotFound.
func LoadDeployment(path string) (Deployment, error) {
	var d Deployment
	content, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return d, ipsx.Errorf(ipsx.CodeNotFound, "there is no deployment file %s", path)
	}
	if err != nil {
		return d, ipsx.Errorf(ipsx.CodeInternal, "cannot read the deployment file: %w", err)
	}
	if err := ipsx.DecodeBytes(content, &d); err != nil {
		return d, ipsx.Errorf(ipsx.CodeInvalid, "%s is not a deployment: %w", path, err)
	}
	return d, nil
}

// Save writes the deployment to a JSON file, whole or not at all.
func (d Deployment) Save(path string) error {
	content, err := json.MarshalIndent(d, "", "  ")
	if err == nil {
		err = durable.Write(path, append(content, '\n'), 0o600)
	}
	if err != nil {
		return ipsx.Errorf(ipsx.CodeInternal, "cannot save the deployment: %w", err)
	}
	return nil
}
