// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Reservation, Tranche} from "../src/types/Types.sol";
import {ClearingHandler} from "./ClearingHandler.sol";
import {Handler} from "./Handler.sol";
import {Vm} from "./Vm.sol";

/// @notice What holds after any sequence of calls by many actors over months; the handler keeps the books the contract must agree with.
contract InvariantsTest {
    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    Vm private constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));
    ClearingHandler private handler;

    function setUp() public {
        handler = new ClearingHandler();
        handler.setUp();
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    function targetSelectors() public view returns (FuzzSelector[] memory targets) {
        targets = new FuzzSelector[](1);
        targets[0] = FuzzSelector(address(handler), handler.doors());
    }

    /// @dev Contract tokens = balances + reserved + commission set aside + donations.
    function invariant_every_token_is_somebodys() public view {
        uint256 sum = handler.donations();
        for (uint256 i = 0; i <= handler.ACTORS(); ++i) {
            address w = handler.walletAt(i);
            sum += handler.centralizerOf().holdingsOf(w).balance + handler.centralizerOf().holdingsOf(w).reserved
                + handler.centralizerOf().holdingsOf(w).commission;
        }
        vm.assertEq(handler.tokens(), sum, "tokens");
    }

    /// @dev A wallet's money changes only as the books say: by its own calls, its delegate's within the allowance, its lanes'
    /// signers, and what it is paid. Debit = credit + fee.
    function invariant_wallets_agree_with_the_books() public view {
        uint256 commission = handler.centralizerOf().holdingsOf(handler.walletAt(handler.ACTORS())).balance;
        for (uint256 i = 0; i < handler.ACTORS(); ++i) {
            address w = handler.walletAt(i);
            vm.assertEq(handler.centralizerOf().holdingsOf(w).balance, handler.free(w), "free");
            vm.assertEq(handler.centralizerOf().holdingsOf(w).reserved, handler.reserved(w), "reserved");
            commission += handler.centralizerOf().holdingsOf(w).commission;
        }
        vm.assertEq(commission, handler.commission(), "commission");
    }

    /// @dev A lane pays exactly the highest voucher that its signer signed inside the cap and in time, never less than before; its
    /// cap and expiry never shrink; at its end paid + returned = cap.
    function invariant_lanes_agree_with_the_books() public view {
        for (uint256 i = 0; i < handler.lanes(); ++i) {
            Handler.Book memory book = handler.bookAt(i);
            Reservation memory r = handler.centralizerOf().reservation(book.id);
            vm.assertEq(r.claimed, book.claimed, "claimed");
            vm.assertTrue(r.claimed <= book.highestSigned && r.claimed <= r.cap, "claimed more than signed or covered");
            vm.assertEq(r.cap, book.cap, "cap");
            vm.assertEq(r.expiry, book.closed ? 0 : book.expiry, "expiry");
            vm.assertEq(r.feeBps, book.feeBps, "commission");
            vm.assertTrue(r.closed == book.closed, "closed");
            if (r.closed) vm.assertEq(r.claimed + book.returned, r.cap, "paid + returned = cap");
        }
    }

    /// @dev A tranche has paid what the books say, never more than its sum; a clearer's receipts are what it was paid and has not paid out.
    function invariant_tranches_and_receipts_agree_with_the_books() public view {
        for (uint256 i = 0; i < handler.trees(); ++i) {
            (ClearingHandler.Grove memory g, address payer) = handler.groveAt(i);
            Tranche memory t = handler.centralizerOf().trancheOf(payer, g.root);
            vm.assertEq(t.used, g.used, "used");
            vm.assertTrue(t.used <= t.sum && t.sum == g.sum && t.closed == g.closed, "a tranche paid more than it has");
        }
        for (uint256 i = 0; i < handler.ACTORS(); ++i) {
            address w = handler.walletAt(i);
            vm.assertEq(handler.centralizerOf().holdingsOf(w).receipts, handler.receipts(w), "receipts");
        }
    }
}
