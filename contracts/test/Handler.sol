// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Centralizer} from "../src/Centralizer.sol";
import {Item, Open} from "../src/types/Types.sol";
import {Actor, Path} from "./Base.sol";
import {SumTree} from "./SumTree.sol";

/// @notice Acts for four wallets and their nodes as chance says, and keeps books of its own by the plainest arithmetic.
contract Handler is SumTree {
    struct Book {
        bytes32 id;
        uint256 cap;
        uint256 claimed;
        uint256 expiry;
        uint256 feeBps;
        uint256 highestSigned;
        uint256 returned;
        bool closed;
    }

    uint256 public constant ACTORS = 4;
    uint256 private constant PLENTY = 1_000_000e18;

    Actor[] internal wallets;
    Actor[] internal nodes;
    Path[] private paths;
    Book[] private books;
    mapping(bytes32 lane => uint256 index) private indexOf; // plus one
    Item[] private vouchers;
    bool[] private genuine;
    mapping(address wallet => uint256 allowance) private allowances;

    mapping(address wallet => uint256) public free;
    mapping(address wallet => uint256) public reserved;
    uint256 public commission;
    uint256 public donations;
    mapping(address wallet => bool) internal clears;
    mapping(address wallet => uint256) public receipts;

    function setUp() public override {
        super.setUp();
        for (uint256 i = 0; i < ACTORS; ++i) {
            wallets.push(actorOf(100 + i));
            nodes.push(actorOf(200 + i));
            fund(wallets[i], PLENTY);
        }
    }

    function doors() public pure virtual returns (bytes4[] memory list) {
        list = new bytes4[](16);
        (list[0], list[1], list[2], list[3]) =
            (this.putIn.selector, this.takeOut.selector, this.appoint.selector, this.reserve.selector);
        (list[4], list[5], list[6], list[7]) =
            (this.reserveByNode.selector, this.raise.selector, this.pay.selector, this.replay.selector);
        (list[8], list[9], list[10], list[11]) =
            (this.forge.selector, this.agree.selector, this.expire.selector, this.collect.selector);
        (list[12], list[13], list[14], list[15]) =
            (this.donate.selector, this.wait.selector, this.rate.selector, this.steal.selector);
    }

    // ---- what the actors do ----

    function putIn(uint256 who, uint256 amount) external {
        Actor memory a = wallets[who % ACTORS];
        uint256 tokensLeft = token.balanceOf(a.wallet);
        if (tokensLeft == 0) return;
        amount = bound(amount, 1, tokensLeft);
        deposit(a, amount);
        free[a.wallet] += amount;
    }

    function takeOut(uint256 who, uint256 amount) external {
        address w = wallets[who % ACTORS].wallet;
        if (free[w] == 0) return;
        amount = bound(amount, 1, free[w]);
        vm.prank(w);
        centralizer.withdraw(amount);
        free[w] -= amount;
    }

    function appoint(uint256 who, uint256 allowance) external {
        address w = wallets[who % ACTORS].wallet;
        allowances[w] = bound(allowance, 0, PLENTY);
        vm.prank(w);
        centralizer.setDelegate(nodes[who % ACTORS].wallet, type(uint40).max, uint96(allowances[w]));
    }

    function reserve(uint256 who, uint256 whom, uint256 cap, uint256 time) external {
        _reserve(wallets[who % ACTORS].wallet, who, whom, cap, time, type(uint256).max);
    }

    function reserveByNode(uint256 who, uint256 whom, uint256 cap, uint256 time) external {
        address w = wallets[who % ACTORS].wallet;
        uint256 before = reserved[w];
        _reserve(nodes[who % ACTORS].wallet, who, whom, cap, time, allowances[w]);
        allowances[w] -= reserved[w] - before;
    }

    function raise(uint256 which, uint256 add, uint256 time) external {
        if (paths.length == 0) return;
        (Path memory p, Book storage b) = lane(which);
        uint256 expiry = bound(time, max(b.expiry, block.timestamp + 1), max(b.expiry, block.timestamp + 30 days));
        if (b.closed) return;
        add = bound(add, 0, free[p.payer]);
        vm.prank(p.payer);
        centralizer.topUp(p.payer, p.payee, p.signer.wallet, p.number, uint96(add), uint40(expiry));
        free[p.payer] -= add;
        reserved[p.payer] += add;
        (b.cap, b.expiry) = (b.cap + add, expiry);
    }

    /// @dev The signer signs a new voucher, now and then over the cap, and somebody claims it.
    function pay(uint256 which, uint256 amount) external {
        if (paths.length == 0) return;
        (Path memory p, Book storage b) = lane(which);
        amount = bound(amount, b.claimed, b.cap + b.cap / 8);
        b.highestSigned = max(b.highestSigned, amount);
        Item memory item = voucher(p, amount);
        vouchers.push(item);
        genuine.push(true);
        bool due = isDue(b, amount);
        try centralizer.claim(item) {
            vm.assertTrue(due, "a voucher was paid that must not be");
            credit(p, b, amount);
        } catch {
            vm.assertTrue(!due, "a covered voucher was not paid");
        }
    }

    /// @dev A batch of anything that was ever signed or forged.
    function replay(uint256[10] calldata picks) external {
        if (vouchers.length == 0) return;
        Item[] memory items = new Item[](picks.length);
        for (uint256 i = 0; i < picks.length; ++i) {
            uint256 pick = picks[i] % vouchers.length;
            items[i] = vouchers[pick];
            Path memory p = pathAt(items[i]);
            Book storage b = books[indexOf[p.id] - 1];
            if (genuine[pick] && isDue(b, items[i].cumulative)) credit(p, b, items[i].cumulative);
        }
        centralizer.settle(items);
    }

    /// @dev Somebody else signs a voucher for an open lane; it is kept to be tried in batches.
    function forge(uint256 which, uint256 amount, uint256 key) external {
        if (paths.length == 0) return;
        (Path memory p, Book storage b) = lane(which);
        Item memory item = voucherBy(actorOf(bound(key, 1000, 2000)), p, bound(amount, b.claimed, b.cap));
        vouchers.push(item);
        genuine.push(false);
        try centralizer.claim(item) {
            vm.assertTrue(false, "a forged voucher was paid");
        } catch {}
    }

    function agree(uint256 which, uint256 amount) external {
        if (paths.length == 0 || which % 4 != 0) return; // not too often, lest no lane lives long
        (Path memory p, Book storage b) = lane(which / 4);
        if (b.closed) return;
        amount = bound(amount, b.claimed, b.cap);
        b.highestSigned = max(b.highestSigned, amount);
        closeWith(address(this), p, amount, closeBy(payeeOf(p), p, amount), closeBy(p.signer, p, amount));
        credit(p, b, amount);
        finish(p, b);
    }

    function expire(uint256 which) external {
        if (paths.length == 0) return;
        (Path memory p, Book storage b) = lane(which);
        bool over = !b.closed && block.timestamp > b.expiry + 1 days;
        try centralizer.closeExpired(p.payer, p.payee, p.signer.wallet, p.number) {
            vm.assertTrue(over, "closed before its time");
            finish(p, b);
        } catch {
            vm.assertTrue(!over, "an expired lane stayed open");
        }
    }

    function collect(uint256 who) external {
        address[] memory list = new address[](1);
        list[0] = wallets[who % ACTORS].wallet;
        centralizer.collectCommission(list);
    }

    function donate(uint256 amount) external {
        amount = bound(amount, 1, 1e18);
        token.transfer(address(centralizer), amount);
        donations += amount;
    }

    function wait(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 1, 2 days));
    }

    function rate(uint256 bps) external {
        if (bps % 8 == 0) centralizer.scheduleCommission(uint16(bound(bps / 8, 0, 500)), 5_000);
    }

    /// @dev A node holds its wallet's delegation, and still cannot take anything out.
    function steal(uint256 who, uint256 amount) external {
        vm.prank(nodes[who % ACTORS].wallet);
        try centralizer.withdraw(bound(amount, 1, PLENTY)) {
            vm.assertTrue(false, "a delegate withdrew");
        } catch {}
    }

    // ---- what the test reads ----

    function centralizerOf() external view returns (Centralizer) {
        return centralizer;
    }

    function tokens() external view returns (uint256) {
        return token.balanceOf(address(centralizer));
    }

    function walletAt(uint256 i) external view returns (address) {
        return i < ACTORS ? wallets[i].wallet : treasury.wallet;
    }

    function lanes() external view returns (uint256) {
        return books.length;
    }

    function bookAt(uint256 i) external view returns (Book memory) {
        return books[i];
    }

    // ---- the books ----

    function _reserve(address caller, uint256 who, uint256 whom, uint256 cap, uint256 time, uint256 most) private {
        Actor memory payer = wallets[who % ACTORS];
        uint256 can = free[payer.wallet] < most ? free[payer.wallet] : most;
        if (can == 0) return;
        cap = bound(cap, 1, can);
        Path memory p = pathOf(payer, wallets[whom % ACTORS], nodes[who % ACTORS], uint64(paths.length));
        uint256 expiry = bound(time, block.timestamp + 1, block.timestamp + 10 days);
        vm.prank(caller);
        centralizer.open(p.payer, Open(p.payee, p.signer.wallet, p.number, uint96(cap), uint40(expiry)));
        free[p.payer] -= cap;
        reserved[p.payer] += cap;
        uint16 bps = centralizer.rules().commissionBps;
        paths.push(p);
        books.push(Book(p.id, cap, 0, expiry, bps, 0, 0, false));
        indexOf[p.id] = books.length;
    }

    function isDue(Book storage b, uint256 amount) private view returns (bool) {
        return !b.closed && block.timestamp <= b.expiry + 1 days && b.claimed < amount && amount <= b.cap;
    }

    function credit(Path memory p, Book storage b, uint256 cumulative) private {
        move(p.payer, p.payee, b.claimed, cumulative, b.feeBps);
        b.claimed = cumulative;
    }

    /// @dev What a payment moves, by the rules of the interface: clearers pay free of commission what they were paid, and get half of the commission.
    function move(address payer, address payee, uint256 claimed, uint256 cumulative, uint256 bps) internal {
        uint256 amount = cumulative - claimed;
        uint256 exempt = !clears[payer] ? 0 : amount < receipts[payer] ? amount : receipts[payer];
        receipts[payer] -= exempt;
        uint256 fee = (cumulative - exempt) * bps / 10_000 - claimed * bps / 10_000;
        uint256 share = clears[payee] ? fee / 2 : 0;
        if (clears[payee]) receipts[payee] += amount - fee;
        reserved[payer] -= amount;
        free[payee] += amount - fee + share;
        commission += fee - share;
    }

    function finish(Path memory p, Book storage b) private {
        b.closed = true;
        b.returned = b.cap - b.claimed;
        reserved[p.payer] -= b.returned;
        free[p.payer] += b.returned;
    }

    function lane(uint256 which) private view returns (Path memory, Book storage) {
        return (paths[which % paths.length], books[which % paths.length]);
    }

    function pathAt(Item memory item) private view returns (Path memory) {
        return paths[item.number]; // the handler numbers its lanes in order
    }

    function payeeOf(Path memory p) private view returns (Actor memory a) {
        for (uint256 i = 0; i < ACTORS; ++i) {
            if (wallets[i].wallet == p.payee) a = wallets[i];
        }
    }

    function max(uint256 a, uint256 b) internal pure returns (uint256) {
        return a > b ? a : b;
    }
}
