// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Errors} from "@openzeppelin/contracts/utils/Errors.sol";
import {ITokenSale} from "../src/interfaces/ITokenSale.sol";
import {TokenSale} from "../src/TokenSale.sol";
import {Stage, Terms} from "../src/types/Sale.sol";
import {SaleBase} from "./SaleBase.sol";
import {Entry, Tree} from "./Tree.sol";

/// @notice Mallory's wallet is a contract: when ether reaches it, it calls the sale again, or refuses the ether.
contract Trickster {
    TokenSale private immutable sale;
    bytes private again;
    uint256 private value;
    bool private refuses;
    bytes public answer;

    constructor(TokenSale sale_) payable {
        sale = sale_;
    }

    function callAgain(bytes calldata again_, uint256 value_) external {
        (again, value) = (again_, value_);
    }

    function refuse(bool refuses_) external {
        refuses = refuses_;
    }

    function give(uint256 amount) external {
        sale.contribute{value: amount}();
    }

    function refund() external {
        sale.refund();
    }

    receive() external payable {
        require(!refuses);
        if (again.length == 0) return;
        bool succeeded;
        (succeeded, answer) = address(sale).call{value: value}(again);
        if (succeeded) answer = "succeeded";
    }
}

/// @notice What Mallory tries.
contract SaleMalloryTest is SaleBase {
    // ---- proofs ----

    function test_a_proof_is_of_its_wallet_limit_and_stage() public {
        Entry[] memory list = new Entry[](3);
        (list[0], list[1], list[2]) = (Entry(alice.wallet, 5), Entry(bob.wallet, 6), Entry(carol.wallet, 7));
        setList(Stage.PreSale, list);
        bytes32[] memory alices = Tree.proof(list, 0);
        badProof(Stage.PreSale, mallory.wallet, 5, alices);
        badProof(Stage.PreSale, alice.wallet, 6, alices);
        badProof(Stage.Private, alice.wallet, 5, alices);
        badProof(Stage.PreSale, alice.wallet, 5, new bytes32[](0));
        sale.admit(Stage.PreSale, alice.wallet, 5, alices);
        sale.admit(Stage.PreSale, carol.wallet, 7, Tree.proof(list, 2));
        vm.assertEq(sale.leftOf(Stage.PreSale, alice.wallet), 5, "alice");
        vm.assertEq(sale.leftOf(Stage.PreSale, mallory.wallet), 0, "mallory");
    }

    /// @dev An empty list is no list of the zero hash.
    function test_without_a_list_nobody_is_admitted() public {
        badProof(Stage.Private, mallory.wallet, 5, new bytes32[](0));
    }

    // ---- ether that calls back ----

    function test_a_refund_is_paid_once_however_it_is_asked_for() public {
        sale.open(someTerms());
        vm.warp(PUBLIC);
        give(alice, 5 ether);
        Trickster t = trickster(2 ether);
        t.give(2 ether);
        t.callAgain(abi.encodeCall(sale.refund, ()), 0);
        vm.warp(OVER);
        t.refund();
        answered(t, abi.encodeWithSelector(ITokenSale.NothingGiven.selector, address(t)));
        vm.assertEq(address(t).balance, 2 ether, "mallory");
        refund(alice);
        vm.assertEq(alice.wallet.balance, 5 ether, "alice");
    }

    function test_the_return_above_the_hard_cap_is_paid_once() public {
        Trickster t = almostSoldOut();
        t.callAgain(abi.encodeCall(sale.contribute, ()), 2 ether);
        t.give(5 ether);
        answered(t, abi.encodeWithSelector(ITokenSale.SoldOut.selector));
        vm.assertEq(address(t).balance, 4 ether, "returned");
        vm.assertEq(sale.raised(), 30 ether, "raised");
    }

    /// @dev All is written by then, so nothing goes wrong when the sale is finalized from inside its last contribution.
    function test_the_last_contributor_may_finalize_from_its_return() public {
        Trickster t = almostSoldOut();
        t.callAgain(abi.encodeCall(sale.finalize, ()), 0);
        t.give(5 ether);
        answered(t, "succeeded");
        sale.claim(address(t));
        sale.claim(alice.wallet);
        vm.assertEq(token.balanceOf(address(t)), 30_000_000e18, "a thirtieth");
        vm.assertEq(token.balanceOf(address(sale)), 0, "the rest is alice's");
    }

    function test_whoever_refuses_its_return_contributes_nothing() public {
        Trickster t = almostSoldOut();
        t.refuse(true);
        vm.expectRevert(abi.encodeWithSelector(Errors.FailedCall.selector));
        t.give(5 ether);
        vm.assertEq(sale.raised(), 29 ether, "raised");
        vm.warp(PUBLIC);
        t.give(1 ether);
        vm.assertEq(sale.raised(), 30 ether, "without a return it goes through");
    }

    function test_whoever_refuses_its_refund_harms_nobody() public {
        sale.open(someTerms());
        vm.warp(PUBLIC);
        give(alice, 5 ether);
        Trickster t = trickster(2 ether);
        t.give(2 ether);
        t.refuse(true);
        vm.warp(OVER);
        vm.expectRevert(abi.encodeWithSelector(Errors.FailedCall.selector));
        t.refund();
        refund(alice);
        t.refuse(false);
        t.refund();
        vm.assertEq(address(t).balance, 2 ether, "it can change its mind");
    }

    function test_a_treasury_that_refuses_harms_nobody() public {
        Trickster t = trickster(0);
        sale = new TokenSale(payable(address(t)), address(authority), team.wallet, CLIFF, VESTING);
        token = sale.token();
        t.refuse(true);
        Terms memory terms = someTerms();
        terms.publicCap = terms.hardCap;
        sale.open(terms);
        vm.warp(PUBLIC);
        give(alice, 30 ether);
        sale.finalize();
        vm.expectRevert(abi.encodeWithSelector(Errors.FailedCall.selector));
        sale.collect();
        sale.claim(alice.wallet);
        t.refuse(false);
        sale.collect();
        vm.assertEq(address(t).balance, 30 ether, "later");
    }

    // ---- ether that nobody contributed ----

    function test_forced_ether_changes_nothing() public {
        vm.deal(address(sale), 40 ether);
        aliceAndBobGave();
        vm.assertEq(sale.raised(), 12 ether, "raised");
        sale.finalize();
        sale.collect();
        vm.assertEq(treasury.wallet.balance, 12 ether, "treasury");
        sale.claim(bob.wallet);
        vm.assertEq(token.balanceOf(bob.wallet), 600_000_000e18, "bob");
    }

    function test_forced_ether_does_not_save_a_sale() public {
        vm.deal(address(sale), 40 ether);
        aliceGaveAlone();
        refund(alice);
        vm.assertEq(alice.wallet.balance, 4 ether, "alice");
    }

    // ---- helpers ----

    function trickster(uint256 ether_) private returns (Trickster t) {
        t = new Trickster(sale);
        vm.deal(address(t), ether_);
    }

    /// @dev Alice gave 29 of 30 ether; Mallory's contract has 5 and is admitted.
    function almostSoldOut() private returns (Trickster t) {
        t = trickster(5 ether);
        sale.open(someTerms());
        admit(Stage.Private, 29 ether, alice.wallet, address(t));
        vm.warp(PRIVATE);
        give(alice, 29 ether);
    }

    function answered(Trickster t, bytes memory want) private view {
        vm.assertEq(keccak256(t.answer()), keccak256(want), "what the call from inside was answered");
    }

    function badProof(Stage stage, address wallet, uint128 limit, bytes32[] memory proof) private {
        vm.expectRevert(abi.encodeWithSelector(ITokenSale.BadProof.selector, stage, wallet));
        sale.admit(stage, wallet, limit, proof);
    }
}
