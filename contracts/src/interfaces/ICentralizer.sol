// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Commission, Delegate, Item, Open, Reason, Reservation, Treasury} from "../types/Types.sol";

/// @title The Centralizer: one contract that holds all deposits and settles all vouchers
/// @notice Every wallet has a balance (free) and a reserved part (backs its lanes as payer). Always: the contract's tokens =
/// sum of balances + sum of reserved + commission set aside (+ tokens sent here by mistake, which nobody can move).
///
/// A lane is a one-way path of payments with the identity keccak256(abi.encode(payer, payee, signer, number, tranche)). A
/// reservation moves its cap from the payer's balance to reserved, for this payee alone; so a voucher inside the cap is always
/// paid and nobody can be overdrawn. A voucher is the EIP-712 message Voucher(lane, cumulative), signed by the lane's signer;
/// the newest replaces all older ones, so a replay pays nothing. Anyone may submit it; only the payee is paid.
///
/// Time of a lane: vouchers are to be accepted until the expiry; they are paid until expiry + CLAIM_WINDOW (inclusive); after that
/// anyone can close the lane and the rest returns. Payer and payee together can close it at any time.
///
/// Worked example (commission 1 %): a lane of cap 200,000 and a voucher of 130,000 wei: 128,700 go to the payee's balance, 1,300 are
/// commission. A voucher of 60,000 first and 130,000 later gives the same to the wei: 59,400 + 600, then 69,300 + 700.
///
/// Exits (withdraw, claim, settle, both ways to close) cannot be paused by anyone.
interface ICentralizer {
    /// @notice A wallet's deposit arrived in its balance.
    event Deposited(address indexed wallet, uint256 amount);
    /// @notice A wallet took tokens out of its balance.
    event Withdrawn(address indexed wallet, uint256 amount);
    /// @notice A wallet set what a key may do for it; a time in the past revokes it.
    event DelegateSet(address indexed wallet, address indexed key, uint40 until, uint96 allowance);
    /// @notice All delegations that a wallet signed for an earlier epoch are void.
    event EpochBumped(address indexed wallet, uint64 epoch);
    /// @notice A reservation was opened.
    event Opened(
        bytes32 indexed lane,
        address indexed payer,
        address indexed payee,
        address signer,
        uint64 number,
        uint96 cap,
        uint40 expiry,
        uint16 feeBps
    );
    /// @notice A reservation grew or was prolonged; cap and expiry are the new ones.
    event ToppedUp(bytes32 indexed lane, uint96 cap, uint40 expiry);
    /// @notice A voucher was paid. The payment is packed into one word, which is what a batch item can afford; from the lowest bit:
    /// uint96 cumulative (paid by the lane in all, now), uint96 before (in all, until now), uint16 feeBps (the lane's commission).
    /// So cumulative - before left the payer's reserved; of it fee(cumulative) - fee(before), with fee(x) = x * feeBps / 10000
    /// rounded down, is commission, and the rest reached the payee's balance.
    event Claimed(bytes32 indexed lane, uint256 payment);
    /// @notice Item index of a batch was not paid; the others were not affected.
    event Skipped(uint256 index, bytes32 indexed lane, Reason reason);
    /// @notice A reservation ended: over its life it paid `paid` (commission included), the last part with this very event, and
    /// `returned` went back to the payer's balance. paid + returned = cap.
    event Closed(bytes32 indexed lane, uint256 paid, uint256 returned);
    /// @notice Commission that was set aside in a wallet's account reached the treasury's balance.
    event CommissionCollected(address indexed treasury, uint256 amount);
    /// @notice Reservations opened from this time on get this commission.
    event CommissionScheduled(uint16 bps, uint40 from);
    /// @notice Commission collected from this time on goes to this wallet.
    event TreasuryScheduled(address indexed treasury, uint40 from);

    /// @notice An amount of zero does nothing and is refused.
    error ZeroAmount();
    /// @notice The zero address can be neither payee, signer, delegate nor treasury.
    error ZeroAddress();
    /// @notice The token's supply does not fit 96 bits.
    error SupplyTooLarge(uint256 supply);
    /// @notice The wallet's free balance is too small: deposit the difference first.
    error InsufficientBalance(address wallet, uint256 balance, uint256 needed);
    /// @notice The caller is neither the wallet nor its live delegate.
    error NotDelegate(address wallet, address key);
    /// @notice The delegate's allowance is too small: the wallet must raise it with setDelegate.
    error AllowanceExceeded(address wallet, address key, uint256 allowance, uint256 needed);
    /// @notice The lane was opened before, and may be closed by now: use another number.
    error LaneExists(bytes32 lane);
    /// @notice The lane was never opened, or is closed.
    error LaneNotOpen(bytes32 lane);
    /// @notice The expiry must lie within these bounds (Unix seconds, inclusive).
    error BadExpiry(uint256 expiry, uint256 earliest, uint256 latest);
    /// @notice The voucher cannot be paid.
    error ItemRejected(bytes32 lane, Reason reason);
    /// @notice The final amount must be at least what was claimed and at most the cap.
    error BadCumulative(bytes32 lane, uint256 cumulative, uint256 claimed, uint256 cap);
    /// @notice The payee, or its live delegate, did not sign the close (an empty signature stands for the caller).
    error NotAgreedByPayee(bytes32 lane, address signedBy);
    /// @notice The payer or the lane's signer did not sign the close (an empty signature stands for the caller).
    error NotAgreedByPayer(bytes32 lane, address signedBy);
    /// @notice The lane can be closed by anyone only after this time (Unix seconds).
    error TooEarly(bytes32 lane, uint256 after_);
    /// @notice The commission is capped in code.
    error CommissionTooHigh(uint256 bps, uint256 cap);

    /// @notice Puts tokens that the caller approved into its balance.
    function deposit(uint256 amount) external;

    /// @notice Like deposit, with the approval given by an ERC-2612 permit in the same transaction.
    function depositWithPermit(uint256 amount, uint256 deadline, uint8 v, bytes32 r, bytes32 s) external;

    /// @notice Deposits and opens a reservation of the caller in one transaction. The cap may differ from the amount.
    function depositAndOpen(uint256 amount, Open calldata o) external returns (bytes32 lane);

    /// @notice Like depositAndOpen, with the approval given by an ERC-2612 permit.
    function depositAndOpenWithPermit(
        uint256 amount,
        Open calldata o,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external returns (bytes32 lane);

    /// @notice Sends tokens from the caller's free balance to the caller. A delegate can never withdraw.
    function withdraw(uint256 amount) external;

    /// @notice Lets a key open and top up reservations for the caller, and agree to closes as payee for it. The allowance, which
    /// its reservations consume, bounds what a stolen key can cost. Setting it again replaces it; until 0 revokes the key.
    function setDelegate(address key, uint40 until, uint96 allowance) external;

    /// @notice Voids all delegations that the caller signed off chain.
    function bumpEpoch() external returns (uint64 epoch);

    /// @notice Opens a reservation of the payer, who is the caller or has the caller as its live delegate. Its commission is the
    /// one of this moment. The expiry is later than now and at most MAX_TERM away. A lane is opened once, ever.
    function open(address payer, address payee, address signer, uint64 number, uint96 cap, uint40 expiry)
        external
        returns (bytes32 lane);

    /// @notice Adds to a reservation's cap, prolongs it, or both (newExpiry 0: unchanged). The expiry never moves earlier, and must
    /// be later than now, so an expired reservation is revived only by prolonging it.
    function topUp(address payer, address payee, address signer, uint64 number, uint96 add, uint40 newExpiry) external;

    /// @notice Pays one voucher; reverts with ItemRejected when it cannot.
    function claim(Item calldata item) external;

    /// @notice Pays many vouchers. One that cannot be paid is skipped with an event and affects no other.
    function settle(Item[] calldata items) external;

    /// @notice Closes a reservation at once at a final amount on which both sides agree: the payee (or its live delegate) and
    /// the lane's signer (or the payer) signed Close(lane, cumulative). An empty signature stands for the caller, so a side that
    /// submits does not sign. Sign a Close only when the deals on the lane are over: it does not expire.
    function closeReservation(
        address payer,
        address payee,
        address signer,
        uint64 number,
        uint128 cumulative,
        bytes calldata payeeSignature,
        bytes calldata payerSignature
    ) external;

    /// @notice Closes a reservation after expiry + CLAIM_WINDOW; anyone may. What was not claimed returns to the payer's balance.
    function closeExpired(address payer, address payee, address signer, uint64 number) external;

    /// @notice Moves the commission that is set aside in these wallets' accounts to the treasury's balance; anyone may.
    function collectCommission(address[] calldata wallets) external;

    /// @notice Schedules the commission of reservations opened COMMISSION_DELAY from now on; at most MAX_COMMISSION_BPS.
    function scheduleCommission(uint16 bps) external;

    /// @notice Schedules who gets the commission collected COMMISSION_DELAY from now on.
    function scheduleTreasury(address wallet) external;

    /// @notice The token that is deposited here.
    function token() external view returns (IERC20);

    /// @notice A wallet's free balance.
    function balanceOf(address wallet) external view returns (uint256);

    /// @notice What backs a wallet's lanes as payer.
    function reservedOf(address wallet) external view returns (uint256);

    /// @notice Commission on what this wallet was paid that still waits to be moved to the treasury's balance. It is no part
    /// of the wallet's balance. It moves when it would exceed 2^64 - 1 wei, or with collectCommission.
    function commissionOf(address wallet) external view returns (uint256);

    /// @notice The reservation of a lane; all zero when it was never opened.
    function reservation(bytes32 lane) external view returns (Reservation memory);

    /// @notice What a key may do for a wallet.
    function delegateOf(address wallet, address key) external view returns (Delegate memory);

    /// @notice The epoch that a wallet's off-chain delegations must carry.
    function epochOf(address wallet) external view returns (uint64);

    /// @notice The identity of a lane.
    function laneId(address payer, address payee, address signer, uint64 number, bytes32 tranche)
        external
        pure
        returns (bytes32);

    /// @notice The EIP-712 domain separator: name "IPSX", version "1", this chain, this contract.
    function domainSeparator() external view returns (bytes32);

    /// @notice The commission in basis points that a reservation opened now gets.
    function commission() external view returns (uint16 bps);

    /// @notice The commission with its scheduled change.
    function commissionSchedule() external view returns (Commission memory);

    /// @notice The wallet that gets the commission collected now.
    function treasury() external view returns (address);

    /// @notice The treasury with its scheduled change.
    function treasurySchedule() external view returns (Treasury memory);

    /// @notice Seconds after a lane's expiry in which its vouchers are still paid and nobody can close it alone.
    function CLAIM_WINDOW() external view returns (uint40);

    /// @notice The longest time in seconds from now to a reservation's expiry; guards against times in milliseconds.
    function MAX_TERM() external view returns (uint40);

    /// @notice Seconds between the scheduling of a commission or treasury and its effect.
    function COMMISSION_DELAY() external view returns (uint40);

    /// @notice The highest commission that can ever be set, in basis points.
    function MAX_COMMISSION_BPS() external view returns (uint16);
}
