// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Hashes} from "../src/libraries/Hashes.sol";
import {Sums} from "../src/libraries/Sums.sol";
import {Base} from "./Base.sol";

/// @notice Go wrote testdata/vectors.json; the contract's own code must hash and recover every vector alike.
contract VectorsTest is Base {
    struct Vector {
        string path;
        bytes32 structHash;
        bytes32 digest;
        address signer;
        bytes signature;
    }

    struct Node {
        bytes32 hash;
        uint256 sum;
    }

    string private json = vm.readFile("../testdata/vectors.json");
    bytes32 private signed = vm.parseJsonBytes32(json, ".domain.separator"); // of the domain that Go signed for
    mapping(bytes32 typeName => uint256) private seen;

    function test_domain() public view {
        bytes32 domain = keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
        uint256 chain = vm.parseJsonUint(json, ".domain.chainId");
        address contractOf = vm.parseJsonAddress(json, ".domain.verifyingContract");
        bytes32 want = keccak256(abi.encode(domain, keccak256("IPSX"), keccak256("1"), chain, contractOf));
        vm.assertEq(signed, want, "separator");
        want = keccak256(abi.encode(domain, keccak256("IPSX"), keccak256("1"), block.chainid, address(centralizer)));
        vm.assertEq(separator, want, "the contract's own separator");
    }

    function test_vectors() public {
        uint256 count = 0;
        for (; vm.keyExistsJson(json, entry("vectors", count)); ++count) {
            check(entry("vectors", count));
        }
        vm.assertTrue(count > 0, "no vectors");
        vm.assertTrue(seen["Voucher"] > 0 && seen["Close"] > 0 && seen["Delegation"] > 0, "a type is missing");
    }

    function test_lanes() public view {
        uint256 count = 0;
        for (; vm.keyExistsJson(json, entry("lanes", count)); ++count) {
            string memory path = entry("lanes", count);
            bytes32 id = centralizer.laneId(
                addressAt(path, ".payer"),
                addressAt(path, ".payee"),
                addressAt(path, ".signer"),
                uint64(uintAt(path, ".number")),
                wordAt(path, ".tranche")
            );
            vm.assertEq(id, wordAt(path, ".id"), path);
        }
        vm.assertTrue(count > 0, "no lanes");
    }

    function test_tranches() public view {
        uint256 count = 0;
        for (; vm.keyExistsJson(json, entry("tranches", count)); ++count) {
            string memory path = entry("tranches", count);
            Node[] memory leaves = leavesAt(path);
            checkRoot(path, climb(path, leaves[uintAt(path, ".leaf")]));
            checkRoot(path, top(leaves));
        }
        vm.assertTrue(count > 0, "no tranches");
    }

    function checkRoot(string memory path, Node memory node) private view {
        vm.assertEq(node.hash, wordAt(path, ".root"), path);
        vm.assertEq(node.sum, uintAt(path, ".sum"), path);
    }

    function climb(string memory path, Node memory node) private view returns (Node memory) {
        for (uint256 i = 0; vm.keyExistsJson(json, string.concat(path, entry("path", i))); ++i) {
            string memory step = string.concat(path, entry("path", i));
            node = join(node, Node(wordAt(step, ".hash"), uintAt(step, ".sum")));
        }
        return node;
    }

    /// @dev The root over all leaves: a node without a sibling moves up unchanged.
    function top(Node[] memory level) private pure returns (Node memory) {
        if (level.length == 1) return level[0];
        Node[] memory next = new Node[]((level.length + 1) / 2);
        for (uint256 i = 0; i < level.length; i += 2) {
            next[i / 2] = i + 1 < level.length ? join(level[i], level[i + 1]) : level[i];
        }
        return top(next);
    }

    function join(Node memory a, Node memory b) private pure returns (Node memory) {
        return Node(Sums.node(a.hash, a.sum, b.hash, b.sum), a.sum + b.sum);
    }

    function leavesAt(string memory path) private view returns (Node[] memory leaves) {
        uint256 count = 0;
        while (vm.keyExistsJson(json, string.concat(path, entry("leaves", count)))) ++count;
        leaves = new Node[](count);
        for (uint256 i = 0; i < count; ++i) {
            leaves[i] = leafAt(string.concat(path, entry("leaves", i)));
        }
    }

    function leafAt(string memory path) private view returns (Node memory) {
        uint96 allotment = uint96(uintAt(path, ".allotment"));
        address payee = addressAt(path, ".payee");
        return Node(Sums.leaf(payee, addressAt(path, ".signer"), uint64(uintAt(path, ".number")), allotment), allotment);
    }

    function check(string memory path) private {
        Vector memory v = Vector(
            path,
            wordAt(path, ".structHash"),
            wordAt(path, ".digest"),
            addressAt(path, ".signer"),
            vm.parseJsonBytes(json, string.concat(path, ".signature"))
        );
        vm.assertEq(v.digest, keccak256(abi.encodePacked(hex"1901", signed, v.structHash)), path);
        checkSigner(v);
        string memory name = vm.parseJsonString(json, string.concat(path, ".type"));
        checkStruct(v, keccak256(bytes(name)));
        seen[bytes32(bytes(name))]++;
    }

    function checkSigner(Vector memory v) private pure {
        (bytes32 r, bytes32 s, uint8 y) = split(v.signature);
        vm.assertEq(ecrecover(v.digest, y, r, s), v.signer, v.path);
    }

    function checkStruct(Vector memory v, bytes32 name) private view {
        if (name == keccak256("Voucher")) checkAmount(v, Hashes.VOUCHER);
        if (name == keccak256("Close")) checkAmount(v, Hashes.CLOSE);
        if (name == keccak256("Delegation")) {
            bytes32 hash = Hashes.delegation(
                addressAt(v.path, ".message.wallet"),
                addressAt(v.path, ".message.delegate"),
                uint64(uintAt(v.path, ".message.epoch")),
                uint64(uintAt(v.path, ".message.until"))
            );
            vm.assertEq(hash, v.structHash, v.path);
        }
    }

    function checkAmount(Vector memory v, bytes32 typeHash) private view {
        bytes32 id = wordAt(v.path, ".message.lane");
        uint256 cumulative = uintAt(v.path, ".message.cumulative");
        vm.assertEq(keccak256(abi.encode(typeHash, id, cumulative)), v.structHash, v.path);
        vm.assertEq(Hashes.digest(signed, typeHash, id, cumulative), v.digest, v.path);
        (bytes32 r, bytes32 s, uint8 y) = split(v.signature);
        bytes32 vs = s | bytes32(uint256(y - 27) << 255);
        vm.assertEq(Hashes.signerOf(signed, typeHash, id, cumulative, r, vs), v.signer, v.path);
    }

    function split(bytes memory signature) private pure returns (bytes32 r, bytes32 s, uint8 v) {
        vm.assertEq(signature.length, 65, "signature's length");
        assembly {
            r := mload(add(signature, 0x20))
            s := mload(add(signature, 0x40))
            v := byte(0, mload(add(signature, 0x60)))
        }
    }

    function entry(string memory list, uint256 index) private pure returns (string memory) {
        return string.concat(".", list, "[", vm.toString(index), "]");
    }

    function wordAt(string memory path, string memory key) private view returns (bytes32) {
        return vm.parseJsonBytes32(json, string.concat(path, key));
    }

    function uintAt(string memory path, string memory key) private view returns (uint256) {
        return vm.parseJsonUint(json, string.concat(path, key));
    }

    function addressAt(string memory path, string memory key) private view returns (address) {
        return vm.parseJsonAddress(json, string.concat(path, key));
    }
}
