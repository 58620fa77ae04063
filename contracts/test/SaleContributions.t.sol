// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {Pausable} from "@openzeppelin/contracts/utils/Pausable.sol";
import {ITokenSale} from "../src/interfaces/ITokenSale.sol";
import {Stage, Terms} from "../src/types/Sale.sol";
import {Actor} from "./Base.sol";
import {SaleBase} from "./SaleBase.sol";
import {Entry, Tree} from "./Tree.sol";

/// @notice Who may give how much, when.
contract SaleContributionsTest is SaleBase {
    function setUp() public override {
        super.setUp();
        sale.open(someTerms());
    }

    // ---- stages ----

    function test_nobody_gives_outside_the_stages() public {
        admit(Stage.Private, 10 ether, alice.wallet, bob.wallet);
        admit(Stage.PreSale, 10 ether, alice.wallet, bob.wallet);
        uint256[4] memory times = [START, PRIVATE + 10 days, PRE_SALE + 10 days, OVER];
        for (uint256 i = 0; i < times.length; ++i) {
            vm.warp(times[i]);
            giveRefused(alice, 2 ether, abi.encodeWithSelector(ITokenSale.NoStage.selector));
        }
    }

    function test_an_accredited_investor_gives_the_minimum_or_more() public {
        admit(Stage.Private, 10 ether, alice.wallet, bob.wallet);
        vm.warp(PRIVATE);
        giveRefused(alice, 2 ether - 1, abi.encodeWithSelector(ITokenSale.BelowMinimum.selector, 2 ether - 1, 2 ether));
        give(alice, 2 ether);
        giveRefused(alice, 1 ether, abi.encodeWithSelector(ITokenSale.BelowMinimum.selector, 1 ether, 2 ether));
        give(alice, 8 ether);
        giveRefused(alice, 2 ether, over(Stage.Private, alice, 0));
        vm.assertEq(sale.contributionOf(alice.wallet), 10 ether, "alice");
    }

    function test_limits_are_of_each_stage() public {
        admit(Stage.Private, 3 ether, alice.wallet, bob.wallet);
        admit(Stage.PreSale, 1 ether, alice.wallet, bob.wallet);
        vm.warp(PRIVATE);
        give(alice, 3 ether);
        vm.warp(PRE_SALE);
        giveRefused(alice, 1 ether + 1, over(Stage.PreSale, alice, 1 ether));
        give(alice, 1 ether);
        vm.warp(PUBLIC);
        giveRefused(alice, 5 ether + 1, over(Stage.Public, alice, 5 ether));
        give(alice, 5 ether);
        vm.assertEq(sale.contributionOf(alice.wallet), 9 ether, "all stages");
        vm.assertEq(sale.raised(), 9 ether, "raised");
    }

    function test_whoever_is_not_listed_gives_in_public_only() public {
        vm.warp(PRIVATE);
        giveRefused(bob, 2 ether, over(Stage.Private, bob, 0));
        vm.warp(PRE_SALE);
        giveRefused(bob, 1, over(Stage.PreSale, bob, 0));
        vm.warp(PUBLIC);
        give(bob, 1);
        vm.assertEq(sale.leftOf(Stage.Public, bob.wallet), 5 ether - 1, "left");
    }

    function test_plain_ether_contributes() public {
        vm.warp(PUBLIC);
        vm.deal(bob.wallet, 3 ether);
        vm.expectEmit();
        emit ITokenSale.Contributed(bob.wallet, Stage.Public, 2 ether);
        vm.prank(bob.wallet);
        (bool sent,) = address(sale).call{value: 2 ether}("");
        vm.assertTrue(sent && sale.contributionOf(bob.wallet) == 2 ether, "contributed");
        giveRefused(bob, 0, abi.encodeWithSelector(ITokenSale.ZeroAmount.selector));
    }

    // ---- the hard cap ----

    function test_what_crosses_the_hard_cap_returns_at_once() public {
        admit(Stage.Private, 29 ether, alice.wallet, bob.wallet);
        vm.warp(PRIVATE);
        give(alice, 29 ether);
        vm.expectEmit();
        emit ITokenSale.Contributed(bob.wallet, Stage.Private, 1 ether);
        give(bob, 100 ether);
        vm.assertEq(bob.wallet.balance, 99 ether, "returned");
        vm.assertEq(sale.raised(), 30 ether, "the hard cap to the wei");
        giveRefused(bob, 2 ether, abi.encodeWithSelector(ITokenSale.SoldOut.selector));
        vm.assertTrue(sale.succeeded(), "long before the end");
    }

    // ---- allow-lists ----

    function test_a_new_list_lowers_a_limit() public {
        admit(Stage.PreSale, 4 ether, alice.wallet, bob.wallet);
        vm.warp(PRE_SALE);
        give(alice, 3 ether);
        admit(Stage.PreSale, 1 ether, alice.wallet, bob.wallet);
        giveRefused(alice, 1, over(Stage.PreSale, alice, 0));
        give(bob, 1 ether);
        admit(Stage.PreSale, 0, alice.wallet, bob.wallet);
        giveRefused(bob, 1, over(Stage.PreSale, bob, 0));
        vm.assertEq(sale.contributionOf(alice.wallet), 3 ether, "what was given stays given");
    }

    function test_an_old_list_admits_nobody() public {
        Entry[] memory old = new Entry[](2);
        (old[0], old[1]) = (Entry(alice.wallet, 9 ether), Entry(bob.wallet, 9 ether));
        setList(Stage.PreSale, old);
        admit(Stage.PreSale, 1 ether, bob.wallet, carol.wallet);
        vm.expectRevert(abi.encodeWithSelector(ITokenSale.BadProof.selector, Stage.PreSale, alice.wallet));
        sale.admit(Stage.PreSale, alice.wallet, 9 ether, Tree.proof(old, 0));
    }

    function test_a_listed_public_stage_takes_the_lower_limit() public {
        super.setUp();
        Terms memory t = someTerms();
        t.publicListed = true;
        sale.open(t);
        vm.warp(PUBLIC);
        giveRefused(mallory, 1, over(Stage.Public, mallory, 0));
        admit(Stage.Public, 9 ether, alice.wallet, bob.wallet);
        giveRefused(alice, 9 ether, over(Stage.Public, alice, 5 ether));
        admit(Stage.Public, 3 ether, alice.wallet, bob.wallet);
        giveRefused(bob, 4 ether, over(Stage.Public, bob, 3 ether));
        give(bob, 3 ether);
    }

    function test_lists_are_the_kyc_providers() public {
        bytes memory why = abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, mallory.wallet);
        vm.prank(mallory.wallet);
        vm.expectRevert(why);
        sale.setAllowList(Stage.PreSale, bytes32(uint256(1)));
        why = abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, carol.wallet);
        vm.prank(carol.wallet);
        vm.expectRevert(why);
        sale.pause();
    }

    // ---- pausing ----

    function test_a_pause_stops_contributions() public {
        vm.warp(PUBLIC);
        sale.pause();
        giveRefused(bob, 1 ether, abi.encodeWithSelector(Pausable.EnforcedPause.selector));
        sale.unpause();
        give(bob, 1 ether);
        vm.prank(mallory.wallet);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, mallory.wallet));
        sale.pause();
    }

    /// @dev Any split of a wallet's money ends at its limit, to the wei.
    function testFuzz_a_limit_holds_for_any_split(uint256[5] memory amounts, uint128 limit) public {
        limit = uint128(bound(limit, 1, 20 ether));
        admit(Stage.PreSale, limit, alice.wallet, bob.wallet);
        vm.warp(PRE_SALE);
        uint256 given = 0;
        for (uint256 i = 0; i < amounts.length; ++i) {
            uint256 amount = bound(amounts[i], 1, 8 ether);
            if (given + amount > limit) {
                giveRefused(alice, amount, over(Stage.PreSale, alice, limit - given));
                continue;
            }
            give(alice, amount);
            given += amount;
        }
        vm.assertEq(sale.contributionOf(alice.wallet), given, "given");
        vm.assertEq(sale.leftOf(Stage.PreSale, alice.wallet), limit - given, "left");
    }

    function over(Stage stage, Actor memory who, uint256 left) private pure returns (bytes memory) {
        return abi.encodeWithSelector(ITokenSale.OverLimit.selector, stage, who.wallet, left);
    }
}
