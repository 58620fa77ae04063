// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";

/// @title The IPSX token
/// @notice ERC-20 with permit (ERC-2612) and 18 decimals. The whole supply is minted at once, when funding completes. Before that
/// there is no token that anybody could move; after that nobody can ever mint, burn or halt one.
contract IPSXToken is ERC20, ERC20Permit {
    /// @notice All IPSX there will ever be, in wei: 1,800,000,000 x 10^18.
    uint256 public constant MAX_SUPPLY = 1_800_000_000e18;

    /// @notice Who completes the funding and gets the whole supply to distribute.
    address public immutable funding;

    /// @notice Only the funding contract completes the funding.
    error NotFunding(address caller);
    /// @notice The supply was minted before, and nothing is ever minted again.
    error AlreadyComplete();

    /// @param funding_ may complete the funding.
    constructor(address funding_) ERC20("IPSX", "IPSX") ERC20Permit("IPSX") {
        funding = funding_;
    }

    /// @notice Mints the whole supply to the funding contract, once.
    function complete() external {
        require(msg.sender == funding, NotFunding(msg.sender));
        require(totalSupply() == 0, AlreadyComplete());
        _mint(funding, MAX_SUPPLY);
    }
}
