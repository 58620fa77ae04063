// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Stage} from "../src/types/Sale.sol";
import {SaleBase} from "./SaleBase.sol";

/// @notice Gas of a contributor's two transactions, counted like the Centralizer's (see GasTest).
contract SaleGasTest is SaleBase {
    /// @dev Plain ether of an admitted wallet, its first, after others gave.
    function test_contribute() public {
        sale.open(someTerms());
        admit(Stage.PreSale, 10 ether, alice.wallet, bob.wallet);
        vm.warp(PRE_SALE);
        give(alice, 4 ether);
        vm.deal(bob.wallet, 8 ether);
        vm.prank(bob.wallet);
        (bool sent,) = address(sale).call{value: 8 ether}("");
        vm.assertTrue(sent, "refused");
        vm.snapshotValue("gas", "saleContribute", vm.lastCallGas().gasTotalUsed);
    }

    /// @dev Of a wallet that had no tokens, after another claimed.
    function test_claim() public {
        aliceAndBobGave();
        sale.finalize();
        sale.claim(alice.wallet);
        sale.claim(bob.wallet);
        vm.snapshotValue("gas", "saleClaim", vm.lastCallGas().gasTotalUsed);
    }
}
