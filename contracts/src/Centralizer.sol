// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {ICentralizer} from "./interfaces/ICentralizer.sol";
import {Hashes} from "./libraries/Hashes.sol";
import {Account, Commission, Delegate, Item, Open, Reason, Reservation, Treasury} from "./types/Types.sol";

/// @title The Centralizer
/// @notice See ICentralizer for what everything means.
/// @dev A claim writes three slots: the lane, the payer's account and the payee's. The commission rides in the payee's slot until
/// it is collected, which spares a fourth write on every claim and close.
contract Centralizer is ICentralizer, EIP712, AccessManaged {
    using SafeERC20 for IERC20;

    /// @inheritdoc ICentralizer
    uint40 public constant CLAIM_WINDOW = 1 days;
    /// @inheritdoc ICentralizer
    uint40 public constant MAX_TERM = 366 days;
    /// @inheritdoc ICentralizer
    uint40 public constant COMMISSION_DELAY = 7 days;
    /// @inheritdoc ICentralizer
    uint16 public constant MAX_COMMISSION_BPS = 500;

    uint16 private constant INITIAL_COMMISSION_BPS = 100;
    uint256 private constant BPS = 10_000;

    /// @inheritdoc ICentralizer
    IERC20 public immutable token;

    mapping(address wallet => Account) private _accounts;
    mapping(bytes32 lane => Reservation) private _reservations;
    mapping(address wallet => mapping(address key => Delegate)) private _delegates;
    Commission private _commission;
    Treasury private _treasury;

    /// @inheritdoc ICentralizer
    mapping(address wallet => uint64) public epochOf;

    /// @param token_ the only token ever held; its supply must fit 96 bits.
    /// @param treasury_ gets the commission.
    /// @param authority the AccessManager that may schedule commission and treasury, and nothing else.
    constructor(IERC20 token_, address treasury_, address authority) EIP712("IPSX", "1") AccessManaged(authority) {
        require(treasury_ != address(0), ZeroAddress());
        uint256 supply = token_.totalSupply();
        require(supply <= type(uint96).max, SupplyTooLarge(supply));
        token = token_;
        _commission.bps = INITIAL_COMMISSION_BPS;
        _treasury.current = treasury_;
    }

    // ---- deposits and withdrawals ----

    /// @inheritdoc ICentralizer
    function deposit(uint256 amount) public {
        require(amount != 0, ZeroAmount());
        _accounts[msg.sender].balance += SafeCast.toUint96(amount);
        emit Deposited(msg.sender, amount);
        token.safeTransferFrom(msg.sender, address(this), amount);
    }

    /// @inheritdoc ICentralizer
    function depositWithPermit(uint256 amount, uint256 deadline, uint8 v, bytes32 r, bytes32 s) external {
        _permit(amount, deadline, v, r, s);
        deposit(amount);
    }

    /// @inheritdoc ICentralizer
    function depositAndOpen(uint256 amount, Open calldata o) public returns (bytes32 lane) {
        deposit(amount);
        return _open(msg.sender, o.payee, o.signer, o.number, o.cap, o.expiry);
    }

    /// @inheritdoc ICentralizer
    function depositAndOpenWithPermit(
        uint256 amount,
        Open calldata o,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external returns (bytes32 lane) {
        _permit(amount, deadline, v, r, s);
        return depositAndOpen(amount, o);
    }

    /// @inheritdoc ICentralizer
    function withdraw(uint256 amount) external {
        require(amount != 0, ZeroAmount());
        Account storage account = _accounts[msg.sender];
        uint96 balance = account.balance;
        require(amount <= balance, InsufficientBalance(msg.sender, balance, amount));
        account.balance = uint96(balance - amount);
        emit Withdrawn(msg.sender, amount);
        token.safeTransfer(msg.sender, amount);
    }

    // ---- delegates ----

    /// @inheritdoc ICentralizer
    function setDelegate(address key, uint40 until, uint96 allowance) external {
        require(key != address(0), ZeroAddress());
        _delegates[msg.sender][key] = Delegate(until, allowance);
        emit DelegateSet(msg.sender, key, until, allowance);
    }

    /// @inheritdoc ICentralizer
    function bumpEpoch() external returns (uint64 epoch) {
        epoch = ++epochOf[msg.sender];
        emit EpochBumped(msg.sender, epoch);
    }

    // ---- reservations ----

    /// @inheritdoc ICentralizer
    function open(address payer, address payee, address signer, uint64 number, uint96 cap, uint40 expiry)
        external
        returns (bytes32 lane)
    {
        _spendAllowance(payer, cap);
        return _open(payer, payee, signer, number, cap, expiry);
    }

    /// @inheritdoc ICentralizer
    function topUp(address payer, address payee, address signer, uint64 number, uint96 add, uint40 newExpiry)
        external
    {
        _spendAllowance(payer, add);
        (bytes32 lane, Reservation storage kept) = _openLane(payer, payee, signer, number);
        Reservation memory r = kept;
        if (newExpiry == 0) newExpiry = r.expiry;
        uint256 earliest = block.timestamp < r.expiry ? r.expiry : block.timestamp + 1;
        _checkExpiry(newExpiry, earliest);
        _reserve(payer, add);
        (kept.cap, kept.expiry) = (r.cap + add, newExpiry);
        emit ToppedUp(lane, r.cap + add, newExpiry);
    }

    /// @inheritdoc ICentralizer
    function closeReservation(
        address payer,
        address payee,
        address signer,
        uint64 number,
        uint128 cumulative,
        bytes calldata payeeSignature,
        bytes calldata payerSignature
    ) external {
        (bytes32 lane, Reservation storage r) = _openLane(payer, payee, signer, number);
        bytes32 digest = _hashTypedDataV4(Hashes.close(lane, cumulative));
        address one = _signedBy(digest, payeeSignature);
        require(one == payee || _isDelegate(payee, one), NotAgreedByPayee(lane, one));
        address other = _signedBy(digest, payerSignature);
        require(other == signer || other == payer, NotAgreedByPayer(lane, other));
        _close(lane, r, payer, payee, cumulative);
    }

    /// @inheritdoc ICentralizer
    function closeExpired(address payer, address payee, address signer, uint64 number) external {
        (bytes32 lane, Reservation storage r) = _openLane(payer, payee, signer, number);
        uint256 end = uint256(r.expiry) + CLAIM_WINDOW;
        require(block.timestamp > end, TooEarly(lane, end));
        _close(lane, r, payer, payee, r.claimed);
    }

    // ---- settlement ----

    /// @inheritdoc ICentralizer
    function claim(Item calldata item) external {
        (bytes32 lane, Reason reason) = _settle(item, _domainSeparatorV4());
        require(reason == Reason.None, ItemRejected(lane, reason));
    }

    /// @inheritdoc ICentralizer
    function settle(Item[] calldata items) external {
        bytes32 separator = _domainSeparatorV4();
        for (uint256 i = 0; i < items.length; ++i) {
            (bytes32 lane, Reason reason) = _settle(items[i], separator);
            if (reason != Reason.None) emit Skipped(i, lane, reason);
        }
    }

    // ---- commission ----

    /// @inheritdoc ICentralizer
    function collectCommission(address[] calldata wallets) external {
        uint256 sum = 0;
        for (uint256 i = 0; i < wallets.length; ++i) {
            Account storage account = _accounts[wallets[i]];
            sum += account.commission;
            account.commission = 0;
        }
        _payTreasury(sum);
    }

    /// @inheritdoc ICentralizer
    function scheduleCommission(uint16 bps) external restricted {
        require(bps <= MAX_COMMISSION_BPS, CommissionTooHigh(bps, MAX_COMMISSION_BPS));
        uint40 from = uint40(block.timestamp) + COMMISSION_DELAY;
        _commission = Commission(commission(), bps, from);
        emit CommissionScheduled(bps, from);
    }

    /// @inheritdoc ICentralizer
    function scheduleTreasury(address wallet) external restricted {
        require(wallet != address(0), ZeroAddress());
        uint40 from = uint40(block.timestamp) + COMMISSION_DELAY;
        _treasury = Treasury(treasury(), wallet, from);
        emit TreasuryScheduled(wallet, from);
    }

    // ---- views ----

    /// @inheritdoc ICentralizer
    function balanceOf(address wallet) external view returns (uint256) {
        return _accounts[wallet].balance;
    }

    /// @inheritdoc ICentralizer
    function reservedOf(address wallet) external view returns (uint256) {
        return _accounts[wallet].reserved;
    }

    /// @inheritdoc ICentralizer
    function commissionOf(address wallet) external view returns (uint256) {
        return _accounts[wallet].commission;
    }

    /// @inheritdoc ICentralizer
    function reservation(bytes32 lane) external view returns (Reservation memory) {
        return _reservations[lane];
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

    /// @inheritdoc ICentralizer
    function commission() public view returns (uint16 bps) {
        Commission memory c = _commission;
        return c.nextFrom != 0 && c.nextFrom <= block.timestamp ? c.nextBps : c.bps;
    }

    /// @inheritdoc ICentralizer
    function commissionSchedule() external view returns (Commission memory) {
        return _commission;
    }

    /// @inheritdoc ICentralizer
    function treasury() public view returns (address) {
        return _treasury.nextFrom != 0 && _treasury.nextFrom <= block.timestamp ? _treasury.next : _treasury.current;
    }

    /// @inheritdoc ICentralizer
    function treasurySchedule() external view returns (Treasury memory) {
        return _treasury;
    }

    // ---- how a lane is opened ----

    function _open(address payer, address payee, address signer, uint64 number, uint96 cap, uint40 expiry)
        private
        returns (bytes32 lane)
    {
        require(payee != address(0) && signer != address(0), ZeroAddress());
        require(cap != 0, ZeroAmount());
        _checkExpiry(expiry, block.timestamp + 1);
        lane = Hashes.lane(payer, payee, signer, number, 0);
        require(_reservations[lane].expiry == 0, LaneExists(lane));
        _reserve(payer, cap);
        uint16 feeBps = commission();
        _reservations[lane] = Reservation(cap, 0, expiry, feeBps, false);
        emit Opened(lane, payer, payee, signer, number, cap, expiry, feeBps);
    }

    function _checkExpiry(uint256 expiry, uint256 earliest) private view {
        uint256 latest = Math.max(block.timestamp + MAX_TERM, earliest);
        require(earliest <= expiry && expiry <= latest, BadExpiry(expiry, earliest, latest));
    }

    function _reserve(address payer, uint96 amount) private {
        Account memory account = _accounts[payer];
        require(amount <= account.balance, InsufficientBalance(payer, account.balance, amount));
        account.balance -= amount;
        account.reserved += amount;
        _accounts[payer] = account;
    }

    function _spendAllowance(address payer, uint96 amount) private {
        if (msg.sender == payer) return;
        require(_isDelegate(payer, msg.sender), NotDelegate(payer, msg.sender));
        Delegate storage delegate = _delegates[payer][msg.sender];
        uint96 allowance = delegate.allowance;
        require(amount <= allowance, AllowanceExceeded(payer, msg.sender, allowance, amount));
        delegate.allowance = allowance - amount;
    }

    function _isDelegate(address wallet, address key) private view returns (bool) {
        return block.timestamp <= _delegates[wallet][key].until;
    }

    function _openLane(address payer, address payee, address signer, uint64 number)
        private
        view
        returns (bytes32 lane, Reservation storage r)
    {
        lane = Hashes.lane(payer, payee, signer, number, 0);
        r = _reservations[lane];
        require(r.expiry != 0 && !r.closed, LaneNotOpen(lane));
    }

    // ---- how a lane pays and ends ----

    function _settle(Item calldata item, bytes32 separator) private returns (bytes32 lane, Reason reason) {
        lane = Hashes.lane(item.payer, item.payee, item.signer, item.number, item.tranche);
        Reservation memory r = _reservations[lane];
        reason = _check(r, lane, item, separator);
        if (reason != Reason.None) return (lane, reason);

        (uint256 amount, uint256 fee) = _due(r, item.cumulative);
        _reservations[lane].claimed = uint96(item.cumulative);
        _accounts[item.payer].reserved -= uint96(amount);
        _credit(item.payee, amount, fee);
        emit Claimed(lane, item.payee, amount, fee, item.cumulative);
    }

    function _check(Reservation memory r, bytes32 lane, Item calldata item, bytes32 separator)
        private
        view
        returns (Reason)
    {
        if (r.expiry == 0 || r.closed) return Reason.NotOpen;
        if (block.timestamp > uint256(r.expiry) + CLAIM_WINDOW) return Reason.Late;
        if (item.cumulative <= r.claimed) return Reason.Stale;
        if (item.cumulative > r.cap) return Reason.OverCap;
        bytes32 digest = MessageHashUtils.toTypedDataHash(separator, Hashes.voucher(lane, item.cumulative));
        (address signedBy, ECDSA.RecoverError e,) = ECDSA.tryRecover(digest, item.r, item.vs);
        return e == ECDSA.RecoverError.NoError && signedBy == item.signer ? Reason.None : Reason.BadSignature;
    }

    function _close(bytes32 lane, Reservation storage kept, address payer, address payee, uint256 cumulative) private {
        Reservation memory r = kept;
        require(
            r.claimed <= cumulative && cumulative <= r.cap, BadCumulative(lane, cumulative, r.claimed, r.cap)
        );
        (uint256 amount, uint256 fee) = _due(r, cumulative);
        uint256 returned = r.cap - cumulative;
        (kept.claimed, kept.closed) = (uint96(cumulative), true);
        Account memory account = _accounts[payer];
        account.reserved -= uint96(amount + returned);
        account.balance += uint96(returned);
        _accounts[payer] = account;
        if (amount != 0) _credit(payee, amount, fee);
        emit Closed(lane, cumulative, returned);
    }

    /// @dev The commission is taken on the cumulative amount, so that splitting a payment does not change it.
    function _due(Reservation memory r, uint256 cumulative) private pure returns (uint256 amount, uint256 fee) {
        amount = cumulative - r.claimed;
        fee = cumulative * r.feeBps / BPS - uint256(r.claimed) * r.feeBps / BPS;
    }

    function _credit(address payee, uint256 amount, uint256 fee) private {
        Account memory account = _accounts[payee];
        uint256 aside = account.commission + fee;
        bool fits = aside <= type(uint64).max;
        account.balance += uint96(amount - fee);
        account.commission = fits ? uint64(aside) : 0;
        _accounts[payee] = account;
        if (!fits) _payTreasury(aside);
    }

    function _payTreasury(uint256 amount) private {
        address to = treasury();
        _accounts[to].balance += uint96(amount);
        emit CommissionCollected(to, amount);
    }

    /// @dev An empty signature stands for the caller; a malformed one gives the zero address, which no lane has as a side.
    function _signedBy(bytes32 digest, bytes calldata signature) private view returns (address signer) {
        if (signature.length == 0) return msg.sender;
        (signer,,) = ECDSA.tryRecoverCalldata(digest, signature);
    }

    /// @dev A permit that somebody else submitted first has already done its work; a bad one shows in the transfer.
    function _permit(uint256 amount, uint256 deadline, uint8 v, bytes32 r, bytes32 s) private {
        try IERC20Permit(address(token)).permit(msg.sender, address(this), amount, deadline, v, r, s) {} catch {}
    }
}
