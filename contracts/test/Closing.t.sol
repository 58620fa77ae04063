// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICentralizer} from "../src/interfaces/ICentralizer.sol";
import {Hashes} from "../src/libraries/Hashes.sol";
import {Item, Reason} from "../src/types/Types.sol";
import {Path} from "./Base.sol";
import {Doors} from "./Doors.sol";

/// @notice Reservations end: with both sides' word, or when their time is over.
contract ClosingTest is Doors {
    function test_close_pays_the_last_part_and_returns_the_rest() public {
        Path memory p = bobsLane();
        centralizer.claim(voucher(p, 60_000));
        vm.expectEmit();
        emit ICentralizer.Closed(p.id, 130_000 | (100e18 - 130_000) << 96);
        closeWith(mallory.wallet, p, 130_000, closeBy(alice, p, 130_000), closeBy(bobNode, p, 130_000));
        expectHeld(alice.wallet, 128_700, 0, 1_300);
        expectHeld(bob.wallet, 500e18 - 130_000, 0, 0);
    }

    function test_each_side_may_submit_without_its_own_signature() public {
        Path memory p = bobsLane();
        uint256 state = vm.snapshotState();
        closeAs(bob.wallet, alice, p, 5);
        vm.revertToState(state);
        closeAs(bobNode.wallet, alice, p, 5);
        vm.revertToState(state);
        closeAs(alice.wallet, bob, p, 5);
        vm.revertToState(state);
        vm.prank(alice.wallet);
        centralizer.setDelegate(mallory.wallet, uint40(START + 60), 0);
        closeAs(mallory.wallet, bob, p, 5);
        expectHeld(alice.wallet, 5, 0, 0);
    }

    function test_close_needs_both_sides() public {
        Path memory p = bobsLane();
        refused(ICentralizer.NotAgreedByPayee.selector, abi.encode(p.id, bobNode.wallet));
        closeWith(bob.wallet, p, 5, closeBy(bobNode, p, 5), closeBy(bobNode, p, 5));
        refused(ICentralizer.NotAgreedByPayer.selector, abi.encode(p.id, alice.wallet));
        closeAs(alice.wallet, alice, p, 5);
        refused(ICentralizer.NotAgreedByPayee.selector, abi.encode(p.id, address(0)));
        closeWith(bob.wallet, p, 5, hex"1234", closeBy(bobNode, p, 5));
        refused(ICentralizer.NotAgreedByPayee.selector, abi.encode(p.id, mallory.wallet));
        closeAs(mallory.wallet, bobNode, p, 5);
        Item memory raised = signedBy(alice, p, Hashes.CLOSE, 5);
        raised.cumulative = 6;
        vm.expectRevert();
        vm.prank(bob.wallet);
        centralizer.close(raised);
    }

    /// @dev A voucher is no agreement to close.
    function test_a_voucher_does_not_close() public {
        Path memory p = bobsLane();
        Item memory v = voucher(p, 5);
        vm.expectRevert();
        vm.prank(alice.wallet);
        centralizer.close(v);
    }

    function test_close_stays_between_claimed_and_cap() public {
        Path memory p = bobsLane();
        centralizer.claim(voucher(p, 10));
        refused(ICentralizer.BadCumulative.selector, abi.encode(p.id, 9, 10, 100e18));
        closeAs(bob.wallet, alice, p, 9);
        refused(ICentralizer.BadCumulative.selector, abi.encode(p.id, 100e18 + 1, 10, 100e18));
        closeAs(bob.wallet, alice, p, 100e18 + 1);
    }

    function test_closed_is_for_ever() public {
        Path memory p = bobsLane();
        closeAs(bob.wallet, alice, p, 5);
        rejected(voucher(p, 6), p.id, Reason.NotOpen);
        refused(ICentralizer.LaneExists.selector, abi.encode(p.id));
        open(p, 1, START + 1 days);
        refused(ICentralizer.LaneNotOpen.selector, abi.encode(p.id));
        topUp(p, 1, 0);
        refused(ICentralizer.LaneNotOpen.selector, abi.encode(p.id));
        closeAs(bob.wallet, alice, p, 5);
        vm.warp(START + 30 days);
        refused(ICentralizer.LaneNotOpen.selector, abi.encode(p.id));
        closeExpired(p);
    }

    function test_closeExpired_returns_the_rest() public {
        Path memory p = bobsLane();
        centralizer.claim(voucher(p, 1000));
        vm.warp(START + 2 days + 1);
        vm.prank(mallory.wallet);
        closeExpired(p);
        expectHeld(bob.wallet, 500e18 - 1000, 0, 0);
        expectHeld(alice.wallet, 990, 0, 10);
    }
}
