// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {Centralizer} from "../src/Centralizer.sol";
import {IPSXToken} from "../src/IPSXToken.sol";
import {ICentralizer} from "../src/interfaces/ICentralizer.sol";
import {Hashes} from "../src/libraries/Hashes.sol";
import {Item, Open} from "../src/types/Types.sol";
import {Actor, Base, Path} from "./Base.sol";

/// @notice A wallet that is a contract: its owner's signature with a byte in front is its own.
contract Vault is IERC1271 {
    address private immutable OWNER;

    constructor(address owner) {
        OWNER = owner;
    }

    function isValidSignature(bytes32 hash, bytes calldata signature) external view returns (bytes4) {
        if (signature.length != 66 || signature[0] != 0x01) return 0;
        (address by,,) = ECDSA.tryRecover(hash, signature[1:]);
        return by == OWNER ? IERC1271.isValidSignature.selector : bytes4(0);
    }

    function reserve(Centralizer centralizer, IPSXToken token, Open calldata o) external {
        token.approve(address(centralizer), o.cap);
        centralizer.openWithDeposit(o);
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
        bobs.reserve(centralizer, token, Open(address(alices), bobNode.wallet, 1, 1000, uint40(START + 1 days)));
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
}
