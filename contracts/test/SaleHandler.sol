// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ITokenSale} from "../src/interfaces/ITokenSale.sol";
import {TokenSale} from "../src/TokenSale.sol";
import {Stage, Terms} from "../src/types/Sale.sol";
import {SaleBase} from "./SaleBase.sol";
import {Entry, Tree} from "./Tree.sol";

/// @notice Acts for four contributors and the officials as chance says, through months, and keeps books of its own. Whatever
/// the books forbid must be refused, and nothing else. Long after a sale has ended the next one is deployed.
contract SaleHandler is SaleBase {
    uint256 public constant ACTORS = 4;

    struct Book {
        uint256[4] limits; // by stage
        uint256[4] given;
        uint256 paidIn;
        uint256 returned; // above the hard cap
        uint256 refunded;
        uint256 claims;
    }

    mapping(TokenSale => mapping(address => Book)) private books;
    mapping(TokenSale => uint256) public sum;
    mapping(TokenSale => uint256) public forced;
    mapping(TokenSale => bool) public finalized;
    mapping(TokenSale => bool) public collected;
    mapping(TokenSale => uint256) public claimed;
    uint256 private began;
    bool private paused;

    function setUp() public override {
        begin(START, 0);
    }

    function begin(uint256 time, uint256 seed) private {
        super.setUp();
        vm.warp(time);
        (began, paused) = (time, false);
        Terms memory t = someTerms();
        t.publicListed = seed % 2 == 1;
        uint40 later = uint40(time - START);
        (t.privateFrom, t.privateUntil) = (t.privateFrom + later, t.privateUntil + later);
        (t.preSaleFrom, t.preSaleUntil) = (t.preSaleFrom + later, t.preSaleUntil + later);
        (t.publicFrom, t.publicUntil) = (t.publicFrom + later, t.publicUntil + later);
        sale.open(t);
    }

    function doors() external pure returns (bytes4[] memory list) {
        list = new bytes4[](12);
        (list[0], list[1], list[2], list[3]) =
            (this.contribute.selector, this.contributeLimit.selector, this.list.selector, this.wait.selector);
        (list[4], list[5], list[6], list[7]) =
            (this.finalize.selector, this.claim.selector, this.refund.selector, this.collect.selector);
        (list[8], list[9], list[10], list[11]) =
            (this.halt.selector, this.force.selector, this.claimAll.selector, this.skip.selector);
    }

    // ---- what the actors do ----

    function contribute(uint256 who, uint256 amount) public {
        address w = walletAt(who % ACTORS);
        if (amount > 40 ether) amount = bound(amount, 0, 12 ether);
        uint256 accepted = acceptable(w, amount);
        vm.deal(w, amount);
        vm.prank(w);
        (bool sent,) = address(sale).call{value: amount}("");
        vm.assertTrue(sent == (accepted != 0), "accepted against the books, or refused");
        if (!sent) return;
        vm.assertEq(w.balance, amount - accepted, "returned");
        Book storage b = books[sale][w];
        b.given[uint256(stageNow())] += accepted;
        b.paidIn += amount;
        b.returned += w.balance;
        sum[sale] += accepted;
    }

    /// @dev All that the wallet's limit lets it give, or a wei or two more.
    function contributeLimit(uint256 who, uint256 more) external {
        address w = walletAt(who % ACTORS);
        uint256 s = uint256(stageNow());
        (uint256 limit, uint256 given) = (limitOf(w, s), books[sale][w].given[s]);
        contribute(who, more % 3 + (limit > given ? limit - given : 0));
    }

    /// @dev Carol lists two wallets and anyone admits them; an old entry's proof is worth nothing.
    function list(uint256 who, uint256 inStage, uint256 limit) external {
        Stage stage = inStage % 4 == 0 || stageNow() == Stage.None ? Stage(bound(inStage, 1, 3)) : stageNow();
        (address one, address other) = (walletAt(who % ACTORS), walletAt((who % ACTORS + 1) % ACTORS));
        limit = bound(limit, 0, 20 ether);
        admit(stage, uint128(limit), one, other);
        (books[sale][one].limits[uint256(stage)], books[sale][other].limits[uint256(stage)]) = (limit, limit);
    }

    function wait(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 1, 5 days));
    }

    /// @dev To the next begin or end of a stage, or a second before it; then long after the end, and to another sale.
    function skip(uint256 seed) external {
        uint256[7] memory edges = [uint256(30 days), 40 days, 60 days, 70 days, 90 days, 100 days, 140 days];
        for (uint256 i = 0; i < edges.length; ++i) {
            uint256 edge = began + edges[i] - seed % 2;
            if (block.timestamp < edge) return vm.warp(edge);
        }
        begin(block.timestamp, seed);
    }

    function finalize() external {
        bool may = over() && sum[sale] >= sale.terms().softCap && !finalized[sale];
        attempt(address(this), abi.encodeCall(sale.finalize, ()), may);
        if (may) finalized[sale] = true;
    }

    function claimAll() external {
        for (uint256 i = 0; i < ACTORS; ++i) {
            claim(i);
        }
    }

    function claim(uint256 who) public {
        address w = walletAt(who % ACTORS);
        Book storage b = books[sale][w];
        uint256 given = total(b);
        bool may = finalized[sale] && given != 0 && b.claims == 0;
        attempt(address(this), abi.encodeCall(sale.claim, (w)), may);
        if (!may) return;
        ++b.claims;
        claimed[sale] += given;
    }

    function refund(uint256 who) external {
        address w = walletAt(who % ACTORS);
        Book storage b = books[sale][w];
        bool may = over() && sum[sale] < sale.terms().softCap && total(b) != 0 && b.refunded == 0;
        vm.deal(w, 0);
        attempt(w, abi.encodeCall(sale.refund, ()), may);
        b.refunded += w.balance;
    }

    function collect() external {
        bool may = finalized[sale] && !collected[sale];
        attempt(address(this), abi.encodeCall(sale.collect, ()), may);
        if (may) collected[sale] = true;
    }

    /// @dev Pauses are rarer and shorter than what goes on without one.
    function halt(uint256 chance) external {
        if (!paused && chance % 4 != 0) return;
        attempt(address(this), paused ? abi.encodeCall(sale.unpause, ()) : abi.encodeCall(sale.pause, ()), true);
        paused = !paused;
    }

    function force(uint256 amount) external {
        amount = bound(amount, 1, 40 ether);
        vm.deal(address(sale), address(sale).balance + amount);
        forced[sale] += amount;
    }

    // ---- the books ----

    function current() external view returns (TokenSale) {
        return sale;
    }

    function walletAt(uint256 i) public pure returns (address) {
        return actorOf(100 + i).wallet;
    }

    function treasuryWallet() external view returns (address) {
        return treasury.wallet;
    }

    function bookOf(address wallet) external view returns (Book memory) {
        return books[sale][wallet];
    }

    function total(Book memory b) public pure returns (uint256) {
        return b.given[1] + b.given[2] + b.given[3];
    }

    /// @dev What the sale must take of an amount now; zero when it must refuse.
    function acceptable(address w, uint256 amount) private view returns (uint256) {
        uint256 s = uint256(stageNow());
        Terms memory t = sale.terms();
        if (paused || s == 0 || (s == 1 && amount < t.minPrivate)) return 0;
        uint256 accepted = amount < t.hardCap - sum[sale] ? amount : t.hardCap - sum[sale];
        return books[sale][w].given[s] + accepted <= limitOf(w, s) ? accepted : 0;
    }

    function limitOf(address w, uint256 s) private view returns (uint256 limit) {
        Terms memory t = sale.terms();
        limit = s == 3 && !t.publicListed ? t.publicCap : books[sale][w].limits[s];
        if (s == 3 && limit > t.publicCap) limit = t.publicCap;
    }

    function stageNow() private view returns (Stage) {
        uint256 day = (block.timestamp - began) / 1 days;
        return day % 30 < 10 && day >= 30 && day < 120 ? Stage(day / 30) : Stage.None;
    }

    function over() private view returns (bool) {
        return sum[sale] == sale.terms().hardCap || block.timestamp >= began + 100 days;
    }

    function attempt(address by, bytes memory call, bool may) private {
        vm.prank(by);
        (bool done,) = address(sale).call(call);
        vm.assertTrue(done == may, "done against the books, or refused");
    }
}
