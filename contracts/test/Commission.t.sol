// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {Centralizer} from "../src/Centralizer.sol";
import {ICentralizer} from "../src/interfaces/ICentralizer.sol";
import {Path} from "./Base.sol";
import {Doors} from "./Doors.sol";

/// @notice Commission and treasury change late, within bounds, and the deployment keeps to them.
contract CommissionTest is Doors {
    function test_commission_changes_late_and_for_new_lanes_only() public {
        Path memory p = bobsLane();
        centralizer.scheduleCommission(300, 5_000);
        vm.assertEq(rate(), 100, "not yet");
        vm.warp(START + 7 days - 1);
        vm.assertEq(rate(), 100, "a second early");
        vm.warp(START + 7 days);
        vm.assertEq(rate(), 300, "now");
        Path memory q = pathOf(bob, alice, bobNode, 2);
        open(q, 1e18, START + 8 days);
        vm.assertEq(centralizer.reservation(p.id).feeBps, 100, "old lane");
        vm.assertEq(centralizer.reservation(q.id).feeBps, 300, "new lane");
        centralizer.scheduleCommission(0, 5_000);
        vm.assertEq(rate(), 300, "the next change waits again");
    }

    function test_commission_is_capped_and_guarded() public {
        refused(ICentralizer.CommissionTooHigh.selector, abi.encode(501, 500));
        centralizer.scheduleCommission(501, 5_000);
        refused(IAccessManaged.AccessManagedUnauthorized.selector, abi.encode(mallory.wallet));
        vm.prank(mallory.wallet);
        centralizer.scheduleCommission(0, 5_000);
        refused(IAccessManaged.AccessManagedUnauthorized.selector, abi.encode(mallory.wallet));
        vm.prank(mallory.wallet);
        centralizer.scheduleTreasury(mallory.wallet);
        refused(ICentralizer.ZeroAddress.selector, "");
        centralizer.scheduleTreasury(address(0));
    }

    function test_treasury_changes_late() public {
        Path memory p = bobsLane();
        centralizer.claim(voucher(p, 1e6));
        centralizer.scheduleTreasury(mallory.wallet);
        vm.assertEq(centralizer.rules().treasury, treasury.wallet, "not yet");
        vm.warp(START + 7 days);
        vm.assertEq(centralizer.rules().treasury, mallory.wallet, "now");
        address[] memory wallets = new address[](1);
        wallets[0] = alice.wallet;
        centralizer.collectCommission(wallets);
        expectHeld(mallory.wallet, 1e4, 0, 0);
    }

    /// @dev More commission than 64 bits hold goes to the treasury at once.
    function test_much_commission_reaches_the_treasury_by_itself() public {
        fund(bob, 10_000e18);
        deposit(bob, 10_000e18);
        Path memory p = pathOf(bob, alice, bobNode, 1);
        open(p, 10_000e18, START + 1 days);
        centralizer.claim(voucher(p, 900e18));
        expectHeld(alice.wallet, 891e18, 0, 9e18);
        centralizer.claim(voucher(p, 1_800e18));
        expectHeld(alice.wallet, 1_782e18, 0, 0);
        expectHeld(treasury.wallet, 18e18, 0, 0);
    }

    function test_deployment_refuses_nonsense() public {
        refused(ICentralizer.ZeroAddress.selector, "");
        new Centralizer(token, address(0), address(authority));
    }

    function test_the_token_is_minted_once() public view {
        vm.assertEq(token.totalSupply(), 1_800_000_000e18, "supply");
        vm.assertEq(token.decimals(), 18, "decimals");
    }
}
