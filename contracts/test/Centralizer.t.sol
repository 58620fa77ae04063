// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {Centralizer} from "../src/Centralizer.sol";
import {ICentralizer} from "../src/interfaces/ICentralizer.sol";
import {Hashes} from "../src/libraries/Hashes.sol";
import {Delegate, Item, Open, Reason, Reservation} from "../src/types/Types.sol";
import {Base, Path} from "./Base.sol";

/// @notice Every door of the Centralizer, opened rightly and wrongly.
contract CentralizerTest is Base {
    bytes32 private constant PERMIT =
        keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");

    // ---- deposits ----

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

    // ---- opening ----

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

    // ---- delegates ----

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

    // ---- vouchers ----

    /// @dev The worked example of ICentralizer.
    function test_claim_pays_the_difference_and_takes_commission() public {
        Path memory p = bobsLane();
        centralizer.claim(voucher(p, 60_000));
        expectHeld(alice.wallet, 59_400, 0, 600);
        centralizer.claim(voucher(p, 130_000));
        expectHeld(alice.wallet, 128_700, 0, 1_300);
        expectHeld(bob.wallet, 400e18, 100e18 - 130_000, 0);
        address[] memory wallets = new address[](2);
        (wallets[0], wallets[1]) = (alice.wallet, alice.wallet);
        centralizer.collectCommission(wallets);
        expectHeld(alice.wallet, 128_700, 0, 0);
        expectHeld(treasury.wallet, 1_300, 0, 0);
    }

    function test_claim_says_what_it_paid() public {
        Path memory p = bobsLane();
        centralizer.claim(voucher(p, 60_000));
        vm.expectEmit();
        emit ICentralizer.Claimed(p.id, 130_000 | uint256(60_000) << 96 | uint256(100) << 192);
        centralizer.claim(voucher(p, 130_000));
    }

    function test_claim_refuses() public {
        Path memory p = bobsLane();
        centralizer.claim(voucher(p, 10));
        rejected(voucher(p, 10), p.id, Reason.Stale);
        rejected(voucher(p, 9), p.id, Reason.Stale);
        rejected(voucher(p, 0), p.id, Reason.Stale);
        rejected(voucher(p, 100e18 + 1), p.id, Reason.OverCap);
        rejected(voucherBy(bob, p, 11), p.id, Reason.BadSignature);
        Path memory unknown = pathOf(bob, alice, bobNode, 2);
        rejected(voucher(unknown, 1), unknown.id, Reason.NotOpen);
        Item memory changed = voucher(p, 11);
        changed.cumulative = 12;
        rejected(changed, p.id, Reason.BadSignature);
        centralizer.claim(voucher(p, 100e18));
    }

    function test_claim_redirected_to_another_payee_pays_nobody() public {
        Item memory item = voucher(bobsLane(), 10);
        item.payee = mallory.wallet;
        rejected(item, pathOf(bob, mallory, bobNode, 1).id, Reason.NotOpen);
    }

    function test_only_the_lower_s_is_a_signature() public {
        Path memory p = bobsLane();
        Item memory item = voucher(p, 10);
        uint256 s = uint256(item.vs) << 1 >> 1;
        uint256 order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;
        uint256 parity = 1 - (uint256(item.vs) >> 255);
        item.vs = bytes32((order - s) | parity << 255);
        rejected(item, p.id, Reason.BadSignature);
        (item.r, item.vs) = (0, 0);
        rejected(item, p.id, Reason.BadSignature);
    }

    function test_vouchers_are_paid_to_the_last_second_of_the_window() public {
        Path memory p = bobsLane();
        uint256 end = START + 1 days + 1 days;
        vm.warp(end);
        refused(ICentralizer.TooEarly.selector, abi.encode(p.id, end));
        closeExpired(p);
        centralizer.claim(voucher(p, 10));
        vm.warp(end + 1);
        rejected(voucher(p, 11), p.id, Reason.Late);
    }

    function test_a_bad_item_affects_no_other() public {
        Path memory p = bobsLane();
        Path memory q = pathOf(bob, mallory, bobNode, 1);
        open(q, 1e18, START + 1 days);
        Item[] memory items = new Item[](4);
        (items[0], items[1], items[2], items[3]) =
            (voucherBy(mallory, q, 1e18), voucher(p, 5), voucher(p, 4), voucher(q, 7));
        vm.expectEmit();
        emit ICentralizer.Skipped(0, q.id, Reason.BadSignature);
        vm.expectEmit();
        emit ICentralizer.Claimed(p.id, 5 | uint256(100) << 192);
        vm.expectEmit();
        emit ICentralizer.Skipped(2, p.id, Reason.Stale);
        centralizer.settle(items);
        expectHeld(alice.wallet, 5, 0, 0);
        expectHeld(mallory.wallet, 7, 0, 0);
    }

    function test_a_wallet_can_pay_itself() public {
        deposit(bob, 100);
        Path memory p = pathOf(bob, bob, bobNode, 1);
        open(p, 100, START + 1 days);
        centralizer.claim(voucher(p, 100));
        expectHeld(bob.wallet, 99, 0, 1);
    }

    // ---- closing ----

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

    // ---- commission ----

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

    // ---- helpers ----

    function refused(bytes4 selector, bytes memory arguments) private {
        vm.expectRevert(abi.encodePacked(selector, arguments));
    }

    function rejected(Item memory item, bytes32 lane, Reason reason) private {
        refused(ICentralizer.ItemRejected.selector, abi.encode(lane, reason));
        centralizer.claim(item);
    }

    function topUp(Path memory p, uint96 add, uint256 expiry) private {
        vm.prank(p.payer);
        centralizer.topUp(p.payer, p.payee, p.signer.wallet, p.number, add, uint40(expiry));
    }

    function openByNode(uint96 cap, uint64 number) private {
        vm.prank(bobNode.wallet);
        centralizer.open(bob.wallet, Open(alice.wallet, bobNode.wallet, number, cap, uint40(START + 60)));
    }

    function permit(uint256 amount) private view returns (uint8, bytes32, bytes32) {
        bytes32 structHash = keccak256(abi.encode(PERMIT, bob.wallet, address(centralizer), amount, 0, START));
        return vm.sign(bob.key, keccak256(abi.encodePacked(hex"1901", token.DOMAIN_SEPARATOR(), structHash)));
    }

    function rate() private view returns (uint256 bps) {
        bps = centralizer.rules().commissionBps;
    }
}
