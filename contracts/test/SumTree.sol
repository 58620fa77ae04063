// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Sums} from "../src/libraries/Sums.sol";
import {Item, LeafItem, Step} from "../src/types/Types.sol";
import {Actor, Base, Path} from "./Base.sol";

/// @notice A leaf of the tests.
struct Leaf {
    Path path; // without its id, which needs the root
    uint96 allotment;
}

/// @notice Builds Merkle-sum trees as a payer does.
abstract contract SumTree is Base {
    function leafOf(Actor memory payer, Actor memory payee, Actor memory signer, uint64 number, uint96 allotment)
        internal
        pure
        returns (Leaf memory)
    {
        return Leaf(Path(payer.wallet, payee.wallet, signer, number, 0), allotment);
    }

    function rootOf(Leaf[] memory leaves) internal pure returns (bytes32 root, uint256 sum) {
        (bytes32[] memory hashes, uint256[] memory sums) = level(leaves);
        while (hashes.length > 1) (hashes, sums) = up(hashes, sums);
        return (hashes[0], sums[0]);
    }

    function stepsOf(Leaf[] memory leaves, uint256 which) internal pure returns (Step[] memory steps) {
        (bytes32[] memory hashes, uint256[] memory sums) = level(leaves);
        steps = new Step[](0);
        while (hashes.length > 1) {
            uint256 beside = which ^ 1;
            if (beside < hashes.length) steps = push(steps, Step(hashes[beside], uint96(sums[beside])));
            (hashes, sums) = up(hashes, sums);
            which /= 2;
        }
    }

    /// @dev A voucher of the leaf's signer with the leaf's path.
    function leafVoucher(Leaf[] memory leaves, uint256 which, uint256 cumulative) internal view returns (LeafItem memory) {
        (bytes32 root,) = rootOf(leaves);
        return LeafItem(voucher(laneOf(leaves[which], root), cumulative), root, leaves[which].allotment, stepsOf(leaves, which));
    }

    function laneOf(Leaf memory leaf, bytes32 root) internal pure returns (Path memory p) {
        p = Path(leaf.path.payer, leaf.path.payee, leaf.path.signer, leaf.path.number, 0);
        p.id = keccak256(abi.encode(p.payer, p.payee, p.signer.wallet, p.number, root));
    }

    function openTranche(Leaf[] memory leaves, uint256 expiry) internal returns (bytes32 root, uint256 sum) {
        (root, sum) = rootOf(leaves);
        vm.prank(leaves[0].path.payer);
        centralizer.openTranche(leaves[0].path.payer, root, uint96(sum), uint40(expiry));
    }

    function level(Leaf[] memory leaves) private pure returns (bytes32[] memory hashes, uint256[] memory sums) {
        (hashes, sums) = (new bytes32[](leaves.length), new uint256[](leaves.length));
        for (uint256 i = 0; i < leaves.length; ++i) {
            Path memory p = leaves[i].path;
            (hashes[i], sums[i]) = (Sums.leaf(p.payee, p.signer.wallet, p.number, leaves[i].allotment), leaves[i].allotment);
        }
    }

    function up(bytes32[] memory hashes, uint256[] memory sums)
        private
        pure
        returns (bytes32[] memory above, uint256[] memory aboveSums)
    {
        uint256 n = (hashes.length + 1) / 2;
        (above, aboveSums) = (new bytes32[](n), new uint256[](n));
        for (uint256 i = 0; i < n; ++i) {
            (above[i], aboveSums[i]) = (hashes[2 * i], sums[2 * i]);
            if (2 * i + 1 == hashes.length) continue;
            above[i] = Sums.node(hashes[2 * i], sums[2 * i], hashes[2 * i + 1], sums[2 * i + 1]);
            aboveSums[i] += sums[2 * i + 1];
        }
    }

    function push(Step[] memory steps, Step memory step) private pure returns (Step[] memory longer) {
        longer = new Step[](steps.length + 1);
        for (uint256 i = 0; i < steps.length; ++i) {
            longer[i] = steps[i];
        }
        longer[steps.length] = step;
    }
}
