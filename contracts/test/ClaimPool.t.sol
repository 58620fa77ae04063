// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {ClaimPool} from "../src/ClaimPool.sol";
import {IClaimPool} from "../src/interfaces/IClaimPool.sol";
import {SaleBase} from "./SaleBase.sol";
import {Entry, Tree} from "./Tree.sol";

/// @notice The sale's pools, after success.
contract ClaimPoolTest is SaleBase {
    ClaimPool private pool;
    Entry[] private list;

    function setUp() public override {
        super.setUp();
        pool = sale.earlyAdopters();
        list.push(Entry(alice.wallet, 100));
        list.push(Entry(bob.wallet, 200));
        list.push(Entry(mallory.wallet, 1));
    }

    function test_the_pools_have_names() public view {
        vm.assertEq(keccak256(bytes(pool.name())), keccak256("early adopters and strategic partners"), "early adopters");
        vm.assertEq(keccak256(bytes(sale.bounty().name())), keccak256("bounty"), "bounty");
    }

    /// @dev The worked example of IClaimPool.
    function test_totals_are_over_all_time() public {
        funded();
        vm.expectEmit();
        emit IClaimPool.Claimed(alice.wallet, 100);
        claim(0);
        vm.expectRevert(abi.encodeWithSelector(IClaimPool.NothingToClaim.selector, alice.wallet));
        claim(0);
        list[0].amount = 250;
        pool.setRoot(Tree.root(list));
        vm.expectEmit();
        emit IClaimPool.Claimed(alice.wallet, 150);
        claim(0);
        vm.assertEq(token.balanceOf(alice.wallet), 250, "alice");
        vm.assertEq(pool.claimedBy(alice.wallet), 250, "claimed");
    }

    function test_a_lower_total_pays_nothing() public {
        funded();
        claim(1);
        list[1].amount = 150;
        pool.setRoot(Tree.root(list));
        vm.expectRevert(abi.encodeWithSelector(IClaimPool.NothingToClaim.selector, bob.wallet));
        claim(1);
        vm.assertEq(token.balanceOf(bob.wallet), 200, "bob");
    }

    function test_a_proof_is_of_its_wallet_total_and_pool() public {
        funded();
        bytes32[] memory alices = Tree.proof(list, 0);
        badProof(pool, mallory.wallet, 100, alices);
        badProof(pool, alice.wallet, 101, alices);
        badProof(sale.bounty(), alice.wallet, 100, alices);
        badProof(sale.bounty(), alice.wallet, 100, new bytes32[](0));
    }

    function test_there_is_nothing_before_success() public {
        pool.setRoot(Tree.root(list));
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, address(pool), 0, 100));
        claim(0);
    }

    function test_a_tree_pays_no_more_than_the_pool_has() public {
        list[0].amount = sale.EARLY() + 1;
        funded();
        bytes4 why = IERC20Errors.ERC20InsufficientBalance.selector;
        vm.expectRevert(abi.encodeWithSelector(why, address(pool), sale.EARLY(), sale.EARLY() + 1));
        claim(0);
        vm.assertEq(pool.claimedBy(alice.wallet), 0, "not counted either");
    }

    function test_the_tree_is_the_authoritys() public {
        vm.prank(mallory.wallet);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, mallory.wallet));
        pool.setRoot(bytes32(uint256(1)));
    }

    /// @dev The example in the documentation of OpenZeppelin's StandardMerkleTree.
    function test_trees_are_openzeppelins() public {
        list.pop();
        list[0] = Entry(0x1111111111111111111111111111111111111111, 5e18);
        list[1] = Entry(0x2222222222222222222222222222222222222222, 2.5e18);
        funded();
        vm.assertEq(pool.root(), 0xd4dee0beab2d53f2cc83e567171bd2820e49898130a22622b10ead383e90bd77, "root");
        claim(1);
        vm.assertEq(token.balanceOf(0x2222222222222222222222222222222222222222), 2.5e18, "paid");
    }

    function funded() private {
        aliceAndBobGave();
        sale.finalize();
        pool.setRoot(Tree.root(list));
    }

    function claim(uint256 index) private {
        pool.claim(list[index].wallet, list[index].amount, Tree.proof(list, index));
    }

    function badProof(ClaimPool where, address wallet, uint256 total, bytes32[] memory proof) private {
        vm.expectRevert(abi.encodeWithSelector(IClaimPool.BadProof.selector, wallet));
        where.claim(wallet, total, proof);
    }
}
