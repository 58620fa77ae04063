// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICentralizer} from "../src/interfaces/ICentralizer.sol";
import {Sums} from "../src/libraries/Sums.sol";
import {Item, LeafItem, Reason, Step} from "../src/types/Types.sol";
import {Path} from "./Base.sol";
import {Leaf, SumTree} from "./SumTree.sol";

/// @notice Mallory wants more out of her tranche than she put in. Bob's deposit lies beside it.
contract CentralizerMalloryTest is SumTree {
    uint256 private constant END = START + 10 days;

    function setUp() public override {
        super.setUp();
        deposit(bob, 1000e18);
        fund(mallory, 100);
        deposit(mallory, 100);
    }

    /// @dev An address has 96 bits above it in its word, and a lane's identity is a hash of words. So one leaf could have many lanes, each to be paid.
    function test_a_leaf_has_one_lane() public {
        for (uint256 word = 0; word < 3; ++word) {
            (LeafItem memory item, bytes32[4] memory words) = hers(uint64(word));
            centralizer.claimLeaf(item);
            words[word] |= bytes32(uint256(1) << 160 + word);
            (bool paid, bytes memory answer) = claimLeafAt(item, words);
            bytes32 id = keccak256(abi.encode(words, item.tranche));
            bytes memory refusal = abi.encodeWithSelector(ICentralizer.ItemRejected.selector, id, Reason.BadPath);
            vm.assertTrue(!paid && keccak256(answer) == keccak256(refusal), "a second lane of one leaf");
        }
        expectHeld(alice.wallet, 30, 0, 0);
        expectHeld(mallory.wallet, 70, 0, 0);
    }

    /// @dev The same with any upper bits, the number's among them, alone and in a batch.
    function testFuzz_only_clean_words_open_a_leaf(uint96[3] calldata dirt, uint192 more) public {
        vm.assume(dirt[0] != 0 || dirt[1] != 0 || dirt[2] != 0 || more != 0);
        (LeafItem memory item, bytes32[4] memory words) = hers(1);
        for (uint256 i = 0; i < 3; ++i) {
            words[i] |= bytes32(uint256(dirt[i]) << 160);
        }
        words[3] |= bytes32(uint256(more) << 64);
        (bool paid,) = claimLeafAt(item, words);
        vm.assertTrue(!paid, "paid");
        settleLeafAt(item, words);
        expectHeld(alice.wallet, 0, 0, 0);
        expectHeld(mallory.wallet, 90, 10, 0);
    }

    /// @dev A bad signature recovers to zero; that is nobody's key, on a leaf neither.
    function test_nobody_signs_for_the_zero_address() public {
        Leaf[] memory leaves = new Leaf[](1);
        leaves[0] = leafOf(mallory, alice, mallory, 1, 10);
        leaves[0].path.signer.wallet = address(0);
        (bytes32 root,) = openTranche(leaves, END);
        LeafItem memory item = leafVoucher(leaves, 0, 10);
        (item.item.r, item.item.vs) = (0, 0);
        bytes32 id = laneOf(leaves[0], root).id;
        vm.expectRevert(abi.encodeWithSelector(ICentralizer.ItemRejected.selector, id, Reason.BadPath));
        centralizer.claimLeaf(item);
    }

    /// @dev Mallory writes other sums into her tree of four leaves than they have. Whatever she posts, all leaves together take no more than she locks.
    function testFuzz_a_false_tree_pays_no_more_than_its_sum(uint96[4] memory allotments, uint256 lies) public {
        bytes32[4] memory leaves;
        uint96[4] memory sums;
        for (uint256 i = 0; i < 4; ++i) {
            allotments[i] = uint96(bound(allotments[i], 1, 20));
            leaves[i] = Sums.leaf(alice.wallet, mallory.wallet, uint64(i), allotments[i]);
            sums[i] = claimedSum(allotments[i], lies >> 16 * i);
        }
        bytes32[2] memory halves = [Sums.node(leaves[0], sums[0], leaves[1], sums[1]), Sums.node(leaves[2], sums[2], leaves[3], sums[3])];
        uint96[2] memory halfSums = [claimedSum(sums[0] + sums[1], lies >> 64), claimedSum(sums[2] + sums[3], lies >> 80)];
        bytes32 root = Sums.node(halves[0], halfSums[0], halves[1], halfSums[1]);
        uint96 sum = claimedSum(halfSums[0] + halfSums[1], lies >> 96);
        vm.prank(mallory.wallet);
        centralizer.openTranche(mallory.wallet, root, sum, uint40(END));
        for (uint256 i = 0; i < 4; ++i) {
            Step[] memory path = new Step[](2);
            (path[0], path[1]) = (Step(leaves[i ^ 1], sums[i ^ 1]), Step(halves[1 - i / 2], halfSums[1 - i / 2]));
            Path memory lane = laneOf(leafOf(mallory, alice, mallory, uint64(i), allotments[i]), root);
            try centralizer.claimLeaf(LeafItem(voucher(lane, allotments[i]), root, allotments[i], path)) {} catch {}
        }
        uint256 used = centralizer.trancheOf(mallory.wallet, root).used;
        vm.assertTrue(used <= sum, "more than was locked");
        vm.assertTrue(lies != 0 || used == sum, "an honest tree pays all");
        expectHeld(mallory.wallet, 100 - sum, sum - used, 0);
    }

    /// @dev Every other time another sum than the true one, at most what Mallory has.
    function claimedSum(uint256 honest, uint256 lie) private pure returns (uint96) {
        return uint96(lie % 2 == 0 ? honest : bound(lie >> 1 & 0x7fff, 1, 25));
    }

    /// @dev A tranche of hers with one leaf of 10 wei to Alice, and a voucher for all of it.
    function hers(uint64 number) private returns (LeafItem memory item, bytes32[4] memory words) {
        Leaf[] memory leaves = new Leaf[](1);
        leaves[0] = leafOf(mallory, alice, mallory, number, 10);
        openTranche(leaves, END);
        address[3] memory sides = [mallory.wallet, alice.wallet, mallory.wallet];
        for (uint256 i = 0; i < 3; ++i) {
            words[i] = bytes32(uint256(uint160(sides[i])));
        }
        words[3] = bytes32(uint256(number));
        return (leafVoucher(leaves, 0, 10), words);
    }

    function claimLeafAt(LeafItem memory item, bytes32[4] memory words) private returns (bool, bytes memory) {
        item.item = signedAt(item, words);
        bytes memory data = abi.encodeCall(ICentralizer.claimLeaf, (item));
        return callWith(data, 0x24, words);
    }

    function settleLeafAt(LeafItem memory item, bytes32[4] memory words) private {
        LeafItem[] memory items = new LeafItem[](1);
        items[0] = item;
        items[0].item = signedAt(item, words);
        callWith(abi.encodeCall(ICentralizer.settleLeaves, (items)), 0x64, words);
    }

    /// @dev Mallory signs for whatever lane these words make.
    function signedAt(LeafItem memory item, bytes32[4] memory words) private view returns (Item memory) {
        bytes32 id = keccak256(abi.encode(words, item.tranche));
        return voucher(Path(item.item.payer, item.item.payee, mallory, item.item.number, id), item.item.cumulative);
    }

    /// @dev Calls with these as the item's first four words, as no compiler would encode them.
    function callWith(bytes memory data, uint256 offset, bytes32[4] memory words) private returns (bool, bytes memory) {
        assembly ("memory-safe") {
            mcopy(add(add(data, 0x20), offset), words, 0x80)
        }
        return address(centralizer).call(data);
    }
}
