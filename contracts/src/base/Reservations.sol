// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {ICentralizer} from "../interfaces/ICentralizer.sol";
import {Hashes} from "../libraries/Hashes.sol";
import {Account, Lane, Lanes} from "../types/Slots.sol";
import {Item, Open} from "../types/Types.sol";
import {Settlement} from "./Settlement.sol";

/// @title How lanes are funded and end: reservations and tranches
abstract contract Reservations is Settlement {
    uint40 internal constant MAX_TERM = 366 days;

    /// @inheritdoc ICentralizer
    function open(address payer, Open calldata o) external {
        _spendAllowance(payer, o.cap);
        Kept storage kept = _account(payer);
        _open(kept, kept.account, payer, o.payee, o.signer, o.number, o.cap, o.expiry);
    }

    /// @inheritdoc ICentralizer
    function topUp(address payer, address payee, address signer, uint64 number, uint96 add, uint40 newExpiry)
        external
    {
        _spendAllowance(payer, add);
        bytes32 id = Hashes.lane(payer, payee, signer, number, 0);
        Lane lane = _openLane(id);
        uint256 expiry = newExpiry == 0 ? lane.expiry() : newExpiry;
        require(expiry >= lane.expiry(), BadExpiry(expiry));
        if (expiry != lane.expiry() || expiry <= block.timestamp) _checkExpiry(expiry);
        Kept storage kept = _account(payer);
        _hold(kept, kept.account, payer, add);
        lane = lane.extend(add, expiry);
        _lane(id).lane = lane;
        emit ToppedUp(id, uint96(lane.cap()), uint40(expiry));
    }

    /// @inheritdoc ICentralizer
    function openTranche(address payer, bytes32 root, uint96 sum, uint40 expiry) external {
        _spendAllowance(payer, sum);
        require(root != 0, ZeroRoot());
        require(sum != 0, ZeroAmount());
        _checkExpiry(expiry);
        KeptLane storage pool = _tranches[payer][root];
        require(Lane.unwrap(pool.lane) == 0, TrancheExists(payer, root));
        Kept storage kept = _account(payer);
        _hold(kept, kept.account, payer, sum);
        uint256 feeBps = _rate.current().bps();
        pool.lane = Lanes.opened(sum, expiry, feeBps);
        emit TrancheOpened(payer, root, sum, expiry, uint16(feeBps));
    }

    // ---- ends ----

    /// @inheritdoc ICentralizer
    function close(Item calldata item) external {
        (bytes32 id, address payer, address payee, address signer) = Hashes.lane(item, 0);
        Lane lane = _openLane(id);
        address other = Hashes.signerOf(_domainSeparatorV4(), Hashes.CLOSE, id, item.cumulative, item.r, item.vs);
        if (msg.sender == payer || msg.sender == signer) {
            require(_actsFor(payee, other), NotAgreedByPayee(id, other));
        } else {
            require(_actsFor(payee, msg.sender), NotAgreedByPayee(id, msg.sender));
            require(other == signer || other == payer, NotAgreedByPayer(id, other));
        }
        _close(id, lane, payer, payee, item.cumulative);
    }

    /// @inheritdoc ICentralizer
    function closeFor(
        address payer,
        address payee,
        address signer,
        uint64 number,
        uint128 cumulative,
        bytes calldata payeeSignature,
        bytes calldata payerSignature
    ) external {
        bytes32 id = Hashes.lane(payer, payee, signer, number, 0);
        Lane lane = _openLane(id);
        bytes32 digest = Hashes.digest(_domainSeparatorV4(), Hashes.CLOSE, id, cumulative);
        (address one,,) = ECDSA.tryRecoverCalldata(digest, payeeSignature);
        require(_actsFor(payee, one) || _agrees(payee, digest, payeeSignature), NotAgreedByPayee(id, one));
        (address other,,) = ECDSA.tryRecoverCalldata(digest, payerSignature);
        require(other == signer || other == payer || _agrees(payer, digest, payerSignature), NotAgreedByPayer(id, other));
        _close(id, lane, payer, payee, cumulative);
    }

    /// @inheritdoc ICentralizer
    function closeExpired(address payer, address payee, address signer, uint64 number) external {
        bytes32 id = Hashes.lane(payer, payee, signer, number, 0);
        Lane lane = _openLane(id);
        uint256 end = lane.expiry() + CLAIM_WINDOW;
        require(block.timestamp > end, TooEarly(id, end));
        _close(id, lane, payer, payee, lane.claimed());
    }

    /// @inheritdoc ICentralizer
    function closeTranche(address payer, bytes32 root) external {
        KeptLane storage pool = _tranches[payer][root];
        Lane lane = pool.lane;
        require(lane.isOpen(), TrancheNotOpen(payer, root));
        uint256 end = lane.expiry() + CLAIM_WINDOW;
        require(block.timestamp > end, TooEarly(root, end));
        pool.lane = lane.close();
        Kept storage kept = _account(payer);
        uint256 rest = lane.cap() - lane.claimed();
        kept.account = kept.account.release(rest).credit(rest);
        emit TrancheClosed(payer, root, lane.claimed(), rest);
    }

    // ---- how ----

    function _open(
        Kept storage kept,
        Account account,
        address payer,
        address payee,
        address signer,
        uint64 number,
        uint96 cap,
        uint40 expiry
    ) internal {
        require(payee != address(0) && signer != address(0), ZeroAddress());
        require(cap != 0, ZeroAmount());
        _checkExpiry(expiry);
        bytes32 id = Hashes.lane(payer, payee, signer, number, 0);
        KeptLane storage l = _lane(id);
        require(Lane.unwrap(l.lane) == 0, LaneExists(id));
        _hold(kept, account, payer, cap);
        Lane lane = Lanes.opened(cap, expiry, _rate.current().bps());
        l.lane = lane;
        emit Opened(payer, payee, uint160(signer) | uint256(number) << 160, Lane.unwrap(lane));
    }

    function _checkExpiry(uint256 expiry) private view {
        unchecked {
            require(expiry - block.timestamp - 1 < MAX_TERM, BadExpiry(expiry));
        }
    }

    function _openLane(bytes32 id) private view returns (Lane lane) {
        lane = _lane(id).lane;
        require(lane.isOpen(), LaneNotOpen(id));
    }

    function _actsFor(address wallet, address key) private view returns (bool) {
        return key == wallet || _isDelegate(wallet, key);
    }

    /// @dev A wallet that is a contract signs in its own way (ERC-1271).
    function _agrees(address wallet, bytes32 digest, bytes calldata signature) private view returns (bool) {
        return wallet.code.length != 0 && SignatureChecker.isValidERC1271SignatureNowCalldata(wallet, digest, signature);
    }

    function _close(bytes32 id, Lane lane, address payer, address payee, uint256 cumulative) private {
        (uint256 claimed, uint256 cap) = (lane.claimed(), lane.cap());
        require(claimed <= cumulative && cumulative <= cap, BadCumulative(id, cumulative, claimed, cap));
        unchecked {
            _lane(id).lane = lane.pay(cumulative - claimed).close();
            Kept storage from = _account(payer);
            Account paying = from.account;
            from.account = paying.release(cap - claimed).credit(cap - cumulative);
            if (cumulative != claimed) {
                (uint256 amount, uint256 fee) = _due(lane, cumulative);
                if (paying.isClearer()) fee = _payCleared(id, lane, payer, cumulative);
                _credit(payee, amount, fee);
            }
            emit Closed(id, cumulative | (cap - cumulative) << 96);
        }
    }
}
