// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {IClaimPool} from "./interfaces/IClaimPool.sol";
import {Leaves} from "./libraries/Leaves.sol";

/// @title A claim pool
/// @notice See IClaimPool for what everything means.
contract ClaimPool is IClaimPool, AccessManaged {
    using SafeERC20 for IERC20;

    /// @inheritdoc IClaimPool
    string public name;
    /// @inheritdoc IClaimPool
    IERC20 public immutable token;
    /// @inheritdoc IClaimPool
    bytes32 public root;
    /// @inheritdoc IClaimPool
    mapping(address wallet => uint256) public claimedBy;

    /// @param name_ says whom the pool is for.
    /// @param token_ is claimed here.
    /// @param authority the AccessManager that may replace the tree, and nothing else.
    constructor(string memory name_, IERC20 token_, address authority) AccessManaged(authority) {
        name = name_;
        token = token_;
    }

    /// @inheritdoc IClaimPool
    function setRoot(bytes32 newRoot) external restricted {
        root = newRoot;
        emit RootSet(newRoot);
    }

    /// @inheritdoc IClaimPool
    function claim(address wallet, uint256 total, bytes32[] calldata proof) external {
        require(Leaves.proven(proof, root, wallet, total), BadProof(wallet));
        uint256 before = claimedBy[wallet];
        require(total > before, NothingToClaim(wallet));
        claimedBy[wallet] = total;
        emit Claimed(wallet, total - before);
        token.safeTransfer(wallet, total - before);
    }
}
