// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {Hashes} from "../src/libraries/Hashes.sol";
import {Item} from "../src/types/Types.sol";
import {Base, Path} from "./Base.sol";

/// @notice What must hold of any set of vouchers, whatever their order, number and honesty.
contract SettlementTest is Base {
    uint256 private constant LANES = 4;
    uint96 private constant CAP = 50e18;

    Path[] private paths;

    /// @dev Lanes that share payers and payees in every way: bob to alice twice, bob to mallory, mallory to alice.
    function setUp() public override {
        super.setUp();
        fund(mallory, 1000e18);
        deposit(bob, 500e18);
        deposit(mallory, 500e18);
        paths.push(pathOf(bob, alice, bobNode, 1));
        paths.push(pathOf(bob, alice, bobNode, 2));
        paths.push(pathOf(bob, mallory, bob, 1));
        paths.push(pathOf(mallory, alice, mallory, 1));
        for (uint256 i = 0; i < LANES; ++i) {
            open(paths[i], CAP, START + 1 days);
        }
    }

    function testFuzz_batch_equals_its_items_run_singly(uint256[8] calldata seeds) public {
        Item[] memory items = itemsOf(seeds);
        uint256 state = vm.snapshotState();
        for (uint256 i = 0; i < items.length; ++i) {
            try centralizer.claim(items[i]) {} catch {}
        }
        bytes32 singly = fingerprint();
        vm.revertToState(state);
        centralizer.settle(items);
        vm.assertEq(fingerprint(), singly, "batch and single claims differ");
    }

    function testFuzz_order_does_not_matter(uint256[8] calldata seeds, uint256 shuffle) public {
        Item[] memory items = itemsOf(seeds);
        uint256 state = vm.snapshotState();
        centralizer.settle(items);
        bytes32 once = totals();
        vm.revertToState(state);
        for (uint256 i = items.length - 1; i > 0; --i) {
            uint256 j = uint256(keccak256(abi.encode(shuffle, i))) % (i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
        centralizer.settle(items);
        vm.assertEq(totals(), once, "totals depend on the order");
    }

    function testFuzz_replay_changes_nothing(uint256[8] calldata seeds) public {
        Item[] memory items = itemsOf(seeds);
        centralizer.settle(items);
        bytes32 once = fingerprint();
        centralizer.settle(items);
        vm.assertEq(fingerprint(), once, "a replay moved money");
    }

    function testFuzz_covered_voucher_is_paid_in_full(uint256[8] calldata seeds, uint256 amount, uint256 time) public {
        centralizer.settle(itemsOf(seeds));
        uint256 claimed = centralizer.reservation(paths[0].id).claimed;
        amount = bound(amount, claimed, CAP);
        vm.assume(amount > claimed);
        vm.warp(bound(time, START, START + 1 days));
        uint256 before = everything(alice.wallet);
        centralizer.claim(voucher(paths[0], amount));
        vm.assertEq(everything(alice.wallet) - before, amount - claimed, "debit = credit + fee");
        vm.assertEq(centralizer.reservation(paths[0].id).claimed, amount, "claimed");
    }

    function testFuzz_splitting_does_not_change_the_commission(uint256[8] calldata steps) public {
        uint256 sum = 0;
        for (uint256 i = 0; i < steps.length; ++i) {
            sum += bound(steps[i], 1, 1000);
            centralizer.claim(voucher(paths[0], sum));
        }
        expectHeld(alice.wallet, sum - sum / 100, 0, sum / 100);
    }

    function testFuzz_only_the_lane_signer_moves_the_payers_money(uint256 key, uint256 amount) public {
        key = bound(key, 1, type(uint128).max);
        vm.assume(key != bobNode.key);
        Item[] memory items = new Item[](1);
        items[0] = voucherBy(actorOf(key), paths[0], bound(amount, 1, CAP));
        bytes32 before = fingerprint();
        centralizer.settle(items);
        vm.assertEq(fingerprint(), before, "a foreign signature moved money");
    }

    function testFuzz_garbage_is_skipped(uint128 cumulative, bytes32 r, bytes32 vs) public {
        Item[] memory items = new Item[](2);
        items[0] = voucher(paths[0], 1);
        (items[0].cumulative, items[0].r, items[0].vs) = (cumulative, r, vs);
        items[1] = voucher(paths[1], 7);
        centralizer.settle(items);
        vm.assertEq(centralizer.reservation(paths[0].id).claimed, 0, "garbage");
        vm.assertEq(centralizer.reservation(paths[1].id).claimed, 7, "its neighbour");
    }

    /// @dev Half the order of secp256k1, rounded down.
    uint256 private constant MAX_S = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0;

    /// @dev Our recovery agrees with OpenZeppelin's on any bytes, and on true signatures.
    function testFuzz_recovery_agrees_with_openzeppelin(bytes32 id, uint128 sum, bytes32 r, bytes32 vs, uint256 key)
        public
        view
    {
        bytes32 hash = digestOf(Hashes.VOUCHER, id, sum);
        (address theirs,,) = ECDSA.tryRecover(hash, r, vs);
        vm.assertEq(Hashes.signerOf(separator, Hashes.VOUCHER, id, sum, r, vs), theirs, "any bytes");
        (uint8 v, bytes32 r2, bytes32 s) = vm.sign(bound(key, 1, type(uint128).max), hash);
        vs = s | bytes32(uint256(v - 27) << 255);
        (theirs,,) = ECDSA.tryRecover(hash, r2, vs);
        vm.assertEq(Hashes.signerOf(separator, Hashes.VOUCHER, id, sum, r2, vs), theirs, "true signature");
        vm.assertTrue(theirs != address(0), "recovered");
        // The higher half of s that fits into 255 bits: of some address, but never a signature.
        s = bytes32(bound(uint256(s), MAX_S + 1, (1 << 255) - 1));
        (theirs,,) = ECDSA.tryRecover(hash, r2, s);
        vm.assertTrue(theirs == address(0) && ecrecover(hash, 27, r2, s) != address(0), "the higher half recovers");
        vm.assertEq(Hashes.signerOf(separator, Hashes.VOUCHER, id, sum, r2, s), address(0), "the higher half");
    }

    /// @dev Good, stale, over the cap, and forged vouchers on the four lanes.
    function itemsOf(uint256[8] calldata seeds) private view returns (Item[] memory items) {
        items = new Item[](seeds.length);
        for (uint256 i = 0; i < seeds.length; ++i) {
            Path memory p = paths[seeds[i] % LANES];
            uint256 cumulative = bound(seeds[i] >> 8, 0, uint256(CAP) * 5 / 4);
            items[i] = (seeds[i] >> 4) % 8 == 0 ? voucherBy(alice, p, cumulative) : voucher(p, cumulative);
        }
    }

    function everything(address wallet) private view returns (uint256) {
        return centralizer.holdingsOf(wallet).balance + centralizer.holdingsOf(wallet).commission;
    }

    function fingerprint() private view returns (bytes32 f) {
        address[4] memory wallets = [alice.wallet, bob.wallet, mallory.wallet, treasury.wallet];
        for (uint256 i = 0; i < wallets.length; ++i) {
            address w = wallets[i];
            f = keccak256(
                abi.encode(f, centralizer.holdingsOf(w).balance, centralizer.holdingsOf(w).reserved, centralizer.holdingsOf(w).commission)
            );
        }
        for (uint256 i = 0; i < LANES; ++i) {
            f = keccak256(abi.encode(f, centralizer.reservation(paths[i].id)));
        }
    }

    /// @dev Like fingerprint, but how much of the commission waits with a payee and how much is with the treasury may differ.
    function totals() private view returns (bytes32 f) {
        address[3] memory wallets = [alice.wallet, bob.wallet, mallory.wallet];
        uint256 commission = centralizer.holdingsOf(treasury.wallet).balance;
        for (uint256 i = 0; i < wallets.length; ++i) {
            commission += centralizer.holdingsOf(wallets[i]).commission;
            f = keccak256(abi.encode(f, centralizer.holdingsOf(wallets[i]).balance, centralizer.holdingsOf(wallets[i]).reserved));
        }
        for (uint256 i = 0; i < LANES; ++i) {
            f = keccak256(abi.encode(f, centralizer.reservation(paths[i].id)));
        }
        return keccak256(abi.encode(f, commission));
    }
}
