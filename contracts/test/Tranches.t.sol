// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICentralizer} from "../src/interfaces/ICentralizer.sol";
import {Sums} from "../src/libraries/Sums.sol";
import {LeafItem, Reason, Step, Tranche} from "../src/types/Types.sol";
import {Path} from "./Base.sol";
import {Leaf, SumTree} from "./SumTree.sol";

/// @notice Bob funds many lanes at once: Alice's, Mallory's and some more.
contract TranchesTest is SumTree {
    uint256 private constant END = START + 10 days;

    function setUp() public override {
        super.setUp();
        deposit(bob, 1000e18);
    }

    function five() private view returns (Leaf[] memory leaves) {
        leaves = new Leaf[](5);
        leaves[0] = leafOf(bob, alice, bobNode, 1, 100);
        leaves[1] = leafOf(bob, mallory, bobNode, 1, 50);
        for (uint256 i = 2; i < leaves.length; ++i) {
            leaves[i] = leafOf(bob, actorOf(500 + i), bobNode, 1, uint96(10 * i));
        }
    }

    function test_a_tranche_moves_its_sum_and_pays_its_leaves() public {
        Leaf[] memory leaves = five();
        (bytes32 root, uint256 sum) = openTranche(leaves, END);
        vm.assertEq(sum, 240, "sum");
        expectHeld(bob.wallet, 1000e18 - 240, 240, 0);
        for (uint256 i = 0; i < leaves.length; ++i) {
            centralizer.claimLeaf(leafVoucher(leaves, i, leaves[i].allotment));
        }
        Tranche memory t = centralizer.trancheOf(bob.wallet, root);
        vm.assertTrue(t.sum == 240 && t.used == 240 && t.expiry == END && t.feeBps == 100 && !t.closed, "tranche");
        expectHeld(alice.wallet, 99, 0, 1);
        expectHeld(bob.wallet, 1000e18 - 240, 0, 0);
    }

    function test_the_path_is_needed_once() public {
        Leaf[] memory leaves = five();
        openTranche(leaves, END);
        LeafItem memory first = leafVoucher(leaves, 0, 40);
        LeafItem memory second = leafVoucher(leaves, 0, 100);
        (second.allotment, second.path) = (0, new Step[](0));
        rejected(second, Reason.NotOpen);
        centralizer.claimLeaf(first);
        centralizer.claimLeaf(second);
        expectHeld(alice.wallet, 99, 0, 1);
    }

    function test_a_leaf_pays_no_more_than_its_allotment() public {
        Leaf[] memory leaves = five();
        openTranche(leaves, END);
        rejected(leafVoucher(leaves, 0, 101), Reason.OverCap);
        centralizer.claimLeaf(leafVoucher(leaves, 0, 100));
        rejected(leafVoucher(leaves, 0, 100), Reason.Stale);
    }

    /// @dev Bob puts Alice's lane on two leaves, and Mallory shows the small one first: Alice still gets what hers says, and not more.
    function test_a_lane_on_two_leaves_gets_the_larger() public {
        Leaf[] memory leaves = five();
        leaves[2] = leafOf(bob, alice, bobNode, 1, 1);
        (bytes32 root,) = openTranche(leaves, END);
        vm.prank(mallory.wallet);
        centralizer.claimLeaf(leafVoucher(leaves, 2, 1));
        centralizer.claimLeaf(leafVoucher(leaves, 0, 100));
        LeafItem memory both = leafVoucher(leaves, 0, 101);
        rejected(both, Reason.OverCap);
        LeafItem memory small = leafVoucher(leaves, 2, 101);
        rejected(small, Reason.OverCap);
        vm.assertEq(centralizer.trancheOf(bob.wallet, root).used, 100, "used");
    }

    /// @dev Mallory is a payee with a leaf of her own, and wants more.
    function test_Mallorys_paths_lead_nowhere() public {
        Leaf[] memory leaves = five();
        (bytes32 root, uint256 sum) = openTranche(leaves, END);
        Leaf[] memory hers = five();
        hers[1].allotment = 150;
        LeafItem memory more = leafVoucher(leaves, 1, 150);
        more.allotment = 150;
        rejected(more, Reason.BadPath);
        more.path[0].sum -= 100; // so that the sum fits again
        rejected(more, Reason.BadPath);
        LeafItem memory other = leafVoucher(hers, 1, 150); // her own tree
        rejected(other, Reason.NotOpen);
        LeafItem memory borrowed = leafVoucher(leaves, 0, 100); // Alice's path
        borrowed.item = voucher(laneOf(leaves[1], root), 100);
        rejected(borrowed, Reason.BadPath);
        // A tree that promises more than was locked, with the sum of the posted one.
        (bytes32 fake, uint256 promised) = rootOf(hers);
        vm.assertTrue(promised > sum, "more");
        vm.prank(bob.wallet);
        centralizer.openTranche(bob.wallet, fake, uint96(sum), uint40(END));
        rejected(leafVoucher(hers, 0, 1), Reason.BadPath);
    }

    /// @dev An inner node has four words and a leaf five, so that none passes for the other.
    function test_a_node_is_no_leaf() public view {
        Step[] memory none = new Step[](0);
        (bytes32 root, uint256 sum) = this.climb(Sums.leaf(alice.wallet, bobNode.wallet, 1, 7), 7, none);
        vm.assertTrue(root == Sums.leaf(alice.wallet, bobNode.wallet, 1, 7) && sum == 7, "a tree of one");
        bytes32 node = Sums.node(bytes32(uint256(uint160(alice.wallet))), uint160(bobNode.wallet), bytes32(uint256(1)), 7);
        vm.assertTrue(node != Sums.leaf(alice.wallet, bobNode.wallet, 1, 7), "confused");
    }

    function climb(bytes32 leaf, uint256 sum, Step[] calldata path) external pure returns (bytes32, uint256) {
        return Sums.climb(leaf, sum, path);
    }

    function test_a_tranche_is_opened_once_by_its_payer_or_delegate() public {
        Leaf[] memory leaves = five();
        (bytes32 root, uint256 sum) = openTranche(leaves, END);
        refused(ICentralizer.TrancheExists.selector, abi.encode(bob.wallet, root));
        openTranche(leaves, END);
        refused(ICentralizer.NotDelegate.selector, abi.encode(bob.wallet, mallory.wallet));
        vm.prank(mallory.wallet);
        centralizer.openTranche(bob.wallet, bytes32(uint256(1)), 1, uint40(END));
        vm.prank(bob.wallet);
        centralizer.setDelegate(bobNode.wallet, uint40(END), uint96(sum));
        refused(ICentralizer.AllowanceExceeded.selector, abi.encode(bob.wallet, bobNode.wallet, sum, sum + 1));
        openAs(bytes32(uint256(1)), uint96(sum + 1), END);
        openAs(bytes32(uint256(1)), uint96(sum), END);
        expectHeld(bob.wallet, 1000e18 - 2 * sum, 2 * sum, 0);
    }

    function test_nonsense_is_refused() public {
        vm.prank(bob.wallet);
        centralizer.setDelegate(bobNode.wallet, uint40(END), type(uint96).max);
        refused(ICentralizer.ZeroRoot.selector, "");
        openAs(0, 1, END);
        refused(ICentralizer.ZeroAmount.selector, "");
        openAs(bytes32(uint256(1)), 0, END);
        refused(ICentralizer.BadExpiry.selector, abi.encode(START));
        openAs(bytes32(uint256(1)), 1, START);
        refused(ICentralizer.BadExpiry.selector, abi.encode(START + 367 days));
        openAs(bytes32(uint256(1)), 1, START + 367 days);
        refused(ICentralizer.InsufficientBalance.selector, abi.encode(bob.wallet, 1000e18, 1000e18 + 1));
        openAs(bytes32(uint256(1)), 1000e18 + 1, END);
    }

    function test_the_rest_returns_after_the_claim_window() public {
        Leaf[] memory leaves = five();
        (bytes32 root,) = openTranche(leaves, END);
        vm.warp(END + 1 days);
        centralizer.claimLeaf(leafVoucher(leaves, 0, 60)); // the last moment
        refused(ICentralizer.TooEarly.selector, abi.encode(root, END + 1 days));
        centralizer.closeTranche(bob.wallet, root);
        vm.warp(END + 1 days + 1);
        rejected(leafVoucher(leaves, 0, 61), Reason.Late);
        rejected(leafVoucher(leaves, 1, 1), Reason.Late);
        centralizer.closeTranche(bob.wallet, root);
        expectHeld(bob.wallet, 1000e18 - 60, 0, 0);
        rejected(leafVoucher(leaves, 0, 61), Reason.NotOpen);
        refused(ICentralizer.TrancheNotOpen.selector, abi.encode(bob.wallet, root));
        centralizer.closeTranche(bob.wallet, root);
        refused(ICentralizer.TrancheExists.selector, abi.encode(bob.wallet, root));
        openTranche(leaves, END + 9 days);
    }

    /// @dev A reservation and a leaf are never each other's, whatever tranche an item names.
    function test_a_reservation_is_no_leaf() public {
        Path memory p = pathOf(bob, alice, bobNode, 1);
        open(p, 100, END);
        rejected(LeafItem(voucher(p, 5), 0, 0, new Step[](0)), Reason.NotOpen);
        Leaf[] memory leaves = five();
        (bytes32 root,) = openTranche(leaves, END);
        refused(ICentralizer.ItemRejected.selector, abi.encode(p.id, Reason.BadSignature));
        centralizer.claim(voucher(laneOf(leaves[0], root), 5));
    }

    /// @dev Leaves of two tranches, good and bad ones, in one batch: each is paid as if it were alone.
    function testFuzz_a_batch_equals_its_items_run_singly(uint256[6] calldata seeds) public {
        Leaf[] memory leaves = five();
        openTranche(leaves, END);
        Leaf[] memory others = five();
        others[4].allotment = 99;
        openTranche(others, END);
        LeafItem[] memory items = new LeafItem[](seeds.length);
        for (uint256 i = 0; i < seeds.length; ++i) {
            items[i] = leafVoucher(seeds[i] % 2 == 0 ? leaves : others, seeds[i] / 2 % 5, bound(seeds[i] >> 8, 0, 120));
            if (seeds[i] >> 200 == 0) items[i].path = new Step[](0);
        }
        uint256 state = vm.snapshotState();
        centralizer.settleLeaves(items);
        bytes32 together = fingerprint(leaves, others);
        vm.revertToState(state);
        for (uint256 i = 0; i < items.length; ++i) {
            try centralizer.claimLeaf(items[i]) {} catch {}
        }
        vm.assertEq(together, fingerprint(leaves, others), "alone");
    }

    function fingerprint(Leaf[] memory one, Leaf[] memory two) private view returns (bytes32 print) {
        (bytes32 a,) = rootOf(one);
        (bytes32 b,) = rootOf(two);
        print = keccak256(abi.encode(centralizer.trancheOf(bob.wallet, a), centralizer.trancheOf(bob.wallet, b)));
        for (uint256 i = 0; i < one.length; ++i) {
            print = keccak256(abi.encode(print, centralizer.holdingsOf(one[i].path.payee)));
        }
    }

    function openAs(bytes32 root, uint96 sum, uint256 expiry) private {
        vm.prank(bobNode.wallet);
        centralizer.openTranche(bob.wallet, root, sum, uint40(expiry));
    }

    function rejected(LeafItem memory l, Reason reason) private {
        bytes32 id =
            keccak256(abi.encode(l.item.payer, l.item.payee, l.item.signer, l.item.number, l.tranche));
        refused(ICentralizer.ItemRejected.selector, abi.encode(id, reason));
        centralizer.claimLeaf(l);
    }

    function refused(bytes4 selector, bytes memory arguments) private {
        vm.expectRevert(abi.encodePacked(selector, arguments));
    }
}
