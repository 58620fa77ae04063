// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {ICentralizer} from "../interfaces/ICentralizer.sol";
import {Account, Accounts, Lane, Rate, Rates} from "../types/Slots.sol";
import {Delegate} from "../types/Types.sol";

/// @title The books of the Centralizer: accounts, lanes, commission, delegates, clearers
/// @dev A claim writes three slots: the lane, the payer's account and the payee's. The commission rides in the payee's slot until it is collected,
/// which spares a fourth write on every claim and close; who is a clearer rides there too, which spares a fourth read.
abstract contract Books is ICentralizer, EIP712, AccessManaged {
    uint256 internal constant BPS = 10_000;
    uint16 internal constant MAX_COMMISSION_BPS = 500;
    uint16 internal constant MAX_CLEARER_SHARE_BPS = 8_000;
    uint40 internal constant DELAY = 7 days;
    uint16 private constant INITIAL_COMMISSION_BPS = 100;
    uint16 private constant INITIAL_CLEARER_SHARE_BPS = 5_000;

    /// @dev A struct, so that the code holds a reference to a slot.
    struct Kept {
        Account account;
    }

    struct KeptLane {
        Lane lane;
    }

    struct Treasury {
        address current;
        address next;
        uint40 from;
    }

    mapping(address payer => mapping(bytes32 root => KeptLane)) internal _tranches;
    mapping(address wallet => mapping(address key => Delegate)) internal _delegates;
    Rate internal _rate;
    Treasury internal _treasury;

    /// @inheritdoc ICentralizer
    mapping(address wallet => uint64) public epochOf;

    mapping(address wallet => uint256) internal _receipts;

    constructor(address treasury_, address authority) EIP712("IPSX", "1") AccessManaged(authority) {
        require(treasury_ != address(0), ZeroAddress());
        _rate = Rates.fixedAt(INITIAL_COMMISSION_BPS, INITIAL_CLEARER_SHARE_BPS);
        _treasury.current = treasury_;
    }

    /// @dev Accounts and lanes need no mapping, whose hash every payment would pay for three times: an account lies at its wallet's address below a
    /// tag of its own, and a lane at its identity, which is the hash of five words and so no slot of anything else.
    function _account(address wallet) internal pure returns (Kept storage kept) {
        assembly ("memory-safe") {
            kept.slot := or(shl(160, 0x495053582061636374), shr(96, shl(96, wallet)))
        }
    }

    function _lane(bytes32 id) internal pure returns (KeptLane storage kept) {
        assembly ("memory-safe") {
            kept.slot := id
        }
    }

    // ---- delegates and clearers ----

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

    /// @inheritdoc ICentralizer
    function registerClearer() external {
        Kept storage kept = _account(msg.sender);
        require(!kept.account.isClearer(), AlreadyClearer(msg.sender));
        kept.account = kept.account.asClearer();
        emit ClearerRegistered(msg.sender);
    }

    // ---- commission ----

    /// @inheritdoc ICentralizer
    function collectCommission(address[] calldata wallets) external {
        uint256 sum = 0;
        for (uint256 i = 0; i < wallets.length; ++i) {
            Kept storage kept = _account(wallets[i]);
            sum += kept.account.commission();
            kept.account = kept.account.withoutCommission();
        }
        _payTreasury(sum);
    }

    /// @inheritdoc ICentralizer
    function scheduleCommission(uint16 bps, uint16 shareBps) external restricted {
        require(bps <= MAX_COMMISSION_BPS, CommissionTooHigh(bps, MAX_COMMISSION_BPS));
        require(shareBps <= MAX_CLEARER_SHARE_BPS, CommissionTooHigh(shareBps, MAX_CLEARER_SHARE_BPS));
        uint40 from = uint40(block.timestamp) + DELAY;
        _rate = _rate.current().schedule(Rates.fixedAt(bps, shareBps), from);
        emit CommissionScheduled(bps, shareBps, from);
    }

    /// @inheritdoc ICentralizer
    function scheduleTreasury(address wallet) external restricted {
        require(wallet != address(0), ZeroAddress());
        uint40 from = uint40(block.timestamp) + DELAY;
        _treasury = Treasury(_treasuryNow(), wallet, from);
        emit TreasuryScheduled(wallet, from);
    }

    function _treasuryNow() internal view returns (address) {
        return _treasury.from != 0 && _treasury.from <= block.timestamp ? _treasury.next : _treasury.current;
    }

    // ---- accounts ----

    /// @dev Moves from the payer's balance to its reserved.
    function _hold(Kept storage kept, Account account, address payer, uint256 amount) internal {
        kept.account = _funded(account, payer, amount).debit(amount).hold(amount);
    }

    function _funded(Account account, address wallet, uint256 amount) internal pure returns (Account) {
        require(amount <= account.balance(), InsufficientBalance(wallet, account.balance(), amount));
        return account;
    }

    function _spendAllowance(address payer, uint96 amount) internal {
        if (msg.sender == payer) return;
        require(_isDelegate(payer, msg.sender), NotDelegate(payer, msg.sender));
        Delegate storage delegate = _delegates[payer][msg.sender];
        uint96 allowance = delegate.allowance;
        require(amount <= allowance, AllowanceExceeded(payer, msg.sender, allowance, amount));
        delegate.allowance = allowance - amount;
    }

    function _isDelegate(address wallet, address key) internal view returns (bool) {
        return block.timestamp <= _delegates[wallet][key].until;
    }

    /// @dev Pays the payee amount less fee. Amounts are below 2^96 and rates below 2^16, so nothing overflows.
    function _credit(address payee, uint256 amount, uint256 fee) internal {
        Kept storage kept = _account(payee);
        Account account = kept.account;
        if (account.aside(fee) > Accounts.MAX_COMMISSION) return _creditMore(kept, payee, amount, fee);
        unchecked {
            kept.account = account.credit(amount - fee).setAside(fee);
        }
    }

    /// @dev A clearer gets its share of the commission, and what it was paid, less commission, it may pay out free of commission. A commission that
    /// outgrows its place goes to the treasury.
    function _creditMore(Kept storage kept, address payee, uint256 amount, uint256 fee) private {
        Account account = kept.account.credit(amount - fee);
        if (account.isClearer()) {
            _receipts[payee] += amount - fee;
            uint256 share = fee * _rate.current().shareBps() / BPS;
            (account, fee) = (account.credit(share), fee - share);
        }
        uint256 aside = account.commission() + fee;
        if (aside <= Accounts.MAX_COMMISSION) {
            kept.account = account.setAside(fee);
        } else {
            kept.account = account.withoutCommission();
            _payTreasury(aside);
        }
    }

    function _payTreasury(uint256 amount) private {
        address to = _treasuryNow();
        Kept storage kept = _account(to);
        kept.account = kept.account.credit(amount);
        emit CommissionCollected(to, amount);
    }
}
