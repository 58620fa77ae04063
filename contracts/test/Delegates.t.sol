// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICentralizer} from "../src/interfaces/ICentralizer.sol";
import {Delegate} from "../src/types/Types.sol";
import {Doors} from "./Doors.sol";

/// @notice Keys act for wallets, as far as these allow.
contract DelegatesTest is Doors {
    function test_a_delegate_reserves_within_its_allowance_and_time() public {
        deposit(bob, 10e18);
        vm.prank(bob.wallet);
        centralizer.setDelegate(bobNode.wallet, uint40(START + 60), 3e18);
        openByNode(2e18, 1);
        refused(ICentralizer.AllowanceExceeded.selector, abi.encode(bob.wallet, bobNode.wallet, 1e18, 1e18 + 1));
        openByNode(1e18 + 1, 2);
        vm.prank(bobNode.wallet);
        centralizer.topUp(bob.wallet, alice.wallet, bobNode.wallet, 1, 1e18, 0);
        Delegate memory d = centralizer.delegateOf(bob.wallet, bobNode.wallet);
        vm.assertTrue(d.allowance == 0 && d.until == START + 60, "used up");
        vm.warp(START + 61);
        refused(ICentralizer.NotDelegate.selector, abi.encode(bob.wallet, bobNode.wallet));
        openByNode(0, 3);
    }

    function test_a_revoked_delegate_can_do_nothing() public {
        deposit(bob, 10e18);
        vm.startPrank(bob.wallet);
        centralizer.setDelegate(bobNode.wallet, uint40(START + 60), 3e18);
        centralizer.setDelegate(bobNode.wallet, 0, 3e18);
        vm.stopPrank();
        refused(ICentralizer.NotDelegate.selector, abi.encode(bob.wallet, bobNode.wallet));
        openByNode(1, 1);
    }

    function test_a_delegate_never_withdraws() public {
        deposit(bob, 10e18);
        vm.prank(bob.wallet);
        centralizer.setDelegate(bobNode.wallet, uint40(START + 60), 3e18);
        refused(ICentralizer.InsufficientBalance.selector, abi.encode(bobNode.wallet, 0, 1));
        vm.prank(bobNode.wallet);
        centralizer.withdraw(1);
    }

    function test_nobody_delegates_to_the_zero_address() public {
        refused(ICentralizer.ZeroAddress.selector, "");
        centralizer.setDelegate(address(0), uint40(START + 60), 1);
    }

    function test_epoch_counts_up_for_its_wallet_only() public {
        vm.startPrank(bob.wallet);
        centralizer.bumpEpoch();
        centralizer.bumpEpoch();
        vm.stopPrank();
        vm.assertEq(centralizer.epochOf(bob.wallet), 2, "bob");
        vm.assertEq(centralizer.epochOf(alice.wallet), 0, "alice");
    }
}
