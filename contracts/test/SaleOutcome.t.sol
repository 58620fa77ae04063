// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {ITokenSale} from "../src/interfaces/ITokenSale.sol";
import {TeamVesting} from "../src/TeamVesting.sol";
import {TokenSale} from "../src/TokenSale.sol";
import {Stage, Terms} from "../src/types/Sale.sol";
import {Actor} from "./Base.sol";
import {SaleBase} from "./SaleBase.sol";

/// @notice How a sale ends: success, or everyone's ether back.
contract SaleOutcomeTest is SaleBase {
    // ---- success ----

    function test_success_shares_the_supply_out() public {
        aliceAndBobGave();
        vm.prank(mallory.wallet);
        sale.finalize();
        vm.assertEq(token.totalSupply(), token.MAX_SUPPLY(), "supply");
        vm.assertEq(token.balanceOf(address(sale)), 900_000_000e18, "sale");
        vm.assertEq(token.balanceOf(address(sale.earlyAdopters())), 495_000_000e18, "early adopters");
        vm.assertEq(token.balanceOf(address(sale.bounty())), 45_000_000e18, "bounty");
        vm.assertEq(token.balanceOf(address(sale.vesting())), 360_000_000e18, "team");
        vm.expectRevert(abi.encodeWithSelector(ITokenSale.AlreadyFinalized.selector));
        sale.finalize();
    }

    /// @dev The worked example of ITokenSale.
    function test_contributors_share_what_stayed_unsold() public {
        aliceAndBobGave();
        sale.finalize();
        vm.expectEmit();
        emit ITokenSale.Claimed(alice.wallet, 4 ether, 300_000_000e18);
        sale.claim(alice.wallet);
        sale.claim(bob.wallet);
        vm.assertEq(token.balanceOf(alice.wallet), 300_000_000e18, "alice");
        vm.assertEq(token.balanceOf(bob.wallet), 600_000_000e18, "bob");
    }

    function test_nobody_claims_twice_or_before_time() public {
        aliceAndBobGave();
        vm.expectRevert(abi.encodeWithSelector(ITokenSale.NotFinalized.selector));
        sale.claim(alice.wallet);
        vm.expectRevert(abi.encodeWithSelector(ITokenSale.NotFinalized.selector));
        sale.collect();
        sale.finalize();
        sale.claim(alice.wallet);
        vm.expectRevert(abi.encodeWithSelector(ITokenSale.NothingGiven.selector, alice.wallet));
        sale.claim(alice.wallet);
        vm.expectRevert(abi.encodeWithSelector(ITokenSale.NothingGiven.selector, mallory.wallet));
        sale.claim(mallory.wallet);
    }

    function test_the_treasury_collects_once() public {
        aliceAndBobGave();
        sale.finalize();
        sale.claim(alice.wallet);
        vm.assertEq(treasury.wallet.balance, 0, "not before it is called");
        vm.prank(mallory.wallet);
        sale.collect();
        vm.assertEq(treasury.wallet.balance, 12 ether, "all of it");
        vm.expectRevert(abi.encodeWithSelector(ITokenSale.AlreadyCollected.selector));
        sale.collect();
        sale.claim(bob.wallet);
    }

    function test_a_running_sale_has_no_outcome() public {
        vm.expectRevert(abi.encodeWithSelector(ITokenSale.NotSucceeded.selector));
        sale.finalize();
        vm.expectRevert(abi.encodeWithSelector(ITokenSale.NotFailed.selector));
        sale.refund();
        aliceAndBobGave();
        vm.warp(OVER - 1);
        vm.expectRevert(abi.encodeWithSelector(ITokenSale.NotSucceeded.selector));
        sale.finalize();
        vm.expectRevert(abi.encodeWithSelector(ITokenSale.NotFailed.selector));
        refund(alice);
    }

    function test_the_hard_cap_ends_the_sale_at_once() public {
        sale.open(someTerms());
        admit(Stage.Private, 30 ether, alice.wallet, bob.wallet);
        vm.warp(PRIVATE);
        give(alice, 30 ether);
        sale.finalize();
        sale.claim(alice.wallet);
        vm.assertEq(token.balanceOf(alice.wallet), sale.tokensFor(30 ether), "all");
    }

    // ---- failure ----

    function test_everyone_takes_its_ether_back() public {
        aliceGaveAlone();
        vm.assertTrue(sale.failed() && !sale.succeeded(), "failed");
        vm.expectEmit();
        emit ITokenSale.Refunded(alice.wallet, 4 ether);
        refund(alice);
        vm.assertEq(alice.wallet.balance, 4 ether, "alice");
        vm.assertEq(address(sale).balance, 0, "nothing left");
        vm.expectRevert(abi.encodeWithSelector(ITokenSale.NothingGiven.selector, alice.wallet));
        refund(alice);
        vm.expectRevert(abi.encodeWithSelector(ITokenSale.NothingGiven.selector, mallory.wallet));
        refund(mallory);
    }

    function test_a_failed_sale_never_has_a_token() public {
        aliceGaveAlone();
        vm.warp(OVER + 36500 days);
        vm.expectRevert(abi.encodeWithSelector(ITokenSale.NotSucceeded.selector));
        sale.finalize();
        vm.assertEq(token.totalSupply(), 0, "supply");
        vm.prank(alice.wallet);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, alice.wallet, 0, 1));
        token.transfer(bob.wallet, 1);
    }

    function test_a_wei_decides() public {
        sale.open(someTerms());
        admit(Stage.PreSale, 12 ether, alice.wallet, bob.wallet);
        vm.warp(PRE_SALE);
        give(alice, 12 ether - 1);
        uint256 state = vm.snapshotState();
        vm.warp(OVER);
        vm.assertTrue(sale.failed() && !sale.succeeded(), "a wei short");
        vm.revertToState(state);
        give(bob, 1);
        vm.warp(OVER);
        vm.assertTrue(sale.succeeded() && !sale.failed(), "the soft cap");
        vm.expectRevert(abi.encodeWithSelector(ITokenSale.NotFailed.selector));
        vm.prank(alice.wallet);
        sale.refund();
    }

    function test_pausing_never_blocks_an_exit() public {
        aliceAndBobGave();
        sale.pause();
        sale.finalize();
        sale.claim(alice.wallet);
        sale.collect();
        setUp();
        aliceGaveAlone();
        sale.pause();
        refund(alice);
        vm.assertEq(alice.wallet.balance, 4 ether, "alice");
    }

    // ---- rounding, and the team ----

    /// @dev Whatever was given and in whatever order it is claimed: all is claimed, each share is exact to the wei.
    function testFuzz_claims_add_up(uint256[4] memory gifts, uint256 first) public {
        Terms memory t = someTerms();
        (t.softCap, t.publicCap) = (1, t.hardCap);
        sale.open(t);
        vm.warp(PUBLIC);
        for (uint256 i = 0; i < gifts.length; ++i) {
            gifts[i] = bound(gifts[i], 1, 7 ether);
            give(actorOf(1000 + i), gifts[i]);
        }
        vm.warp(OVER);
        sale.finalize();
        for (uint256 i = first % 4; i < first % 4 + gifts.length; ++i) {
            claimExact(actorOf(1000 + i % 4).wallet, gifts[i % 4]);
        }
        vm.assertEq(token.balanceOf(address(sale)), 0, "all claimed");
    }

    function claimExact(address wallet, uint256 given) private {
        sale.claim(wallet);
        uint256 got = token.balanceOf(wallet) * sale.raised();
        uint256 due = sale.SALE() * given;
        uint256 apart = got > due ? got - due : due - got;
        vm.assertTrue(apart < sale.raised(), "more than a wei from the exact share");
    }

    function test_the_teams_tokens_vest_after_the_cliff() public {
        aliceAndBobGave();
        sale.finalize();
        TeamVesting vesting = sale.vesting();
        vm.warp(OVER + CLIFF - 1);
        vesting.release(address(token));
        vm.assertEq(token.balanceOf(team.wallet), 0, "before the cliff");
        vm.warp(OVER + CLIFF);
        vesting.release(address(token));
        vm.assertEq(token.balanceOf(team.wallet), 90_000_000e18, "a year of four");
        vm.warp(OVER + VESTING);
        vesting.release(address(token));
        vm.assertEq(token.balanceOf(team.wallet), 360_000_000e18, "all");
    }

    function test_the_longest_vesting_can_be_finalized() public {
        uint64 longest = sale.MAX_VESTING();
        sale = new TokenSale(payable(treasury.wallet), address(authority), team.wallet, longest, longest);
        Terms memory t = someTerms();
        t.publicCap = t.hardCap;
        sale.open(t);
        vm.warp(PUBLIC);
        give(alice, 30 ether);
        sale.finalize();
        vm.assertEq(sale.vesting().cliff(), PUBLIC + longest, "cliff");
        vm.assertEq(sale.vesting().owner(), team.wallet, "owner");
    }
}
