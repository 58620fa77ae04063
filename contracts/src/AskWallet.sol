// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

/// @title The question whether a wallet that is a contract signed a digest
/// @notice Never deployed: who wants to know simulates its creation (eth_call without a recipient) with limited gas. What would become
/// its code is the answer, one word: 1 for yes. A wallet that reverts, burns its gas, changes something, is no contract or answers
/// anything but the word of ERC-1271 has not signed; so an error of the simulation is always the node's own.
contract AskWallet {
    constructor(address wallet, bytes32 digest, bytes memory signature) {
        bool signed = SignatureChecker.isValidERC1271SignatureNow(wallet, digest, signature);
        assembly ("memory-safe") {
            mstore(0, and(signed, eq(returndatasize(), 0x20)))
            return(0, 0x20)
        }
    }
}
