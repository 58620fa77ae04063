// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IPSXToken} from "../src/IPSXToken.sol";
import {Base} from "./Base.sol";

/// @notice The token by itself, with this contract as its funding.
contract IPSXTokenTest is Base {
    function setUp() public override {
        token = new IPSXToken(address(this));
    }

    function test_there_is_no_token_before_funding_completes() public {
        vm.assertEq(token.totalSupply(), 0, "supply");
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, address(this), 0, 1));
        token.transfer(alice.wallet, 1);
    }

    function test_the_whole_supply_is_minted_to_the_funding() public {
        token.complete();
        vm.assertEq(token.balanceOf(address(this)), 1_800_000_000e18, "funding");
        vm.assertEq(token.totalSupply(), token.MAX_SUPPLY(), "supply");
        token.transfer(alice.wallet, 1);
        vm.assertEq(token.balanceOf(alice.wallet), 1, "open");
    }

    function test_nothing_is_minted_twice() public {
        token.complete();
        vm.expectRevert(abi.encodeWithSelector(IPSXToken.AlreadyComplete.selector));
        token.complete();
    }

    function test_only_the_funding_completes() public {
        vm.prank(mallory.wallet);
        vm.expectRevert(abi.encodeWithSelector(IPSXToken.NotFunding.selector, mallory.wallet));
        token.complete();
    }
}
