// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Registry} from "../src/Registry.sol";
import {DealLog} from "../src/types/DealLog.sol";
import {Actor, Base} from "./Base.sol";
import {Tree} from "./Tree.sol";

/// @notice Logs are proven to be under anchored roots, and nothing else is. Bob runs the exchange.
contract RegistryProofsTest is Base {
    uint64 private constant EPOCH = 7;

    Registry private registry;
    DealLog[] private logs; // Alice's
    bytes32[] private providers; // leaves of the exchange's tree

    function setUp() public override {
        super.setUp();
        registry = new Registry();
    }

    /// @dev The worked example of IRegistry, spelled out.
    function test_worked_example() public {
        DealLog memory first = DealLog(keccak256("deal 1"), 10, keccak256("log 1"));
        DealLog memory second = DealLog(keccak256("deal 2"), 20, keccak256("log 2"));
        bytes32 alices = Tree.pair(logLeaf(first), logLeaf(second));
        bytes32 bobs = providerLeaf(bob.wallet, keccak256("bob's root"));
        vm.prank(bob.wallet);
        registry.anchor(EPOCH, Tree.pair(providerLeaf(alice.wallet, alices), bobs));
        vm.assertTrue(
            registry.verifyLog(bob.wallet, EPOCH, alice.wallet, first, only(logLeaf(second)), only(bobs)), "by the exchange"
        );
        vm.assertTrue(!registry.verifyOwnLog(alice.wallet, EPOCH, first, only(logLeaf(second))), "not anchored by Alice");
        vm.prank(alice.wallet);
        registry.anchorSelf(EPOCH, alices);
        vm.assertTrue(registry.verifyOwnLog(alice.wallet, EPOCH, first, only(logLeaf(second))), "by Alice");
    }

    /// @dev Trees of any shape: every log is proven, of both kinds of anchors.
    function test_every_log_is_proven(uint256 logCount, uint256 providerCount, uint256 place, bytes32 seed) public {
        plant(bound(logCount, 1, 20), bound(providerCount, 1, 20), place, seed);
        for (uint256 i = 0; i < logs.length; ++i) {
            vm.assertTrue(proven(logs[i], logPath(i), place), "by the exchange");
            vm.assertTrue(registry.verifyOwnLog(alice.wallet, EPOCH, logs[i], logPath(i)), "by Alice");
        }
    }

    function test_one_changed_bit_proves_nothing(uint256 place, uint256 index, uint256 bit, bytes32 seed) public {
        place = bound(place, 0, 6);
        index = bound(index, 0, 10);
        plant(11, 7, place, seed);
        bytes32[] memory path = logPath(index);
        for (uint256 i = 0; i < 3; ++i) {
            expectUnproven(flipped(logs[index], i, bit), path, place);
        }
        for (uint256 i = 0; i < path.length; ++i) {
            path[i] ^= bytes32(1 << (bit % 256));
            expectUnproven(logs[index], path, place);
            path[i] ^= bytes32(1 << (bit % 256));
        }
        vm.assertTrue(proven(logs[index], path, place), "unchanged");
    }

    function test_a_proof_is_of_its_exchange_epoch_and_provider() public {
        plant(4, 4, 0, "seed");
        (DealLog memory log, bytes32[] memory path, bytes32[] memory up) = (logs[0], logPath(0), Tree.proof(providers, 0));
        vm.assertTrue(registry.verifyLog(bob.wallet, EPOCH, alice.wallet, log, path, up), "good");
        vm.assertTrue(!registry.verifyLog(mallory.wallet, EPOCH, alice.wallet, log, path, up), "another exchange");
        vm.assertTrue(!registry.verifyLog(bob.wallet, EPOCH + 1, alice.wallet, log, path, up), "another epoch");
        vm.assertTrue(!registry.verifyLog(bob.wallet, EPOCH, mallory.wallet, log, path, up), "another provider");
        vm.assertTrue(!registry.verifyOwnLog(mallory.wallet, EPOCH, log, path), "another's own");
        vm.assertTrue(!registry.verifyOwnLog(alice.wallet, EPOCH + 1, log, path), "another epoch of her own");
    }

    function test_a_proof_is_of_its_deal() public {
        plant(4, 4, 0, "seed");
        expectUnproven(logs[1], logPath(0), 0);
        expectUnproven(logs[0], new bytes32[](0), 0);
    }

    function test_anchors_of_one_kind_prove_nothing_of_the_other() public {
        plant(4, 4, 0, "seed");
        bytes32 root = Tree.root(providers);
        bytes32 own = registry.selfAnchorOf(alice.wallet, EPOCH);
        vm.prank(mallory.wallet);
        registry.anchor(EPOCH, own);
        vm.prank(mallory.wallet);
        registry.anchorSelf(EPOCH, root);
        bytes32[] memory path = logPath(0);
        bytes32[] memory up = Tree.proof(providers, 0);
        vm.assertTrue(!registry.verifyLog(mallory.wallet, EPOCH, alice.wallet, logs[0], path, new bytes32[](0)), "own as epoch");
        vm.assertTrue(!registry.verifyOwnLog(mallory.wallet, EPOCH, logs[0], up), "epoch as own");
    }

    /// @dev Leaves of a tree that differs from ours in one thing each: Mallory anchors them, and they prove nothing.
    function test_only_our_leaves_count() public {
        DealLog memory log = DealLog(keccak256("deal"), 10, keccak256("log"));
        bytes memory content = abi.encode(keccak256("IPSX log"), log.deal, log.size, log.root);
        expectNoLeaf(log, 1, keccak256(content));
        expectNoLeaf(log, 2, keccak256(abi.encodePacked(keccak256(abi.encode(log.deal, log.size, log.root)))));
        bytes memory other = abi.encode(keccak256("IPSX provider"), log.deal, log.size, log.root);
        expectNoLeaf(log, 3, keccak256(abi.encodePacked(keccak256(other))));
        vm.prank(mallory.wallet);
        registry.anchorSelf(4, logLeaf(log));
        vm.assertTrue(registry.verifyOwnLog(mallory.wallet, 4, log, new bytes32[](0)), "ours");
    }

    /// @dev A provider leaf binds the address; a log leaf in its place is no provider's.
    function test_a_log_leaf_is_no_provider_leaf() public {
        DealLog memory log = DealLog(keccak256("deal"), 10, keccak256("log"));
        vm.prank(mallory.wallet);
        registry.anchor(1, logLeaf(log));
        vm.assertTrue(!registry.verifyLog(mallory.wallet, 1, alice.wallet, log, new bytes32[](0), new bytes32[](0)), "a log leaf");
        vm.prank(mallory.wallet);
        registry.anchor(2, keccak256(abi.encode(keccak256("IPSX provider"), alice.wallet, logLeaf(log))));
        vm.assertTrue(!registry.verifyLog(mallory.wallet, 2, alice.wallet, log, new bytes32[](0), new bytes32[](0)), "hashed once");
        vm.prank(mallory.wallet);
        registry.anchor(3, providerLeaf(alice.wallet, logLeaf(log)));
        vm.assertTrue(registry.verifyLog(mallory.wallet, 3, alice.wallet, log, new bytes32[](0), new bytes32[](0)), "ours");
    }

    /// @dev Alice's logs and the exchange's tree, in which she has the given place, both anchored.
    function plant(uint256 logCount, uint256 providerCount, uint256 place, bytes32 seed) private {
        for (uint256 i = 0; i < logCount; ++i) {
            logs.push(DealLog(keccak256(abi.encode(seed, "deal", i)), uint64(i + 1), keccak256(abi.encode(seed, "log", i))));
        }
        bytes32 alices = Tree.root(leaves());
        for (uint256 i = 0; i < providerCount; ++i) {
            providers.push(providerLeaf(address(uint160(i + 1)), keccak256(abi.encode(seed, "provider", i))));
        }
        providers[place % providerCount] = providerLeaf(alice.wallet, alices);
        vm.prank(alice.wallet);
        registry.anchorSelf(EPOCH, alices);
        vm.prank(bob.wallet);
        registry.anchor(EPOCH, Tree.root(providers));
    }

    function leaves() private view returns (bytes32[] memory all) {
        all = new bytes32[](logs.length);
        for (uint256 i = 0; i < all.length; ++i) {
            all[i] = logLeaf(logs[i]);
        }
    }

    function logPath(uint256 index) private view returns (bytes32[] memory) {
        return Tree.proof(leaves(), index);
    }

    function proven(DealLog memory log, bytes32[] memory path, uint256 place) private view returns (bool) {
        return registry.verifyLog(bob.wallet, EPOCH, alice.wallet, log, path, Tree.proof(providers, place % providers.length));
    }

    function expectUnproven(DealLog memory log, bytes32[] memory path, uint256 place) private view {
        vm.assertTrue(!proven(log, path, place), "by the exchange");
        vm.assertTrue(!registry.verifyOwnLog(alice.wallet, EPOCH, log, path), "by Alice");
    }

    function expectNoLeaf(DealLog memory log, uint64 epoch, bytes32 leaf) private {
        vm.prank(mallory.wallet);
        registry.anchorSelf(epoch, leaf);
        vm.assertTrue(!registry.verifyOwnLog(mallory.wallet, epoch, log, new bytes32[](0)), "another leaf");
    }

    /// @dev The log with one bit of its deal, its size or its root changed.
    function flipped(DealLog memory log, uint256 member, uint256 bit) private pure returns (DealLog memory) {
        if (member == 0) return DealLog(log.deal ^ bytes32(1 << (bit % 256)), log.size, log.root);
        if (member == 1) return DealLog(log.deal, log.size ^ uint64(1 << (bit % 64)), log.root);
        return DealLog(log.deal, log.size, log.root ^ bytes32(1 << (bit % 256)));
    }

    /// @dev Spelled out once more, so that the contract's own hashing is checked.
    function logLeaf(DealLog memory log) private pure returns (bytes32) {
        return keccak256(abi.encodePacked(keccak256(abi.encode(keccak256("IPSX log"), log.deal, log.size, log.root))));
    }

    function providerLeaf(address provider, bytes32 root) private pure returns (bytes32) {
        return keccak256(abi.encodePacked(keccak256(abi.encode(keccak256("IPSX provider"), provider, root))));
    }

    function only(bytes32 node) private pure returns (bytes32[] memory path) {
        path = new bytes32[](1);
        path[0] = node;
    }
}
