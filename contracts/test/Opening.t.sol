// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICentralizer} from "../src/interfaces/ICentralizer.sol";
import {Open, Reservation} from "../src/types/Types.sol";
import {Path} from "./Base.sol";
import {Doors} from "./Doors.sol";

/// @notice Reservations are opened, topped up and prolonged.
contract OpeningTest is Doors {
    function test_open_moves_the_cap_to_reserved() public {
        Path memory p = bobsLane();
        expectHeld(bob.wallet, 400e18, 100e18, 0);
        Reservation memory r = centralizer.reservation(p.id);
        vm.assertTrue(r.cap == 100e18 && r.claimed == 0 && r.feeBps == 100 && !r.closed, "reservation");
        vm.assertEq(r.expiry, START + 1 days, "expiry");
    }

    function test_open_refuses_nonsense() public {
        Path memory p = bobsLane();
        refused(ICentralizer.LaneExists.selector, abi.encode(p.id));
        open(p, 1, START + 1);
        refused(ICentralizer.InsufficientBalance.selector, abi.encode(bob.wallet, 400e18, 400e18 + 1));
        open(pathOf(bob, alice, bobNode, 2), 400e18 + 1, START + 1);
        refused(ICentralizer.ZeroAmount.selector, "");
        open(pathOf(bob, alice, bobNode, 2), 0, START + 1);
        refused(ICentralizer.BadExpiry.selector, abi.encode(START));
        open(pathOf(bob, alice, bobNode, 2), 1, START);
        refused(ICentralizer.BadExpiry.selector, abi.encode(START + 367 days));
        open(pathOf(bob, alice, bobNode, 2), 1, START + 367 days);
        refused(ICentralizer.ZeroAddress.selector, "");
        vm.prank(bob.wallet);
        centralizer.open(bob.wallet, Open(alice.wallet, address(0), 2, 1, uint40(START + 1)));
        refused(ICentralizer.ZeroAddress.selector, "");
        vm.prank(bob.wallet);
        centralizer.open(bob.wallet, Open(address(0), bobNode.wallet, 2, 1, uint40(START + 1)));
    }

    function test_a_stranger_cannot_reserve_anothers_money() public {
        deposit(bob, 10e18);
        refused(ICentralizer.NotDelegate.selector, abi.encode(bob.wallet, mallory.wallet));
        vm.prank(mallory.wallet);
        centralizer.open(bob.wallet, Open(mallory.wallet, mallory.wallet, 1, 1, uint40(START + 1)));
    }

    function test_topUp_adds_and_prolongs_but_never_shortens() public {
        Path memory p = bobsLane();
        topUp(p, 5e18, 0);
        vm.assertEq(centralizer.reservation(p.id).cap, 105e18, "cap");
        vm.assertEq(centralizer.reservation(p.id).expiry, START + 1 days, "expiry unchanged");
        topUp(p, 0, START + 2 days);
        vm.assertEq(centralizer.reservation(p.id).expiry, START + 2 days, "expiry later");
        expectHeld(bob.wallet, 395e18, 105e18, 0);
        refused(
            ICentralizer.BadExpiry.selector, abi.encode(START + 2 days - 1)
        );
        topUp(p, 1, START + 2 days - 1);
        refused(ICentralizer.InsufficientBalance.selector, abi.encode(bob.wallet, 395e18, 396e18));
        topUp(p, 396e18, 0);
    }

    function test_an_expired_lane_revives_only_when_prolonged() public {
        Path memory p = bobsLane();
        vm.warp(START + 10 days);
        refused(
            ICentralizer.BadExpiry.selector, abi.encode(START + 1 days)
        );
        topUp(p, 1e18, 0);
        topUp(p, 1e18, START + 11 days);
        centralizer.claim(voucher(p, 101e18));
    }
}
