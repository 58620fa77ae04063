// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {ITokenSale} from "../src/interfaces/ITokenSale.sol";
import {TokenSale} from "../src/TokenSale.sol";
import {Stage, Terms} from "../src/types/Sale.sol";
import {SaleBase} from "./SaleBase.sol";

/// @notice What is fixed at deployment and at opening, and what the clock makes of it.
contract SaleTermsTest is SaleBase {
    function test_the_shares_are_the_supply() public view {
        vm.assertEq(sale.SALE() + sale.EARLY() + sale.BOUNTY() + sale.TEAM(), token.MAX_SUPPLY(), "sum");
        vm.assertEq(token.funding(), address(sale), "only the sale mints");
    }

    function test_opened_once_by_the_authority() public {
        vm.prank(mallory.wallet);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, mallory.wallet));
        sale.open(someTerms());
        vm.expectEmit();
        emit ITokenSale.Opened(someTerms());
        sale.open(someTerms());
        vm.assertEq(keccak256(abi.encode(sale.terms())), keccak256(abi.encode(someTerms())), "terms");
        vm.expectRevert(abi.encodeWithSelector(ITokenSale.AlreadyOpened.selector));
        sale.open(someTerms());
    }

    function test_opened_until_the_first_stage_begins() public {
        vm.warp(PRIVATE + 1);
        refused(someTerms(), abi.encodeWithSelector(ITokenSale.TooLate.selector, PRIVATE, PRIVATE + 1));
        vm.warp(PRIVATE);
        sale.open(someTerms());
        vm.assertTrue(sale.stage() == Stage.Private, "begins at once");
    }

    function test_a_stage_lasts_from_its_first_second_until_its_end() public {
        expectAt(PRIVATE, Stage.None, "not opened");
        vm.warp(START);
        sale.open(someTerms());
        expectAt(START, Stage.None, "before");
        expectAt(PRIVATE - 1, Stage.None, "a second before");
        expectAt(PRIVATE, Stage.Private, "private");
        expectAt(PRIVATE + 10 days - 1, Stage.Private, "last private second");
        expectAt(PRIVATE + 10 days, Stage.None, "between");
        expectAt(PRE_SALE, Stage.PreSale, "pre-sale");
        expectAt(PRE_SALE + 10 days, Stage.None, "between again");
        expectAt(PUBLIC, Stage.Public, "public");
        expectAt(OVER - 1, Stage.Public, "last second");
        expectAt(OVER, Stage.None, "over");
    }

    function test_stages_may_follow_without_a_gap() public {
        Terms memory t = someTerms();
        (t.privateUntil, t.preSaleUntil) = (t.preSaleFrom, t.publicFrom);
        sale.open(t);
        expectAt(PRE_SALE - 1, Stage.Private, "private");
        expectAt(PRE_SALE, Stage.PreSale, "pre-sale");
        expectAt(PUBLIC - 1, Stage.PreSale, "pre-sale still");
        expectAt(PUBLIC, Stage.Public, "public");
    }

    function test_dates_in_order() public {
        for (uint256 i = 0; i < 7; ++i) {
            Terms memory t = someTerms();
            if (i == 0) t.privateUntil = t.privateFrom;
            if (i == 1) t.preSaleFrom = t.privateUntil - 1;
            if (i == 2) t.preSaleUntil = t.preSaleFrom;
            if (i == 3) t.publicFrom = t.preSaleUntil - 1;
            if (i == 4) t.publicUntil = t.publicFrom;
            if (i == 5) t.publicUntil = uint40(START + sale.MAX_TERM() + 1);
            if (i == 6) t.publicUntil = uint40(OVER * 1000);
            refused(t, abi.encodeWithSelector(ITokenSale.BadDates.selector));
        }
    }

    function test_amounts_in_bounds() public {
        for (uint256 i = 0; i < 7; ++i) {
            Terms memory t = someTerms();
            if (i == 0) (t.hardCap, t.softCap, t.minPrivate, t.publicCap) = (1 ether - 1, 1, 0, 1);
            if (i == 1) t.hardCap = 120_000_000 ether + 1;
            if (i == 2) t.softCap = 0;
            if (i == 3) t.softCap = t.hardCap + 1;
            if (i == 4) t.minPrivate = t.hardCap + 1;
            if (i == 5) t.publicCap = 0;
            if (i == 6) t.publicCap = t.hardCap + 1;
            refused(t, abi.encodeWithSelector(ITokenSale.BadAmounts.selector));
        }
    }

    function test_the_rate_follows_from_the_hard_cap() public {
        vm.assertEq(sale.tokensFor(1 ether), 0, "none before the opening");
        sale.open(someTerms());
        vm.assertEq(sale.tokensFor(1 ether), 30_000_000e18, "an ether of thirty");
        vm.assertEq(sale.tokensFor(30 ether), sale.SALE(), "the hard cap");
    }

    /// @dev Each would make a sale that succeeds and can never be finalized, or pays nobody.
    function test_deployment_refuses_nonsense() public {
        deployRefused(address(0), team.wallet, CLIFF, VESTING, abi.encodeWithSelector(ITokenSale.ZeroAddress.selector));
        deployRefused(alice.wallet, address(0), CLIFF, VESTING, abi.encodeWithSelector(ITokenSale.ZeroAddress.selector));
        bytes memory why = abi.encodeWithSelector(ITokenSale.BadVesting.selector, VESTING + 1, VESTING);
        deployRefused(alice.wallet, team.wallet, VESTING + 1, VESTING, why);
        uint64 tooLong = sale.MAX_VESTING() + 1;
        why = abi.encodeWithSelector(ITokenSale.BadVesting.selector, CLIFF, tooLong);
        deployRefused(alice.wallet, team.wallet, CLIFF, tooLong, why);
    }

    function expectAt(uint256 time, Stage want, string memory what) private {
        vm.warp(time);
        vm.assertEq(uint256(sale.stage()), uint256(want), what);
    }

    function refused(Terms memory t, bytes memory reason) private {
        vm.expectRevert(reason);
        sale.open(t);
    }

    function deployRefused(address to, address team_, uint64 cliff, uint64 duration, bytes memory reason) private {
        vm.expectRevert(reason);
        new TokenSale(payable(to), address(authority), team_, cliff, duration);
    }
}
