// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Sums} from "../src/libraries/Sums.sol";
import {Item, LeafItem, Open, Step} from "../src/types/Types.sol";
import {Actor, Base, Path} from "./Base.sol";

/// @notice Gas of real transactions, intrinsic gas and calldata included (isolate = true), compared with snapshots/gas.json. The
/// amounts have as many digits as real ones; the commission is 1 %.
contract GasTest is Base {
    uint256 private constant STEP = 1.234567890123456789e18;

    /// @dev The wallet approved the amount before, and had nothing in the contract, which already holds tokens of others.
    function test_firstDepositAndReserve() public {
        fund(mallory, 1000e18);
        deposit(mallory, 1e18);
        Path memory p = pathOf(bob, alice, bobNode, 1);
        vm.prank(bob.wallet);
        token.approve(address(centralizer), 5 * STEP);
        Open memory o = Open(p.payee, p.signer.wallet, p.number, uint96(5 * STEP), uint40(START + 1 days));
        vm.prank(p.payer);
        centralizer.openWithDeposit(o);
        snapshot("firstDepositAndReserve", 1);
    }

    function test_deposit() public {
        deposit(bob, STEP);
        deposit(bob, STEP);
        snapshot("depositRepeat", 1);
    }

    function test_withdraw() public {
        deposit(bob, 5 * STEP);
        vm.prank(bob.wallet);
        centralizer.withdraw(STEP);
        snapshot("withdraw", 1);
    }

    function test_openByDelegate() public {
        bobsLane();
        vm.prank(bob.wallet);
        centralizer.setDelegate(bobNode.wallet, uint40(START + 1 days), 100e18);
        Path memory p = pathOf(bob, alice, bobNode, 2);
        vm.prank(bobNode.wallet);
        centralizer.open(p.payer, Open(p.payee, p.signer.wallet, p.number, uint96(STEP), uint40(START + 1 days)));
        snapshot("openByDelegate", 1);
    }

    function test_claim() public {
        Path memory p = bobsLane();
        centralizer.claim(voucher(p, STEP));
        snapshot("claimFirst", 1);
        centralizer.claim(voucher(p, 2 * STEP));
        snapshot("claimRepeat", 1);
    }

    /// @dev A clearer's vouchers: one payer, 100 payees.
    function test_batchOnePayer() public {
        Path[] memory paths = new Path[](100);
        deposit(bob, 1000e18);
        for (uint256 i = 0; i < paths.length; ++i) {
            paths[i] = pathOf(bob, actorOf(1000 + i), bobNode, 1);
            open(paths[i], 5e18, START + 1 days);
        }
        settleTwice(paths);
        snapshot("batchItem100OnePayer", paths.length);
    }

    /// @dev A provider's vouchers: 100 payers, one payee.
    function test_batchManyPayers() public {
        Path[] memory paths = new Path[](100);
        for (uint256 i = 0; i < paths.length; ++i) {
            Actor memory payer = actorOf(1000 + i);
            fund(payer, 10e18);
            deposit(payer, 10e18);
            paths[i] = pathOf(payer, alice, payer, 1);
            open(paths[i], 5e18, START + 1 days);
        }
        settleTwice(paths);
        snapshot("batchItem100ManyPayers", paths.length);
    }

    /// @dev A clearer pays out 100 providers, each for the second time; what it pays is free of commission.
    function test_pushByClearer() public {
        Path[] memory paths = new Path[](100);
        vm.prank(bob.wallet);
        centralizer.registerClearer();
        deposit(bob, 1000e18);
        for (uint256 i = 0; i < paths.length; ++i) {
            paths[i] = pathOf(bob, actorOf(1000 + i), bobNode, 1);
            open(paths[i], 5e18, START + 1 days);
        }
        Path memory income = pathOf(mallory, bob, mallory, 1);
        fund(mallory, 1000e18);
        deposit(mallory, 1000e18);
        open(income, 1000e18, START + 1 days);
        centralizer.claim(voucher(income, 1000e18));
        pushAll(paths, STEP);
        pushAll(paths, 2 * STEP);
        snapshot("pushItem100", paths.length);
    }

    function pushAll(Path[] memory paths, uint256 cumulative) private {
        uint256[] memory items = new uint256[](paths.length);
        for (uint256 i = 0; i < paths.length; ++i) {
            items[i] = uint256(uint160(paths[i].payee)) << 96 | cumulative + i;
        }
        vm.prank(bobNode.wallet);
        centralizer.push(bob.wallet, 1, 0, items);
    }

    function test_tranche() public {
        deposit(bob, 1000e18);
        vm.prank(bob.wallet);
        centralizer.openTranche(bob.wallet, keccak256("root"), uint96(500 * STEP / 1e3), uint40(START + 30 days));
        snapshot("tranche", 1);
    }

    /// @dev A path of 14 steps, as a tree of 10,000 leaves has; the payee had been paid before.
    function test_claimLeaf() public {
        bobsLane();
        centralizer.claim(voucher(pathOf(bob, alice, bobNode, 1), STEP));
        LeafItem memory l;
        (l.allotment, l.path) = (uint96(5 * STEP), new Step[](14));
        (bytes32 root, uint256 sum) = (Sums.leaf(alice.wallet, bobNode.wallet, 7, l.allotment), l.allotment);
        for (uint256 i = 0; i < l.path.length; ++i) {
            l.path[i] = Step(keccak256(abi.encode(i)), uint96(STEP << i / 3));
            root = Sums.node(root, sum, l.path[i].hash, l.path[i].sum);
            sum += l.path[i].sum;
        }
        vm.prank(bob.wallet);
        centralizer.openTranche(bob.wallet, root, uint96(sum), uint40(START + 30 days));
        l.tranche = root;
        Path memory p = Path(bob.wallet, alice.wallet, bobNode, 7, 0);
        p.id = keccak256(abi.encode(p.payer, p.payee, p.signer.wallet, p.number, root));
        l.item = voucher(p, STEP);
        centralizer.claimLeaf(l);
        snapshot("claimLeafFirst", 1);
    }

    /// @dev The payer submits the payee's signature; the last part is paid and the rest returns.
    function test_closeReservation() public {
        Path memory p = bobsLane();
        centralizer.claim(voucher(p, STEP));
        closeAs(bob.wallet, alice, p, 2 * STEP);
        snapshot("closeReservation", 1);
    }

    /// @dev A third party submits both signatures; the final amount is paid too.
    function test_closeReservationRelayed() public {
        Path memory p = bobsLane();
        centralizer.claim(voucher(p, STEP));
        closeWith(mallory.wallet, p, 2 * STEP, closeBy(alice, p, 2 * STEP), closeBy(bobNode, p, 2 * STEP));
        snapshot("closeReservationRelayed", 1);
    }

    function test_closeExpired() public {
        Path memory p = bobsLane();
        centralizer.claim(voucher(p, STEP));
        vm.warp(START + 3 days);
        closeExpired(p);
        snapshot("closeExpired", 1);
    }

    function settleTwice(Path[] memory paths) private {
        centralizer.settle(vouchers(paths, STEP));
        centralizer.settle(vouchers(paths, 2 * STEP));
    }

    function vouchers(Path[] memory paths, uint256 cumulative) private view returns (Item[] memory items) {
        items = new Item[](paths.length);
        for (uint256 i = 0; i < paths.length; ++i) {
            items[i] = voucher(paths[i], cumulative + i);
        }
    }

    function snapshot(string memory name, uint256 items) private {
        vm.snapshotValue("gas", name, vm.lastCallGas().gasTotalUsed / items);
    }
}
