// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {TokenSale} from "../src/TokenSale.sol";
import {Stage, Terms} from "../src/types/Sale.sol";
import {Actor, Base} from "./Base.sol";
import {Entry, Tree} from "./Tree.sol";

/// @notice A sale with the cast of Base, here as investors: Alice and Bob contribute, Mallory cheats, Carol checks who they are.
abstract contract SaleBase is Base {
    uint64 internal constant KYC = 1;
    uint64 internal constant CLIFF = 365 days;
    uint64 internal constant VESTING = 1460 days;

    // One stage a month, ten days each.
    uint256 internal constant PRIVATE = START + 30 days;
    uint256 internal constant PRE_SALE = START + 60 days;
    uint256 internal constant PUBLIC = START + 90 days;
    uint256 internal constant OVER = START + 100 days;

    TokenSale internal sale;
    Actor internal carol = actor("carol");
    Actor internal team = actor("team");

    function setUp() public virtual override {
        vm.warp(START);
        authority = new AccessManager(address(this));
        sale = new TokenSale(payable(treasury.wallet), address(authority), team.wallet, CLIFF, VESTING);
        token = sale.token();
        bytes4[] memory kyc = new bytes4[](1);
        kyc[0] = sale.setAllowList.selector;
        authority.setTargetFunctionRole(address(sale), kyc, KYC);
        authority.grantRole(KYC, carol.wallet, 0);
    }

    /// @dev 30 ether at most, 12 at least; 2 at least from an accredited investor, 5 at most from a public wallet.
    function someTerms() internal pure returns (Terms memory t) {
        (t.hardCap, t.softCap, t.minPrivate, t.publicCap) = (30 ether, 12 ether, 2 ether, 5 ether);
        (t.privateFrom, t.privateUntil) = (uint40(PRIVATE), uint40(PRIVATE + 10 days));
        (t.preSaleFrom, t.preSaleUntil) = (uint40(PRE_SALE), uint40(PRE_SALE + 10 days));
        (t.publicFrom, t.publicUntil) = (uint40(PUBLIC), uint40(OVER));
    }

    /// @dev Admits wallets to a stage, each with the limit, by Carol's new list.
    function admit(Stage stage, uint128 limit, address one, address other) internal {
        Entry[] memory list = new Entry[](2);
        (list[0], list[1]) = (Entry(one, limit), Entry(other, limit));
        setList(stage, list);
        sale.admit(stage, one, limit, Tree.proof(list, 0));
        sale.admit(stage, other, limit, Tree.proof(list, 1));
    }

    function setList(Stage stage, Entry[] memory list) internal {
        vm.prank(carol.wallet);
        sale.setAllowList(stage, Tree.root(list));
    }

    function give(Actor memory who, uint256 amount) internal {
        vm.deal(who.wallet, amount);
        vm.prank(who.wallet);
        sale.contribute{value: amount}();
    }

    function giveRefused(Actor memory who, uint256 amount, bytes memory reason) internal {
        vm.deal(who.wallet, amount);
        vm.prank(who.wallet);
        vm.expectRevert(reason);
        sale.contribute{value: amount}();
    }

    function refund(Actor memory who) internal {
        vm.prank(who.wallet);
        sale.refund();
    }

    /// @dev Alice gave 4 ether and Bob 8, and the time is over: what ITokenSale tells of.
    function aliceAndBobGave() internal {
        sale.open(someTerms());
        admit(Stage.PreSale, 10 ether, alice.wallet, bob.wallet);
        vm.warp(PRE_SALE);
        give(alice, 4 ether);
        give(bob, 8 ether);
        vm.warp(OVER);
    }

    /// @dev Alice gave 4 ether alone, which is too little, and the time is over.
    function aliceGaveAlone() internal {
        sale.open(someTerms());
        vm.warp(PUBLIC);
        give(alice, 4 ether);
        vm.warp(OVER);
    }
}
