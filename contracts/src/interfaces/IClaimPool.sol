// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @title A named pool of tokens that wallets claim by Merkle proof
/// @notice The tree is OpenZeppelin's StandardMerkleTree of (address wallet, uint256 total); totals are wei of IPSX over all time, so
/// a replaced tree adds to what a wallet has claimed before and pays nothing twice.
///
/// Worked example: Alice's leaf says 100 and she claims 100. The next tree says 250: her claim pays 150.
interface IClaimPool {
    /// @notice Claims are proven against this tree from now on.
    event RootSet(bytes32 root);
    /// @notice A wallet got this amount.
    event Claimed(address indexed wallet, uint256 amount);

    /// @notice The tree has no such leaf for the wallet.
    error BadProof(address wallet);
    /// @notice The wallet has claimed its total before.
    error NothingToClaim(address wallet);

    /// @notice Replaces the tree.
    function setRoot(bytes32 newRoot) external;

    /// @notice Pays a wallet its total less what it claimed before; anyone may call it.
    function claim(address wallet, uint256 total, bytes32[] calldata proof) external;

    /// @notice Whom the pool is for.
    function name() external view returns (string memory);

    /// @notice The token that is claimed here.
    function token() external view returns (IERC20);

    /// @notice The root of the tree; zero before there is one.
    function root() external view returns (bytes32);

    /// @notice What a wallet has claimed over all time.
    function claimedBy(address wallet) external view returns (uint256);
}
