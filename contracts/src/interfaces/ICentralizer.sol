// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {
    Delegate,
    Holdings,
    Item,
    LeafItem,
    Open,
    Reason,
    Reservation,
    Rules,
    Tranche
} from "../types/Types.sol";

/// @title The Centralizer: one contract that holds all deposits and settles all vouchers
/// @notice Every wallet has a balance (free) and a reserved part (backs its lanes as payer). Always: the contract's tokens =
/// sum of balances + sum of reserved + commission set aside (+ tokens sent here by mistake, which nobody can move).
///
/// A lane is a one-way path of payments with the identity keccak256(abi.encode(payer, payee, signer, number, tranche)). A
/// reservation moves its cap from the payer's balance to reserved, for this payee alone; so a voucher inside the cap is always
/// paid and nobody can be overdrawn. A tranche does the same for many lanes at once: it moves a sum, and its root is that of a Merkle-sum tree
/// (see Sums) whose leaves allot parts of the sum to lanes; a lane that names a tranche is paid up to its leaf's allotment. A voucher is the EIP-712 message Voucher(lane, cumulative), signed by the lane's signer;
/// the newest replaces all older ones, so a replay pays nothing. Anyone may submit it; only the payee is paid.
///
/// Time of a lane: vouchers are to be accepted until the expiry; they are paid until expiry + the claim window (inclusive); after that
/// anyone can close the lane and the rest returns. Payer and payee together can close it at any time.
///
/// Worked example (commission 1 %): a lane of cap 200,000 and a voucher of 130,000 wei: 128,700 go to the payee's balance, 1,300 are
/// commission. A voucher of 60,000 first and 130,000 later gives the same to the wei: 59,400 + 600, then 69,300 + 700.
///
/// A clearer is a payer in the middle: requesters pay it, it pays providers, as a rule from tranches. Commission is taken once per path: what a
/// clearer was paid, less commission, it may pay out free of commission (its receipts count it); beyond that it pays like everybody. It earns a
/// share of the commission on what it is paid.
///
/// Exits (withdraw, claim, settle, claimLeaf, settleLeaves, push and all ways to close) cannot be paused by anyone.
interface ICentralizer {
    /// @notice A wallet's deposit arrived in its balance. A deposit that opens a reservation in the same call shows as Opened and as the token's own
    /// Transfer instead.
    event Deposited(address indexed wallet, uint256 amount);
    /// @notice A wallet took tokens out of its balance.
    event Withdrawn(address indexed wallet, uint256 amount);
    /// @notice A wallet set what a key may do for it; a time in the past revokes it.
    event DelegateSet(address indexed wallet, address indexed key, uint40 until, uint96 allowance);
    /// @notice All delegations that a wallet signed for an earlier epoch are void.
    event EpochBumped(address indexed wallet, uint64 epoch);
    /// @notice A reservation was opened. Packed, from the lowest bit: who = address signer, uint64 number; terms = uint96 cap, uint96 zero, uint40 expiry,
    /// uint16 feeBps.
    event Opened(address indexed payer, address indexed payee, uint256 who, uint256 terms);
    /// @notice A reservation grew or was prolonged; cap and expiry are the new ones.
    event ToppedUp(bytes32 indexed lane, uint96 cap, uint40 expiry);
    /// @notice A voucher was paid. The payment is packed into one word, which is what a batch item can afford; from the lowest bit:
    /// uint96 cumulative (paid by the lane in all, now), uint96 before (in all, until now), uint16 feeBps (the lane's commission, or 0
    /// where a clearer's payment was free of it).
    /// So cumulative - before left the payer's reserved; of it fee(cumulative) - fee(before), with fee(x) = x * feeBps / 10000
    /// rounded down, is commission, and the rest reached the payee's balance.
    event Claimed(bytes32 indexed lane, uint256 payment);
    /// @notice A clearer's voucher was paid, and only a part of it was free of commission. The payment is packed as in Claimed, the commission taken
    /// now is given beside it.
    event ClaimedInPart(bytes32 indexed lane, uint256 payment, uint256 fee);
    /// @notice Item index of a batch was not paid; the others were not affected.
    event Skipped(uint256 index, bytes32 indexed lane, Reason reason);
    /// @notice A reservation ended. The ending is packed; from the lowest bit: uint96 paid (over its life, commission included; the last part with this
    /// very event, unless a Claimed or ClaimedInPart came right before) and uint96 returned (to the payer's balance). paid + returned = cap.
    event Closed(bytes32 indexed lane, uint256 ending);
    /// @notice A payer locked a sum for all leaves of a tree.
    event TrancheOpened(address indexed payer, bytes32 indexed root, uint96 sum, uint40 expiry, uint16 feeBps);
    /// @notice A tranche ended: its leaves were paid `used` (commission included), the rest went back to the payer's balance.
    event TrancheClosed(address indexed payer, bytes32 indexed root, uint256 used, uint256 returned);
    /// @notice A wallet is a clearer from now on.
    event ClearerRegistered(address indexed wallet);
    /// @notice Commission that was set aside in a wallet's account reached the treasury's balance.
    event CommissionCollected(address indexed treasury, uint256 amount);
    /// @notice Reservations and tranches opened from this time on get this commission, clearers paid from then on this share of it.
    event CommissionScheduled(uint16 bps, uint16 shareBps, uint40 from);
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
    /// @notice The expiry (Unix seconds) must be later than now, at most the longest term away, and never earlier than it was.
    error BadExpiry(uint256 expiry);
    /// @notice The voucher cannot be paid.
    error ItemRejected(bytes32 lane, Reason reason);
    /// @notice The final amount must be at least what was claimed and at most the cap.
    error BadCumulative(bytes32 lane, uint256 cumulative, uint256 claimed, uint256 cap);
    /// @notice The payee, or its live delegate, did not agree to the close.
    error NotAgreedByPayee(bytes32 lane, address signedBy);
    /// @notice The payer or the lane's signer did not agree to the close.
    error NotAgreedByPayer(bytes32 lane, address signedBy);
    /// @notice The lane, or the tranche with this root, can be closed by anyone only after this time (Unix seconds).
    error TooEarly(bytes32 lane, uint256 after_);
    /// @notice A tranche needs a root.
    error ZeroRoot();
    /// @notice The payer opened a tranche with this root before.
    error TrancheExists(address payer, bytes32 root);
    /// @notice The payer has no open tranche with this root.
    error TrancheNotOpen(address payer, bytes32 root);
    /// @notice The wallet is a clearer already.
    error AlreadyClearer(address wallet);
    /// @notice The commission is capped in code.
    error CommissionTooHigh(uint256 bps, uint256 cap);

    /// @notice Puts tokens that the caller approved into its balance.
    function deposit(uint256 amount) external;

    /// @notice Like deposit, with the approval given by an ERC-2612 permit in the same transaction.
    function depositWithPermit(uint256 amount, uint256 deadline, uint8 v, bytes32 r, bytes32 s) external;

    /// @notice Deposits a reservation's cap and opens it for the caller, in one transaction.
    function openWithDeposit(Open calldata o) external;

    /// @notice Like openWithDeposit, with the approval given by an ERC-2612 permit.
    function openWithPermit(Open calldata o, uint256 deadline, uint8 v, bytes32 r, bytes32 s) external;

    /// @notice Sends tokens from the caller's free balance to the caller. A delegate can never withdraw.
    function withdraw(uint256 amount) external;

    /// @notice Lets a key open and top up reservations and open tranches for the caller, and agree to closes as payee for it. The allowance, which
    /// its reservations consume, bounds what a stolen key can spend. It bounds neither how long the key prolongs what is reserved, nor what it agrees
    /// to as payee: that is at least what was claimed. Setting it again replaces it; until 0 revokes the key.
    function setDelegate(address key, uint40 until, uint96 allowance) external;

    /// @notice Voids all delegations that the caller signed off chain.
    function bumpEpoch() external returns (uint64 epoch);

    /// @notice Opens a reservation of the payer, who is the caller or has the caller as its live delegate. Its commission is the
    /// one of this moment. The expiry is later than now and at most the longest term away. A lane is opened once, ever.
    function open(address payer, Open calldata o) external;

    /// @notice Adds to a reservation's cap, prolongs it, or both (newExpiry 0: unchanged). The expiry never moves earlier, and must
    /// be later than now, so an expired reservation is revived only by prolonging it.
    function topUp(address payer, address payee, address signer, uint64 number, uint96 add, uint40 newExpiry) external;

    /// @notice Pays one voucher; reverts with ItemRejected when it cannot.
    function claim(Item calldata item) external;

    /// @notice Pays many vouchers. One that cannot be paid is skipped with an event and affects no other.
    function settle(Item[] calldata items) external;

    /// @notice Locks a sum of the payer's balance for all leaves of a Merkle-sum tree, in one transaction. The payer is the caller or has it as its live
    /// delegate. The tree is the payer's own affair: a payee counts on its leaf only after it checked its path, to the root and to the sum. A payer
    /// opens a root once, ever; the expiry is bounded as for reservations and cannot be moved.
    function openTranche(address payer, bytes32 root, uint96 sum, uint40 expiry) external;

    /// @notice Pays one voucher on a leaf; reverts with ItemRejected when it cannot.
    function claimLeaf(LeafItem calldata item) external;

    /// @notice Pays many vouchers on leaves, of any tranches. One that cannot be paid is skipped with an event and affects no other.
    function settleLeaves(LeafItem[] calldata items) external;

    /// @notice Pays out many lanes with this number of one payer, whose signer is the caller: what it sends needs no signature. The lanes are reservations
    /// (tranche 0), or leaves of one tranche that were paid before. A payment has the payee in its upper 160 bits and the cumulative amount in its
    /// lower 96. One that cannot be paid is skipped with an event and affects no other.
    function push(address payer, uint64 number, bytes32 tranche, uint256[] calldata payments) external;

    /// @notice Closes a reservation at once at a final amount, when one side sends this and the item carries the other's signature of
    /// Close(lane, cumulative): the payer or the lane's signer on one side, the payee or its live delegate on the other. Sign a Close only when
    /// the deals on the lane are over: it does not expire.
    function close(Item calldata item) external;

    /// @notice Like close, with both sides' signatures; anyone may send it. A side that is a contract signs by ERC-1271.
    function closeFor(
        address payer,
        address payee,
        address signer,
        uint64 number,
        uint128 cumulative,
        bytes calldata payeeSignature,
        bytes calldata payerSignature
    ) external;

    /// @notice Closes a tranche after expiry + the claim window; anyone may. What its leaves did not use returns to the payer's balance.
    function closeTranche(address payer, bytes32 root) external;

    /// @notice Makes the caller a clearer, for ever: what it is paid from now on it may pay out free of commission, and it gets its share of the
    /// commission on it.
    function registerClearer() external;

    /// @notice Closes a reservation after expiry + the claim window; anyone may. What was not claimed returns to the payer's balance.
    function closeExpired(address payer, address payee, address signer, uint64 number) external;

    /// @notice Moves the commission that is set aside in these wallets' accounts to the treasury's balance; anyone may.
    function collectCommission(address[] calldata wallets) external;

    /// @notice Schedules the commission of reservations and tranches opened the delay from now on, at most its maximum, and the clearers'
    /// share of it, at most its maximum.
    function scheduleCommission(uint16 bps, uint16 shareBps) external;

    /// @notice Schedules who gets the commission collected the delay from now on.
    function scheduleTreasury(address wallet) external;

    /// @notice The token that is deposited here.
    function token() external view returns (IERC20);

    /// @notice Everything that a wallet has here.
    function holdingsOf(address wallet) external view returns (Holdings memory);

    /// @notice The rules of the house.
    function rules() external view returns (Rules memory);

    /// @notice The reservation of a lane, or the leaf that was paid; all zero when there is none. It takes what laneId gives: other words can be slots of
    /// something else, so compute a lane's identity from its parts instead of taking anybody's word for it.
    function reservation(bytes32 lane) external view returns (Reservation memory);

    /// @notice A tranche; all zero when it was never opened.
    function trancheOf(address payer, bytes32 root) external view returns (Tranche memory);

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
}
