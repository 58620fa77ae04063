// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {ICentralizer} from "./interfaces/ICentralizer.sol";
import {Hashes} from "./libraries/Hashes.sol";
import {Account, Lane, Lanes} from "./types/Slots.sol";
import {Commission, Delegate, Item, Open, Reason, Reservation, Treasury} from "./types/Types.sol";

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

    /// @dev A struct, so that the code holds one reference to a slot instead of hashing its place twice.
    struct Kept {
        Account account;
    }

    struct KeptLane {
        Lane lane;
    }

    mapping(address wallet => Kept) private _accounts;
    mapping(bytes32 id => KeptLane) private _lanes;
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
        Kept storage kept = _accounts[msg.sender];
        kept.account = kept.account.credit(SafeCast.toUint96(amount));
        _receive(amount);
    }

    /// @inheritdoc ICentralizer
    function depositWithPermit(uint256 amount, uint256 deadline, uint8 v, bytes32 r, bytes32 s) external {
        _permit(amount, deadline, v, r, s);
        deposit(amount);
    }

    /// @inheritdoc ICentralizer
    function depositAndOpen(uint256 amount, Open calldata o) public returns (bytes32 lane) {
        require(amount != 0, ZeroAmount());
        Kept storage kept = _accounts[msg.sender];
        Account account = kept.account.credit(SafeCast.toUint96(amount));
        lane = _open(kept, account, msg.sender, o.payee, o.signer, o.number, o.cap, o.expiry);
        _receive(amount);
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
        Kept storage kept = _accounts[msg.sender];
        kept.account = _funded(kept.account, msg.sender, amount).debit(amount);
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
        Kept storage kept = _accounts[payer];
        return _open(kept, kept.account, payer, payee, signer, number, cap, expiry);
    }

    /// @inheritdoc ICentralizer
    function topUp(address payer, address payee, address signer, uint64 number, uint96 add, uint40 newExpiry)
        external
    {
        _spendAllowance(payer, add);
        (bytes32 id, KeptLane storage l) = _openLane(payer, payee, signer, number);
        Lane lane = l.lane;
        uint256 expiry = newExpiry == 0 ? lane.expiry() : newExpiry;
        _checkExpiry(expiry, Math.max(lane.expiry(), block.timestamp + 1));
        Kept storage kept = _accounts[payer];
        kept.account = _funded(kept.account, payer, add).debit(add).hold(add);
        lane = lane.extend(add, expiry);
        l.lane = lane;
        emit ToppedUp(id, uint96(lane.cap()), uint40(expiry));
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
        (bytes32 id, KeptLane storage l) = _openLane(payer, payee, signer, number);
        bytes32 digest = Hashes.digest(_domainSeparatorV4(), Hashes.CLOSE, id, cumulative);
        address one = _signedBy(digest, payeeSignature);
        require(one == payee || _isDelegate(payee, one), NotAgreedByPayee(id, one));
        address other = _signedBy(digest, payerSignature);
        require(other == signer || other == payer, NotAgreedByPayer(id, other));
        _close(id, l, payer, payee, cumulative);
    }

    /// @inheritdoc ICentralizer
    function closeExpired(address payer, address payee, address signer, uint64 number) external {
        (bytes32 id, KeptLane storage l) = _openLane(payer, payee, signer, number);
        uint256 end = l.lane.expiry() + CLAIM_WINDOW;
        require(block.timestamp > end, TooEarly(id, end));
        _close(id, l, payer, payee, l.lane.claimed());
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
            Kept storage kept = _accounts[wallets[i]];
            sum += kept.account.commission();
            kept.account = kept.account.withoutCommission();
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
        return _accounts[wallet].account.balance();
    }

    /// @inheritdoc ICentralizer
    function reservedOf(address wallet) external view returns (uint256) {
        return _accounts[wallet].account.reserved();
    }

    /// @inheritdoc ICentralizer
    function commissionOf(address wallet) external view returns (uint256) {
        return _accounts[wallet].account.commission();
    }

    /// @inheritdoc ICentralizer
    function reservation(bytes32 lane) external view returns (Reservation memory) {
        return _lanes[lane].lane.unpack();
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

    function _open(
        Kept storage kept,
        Account account,
        address payer,
        address payee,
        address signer,
        uint64 number,
        uint96 cap,
        uint40 expiry
    ) private returns (bytes32 id) {
        require(payee != address(0) && signer != address(0), ZeroAddress());
        require(cap != 0, ZeroAmount());
        _checkExpiry(expiry, block.timestamp + 1);
        id = Hashes.lane(payer, payee, signer, number, 0);
        KeptLane storage l = _lanes[id];
        require(Lane.unwrap(l.lane) == 0, LaneExists(id));
        kept.account = _funded(account, payer, cap).debit(cap).hold(cap);
        uint16 feeBps = commission();
        l.lane = Lanes.opened(cap, expiry, feeBps);
        emit Opened(id, payer, payee, signer, number, cap, expiry, feeBps);
    }

    function _checkExpiry(uint256 expiry, uint256 earliest) private view {
        uint256 latest = Math.max(block.timestamp + MAX_TERM, earliest);
        require(earliest <= expiry && expiry <= latest, BadExpiry(expiry, earliest, latest));
    }

    function _funded(Account account, address wallet, uint256 amount) private pure returns (Account) {
        require(amount <= account.balance(), InsufficientBalance(wallet, account.balance(), amount));
        return account;
    }

    function _receive(uint256 amount) private {
        emit Deposited(msg.sender, amount);
        token.safeTransferFrom(msg.sender, address(this), amount);
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
        returns (bytes32 id, KeptLane storage kept)
    {
        id = Hashes.lane(payer, payee, signer, number, 0);
        kept = _lanes[id];
        require(kept.lane.isOpen(), LaneNotOpen(id));
    }

    // ---- how a lane pays and ends ----

    function _settle(Item calldata item, bytes32 separator) private returns (bytes32 id, Reason reason) {
        address payer;
        address payee;
        address signer;
        (id, payer, payee, signer) = Hashes.lane(item);
        KeptLane storage kept = _lanes[id];
        Lane lane = kept.lane;
        uint256 cumulative = item.cumulative;
        if (!_isPayable(lane, cumulative)) return (id, _whyNot(lane, cumulative));
        bytes32 digest = Hashes.digest(separator, Hashes.VOUCHER, id, cumulative);
        if (Hashes.signerOf(digest, item.r, item.vs) != signer) return (id, Reason.BadSignature);

        (uint256 amount, uint256 fee) = _due(lane, cumulative);
        kept.lane = lane.pay(amount);
        Kept storage from = _accounts[payer];
        from.account = from.account.release(amount);
        _credit(payee, amount, fee);
        emit Claimed(id, lane.payment(cumulative));
    }

    /// @dev A lane that was never opened has no cap, so it pays nothing.
    function _isPayable(Lane lane, uint256 cumulative) private view returns (bool) {
        unchecked {
            return !lane.closed() && block.timestamp <= lane.expiry() + CLAIM_WINDOW
                && cumulative - lane.claimed() - 1 < lane.cap() - lane.claimed();
        }
    }

    function _whyNot(Lane lane, uint256 cumulative) private view returns (Reason) {
        if (!lane.isOpen()) return Reason.NotOpen;
        if (block.timestamp > lane.expiry() + CLAIM_WINDOW) return Reason.Late;
        return cumulative <= lane.claimed() ? Reason.Stale : Reason.OverCap;
    }

    function _close(bytes32 id, KeptLane storage kept, address payer, address payee, uint256 cumulative) private {
        Lane lane = kept.lane;
        (uint256 claimed, uint256 cap) = (lane.claimed(), lane.cap());
        require(claimed <= cumulative && cumulative <= cap, BadCumulative(id, cumulative, claimed, cap));
        (uint256 amount, uint256 fee) = _due(lane, cumulative);
        kept.lane = lane.pay(amount).close();
        Kept storage from = _accounts[payer];
        from.account = from.account.release(cap - claimed).credit(cap - cumulative);
        if (amount != 0) _credit(payee, amount, fee);
        emit Closed(id, cumulative, cap - cumulative);
    }

    /// @dev The commission is taken on the cumulative amount, so that splitting a payment does not change it. Amounts are below
    /// 2^96 and rates below 2^16, so nothing overflows.
    function _due(Lane lane, uint256 cumulative) private pure returns (uint256 amount, uint256 fee) {
        unchecked {
            uint256 claimed = lane.claimed();
            amount = cumulative - claimed;
            fee = cumulative * lane.feeBps() / BPS - claimed * lane.feeBps() / BPS;
        }
    }

    function _credit(address payee, uint256 amount, uint256 fee) private {
        unchecked {
            Kept storage kept = _accounts[payee];
            Account account = kept.account.credit(amount - fee);
            uint256 aside = account.commission() + fee;
            if (aside > type(uint64).max) return _flush(kept, account, aside);
            kept.account = account.setAside(fee);
        }
    }

    function _flush(Kept storage kept, Account account, uint256 amount) private {
        kept.account = account.withoutCommission();
        _payTreasury(amount);
    }

    function _payTreasury(uint256 amount) private {
        address to = treasury();
        _accounts[to].account = _accounts[to].account.credit(amount);
        emit CommissionCollected(to, amount);
    }

    /// @dev An empty signature stands for the caller; a bad one gives the zero address, which no lane has as a side.
    function _signedBy(bytes32 digest, bytes calldata signature) private view returns (address signer) {
        if (signature.length == 0) return msg.sender;
        (signer,,) = ECDSA.tryRecoverCalldata(digest, signature);
    }

    /// @dev A permit that somebody else submitted first has already done its work; a bad one shows in the transfer.
    function _permit(uint256 amount, uint256 deadline, uint8 v, bytes32 r, bytes32 s) private {
        try IERC20Permit(address(token)).permit(msg.sender, address(this), amount, deadline, v, r, s) {} catch {}
    }
}
