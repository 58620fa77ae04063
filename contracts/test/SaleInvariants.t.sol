// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPSXToken} from "../src/IPSXToken.sol";
import {TokenSale} from "../src/TokenSale.sol";
import {SaleHandler} from "./SaleHandler.sol";
import {Vm} from "./Vm.sol";

/// @notice What holds in every sale, whatever many actors do with it for months. A quarter of the usual runs, for they deploy much.
/// forge-config: default.invariant.runs = 32
/// forge-config: nightly.invariant.runs = 1000
contract SaleInvariantsTest {
    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    Vm private constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));
    SaleHandler private handler;

    function setUp() public {
        handler = new SaleHandler();
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

    /// @dev Contributions are what wallets sent less what was returned; the hard cap and each limit hold.
    function invariant_contributions_agree_with_the_books() public view {
        TokenSale sale = handler.current();
        uint256 sum = 0;
        for (uint256 i = 0; i < handler.ACTORS(); ++i) {
            SaleHandler.Book memory b = handler.bookOf(handler.walletAt(i));
            uint256 given = handler.total(b);
            vm.assertEq(given, b.paidIn - b.returned, "paid in - returned");
            bool settled = b.refunded + b.claims != 0;
            vm.assertEq(sale.contributionOf(handler.walletAt(i)), settled ? 0 : given, "contribution");
            sum += given;
        }
        vm.assertEq(sale.raised(), sum, "raised");
        vm.assertTrue(sum <= sale.terms().hardCap, "above the hard cap");
    }

    /// @dev The contract's ether is what contributors can take back, or the treasury collect, and what was forced on it.
    function invariant_ether_is_there_for_whom_it_is_due() public view {
        TokenSale sale = handler.current();
        uint256 due = handler.collected(sale) ? 0 : sale.raised();
        for (uint256 i = 0; i < handler.ACTORS(); ++i) {
            SaleHandler.Book memory b = handler.bookOf(handler.walletAt(i));
            vm.assertTrue(b.refunded == 0 || b.refunded == handler.total(b), "a refund is the contribution");
            due -= b.refunded;
        }
        vm.assertEq(address(sale).balance, due + handler.forced(sale), "ether");
    }

    /// @dev No token before success, all of it after; claims are exact to the wei and add up to the sale's tokens.
    function invariant_tokens_are_none_or_all() public view {
        TokenSale sale = handler.current();
        IPSXToken token = sale.token();
        bool done = handler.finalized(sale);
        vm.assertEq(token.totalSupply(), done ? token.MAX_SUPPLY() : 0, "supply");
        if (!done) return;
        uint256 sum = 0;
        for (uint256 i = 0; i < handler.ACTORS(); ++i) {
            sum += exactClaim(sale, handler.walletAt(i));
        }
        vm.assertEq(token.balanceOf(address(sale)), sale.SALE() - sum, "unclaimed");
        if (handler.claimed(sale) == sale.raised()) vm.assertEq(sum, sale.SALE(), "all claimed");
    }

    function exactClaim(TokenSale sale, address wallet) private view returns (uint256 tokens) {
        SaleHandler.Book memory b = handler.bookOf(wallet);
        tokens = sale.token().balanceOf(wallet);
        uint256 due = sale.SALE() * handler.total(b) * b.claims;
        uint256 got = tokens * sale.raised();
        vm.assertTrue((got > due ? got - due : due - got) < sale.raised(), "more than a wei from the exact share");
    }

    /// @dev A sale never succeeds and fails, and outcomes never change.
    function invariant_one_outcome() public view {
        TokenSale sale = handler.current();
        vm.assertTrue(!(sale.succeeded() && sale.failed()), "both");
        vm.assertTrue(!handler.finalized(sale) || sale.succeeded(), "finalized without success");
    }
}
