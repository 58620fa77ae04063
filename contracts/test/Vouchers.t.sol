// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICentralizer} from "../src/interfaces/ICentralizer.sol";
import {Item, Reason} from "../src/types/Types.sol";
import {Path} from "./Base.sol";
import {Doors} from "./Doors.sol";

/// @notice Vouchers are claimed, in time and within their cap.
contract VouchersTest is Doors {
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
}
