// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICentralizer} from "../src/interfaces/ICentralizer.sol";
import {Open} from "../src/types/Types.sol";
import {Doors} from "./Doors.sol";

/// @notice Money goes into the Centralizer and out again.
contract DepositsTest is Doors {
    bytes32 private constant PERMIT =
        keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");

    function test_deposit_and_withdraw() public {
        deposit(bob, 10e18);
        expectHeld(bob.wallet, 10e18, 0, 0);
        vm.prank(bob.wallet);
        centralizer.withdraw(4e18);
        expectHeld(bob.wallet, 6e18, 0, 0);
        vm.assertEq(token.balanceOf(bob.wallet), 994e18, "tokens");
        refused(ICentralizer.InsufficientBalance.selector, abi.encode(bob.wallet, 6e18, 6e18 + 1));
        vm.prank(bob.wallet);
        centralizer.withdraw(6e18 + 1);
    }

    function test_nothing_is_refused() public {
        refused(ICentralizer.ZeroAmount.selector, "");
        centralizer.deposit(0);
        refused(ICentralizer.ZeroAmount.selector, "");
        centralizer.withdraw(0);
    }

    function test_a_deposit_without_tokens_credits_nothing() public {
        vm.prank(mallory.wallet);
        token.approve(address(centralizer), 5e18);
        vm.expectRevert();
        deposit(mallory, 5e18);
        expectHeld(mallory.wallet, 0, 0, 0);
    }

    function test_permit_deposits_and_opens_in_one_transaction() public {
        vm.prank(bob.wallet);
        token.approve(address(centralizer), 0);
        (uint8 v, bytes32 r, bytes32 s) = permit(3e18);
        Open memory o = Open(alice.wallet, bobNode.wallet, 7, 3e18, uint40(START + 60));
        vm.prank(bob.wallet);
        centralizer.openWithPermit(o, START, v, r, s);
        expectHeld(bob.wallet, 0, 3e18, 0);
        vm.assertEq(centralizer.reservation(pathOf(bob, alice, bobNode, 7).id).cap, 3e18, "cap");
    }

    /// @dev Whoever sees a permit may submit it first; the deposit must then still go through.
    function test_a_permit_submitted_by_another_does_not_block() public {
        vm.prank(bob.wallet);
        token.approve(address(centralizer), 0);
        (uint8 v, bytes32 r, bytes32 s) = permit(5e18);
        token.permit(bob.wallet, address(centralizer), 5e18, START, v, r, s);
        vm.prank(bob.wallet);
        centralizer.depositWithPermit(5e18, START, v, r, s);
        expectHeld(bob.wallet, 5e18, 0, 0);
    }

    function permit(uint256 amount) private view returns (uint8, bytes32, bytes32) {
        bytes32 structHash = keccak256(abi.encode(PERMIT, bob.wallet, address(centralizer), amount, 0, START));
        return vm.sign(bob.key, keccak256(abi.encodePacked(hex"1901", token.DOMAIN_SEPARATOR(), structHash)));
    }
}
