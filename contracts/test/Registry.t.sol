// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Registry} from "../src/Registry.sol";
import {IRegistry} from "../src/interfaces/IRegistry.sol";
import {Listing} from "../src/types/Listing.sol";
import {Actor, Base} from "./Base.sol";

/// @notice Exchanges announce themselves, and exchanges and providers anchor roots. Bob and Alice run exchanges here, Alice provides too.
contract RegistryTest is Base {
    string private constant URL = "https://exchange.example";
    bytes32 private constant ROOT = keccak256("root");

    Registry private registry;

    function setUp() public override {
        super.setUp();
        registry = new Registry();
    }

    function test_announce_and_withdraw() public {
        vm.expectEmit();
        emit IRegistry.Announced(bob.wallet, URL, "1 %");
        announce(bob, URL, "1 %");
        expectListing(bob, START, START, URL, "1 %");
        vm.expectEmit();
        emit IRegistry.Withdrawn(bob.wallet);
        withdraw(bob);
        expectUnlisted(bob);
        vm.assertEq(registry.exchangeCount(), 0, "count");
    }

    function test_announcing_again_replaces_and_keeps_since() public {
        announce(bob, URL, "1 %");
        vm.warp(START + 5);
        announce(bob, "http://other.example", "");
        expectListing(bob, START, START + 5, "http://other.example", "");
        vm.assertEq(registry.exchangeCount(), 1, "count");
    }

    function test_whoever_returns_is_new() public {
        announce(bob, URL, "1 %");
        withdraw(bob);
        vm.warp(START + 5);
        announce(bob, URL, "2 %");
        expectListing(bob, START + 5, START + 5, URL, "2 %");
    }

    function test_limits_of_listings() public {
        announce(bob, string.concat("https://", text(192)), text(256));
        announce(bob, "http://a", "");
        string[5] memory bad = ["", "http:/", "ftp://exchange.example", "HTTPS://exchange.example", string.concat("https://", text(193))];
        for (uint256 i = 0; i < bad.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IRegistry.BadUrl.selector, bad[i]));
            announce(bob, bad[i], "");
        }
        vm.expectRevert(abi.encodeWithSelector(IRegistry.TermsTooLong.selector, 257, 256));
        announce(bob, URL, text(257));
        expectListing(bob, START, START, "http://a", "");
    }

    function test_nobody_withdraws_anothers_listing() public {
        announce(bob, URL, "");
        vm.expectRevert(abi.encodeWithSelector(IRegistry.NotListed.selector, mallory.wallet));
        withdraw(mallory);
        expectListing(bob, START, START, URL, "");
    }

    function test_pages() public {
        for (uint256 i = 0; i < 5; ++i) announce(actorOf(1000 + i), URL, vm.toString(i));
        expectPage(0, 2, "01");
        expectPage(2, 2, "23");
        expectPage(4, 2, "4");
        expectPage(5, 2, "");
        expectPage(1, type(uint256).max, "1234");
        expectPage(0, 0, "");
        withdraw(actorOf(1001));
        expectPage(0, 5, "0423");
    }

    function test_anchors_are_written_once() public {
        vm.expectEmit();
        emit IRegistry.Anchored(bob.wallet, 7, ROOT);
        anchor(bob, 7, ROOT);
        vm.expectRevert(abi.encodeWithSelector(IRegistry.AlreadyAnchored.selector, bob.wallet, 7, ROOT));
        anchor(bob, 7, keccak256("other"));
        vm.expectRevert(abi.encodeWithSelector(IRegistry.AlreadyAnchored.selector, bob.wallet, 7, ROOT));
        anchor(bob, 7, ROOT);
        vm.assertEq(registry.anchorOf(bob.wallet, 7), ROOT, "anchor");
    }

    function test_own_anchors_are_written_once() public {
        vm.expectEmit();
        emit IRegistry.SelfAnchored(alice.wallet, 7, ROOT);
        anchorSelf(alice, 7, ROOT);
        vm.expectRevert(abi.encodeWithSelector(IRegistry.AlreadyAnchored.selector, alice.wallet, 7, ROOT));
        anchorSelf(alice, 7, keccak256("other"));
        vm.assertEq(registry.selfAnchorOf(alice.wallet, 7), ROOT, "anchor");
    }

    function test_there_is_no_epoch_zero_and_no_root_zero() public {
        vm.expectRevert(abi.encodeWithSelector(IRegistry.ZeroEpoch.selector));
        anchor(bob, 0, ROOT);
        vm.expectRevert(abi.encodeWithSelector(IRegistry.ZeroRoot.selector));
        anchor(bob, 1, 0);
        vm.expectRevert(abi.encodeWithSelector(IRegistry.ZeroEpoch.selector));
        anchorSelf(alice, 0, ROOT);
        vm.expectRevert(abi.encodeWithSelector(IRegistry.ZeroRoot.selector));
        anchorSelf(alice, 1, 0);
    }

    /// @dev Alice is both an exchange and a provider; Mallory takes the same epoch first.
    function test_namespaces_are_the_senders(uint64 epoch, bytes32 root, bytes32 own) public {
        vm.assume(epoch != 0 && root != 0 && own != 0);
        anchor(mallory, epoch, ROOT);
        anchorSelf(mallory, epoch, ROOT);
        vm.assertEq(registry.anchorOf(alice.wallet, epoch), 0, "before");
        anchor(alice, epoch, root);
        vm.assertEq(registry.selfAnchorOf(alice.wallet, epoch), 0, "as a provider");
        anchorSelf(alice, epoch, own);
        vm.assertEq(registry.anchorOf(alice.wallet, epoch), root, "as an exchange");
        vm.assertEq(registry.selfAnchorOf(alice.wallet, epoch), own, "as a provider, after");
    }

    function test_an_anchor_outlives_its_listing() public {
        announce(bob, URL, "");
        anchor(bob, 7, ROOT);
        withdraw(bob);
        vm.assertEq(registry.anchorOf(bob.wallet, 7), ROOT, "anchor");
    }

    /// @dev Gas of the transactions that repeat for ever, counted like the Centralizer's (see GasTest); epochs are hours since 1970.
    function test_gas() public {
        anchor(bob, 500_000, keccak256("hour before"));
        anchor(bob, 500_001, ROOT);
        vm.snapshotValue("gas", "anchor", vm.lastCallGas().gasTotalUsed);
        anchorSelf(alice, 500_001, ROOT);
        vm.snapshotValue("gas", "anchorSelf", vm.lastCallGas().gasTotalUsed);
    }

    function announce(Actor memory who, string memory url, string memory terms) private {
        vm.prank(who.wallet);
        registry.announce(url, terms);
    }

    function withdraw(Actor memory who) private {
        vm.prank(who.wallet);
        registry.withdraw();
    }

    function anchor(Actor memory who, uint64 epoch, bytes32 root) private {
        vm.prank(who.wallet);
        registry.anchor(epoch, root);
    }

    function anchorSelf(Actor memory who, uint64 epoch, bytes32 root) private {
        vm.prank(who.wallet);
        registry.anchorSelf(epoch, root);
    }

    function expectListing(Actor memory who, uint256 since, uint256 updated, string memory url, string memory terms) private view {
        Listing memory got = registry.listing(who.wallet);
        Listing memory want = Listing(who.wallet, uint40(since), uint40(updated), url, terms);
        vm.assertEq(keccak256(abi.encode(got)), keccak256(abi.encode(want)), url);
    }

    function expectUnlisted(Actor memory who) private view {
        Listing memory got = registry.listing(who.wallet);
        vm.assertEq(keccak256(abi.encode(got)), keccak256(abi.encode(Listing(address(0), 0, 0, "", ""))), "listed");
    }

    /// @dev The terms of the listings, one after the other.
    function expectPage(uint256 from, uint256 count, string memory want) private view {
        Listing[] memory page = registry.exchanges(from, count);
        string memory got = "";
        for (uint256 i = 0; i < page.length; ++i) {
            got = string.concat(got, page[i].terms);
        }
        vm.assertEq(keccak256(bytes(got)), keccak256(bytes(want)), want);
    }

    function text(uint256 length) private pure returns (string memory) {
        return string(new bytes(length));
    }
}
