// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {AskWallet} from "../src/AskWallet.sol";
import {ICentralizer} from "../src/interfaces/ICentralizer.sol";
import {Hashes} from "../src/libraries/Hashes.sol";
import {Item, Open} from "../src/types/Types.sol";
import {Actor, Base, Path} from "./Base.sol";
import {Vault} from "./Vault.sol";

/// @notice Answers everything with the same bytes.
contract Parrot {
    bytes private _answer;

    constructor(bytes memory answer) {
        _answer = answer;
    }

    fallback(bytes calldata) external returns (bytes memory) {
        return _answer;
    }
}

/// @notice Contracts as payer and payee: they close by ERC-1271. Vouchers are never signed so: the lane's signer is a plain key.
contract ContractWalletsTest is Base {
    Vault private bobs;
    Vault private alices;
    Path private p;

    function setUp() public override {
        super.setUp();
        (bobs, alices) = (new Vault(bob.wallet), new Vault(alice.wallet));
        token.transfer(address(bobs), 1000);
        Open memory o = Open(address(alices), bobNode.wallet, 1, 1000, uint40(START + 1 days));
        vm.startPrank(bob.wallet);
        bobs.execute(address(token), abi.encodeCall(token.approve, (address(centralizer), o.cap)));
        bobs.execute(address(centralizer), abi.encodeCall(centralizer.openWithDeposit, (o)));
        vm.stopPrank();
        bytes32 id = keccak256(abi.encode(address(bobs), address(alices), bobNode.wallet, uint64(1), bytes32(0)));
        p = Path(address(bobs), address(alices), bobNode, 1, id);
    }

    function vaultSigned(Actor memory owner, uint256 cumulative) private view returns (bytes memory) {
        return abi.encodePacked(hex"01", closeBy(owner, p, cumulative));
    }

    function test_contracts_agree_to_a_close() public {
        centralizer.claim(voucher(p, 100));
        closeWith(mallory.wallet, p, 400, vaultSigned(alice, 400), vaultSigned(bob, 400));
        expectHeld(address(alices), 396, 0, 4);
        expectHeld(address(bobs), 600, 0, 0);
    }

    function test_a_contracts_word_is_its_own() public {
        vm.expectRevert(abi.encodeWithSelector(ICentralizer.NotAgreedByPayee.selector, p.id, address(0)));
        closeWith(mallory.wallet, p, 400, vaultSigned(mallory, 400), vaultSigned(bob, 400));
        vm.expectRevert(abi.encodeWithSelector(ICentralizer.NotAgreedByPayer.selector, p.id, address(0)));
        closeWith(mallory.wallet, p, 400, vaultSigned(alice, 400), vaultSigned(bob, 399));
        vm.expectRevert(abi.encodeWithSelector(ICentralizer.NotAgreedByPayee.selector, p.id, alice.wallet));
        closeWith(mallory.wallet, p, 400, closeBy(alice, p, 400), vaultSigned(bob, 400)); // the owner is not the vault
    }

    /// @dev The vault as signer of a lane can never promise: what it would sign could be taken back.
    function test_a_contract_signs_no_voucher() public {
        vm.prank(bob.wallet);
        token.approve(address(centralizer), 500);
        vm.prank(bob.wallet);
        centralizer.openWithDeposit(Open(alice.wallet, address(bobs), 1, 500, uint40(START + 1 days)));
        Path memory lane = pathOf(bob, alice, Actor(bob.key, address(bobs)), 1);
        Item memory item = voucherBy(bob, lane, 100);
        vm.expectRevert();
        centralizer.claim(item);
    }

    function ask(address wallet, bytes32 digest, bytes memory signature) private returns (bool) {
        return abi.decode(address(new AskWallet(wallet, digest, signature)).code, (bool));
    }

    function test_a_contract_is_asked_about_its_word() public {
        bytes32 digest = keccak256("a delegation");
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(alice.key, digest);
        bytes memory word = abi.encodePacked(hex"01", r, s, v);
        vm.assertTrue(ask(address(alices), digest, word), "the word of the contract");
        vm.assertTrue(!ask(address(alices), keccak256("another"), word), "another digest");
        vm.assertTrue(!ask(address(bobs), digest, word), "another contract");
        vm.assertTrue(!ask(alice.wallet, digest, word), "no contract");
        vm.assertTrue(!ask(address(alices), digest, abi.encodePacked(r, s, v)), "the owner is not the vault");
        vm.prank(alice.wallet);
        alices.handOver(mallory.wallet);
        vm.assertTrue(!ask(address(alices), digest, word), "the former owner");
    }

    /// @dev Nothing but the one word of 32 bytes is a yes.
    function test_every_other_answer_is_no(bytes calldata answer) public {
        bytes memory yes = abi.encode(IERC1271.isValidSignature.selector);
        vm.assertTrue(ask(address(new Parrot(yes)), 0, ""), "yes");
        vm.assertTrue(!ask(address(new Parrot(answer)), 0, ""), "anything");
        vm.assertTrue(!ask(address(new Parrot(abi.encodePacked(yes, answer, hex"00"))), 0, ""), "yes and more");
        vm.assertTrue(!ask(address(new Parrot(abi.encodePacked(answer, yes, hex"00"))), 0, ""), "yes behind something");
    }
}
