package chain

import (
	"context"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain/internal/bindings"
)

// Vault is a wallet that is a contract and obeys its owner's key. On development chains it stands for multisigs and smart accounts.
type Vault struct {
	client  *Client
	owner   ipsx.Signer
	binding *bindings.Vault
	address ipsx.Address
}

// DeployVault makes a vault of that owner, who pays for it.
func (c *Client) DeployVault(ctx context.Context, owner ipsx.Signer) (*Vault, error) {
	binding := bindings.NewVault()
	receipt, err := c.transact(ctx, owner, create(bindings.VaultMetaData.Bin, binding.PackConstructor(owner.Address())))
	if err != nil {
		return nil, err
	}
	return &Vault{client: c, owner: owner, binding: binding, address: receipt.ContractAddress}, nil
}

// Address is the vault's own: the wallet's.
func (v *Vault) Address() ipsx.Address { return v.address }

// Sign gives the vault's word on a digest, of 66 bytes: no key's signature has that length.
func (v *Vault) Sign(digest ipsx.Hash) (ipsx.WalletSignature, error) {
	signature, err := v.owner.Sign(digest)
	return append(ipsx.WalletSignature{1}, signature...), err
}

// Delegate signs a delegation in the name of the vault.
func (v *Vault) Delegate(d ipsx.Delegation) (*ipsx.SignedDelegation, error) {
	signature, err := v.Sign(v.client.Domain().Digest(d))
	return &ipsx.SignedDelegation{Delegation: d, Signature: signature}, err
}

// Do has the vault do what it must do itself.
func (v *Vault) Do(ctx context.Context, deed Deed) (Receipt, error) {
	return v.client.execute(ctx, v.owner, call{to: &v.address, data: v.binding.PackExecute(deed.To, deed.Data)})
}

// HandOver gives the vault to another owner. What it signed before is not its word any more.
func (v *Vault) HandOver(ctx context.Context, to ipsx.Address) (Receipt, error) {
	return v.client.execute(ctx, v.owner, call{to: &v.address, data: v.binding.PackHandOver(to)})
}
