// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICentralizer} from "../src/interfaces/ICentralizer.sol";
import {Item, Open, Reason} from "../src/types/Types.sol";
import {Base, Path} from "./Base.sol";

/// @notice What the tests of the single doors of the Centralizer share.
abstract contract Doors is Base {
    function refused(bytes4 selector, bytes memory arguments) internal {
        vm.expectRevert(abi.encodePacked(selector, arguments));
    }

    function rejected(Item memory item, bytes32 lane, Reason reason) internal {
        refused(ICentralizer.ItemRejected.selector, abi.encode(lane, reason));
        centralizer.claim(item);
    }

    function topUp(Path memory p, uint96 add, uint256 expiry) internal {
        vm.prank(p.payer);
        centralizer.topUp(p.payer, p.payee, p.signer.wallet, p.number, add, uint40(expiry));
    }

    function openByNode(uint96 cap, uint64 number) internal {
        vm.prank(bobNode.wallet);
        centralizer.open(bob.wallet, Open(alice.wallet, bobNode.wallet, number, cap, uint40(START + 60)));
    }

    function rate() internal view returns (uint256 bps) {
        bps = centralizer.rules().commissionBps;
    }
}
