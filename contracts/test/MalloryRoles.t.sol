// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Centralizer} from "../src/Centralizer.sol";
import {ICentralizer} from "../src/interfaces/ICentralizer.sol";
import {Holdings, Item, Open, Reason} from "../src/types/Types.sol";
import {Actor, Base, Path} from "./Base.sol";

/// @notice A wallet that repeats whatever it is asked: so its answer begins with the selector that means yes.
contract Parrot {
    fallback() external {
        assembly ("memory-safe") {
            calldatacopy(0, 0, calldatasize())
            return(0, calldatasize())
        }
    }
}

/// @notice Mallory plays several roles at once, or holds somebody's key.
contract MalloryRolesTest is Base {
    uint256 private constant END = START + 100 days;
    uint96 private constant CAP = 40_000e18;
    Path[3] private paths;

    function setUp() public override {
        super.setUp();
        fund(bob, 200_000e18);
        fund(mallory, 200_000e18);
    }

    /// @dev Mallory is treasury, clearer, payer and payee. Each payment reads and writes one account in several roles; no wei may appear or be lost, also
    /// where commission outgrows its place and goes to the treasury at once.
    function testFuzz_one_wallet_in_all_roles(uint256[8] calldata seeds) public {
        everythingIsMallorys();
        for (uint256 i = 0; i < seeds.length; ++i) {
            pay(paths[seeds[i] % 3], seeds[i] / 3 % 4, bound(seeds[i] >> 8, 0, uint256(CAP) * 9 / 8));
            uint256 owed = 0;
            for (uint256 k = 0; k < 2; ++k) {
                owed += left(paths[k]); // her own two lanes
            }
            vm.assertEq(centralizer.holdingsOf(mallory.wallet).reserved, owed, "hers");
            vm.assertEq(centralizer.holdingsOf(bob.wallet).reserved, left(paths[2]), "Bob's");
            vm.assertEq(held(bob) + held(mallory), token.balanceOf(address(centralizer)), "every wei is somebody's");
        }
    }

    /// @dev A payer that registers and pays itself first is paid the clearer's share of its own commission. It saves that, and no more: 50 of 100.
    function test_who_pays_itself_first_saves_the_share() public {
        deposit(mallory, 100_000);
        vm.prank(mallory.wallet);
        centralizer.registerClearer();
        Path[2] memory way = [pathOf(mallory, mallory, mallory, 1), pathOf(mallory, alice, mallory, 1)];
        for (uint256 i = 0; i < 2; ++i) {
            open(way[i], 20_000, END);
        }
        centralizer.claim(voucher(way[0], 10_000));
        expectHeld(mallory.wallet, 60_000 + 9_950, 30_000, 50);
        centralizer.claim(voucher(way[1], 9_900));
        expectHeld(alice.wallet, 9_900, 0, 0);
        centralizer.claim(voucher(way[0], 20_000)); // and once more, for the next
        expectHeld(mallory.wallet, 60_000 + 2 * 9_950, 10_100, 100);
    }

    /// @dev What docs/contracts.md says of a payer: the allowance is lost, and what is reserved can be held back. Nothing else.
    function test_a_stolen_key_of_a_payers_node() public {
        Path memory p = bobsLane();
        vm.prank(bob.wallet);
        centralizer.setDelegate(bobNode.wallet, uint40(END), 10);
        vm.startPrank(bobNode.wallet);
        centralizer.open(bob.wallet, Open(mallory.wallet, bobNode.wallet, 1, 10, uint40(END)));
        vm.expectRevert(abi.encodeWithSelector(ICentralizer.AllowanceExceeded.selector, bob.wallet, bobNode.wallet, 0, 1));
        centralizer.topUp(bob.wallet, p.payee, p.signer.wallet, p.number, 1, 0);
        centralizer.topUp(bob.wallet, p.payee, p.signer.wallet, p.number, 0, uint40(END)); // costs no allowance
        vm.stopPrank();
        vm.warp(START + 3 days);
        vm.expectRevert(abi.encodeWithSelector(ICentralizer.TooEarly.selector, p.id, END + 1 days));
        closeExpired(p);
        expectHeld(bob.wallet, 400e18 - 10, 100e18 + 10, 0);
    }

    /// @dev What docs/contracts.md says of a payee: with the payer's help its lane ends at what was claimed, whatever the allowance is.
    function test_a_stolen_key_of_a_payees_node() public {
        Path memory p = bobsLane();
        Actor memory node = actor("alice's node");
        vm.prank(alice.wallet);
        centralizer.setDelegate(node.wallet, uint40(END), 0);
        centralizer.claim(voucher(p, 60));
        vm.expectRevert(abi.encodeWithSelector(ICentralizer.BadCumulative.selector, p.id, 59, 60, 100e18));
        closeAs(bob.wallet, node, p, 59);
        closeAs(bob.wallet, node, p, 60);
        expectHeld(alice.wallet, 60, 0, 0);
        expectHeld(bob.wallet, 500e18 - 60, 0, 0);
    }

    /// @dev The same lane of another contract, or of this one on a chain that split off, is not what was signed for.
    function test_a_voucher_is_of_its_chain_and_contract() public {
        Path memory p = bobsLane();
        Centralizer other = new Centralizer(token, treasury.wallet, address(authority));
        vm.startPrank(bob.wallet);
        token.approve(address(other), 100);
        other.openWithDeposit(Open(p.payee, p.signer.wallet, p.number, 100, uint40(END)));
        vm.stopPrank();
        centralizer.claim(voucher(p, 5));
        Item memory next = voucher(p, 6);
        bytes memory refusal = abi.encodeWithSelector(ICentralizer.ItemRejected.selector, p.id, Reason.BadSignature);
        vm.expectRevert(refusal);
        other.claim(next);
        vm.chainId(block.chainid + 1);
        vm.expectRevert(refusal);
        centralizer.claim(next);
    }

    function test_a_parrot_agrees_to_nothing() public {
        deposit(bob, 100);
        Path memory p = pathOf(bob, Actor(0, address(new Parrot())), bobNode, 1);
        open(p, 100, END);
        vm.expectRevert(abi.encodeWithSelector(ICentralizer.NotAgreedByPayee.selector, p.id, address(0)));
        closeWith(bob.wallet, p, 0, hex"1626ba7e", closeBy(bobNode, p, 0));
    }

    function everythingIsMallorys() private {
        centralizer.scheduleTreasury(mallory.wallet);
        vm.warp(START + 7 days);
        vm.prank(mallory.wallet);
        centralizer.registerClearer();
        deposit(mallory, 100_000e18);
        deposit(bob, 100_000e18);
        paths = [pathOf(mallory, mallory, mallory, 1), pathOf(mallory, bob, mallory, 1), pathOf(bob, mallory, bob, 1)];
        for (uint256 i = 0; i < paths.length; ++i) {
            open(paths[i], CAP, END);
        }
    }

    /// @dev In one of the ways a lane pays; what is refused changes nothing.
    function pay(Path memory p, uint256 way, uint256 cumulative) private {
        if (way == 0) {
            try centralizer.claim(voucher(p, cumulative)) {} catch {}
        } else if (way == 3 && cumulative % 4 == 0) {
            bytes memory payees = closeBy(p.payee == bob.wallet ? bob : mallory, p, cumulative);
            try centralizer.closeFor(p.payer, p.payee, p.signer.wallet, p.number, uint128(cumulative), payees, closeBy(p.signer, p, cumulative)) {} catch {}
        } else {
            uint256[] memory payments = new uint256[](2);
            (payments[0], payments[1]) = (uint256(uint160(p.payee)) << 96 | cumulative / 2, uint256(uint160(p.payee)) << 96 | cumulative);
            vm.prank(p.signer.wallet);
            centralizer.push(p.payer, p.number, 0, payments);
        }
    }

    function left(Path memory p) private view returns (uint256) {
        return centralizer.reservation(p.id).closed ? 0 : CAP - centralizer.reservation(p.id).claimed;
    }

    function held(Actor memory who) private view returns (uint256) {
        Holdings memory h = centralizer.holdingsOf(who.wallet);
        return h.balance + h.reserved + h.commission;
    }
}
