// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {LeafItem, Step} from "../src/types/Types.sol";
import {Actor, Path} from "./Base.sol";
import {Handler} from "./Handler.sol";
import {Leaf} from "./SumTree.sol";

/// @notice Beyond what Handler does, its wallets open tranches, are paid from them, and become clearers.
contract ClearingHandler is Handler {
    struct Grove {
        bytes32 root;
        uint256 sum;
        uint256 used;
        uint256 expiry;
        uint256 feeBps;
        uint256 paidInTime; // not counting what came after the claim window: nothing should
        bool closed;
    }

    uint256 private constant LEAVES = 4;

    Grove[] private groves;
    mapping(uint256 grove => mapping(uint256 leaf => Leaf)) private leaves;
    mapping(uint256 grove => mapping(uint256 leaf => uint256)) private claimed;
    mapping(uint256 grove => mapping(uint256 leaf => uint256)) private capOf; // the largest allotment that a paid item showed

    function doors() public pure override returns (bytes4[] memory list) {
        bytes4[] memory basic = super.doors();
        list = new bytes4[](basic.length + 6);
        for (uint256 i = 0; i < basic.length; ++i) {
            list[i] = basic[i];
        }
        uint256 n = basic.length;
        (list[n], list[n + 1], list[n + 2]) = (this.plant.selector, this.pick.selector, this.pick.selector);
        (list[n + 3], list[n + 4], list[n + 5]) = (this.send.selector, this.fell.selector, this.clear.selector);
    }

    /// @dev Opens a tranche for up to four payees; now and then one of them stands on two leaves.
    function plant(uint256 who, uint256 amount, uint256 time) external {
        Actor memory payer = wallets[who % ACTORS];
        if (free[payer.wallet] < LEAVES) return;
        amount = bound(amount, LEAVES, free[payer.wallet]);
        uint256 index = groves.length;
        Leaf[] memory list = new Leaf[](LEAVES);
        for (uint256 i = 0; i < LEAVES; ++i) {
            uint256 nth = i == 3 && who % 5 == 0 ? 2 : i;
            Actor memory payee = wallets[(who / ACTORS + nth) % ACTORS];
            list[i] = leafOf(payer, payee, nodes[who % ACTORS], uint64(index * LEAVES + nth), uint96(amount / (LEAVES + i)));
            leaves[index][i] = list[i];
        }
        uint256 expiry = bound(time, block.timestamp + 1, block.timestamp + 10 days);
        (bytes32 root, uint256 sum) = openTranche(list, expiry);
        free[payer.wallet] -= sum;
        reserved[payer.wallet] += sum;
        groves.push(Grove(root, sum, 0, expiry, centralizer.rules().commissionBps, 0, false));
    }

    /// @dev A voucher on a leaf, now and then above its allotment, without its path or with another's.
    function pick(uint256 which, uint256 amount, uint256 lie) external {
        if (groves.length == 0) return;
        uint256 at = which / LEAVES % groves.length;
        uint256 leaf = which % LEAVES;
        Leaf[] memory list = treeAt(at);
        amount = bound(amount, 0, uint256(list[leaf].allotment) * 5 / 4);
        LeafItem memory item = leafVoucher(list, leaf, amount);
        bool shown = true;
        if (lie % 6 == 0) (item.path, item.allotment, shown) = (new Step[](0), 0, false);
        uint256 other = (leaf + 1) % LEAVES;
        if (lie % 6 == 1) item.path = stepsOf(list, other);
        bool wrong = lie % 6 == 1 && keccak256(abi.encode(list[leaf])) != keccak256(abi.encode(list[other]));
        bool due = isDue(at, leaf, amount, shown, wrong);
        try centralizer.claimLeaf(item) {
            vm.assertTrue(due, "a leaf was paid that must not be");
            book(at, leaf, amount);
            uint256 where = home(at, leaf);
            if (shown) capOf[at][where] = max(capOf[at][where], list[leaf].allotment);
        } catch {
            vm.assertTrue(!due, "a covered leaf was not paid");
        }
    }

    /// @dev The signer pays a leaf by sending.
    function send(uint256 which, uint256 amount) external {
        if (groves.length == 0) return;
        uint256 at = which / LEAVES % groves.length;
        uint256 leaf = which % LEAVES;
        Leaf memory l = leaves[at][leaf];
        if (groves[at].closed) return;
        amount = bound(amount, 0, uint256(l.allotment) * 5 / 4);
        if (isDue(at, leaf, amount, false, false)) book(at, leaf, amount);
        uint256[] memory payments = new uint256[](1);
        payments[0] = uint256(uint160(l.path.payee)) << 96 | amount;
        vm.prank(l.path.signer.wallet);
        centralizer.push(l.path.payer, l.path.number, groves[at].root, payments);
    }

    function fell(uint256 which) external {
        if (groves.length == 0) return;
        Grove storage g = groves[which % groves.length];
        address payer = leaves[which % groves.length][0].path.payer;
        bool over = !g.closed && block.timestamp > g.expiry + 1 days;
        try centralizer.closeTranche(payer, g.root) {
            vm.assertTrue(over, "a tranche was closed before its time");
            g.closed = true;
            reserved[payer] -= g.sum - g.used;
            free[payer] += g.sum - g.used;
        } catch {
            vm.assertTrue(!over, "an expired tranche stayed open");
        }
    }

    function clear(uint256 who) external {
        address w = wallets[who % ACTORS].wallet;
        if (clears[w] || who % 3 != 0) return;
        vm.prank(w);
        centralizer.registerClearer();
        clears[w] = true;
    }

    // ---- what the test reads ----

    function trees() external view returns (uint256) {
        return groves.length;
    }

    function groveAt(uint256 i) external view returns (Grove memory, address payer) {
        return (groves[i], leaves[i][0].path.payer);
    }

    // ---- the books ----

    /// @dev The same lane can stand on two leaves: what it was paid is kept with the first of them.
    function home(uint256 at, uint256 leaf) private view returns (uint256) {
        return leaf == 3 && leaves[at][3].path.number == leaves[at][2].path.number ? 2 : leaf;
    }

    function isDue(uint256 at, uint256 leaf, uint256 amount, bool shown, bool wrong) private view returns (bool) {
        Grove storage g = groves[at];
        uint256 cap = capOf[at][home(at, leaf)];
        if (shown && leaves[at][leaf].allotment > cap) {
            if (wrong) return false;
            cap = leaves[at][leaf].allotment;
        }
        bool inTime = !g.closed && block.timestamp <= g.expiry + 1 days;
        return inTime && claimed[at][home(at, leaf)] < amount && amount <= cap;
    }

    function book(uint256 at, uint256 leaf, uint256 amount) private {
        Leaf storage l = leaves[at][leaf];
        uint256 where = home(at, leaf);
        move(l.path.payer, l.path.payee, claimed[at][where], amount, groves[at].feeBps);
        groves[at].used += amount - claimed[at][where];
        claimed[at][where] = amount;
    }

    function treeAt(uint256 at) private view returns (Leaf[] memory list) {
        list = new Leaf[](LEAVES);
        for (uint256 i = 0; i < LEAVES; ++i) {
            list[i] = leaves[at][i];
        }
    }
}
