// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";

/// @title The IPSX token
/// @notice ERC-20 with permit (ERC-2612) and 18 decimals. The whole supply is minted once, at deployment; nobody can ever mint more.
contract IPSXToken is ERC20, ERC20Permit {
    /// @notice All IPSX there will ever be, in wei: 1,800,000,000 x 10^18.
    uint256 public constant MAX_SUPPLY = 1_800_000_000e18;

    /// @param holder receives the whole supply.
    constructor(address holder) ERC20("IPSX", "IPSX") ERC20Permit("IPSX") {
        _mint(holder, MAX_SUPPLY);
    }
}
