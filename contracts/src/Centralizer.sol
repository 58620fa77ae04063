// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Books} from "./base/Books.sol";
import {Reservations} from "./base/Reservations.sol";
import {ICentralizer} from "./interfaces/ICentralizer.sol";
import {Hashes} from "./libraries/Hashes.sol";
import {Account, Rate} from "./types/Slots.sol";
import {Delegate, Holdings, Open, Reservation, Rules, Tranche} from "./types/Types.sol";

/// @title The Centralizer
/// @notice See ICentralizer for what everything means. Here: what comes in and goes out, and what can be read.
contract Centralizer is Reservations {
    using SafeERC20 for IERC20;

    /// @inheritdoc ICentralizer
    IERC20 public immutable token;

    /// @param token_ the only token ever held; its supply must always fit 96 bits.
    /// @param treasury_ gets the commission.
    /// @param authority the AccessManager that may schedule commission and treasury, and nothing else.
    constructor(IERC20 token_, address treasury_, address authority) Books(treasury_, authority) {
        uint256 supply = token_.totalSupply();
        require(supply <= type(uint96).max, SupplyTooLarge(supply));
        token = token_;
    }

    /// @inheritdoc ICentralizer
    function deposit(uint256 amount) public {
        require(amount != 0, ZeroAmount());
        Kept storage kept = _account(msg.sender);
        kept.account = kept.account.credit(SafeCast.toUint96(amount));
        emit Deposited(msg.sender, amount);
        token.safeTransferFrom(msg.sender, address(this), amount);
    }

    /// @inheritdoc ICentralizer
    function depositWithPermit(uint256 amount, uint256 deadline, uint8 v, bytes32 r, bytes32 s) external {
        _permit(amount, deadline, v, r, s);
        deposit(amount);
    }

    /// @inheritdoc ICentralizer
    function openWithDeposit(Open calldata o) public {
        Kept storage kept = _account(msg.sender);
        Account account = kept.account.credit(o.cap);
        _open(kept, account, msg.sender, o.payee, o.signer, o.number, o.cap, o.expiry);
        token.safeTransferFrom(msg.sender, address(this), o.cap);
    }

    /// @inheritdoc ICentralizer
    function openWithPermit(Open calldata o, uint256 deadline, uint8 v, bytes32 r, bytes32 s) external {
        _permit(o.cap, deadline, v, r, s);
        openWithDeposit(o);
    }

    /// @inheritdoc ICentralizer
    function withdraw(uint256 amount) external {
        require(amount != 0, ZeroAmount());
        Kept storage kept = _account(msg.sender);
        kept.account = _funded(kept.account, msg.sender, amount).debit(amount);
        emit Withdrawn(msg.sender, amount);
        token.safeTransfer(msg.sender, amount);
    }

    /// @dev A permit that somebody else submitted first has already done its work; a bad one shows in the transfer.
    function _permit(uint256 amount, uint256 deadline, uint8 v, bytes32 r, bytes32 s) private {
        try IERC20Permit(address(token)).permit(msg.sender, address(this), amount, deadline, v, r, s) {} catch {}
    }

    // ---- views ----

    /// @inheritdoc ICentralizer
    function holdingsOf(address wallet) external view returns (Holdings memory) {
        Account a = _account(wallet).account;
        return Holdings(a.balance(), a.reserved(), a.commission(), _receipts[wallet], a.isClearer());
    }

    /// @inheritdoc ICentralizer
    function rules() external view returns (Rules memory r) {
        (Rate rate, Rate next) = (_rate.current(), _rate.next());
        (r.commissionBps, r.clearerShareBps, r.treasury) = (uint16(rate.bps()), uint16(rate.shareBps()), _treasuryNow());
        (r.nextCommissionBps, r.nextClearerShareBps) = (uint16(next.bps()), uint16(next.shareBps()));
        (r.nextCommissionFrom, r.nextTreasury, r.nextTreasuryFrom) = (uint40(_rate.from()), _treasury.next, _treasury.from);
        (r.maxCommissionBps, r.maxClearerShareBps, r.delay) = (MAX_COMMISSION_BPS, MAX_CLEARER_SHARE_BPS, DELAY);
        (r.claimWindow, r.maxTerm) = (CLAIM_WINDOW, MAX_TERM);
    }

    /// @inheritdoc ICentralizer
    function reservation(bytes32 lane) external view returns (Reservation memory) {
        return _lane(lane).lane.unpack();
    }

    /// @inheritdoc ICentralizer
    function trancheOf(address payer, bytes32 root) external view returns (Tranche memory) {
        return _tranches[payer][root].lane.unpackTranche();
    }

    /// @inheritdoc ICentralizer
    function delegateOf(address wallet, address key) external view returns (Delegate memory) {
        return _delegates[wallet][key];
    }

    /// @inheritdoc ICentralizer
    function laneId(address payer, address payee, address signer, uint64 number, bytes32 tranche)
        external
        pure
        returns (bytes32)
    {
        return Hashes.lane(payer, payee, signer, number, tranche);
    }

    /// @inheritdoc ICentralizer
    function domainSeparator() external view returns (bytes32) {
        return _domainSeparatorV4();
    }
}
