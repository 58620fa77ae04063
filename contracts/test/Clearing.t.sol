// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICentralizer} from "../src/interfaces/ICentralizer.sol";
import {Item, LeafItem, Reason} from "../src/types/Types.sol";
import {Actor, Path} from "./Base.sol";
import {Leaf, SumTree} from "./SumTree.sol";

/// @notice Victor clears: Bob pays him, he pays Alice and others. Commission is 1 %, a clearer's share of it half.
contract ClearingTest is SumTree {
    Actor private victor = actor("victor");
    uint256 private constant END = START + 10 days;
    Path private income;

    function setUp() public override {
        super.setUp();
        fund(victor, 1000e18);
        deposit(victor, 1000e18);
        deposit(bob, 1000e18);
        vm.prank(victor.wallet);
        centralizer.registerClearer();
        income = pathOf(bob, victor, bobNode, 1);
        open(income, 500e18, END);
    }

    function laneTo(Actor memory payee) private returns (Path memory p) {
        p = pathOf(victor, payee, victor, 1);
        open(p, 100e18, END);
    }

    function test_commission_is_taken_once_on_the_path() public {
        centralizer.claim(voucher(income, 10_000));
        // 100 are commission: half of it is Victor's, who may pay out the other 9,900 free of commission.
        expectHeld(victor.wallet, 1000e18 + 9_950, 0, 50);
        vm.assertEq(centralizer.holdingsOf(victor.wallet).receipts, 9_900, "receipts");
        Path memory out = laneTo(alice);
        vm.expectEmit();
        emit ICentralizer.Claimed(out.id, 9_900);
        centralizer.claim(voucher(out, 9_900));
        expectHeld(alice.wallet, 9_900, 0, 0);
        vm.assertEq(centralizer.holdingsOf(victor.wallet).receipts, 0, "spent");
    }

    /// @dev A registered payer without receipts pays like everybody: registering evades nothing.
    function test_registering_evades_no_commission() public {
        Path memory out = laneTo(alice);
        centralizer.claim(voucher(out, 10_000));
        expectHeld(alice.wallet, 9_900, 0, 100);
    }

    function test_beyond_the_receipts_commission_is_taken_on_the_rest() public {
        centralizer.claim(voucher(income, 10_000));
        Path memory out = laneTo(alice);
        vm.expectEmit();
        emit ICentralizer.ClaimedInPart(out.id, 19_900 | 100 << 192, 100);
        centralizer.claim(voucher(out, 19_900));
        expectHeld(alice.wallet, 19_800, 0, 100);
        centralizer.claim(voucher(out, 29_900));
        expectHeld(alice.wallet, 29_700, 0, 200);
    }

    function test_a_close_counts_as_a_payment() public {
        centralizer.claim(voucher(income, 10_000));
        Path memory out = laneTo(alice);
        closeAs(alice.wallet, victor, out, 9_900);
        expectHeld(alice.wallet, 9_900, 0, 0);
        expectHeld(victor.wallet, 1000e18 + 9_950 - 9_900, 0, 50);
    }

    /// @dev Receipts move along a path of clearers, so that even there commission is taken once.
    function test_a_clearer_pays_a_clearer() public {
        vm.prank(mallory.wallet);
        centralizer.registerClearer();
        centralizer.claim(voucher(income, 10_000));
        Path memory out = laneTo(mallory);
        centralizer.claim(voucher(out, 9_900));
        expectHeld(mallory.wallet, 9_900, 0, 0);
        vm.assertEq(centralizer.holdingsOf(mallory.wallet).receipts, 9_900, "receipts");
        vm.assertEq(centralizer.holdingsOf(victor.wallet).receipts, 0, "passed on");
    }

    /// @dev Money that goes round makes no receipts.
    function test_paying_oneself_makes_no_receipts() public {
        centralizer.claim(voucher(income, 10_000));
        Path memory round = laneTo(victor);
        centralizer.claim(voucher(round, 9_000));
        centralizer.claim(voucher(round, 18_000));
        vm.assertEq(centralizer.holdingsOf(victor.wallet).receipts, 9_900, "receipts");
        pushBy(victor, victor.wallet, 0, one(victor, 27_000));
        vm.assertEq(centralizer.holdingsOf(victor.wallet).receipts, 9_900, "pushed");
        expectHeld(victor.wallet, 900e18 + 9_950 + 27_000, 100e18 - 27_000, 50);
    }

    function test_a_push_pays_what_its_signer_sends() public {
        centralizer.claim(voucher(income, 10_000));
        laneTo(alice);
        laneTo(mallory);
        uint256[] memory payments = new uint256[](3);
        payments[0] = payment(alice, 5_000);
        payments[1] = payment(treasury, 1); // no lane
        payments[2] = payment(mallory, 4_000);
        Path memory none = pathOf(victor, treasury, victor, 1);
        vm.expectEmit();
        emit ICentralizer.Skipped(1, none.id, Reason.NotOpen);
        pushBy(victor, victor.wallet, 0, payments);
        expectHeld(alice.wallet, 5_000, 0, 0);
        expectHeld(mallory.wallet, 4_000, 0, 0);
        vm.assertEq(centralizer.holdingsOf(victor.wallet).receipts, 900, "receipts");
        pushBy(victor, victor.wallet, 0, payments); // again: nothing
        expectHeld(alice.wallet, 5_000, 0, 0);
        pushBy(victor, victor.wallet, 0, one(alice, 15_000)); // 900 of it free
        expectHeld(alice.wallet, 5_000 + 10_000 - 91, 0, 91);
    }

    /// @dev Only the key that the lanes name moves the payer's money.
    function test_nobody_else_pushes() public {
        laneTo(mallory);
        pushBy(mallory, victor.wallet, 0, one(mallory, 5_000));
        pushBy(bobNode, victor.wallet, 0, one(mallory, 5_000));
        expectHeld(mallory.wallet, 0, 0, 0);
        expectHeld(victor.wallet, 900e18, 100e18, 0);
        vm.expectRevert(abi.encodeWithSelector(ICentralizer.TrancheNotOpen.selector, victor.wallet, bytes32("no")));
        pushBy(victor, victor.wallet, "no", one(mallory, 5_000));
    }

    function test_a_push_pays_leaves_that_were_paid_before() public {
        centralizer.claim(voucher(income, 10_000));
        Leaf[] memory leaves = new Leaf[](2);
        leaves[0] = leafOf(victor, alice, victor, 1, 3_000);
        leaves[1] = leafOf(victor, mallory, victor, 1, 3_000);
        (bytes32 root,) = openTranche(leaves, END);
        uint256[] memory payments = new uint256[](2);
        (payments[0], payments[1]) = (payment(alice, 3_001), payment(mallory, 2_000));
        pushBy(victor, victor.wallet, root, payments);
        vm.assertEq(centralizer.trancheOf(victor.wallet, root).used, 0, "not before");
        centralizer.claimLeaf(leafVoucher(leaves, 1, 1));
        pushBy(victor, victor.wallet, root, payments);
        expectHeld(mallory.wallet, 2_000, 0, 0);
        vm.assertEq(centralizer.trancheOf(victor.wallet, root).used, 2_000, "used");
        vm.warp(END + 1 days + 1);
        centralizer.closeTranche(victor.wallet, root);
        expectHeld(victor.wallet, 1000e18 + 9_950 - 2_000, 0, 50);
    }

    /// @dev A push equals the same payments claimed with vouchers, for a clearer and for anybody else.
    function testFuzz_a_push_equals_claims(uint256[5] calldata seeds, bool clearer) public {
        if (clearer) centralizer.claim(voucher(income, 10_000));
        Actor[2] memory to = [alice, victor];
        Path[2] memory paths = [laneTo(alice), laneTo(victor)];
        uint256[] memory payments = new uint256[](seeds.length);
        Item[] memory items = new Item[](seeds.length);
        for (uint256 i = 0; i < seeds.length; ++i) {
            uint256 cumulative = bound(seeds[i] >> 8, 0, seeds[i] % 9 == 0 ? 200e18 : 12_000);
            (payments[i], items[i]) = (payment(to[seeds[i] % 2], cumulative), voucher(paths[seeds[i] % 2], cumulative));
        }
        uint256 state = vm.snapshotState();
        centralizer.settle(items);
        uint256 alices = centralizer.holdingsOf(alice.wallet).balance;
        uint256 fees = commissions();
        vm.revertToState(state);
        pushBy(victor, victor.wallet, 0, payments);
        vm.assertEq(centralizer.reservation(paths[0].id).claimed, claimedOf(items, 0, state), "claimed");
        // Alice is paid alike; only with money that goes round to Victor can his receipts come at another moment.
        if (centralizer.reservation(paths[1].id).claimed == 0) {
            vm.assertEq(centralizer.holdingsOf(alice.wallet).balance, alices, "Alice");
            vm.assertEq(commissions(), fees, "commission");
        }
        vm.assertTrue(total() == 2000e18, "nothing is lost or made");
    }

    function claimedOf(Item[] memory items, uint256, uint256) private pure returns (uint256 most) {
        for (uint256 i = 0; i < items.length; ++i) {
            bool hers = items[i].payee != items[i].payer;
            if (hers && items[i].cumulative <= 100e18 && items[i].cumulative > most) most = items[i].cumulative;
        }
    }

    function commissions() private view returns (uint256) {
        return centralizer.holdingsOf(alice.wallet).commission + centralizer.holdingsOf(victor.wallet).commission;
    }

    function total() private view returns (uint256 sum) {
        address[3] memory all = [alice.wallet, bob.wallet, victor.wallet];
        for (uint256 i = 0; i < all.length; ++i) {
            sum += centralizer.holdingsOf(all[i]).balance + centralizer.holdingsOf(all[i]).reserved;
            sum += centralizer.holdingsOf(all[i]).commission;
        }
    }

    function test_registering_twice_is_refused() public {
        vm.expectRevert(abi.encodeWithSelector(ICentralizer.AlreadyClearer.selector, victor.wallet));
        vm.prank(victor.wallet);
        centralizer.registerClearer();
        vm.assertTrue(centralizer.holdingsOf(victor.wallet).clearer && !centralizer.holdingsOf(bob.wallet).clearer, "who");
    }

    function test_the_share_changes_late_and_is_capped() public {
        vm.expectRevert(abi.encodeWithSelector(ICentralizer.CommissionTooHigh.selector, 8_001, 8_000));
        centralizer.scheduleCommission(100, 8_001);
        centralizer.scheduleCommission(100, 0);
        centralizer.claim(voucher(income, 10_000));
        expectHeld(victor.wallet, 1000e18 + 9_950, 0, 50);
        vm.warp(START + 7 days);
        centralizer.claim(voucher(income, 20_000));
        expectHeld(victor.wallet, 1000e18 + 9_950 + 9_900, 0, 150);
    }

    /// @dev A clearer's commission that outgrows its place reaches the treasury, and he stays a clearer.
    function test_much_commission_of_a_clearer() public {
        fund(bob, 20_000e18);
        deposit(bob, 20_000e18);
        Path memory big = pathOf(bob, victor, bobNode, 2);
        open(big, 20_000e18, END);
        centralizer.claim(voucher(big, 20_000e18));
        expectHeld(treasury.wallet, 100e18, 0, 0);
        expectHeld(victor.wallet, 1000e18 + 19_800e18 + 100e18, 0, 0);
        vm.assertTrue(centralizer.holdingsOf(victor.wallet).clearer, "still a clearer");
        address[] memory list = new address[](1);
        list[0] = victor.wallet;
        centralizer.collectCommission(list);
        vm.assertTrue(centralizer.holdingsOf(victor.wallet).clearer, "after collecting");
    }

    function payment(Actor memory to, uint256 cumulative) private pure returns (uint256) {
        return uint256(uint160(to.wallet)) << 96 | cumulative;
    }

    function one(Actor memory to, uint256 cumulative) private pure returns (uint256[] memory payments) {
        payments = new uint256[](1);
        payments[0] = payment(to, cumulative);
    }

    function pushBy(Actor memory by, address payer, bytes32 tranche, uint256[] memory payments) private {
        vm.prank(by.wallet);
        centralizer.push(payer, 1, tranche, payments);
    }
}
