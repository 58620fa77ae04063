// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ICentralizer} from "../interfaces/ICentralizer.sol";
import {Hashes} from "../libraries/Hashes.sol";
import {Sums} from "../libraries/Sums.sol";
import {Account, Lane, Lanes} from "../types/Slots.sol";
import {Item, LeafItem, Reason} from "../types/Types.sol";
import {Books} from "./Books.sol";

/// @title How lanes pay: claims, batches, leaves of tranches, pushes
abstract contract Settlement is Books {
    uint40 internal constant CLAIM_WINDOW = 1 days;

    /// @inheritdoc ICentralizer
    function claim(Item calldata item) external {
        (bytes32 lane, Reason reason) = _settle(item, 0, _domainSeparatorV4());
        require(reason == Reason.None, ItemRejected(lane, reason));
    }

    /// @inheritdoc ICentralizer
    function settle(Item[] calldata items) external {
        bytes32 separator = _domainSeparatorV4();
        for (uint256 i = 0; i < items.length; ++i) {
            (bytes32 lane, Reason reason) = _settle(items[i], 0, separator);
            if (reason != Reason.None) emit Skipped(i, lane, reason);
        }
    }

    /// @inheritdoc ICentralizer
    function claimLeaf(LeafItem calldata item) external {
        (bytes32 lane, Reason reason) = _settleLeaf(item, _domainSeparatorV4());
        require(reason == Reason.None, ItemRejected(lane, reason));
    }

    /// @inheritdoc ICentralizer
    function settleLeaves(LeafItem[] calldata items) external {
        bytes32 separator = _domainSeparatorV4();
        for (uint256 i = 0; i < items.length; ++i) {
            (bytes32 lane, Reason reason) = _settleLeaf(items[i], separator);
            if (reason != Reason.None) emit Skipped(i, lane, reason);
        }
    }

    /// @inheritdoc ICentralizer
    function push(address payer, uint64 number, bytes32 tranche, uint256[] calldata payments) external {
        require(tranche == 0 || _tranches[payer][tranche].lane.isOpen(), TrancheNotOpen(payer, tranche));
        Kept storage from = _account(payer);
        uint256 receipts = from.account.isClearer() ? _receipts[payer] : 0;
        (uint256 paid, uint256 left) =
            _pushAll(Hashes.pathFrom(payer, msg.sender, number, tranche), receipts, payments);
        from.account = from.account.release(paid);
        if (left != receipts) _receipts[payer] -= receipts - left;
        if (tranche != 0) _use(payer, tranche, paid);
    }

    /// @dev Pays all lanes and leaves the payer's account to the caller, who takes everything from it at once. What is free of commission, as all that a
    /// clearer pushes should be, takes the short way into the payee's account.
    function _pushAll(bytes32[5] memory path, uint256 receipts, uint256[] calldata payments)
        private
        returns (uint256 paid, uint256)
    {
        unchecked {
            for (uint256 i = 0; i < payments.length; ++i) {
                uint256 to = payments[i];
                bytes32 id = Hashes.laneTo(path, to >> 96);
                Lane lane = _lane(id).lane;
                uint256 amount = uint96(to) - lane.claimed();
                if (!_isDue(lane, amount)) {
                    emit Skipped(i, id, _whyNot(lane, uint96(to)));
                    continue;
                }
                _lane(id).lane = lane.pay(amount);
                paid += amount;
                Kept storage payee = _account(address(uint160(to >> 96)));
                if (amount <= receipts && !payee.account.isClearer()) {
                    receipts -= amount;
                    payee.account = payee.account.credit(amount);
                    emit Claimed(id, lane.payment(uint96(to), 0));
                } else {
                    receipts = _pushMore(id, lane, to, receipts);
                }
            }
        }
        return (paid, receipts);
    }

    function _pushMore(bytes32 id, Lane lane, uint256 to, uint256 receipts) private returns (uint256) {
        uint256 amount = uint96(to) - lane.claimed();
        uint256 free = Math.min(amount, receipts);
        _credit(address(uint160(to >> 96)), amount, _clear(id, lane, uint96(to), free));
        return receipts - free;
    }

    function _settle(Item calldata item, bytes32 tranche, bytes32 separator) private returns (bytes32 id, Reason reason) {
        address payer;
        address payee;
        address signer;
        (id, payer, payee, signer) = Hashes.lane(item, tranche);
        KeptLane storage kept = _lane(id);
        Lane lane = kept.lane;
        (uint256 amount, uint256 fee) = _due(lane, item.cumulative);
        if (!_isDue(lane, amount)) return (id, _whyNot(lane, item.cumulative));
        uint256 cumulative = item.cumulative;
        if (Hashes.signerOf(separator, Hashes.VOUCHER, id, cumulative, item.r, item.vs) != signer) {
            return (id, Reason.BadSignature);
        }

        kept.lane = lane.pay(amount);
        if (tranche != 0) _use(payer, tranche, amount);
        Kept storage from = _account(payer);
        Account paying = from.account;
        from.account = paying.release(amount);
        if (paying.isClearer()) fee = _payCleared(id, lane, payer, cumulative);
        else emit Claimed(id, lane.payment(cumulative, lane.feeBps()));
        _credit(payee, amount, fee);
    }

    function _use(address payer, bytes32 tranche, uint256 amount) private {
        KeptLane storage pool = _tranches[payer][tranche];
        pool.lane = pool.lane.pay(amount);
    }

    /// @dev A leaf becomes a lane with its allotment as the cap; from then on it needs no path. A payer can put one lane on several leaves, and the
    /// smallest may be shown first: so a larger one that is shown later raises the cap, and what the payee counted on is paid. An item that is not paid
    /// leaves the lane as it was.
    function _settleLeaf(LeafItem calldata l, bytes32 separator) private returns (bytes32 id, Reason reason) {
        address payer;
        address payee;
        address signer;
        (id, payer, payee, signer) = Hashes.lane(l.item, l.tranche);
        Lane pool = _tranches[payer][l.tranche].lane;
        if (!pool.isOpen()) return (id, Reason.NotOpen);
        Lane lane = _lane(id).lane;
        if (l.allotment <= lane.cap()) return _settle(l.item, l.tranche, separator);
        if (!_isLeaf(l, id, payer, payee, signer, pool.cap())) return (id, Reason.BadPath);
        _lane(id).lane = Lanes.opened(l.allotment, pool.expiry(), pool.feeBps()).pay(lane.claimed());
        (, reason) = _settle(l.item, l.tranche, separator);
        if (reason != Reason.None) _lane(id).lane = lane;
    }

    /// @dev Here a lane begins that nobody opened. So its identity must be that of clean addresses: with other upper bits it would be a further lane on the
    /// same leaf. And no signer is zero, which is what a bad signature recovers to.
    function _isLeaf(LeafItem calldata l, bytes32 id, address payer, address payee, address signer, uint256 sum)
        private
        pure
        returns (bool)
    {
        if (signer == address(0) || id != Hashes.lane(payer, payee, signer, l.item.number, l.tranche)) return false;
        bytes32 leaf = Sums.leaf(payee, signer, l.item.number, l.allotment);
        (bytes32 root, uint256 total) = Sums.climb(leaf, l.allotment, l.path);
        return root == l.tranche && total == sum;
    }

    /// @dev Whether a lane can pay an amount now. One that was never opened, or is closed, has no expiry, so it is late.
    function _isDue(Lane lane, uint256 amount) private view returns (bool) {
        unchecked {
            return block.timestamp <= lane.expiry() + CLAIM_WINDOW && amount - 1 < lane.cap() - lane.claimed();
        }
    }

    function _whyNot(Lane lane, uint256 cumulative) private view returns (Reason) {
        if (!lane.isOpen()) return Reason.NotOpen;
        if (block.timestamp > lane.expiry() + CLAIM_WINDOW) return Reason.Late;
        return cumulative <= lane.claimed() ? Reason.Stale : Reason.OverCap;
    }

    /// @dev What a clearer pays out of its receipts: the event of it and the commission.
    function _payCleared(bytes32 id, Lane lane, address clearer, uint256 cumulative) internal returns (uint256) {
        uint256 receipts = _receipts[clearer];
        uint256 free = Math.min(cumulative - lane.claimed(), receipts);
        _receipts[clearer] = receipts - free;
        return _clear(id, lane, cumulative, free);
    }

    /// @dev No commission on what is free, and on the rest as if it were paid alone.
    function _clear(bytes32 id, Lane lane, uint256 cumulative, uint256 free) private returns (uint256 fee) {
        (, fee) = _due(lane, cumulative - free);
        if (free == cumulative - lane.claimed()) emit Claimed(id, lane.payment(cumulative, 0));
        else if (free == 0) emit Claimed(id, lane.payment(cumulative, lane.feeBps()));
        else emit ClaimedInPart(id, lane.payment(cumulative, lane.feeBps()), fee);
    }

    /// @dev The commission is taken on the cumulative amount, so that splitting a payment does not change it. Amounts are below
    /// 2^96 and rates below 2^16, so nothing overflows.
    function _due(Lane lane, uint256 cumulative) internal pure returns (uint256 amount, uint256 fee) {
        unchecked {
            uint256 claimed = lane.claimed();
            amount = cumulative - claimed;
            fee = cumulative * lane.feeBps() / BPS - claimed * lane.feeBps() / BPS;
        }
    }
}
