// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {Centralizer} from "../src/Centralizer.sol";
import {IPSXToken} from "../src/IPSXToken.sol";
import {Hashes} from "../src/libraries/Hashes.sol";
import {Item, Open, Reservation} from "../src/types/Types.sol";
import {Vm} from "./Vm.sol";

/// @notice A wallet of the tests with its key.
struct Actor {
    uint256 key;
    address wallet;
}

/// @notice A lane of the tests with the key that signs its vouchers.
struct Path {
    address payer;
    address payee;
    Actor signer;
    uint64 number;
    bytes32 id;
}

/// @notice Deploys the real contracts, funds the actors and signs for them.
abstract contract Base {
    Vm internal constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));
    uint256 internal constant START = 1_800_000_000;

    IPSXToken internal token;
    Centralizer internal centralizer;
    AccessManager internal authority;
    bytes32 internal separator;

    // Bob requests, Alice provides, Mallory cheats.
    Actor internal alice = actor("alice");
    Actor internal bob = actor("bob");
    Actor internal bobNode = actor("bob's node");
    Actor internal mallory = actor("mallory");
    Actor internal treasury = actor("treasury");

    function setUp() public virtual {
        vm.warp(START);
        token = new IPSXToken(address(this));
        token.complete();
        authority = new AccessManager(address(this));
        centralizer = new Centralizer(token, treasury.wallet, address(authority));
        separator = centralizer.domainSeparator();
        fund(bob, 1000e18);
    }

    function actor(string memory name) internal pure returns (Actor memory) {
        return actorOf(uint256(keccak256(bytes(name))) >> 8);
    }

    function actorOf(uint256 key) internal pure returns (Actor memory) {
        return Actor(key, vm.addr(key));
    }

    /// @dev Gives tokens and an unlimited approval.
    function fund(Actor memory who, uint256 amount) internal {
        token.transfer(who.wallet, amount);
        vm.prank(who.wallet);
        token.approve(address(centralizer), type(uint256).max);
    }

    function deposit(Actor memory who, uint256 amount) internal {
        vm.prank(who.wallet);
        centralizer.deposit(amount);
    }

    function pathOf(Actor memory payer, Actor memory payee, Actor memory signer, uint64 number)
        internal
        pure
        returns (Path memory)
    {
        bytes32 id = keccak256(abi.encode(payer.wallet, payee.wallet, signer.wallet, number, bytes32(0)));
        return Path(payer.wallet, payee.wallet, signer, number, id);
    }

    function open(Path memory p, uint96 cap, uint256 expiry) internal {
        vm.prank(p.payer);
        centralizer.open(p.payer, Open(p.payee, p.signer.wallet, p.number, cap, uint40(expiry)));
    }

    /// @dev Bob's lane to Alice, signed by Bob's node, of 100 IPSX for a day; Bob has deposited 500.
    function bobsLane() internal returns (Path memory p) {
        deposit(bob, 500e18);
        p = pathOf(bob, alice, bobNode, 1);
        open(p, 100e18, START + 1 days);
    }

    function voucher(Path memory p, uint256 cumulative) internal view returns (Item memory) {
        return voucherBy(p.signer, p, cumulative);
    }

    function voucherBy(Actor memory by, Path memory p, uint256 cumulative) internal view returns (Item memory) {
        return signedBy(by, p, Hashes.VOUCHER, cumulative);
    }

    function signedBy(Actor memory by, Path memory p, bytes32 typeHash, uint256 cumulative)
        internal
        view
        returns (Item memory)
    {
        bytes32 digest = digestOf(typeHash, p.id, cumulative);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(by.key, digest);
        bytes32 vs = bytes32(uint256(s) | uint256(v - 27) << 255);
        return Item(p.payer, p.payee, p.signer.wallet, p.number, uint128(cumulative), r, vs);
    }

    function closeBy(Actor memory by, Path memory p, uint256 cumulative) internal view returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(by.key, digestOf(Hashes.CLOSE, p.id, cumulative));
        return abi.encodePacked(r, s, v);
    }

    function closeWith(address caller, Path memory p, uint256 cumulative, bytes memory one, bytes memory other) internal {
        vm.prank(caller);
        centralizer.closeFor(p.payer, p.payee, p.signer.wallet, p.number, uint128(cumulative), one, other);
    }

    /// @dev One side sends what the other signed.
    function closeAs(address caller, Actor memory other, Path memory p, uint256 cumulative) internal {
        Item memory agreed = signedBy(other, p, Hashes.CLOSE, cumulative);
        vm.prank(caller);
        centralizer.close(agreed);
    }

    function closeExpired(Path memory p) internal {
        centralizer.closeExpired(p.payer, p.payee, p.signer.wallet, p.number);
    }

    /// @dev Spelled out once more, so that the contract's own hashing is checked.
    function digestOf(bytes32 typeHash, bytes32 id, uint256 cumulative) internal view returns (bytes32) {
        bytes32 structHash = keccak256(abi.encode(typeHash, id, cumulative));
        return keccak256(abi.encodePacked(hex"1901", separator, structHash));
    }

    function expectHeld(address wallet, uint256 balance, uint256 reserved, uint256 commission) internal view {
        vm.assertEq(centralizer.holdingsOf(wallet).balance, balance, "balance");
        vm.assertEq(centralizer.holdingsOf(wallet).reserved, reserved, "reserved");
        vm.assertEq(centralizer.holdingsOf(wallet).commission, commission, "commission");
    }

    function bound(uint256 x, uint256 low, uint256 high) internal pure returns (uint256) {
        return low + x % (high - low + 1);
    }
}
