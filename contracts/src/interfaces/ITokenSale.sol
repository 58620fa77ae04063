// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ClaimPool} from "../ClaimPool.sol";
import {IPSXToken} from "../IPSXToken.sol";
import {TeamVesting} from "../TeamVesting.sol";
import {Stage, Terms} from "../types/Sale.sol";

/// @title The sale of the token for ether
/// @notice Contributors send ether in three stages. When the hard cap is reached, or the last stage is over and the soft cap was, the
/// sale has succeeded: anyone may finalize it, which mints the token and shares it out; then contributors claim their tokens and
/// the treasury collects the ether. Otherwise it has failed: contributors take their ether back, and there never is a token.
///
/// All 900,000,000 IPSX of the sale go to its contributors, in proportion to what they gave. So an ether buys 900,000,000 / hard cap
/// in ether, or more where less was raised. Claims are computed from running totals, each rounded down: they sum up to the sale's
/// tokens exactly, each is within a wei of its exact share, and a rounding wei goes to the claim in which the total passes it.
///
/// Worked example: of a hard cap of 30 ether Alice gave 4 and Bob 8. In proportion to 12 ether, Alice claims 300,000,000 IPSX and
/// Bob 600,000,000. Had Carol given 1 ether more, the exact shares would be no whole wei: whoever claims first gets its share
/// rounded down, and whoever claims last gets all that is left.
///
/// Ether counts only as a contribution: what reaches the contract in any other way belongs to nobody and changes nothing. Only
/// contributions can be paused; finalizing, claiming, collecting and taking back cannot, by anyone.
interface ITokenSale {
    /// @notice The terms are fixed.
    event Opened(Terms terms);
    /// @notice A stage has this allow-list from now on.
    event AllowListSet(Stage indexed stage, bytes32 root);
    /// @notice A wallet may give so much in a stage.
    event Admitted(Stage indexed stage, address indexed wallet, uint128 limit);
    /// @notice A wallet's ether was accepted; what it sent above the amount went back at once.
    event Contributed(address indexed wallet, Stage indexed stage, uint256 amount);
    /// @notice The sale succeeded with this much ether, and the token was minted.
    event Finalized(uint256 raised, TeamVesting vesting);
    /// @notice A wallet got tokens for what it gave.
    event Claimed(address indexed wallet, uint256 given, uint256 tokens);
    /// @notice A wallet got back what it gave.
    event Refunded(address indexed wallet, uint256 given);
    /// @notice The treasury got the ether.
    event Collected(address indexed treasury, uint256 amount);

    /// @notice The zero address can be neither treasury nor team.
    error ZeroAddress();
    /// @notice The cliff must be within the vesting, and the vesting within MAX_VESTING; all in seconds.
    error BadVesting(uint64 cliff, uint64 duration);
    /// @notice The terms were fixed before, for ever.
    error AlreadyOpened();
    /// @notice The hard cap must be within MIN_HARD_CAP and MAX_HARD_CAP, the soft cap above zero, and soft cap, smallest private
    /// contribution and public cap within the hard cap, the last above zero.
    error BadAmounts();
    /// @notice Each stage must end after it begins, none before the one ahead of it is over, and the last within MAX_TERM.
    error BadDates();
    /// @notice The first stage would have begun before its terms were fixed.
    error TooLate(uint256 from, uint256 time);
    /// @notice No stage runs now.
    error NoStage();
    /// @notice A contribution of zero does nothing and is refused.
    error ZeroAmount();
    /// @notice A contribution of the private stage must be at least the minimum.
    error BelowMinimum(uint256 sent, uint256 minimum);
    /// @notice The wallet may give no more than what is left of its limit in this stage; zero also when it was not admitted.
    error OverLimit(Stage stage, address wallet, uint256 left);
    /// @notice The hard cap is reached.
    error SoldOut();
    /// @notice The stage's allow-list has no such leaf for the wallet.
    error BadProof(Stage stage, address wallet);
    /// @notice The sale has not succeeded, or not yet.
    error NotSucceeded();
    /// @notice The sale has not failed, or not yet.
    error NotFailed();
    /// @notice The sale was not finalized yet.
    error NotFinalized();
    /// @notice The sale was finalized before.
    error AlreadyFinalized();
    /// @notice The wallet gave nothing, or has it back, or has its tokens.
    error NothingGiven(address wallet);
    /// @notice The treasury has the ether already.
    error AlreadyCollected();

    /// @notice Fixes the terms, once, before the first stage begins.
    function open(Terms calldata terms_) external;

    /// @notice Replaces a stage's allow-list, the root of OpenZeppelin's StandardMerkleTree of (address wallet, uint256 limit). A
    /// wallet that was admitted keeps its limit until it is admitted again: a list lowers one by naming it with a lower limit,
    /// zero too. This is the KYC provider's.
    function setAllowList(Stage stage_, bytes32 root) external;

    /// @notice Gives a wallet the limit that the stage's allow-list says; anyone may call it, at any time. From then on plain ether
    /// of the wallet's is enough.
    function admit(Stage stage_, address wallet, uint128 limit, bytes32[] calldata proof) external;

    /// @notice Contributes for the caller; sending plain ether is the same. What crosses the hard cap returns at once.
    function contribute() external payable;

    /// @notice Stops contributions.
    function pause() external;

    /// @notice Lets contributions go on. No date changes.
    function unpause() external;

    /// @notice Mints the token of a sale that has succeeded and shares it out; anyone may call it. The team's vesting starts now.
    function finalize() external;

    /// @notice Gives a wallet its tokens after success; anyone may call it.
    function claim(address wallet) external;

    /// @notice Gives the caller its ether back after failure.
    function refund() external;

    /// @notice Sends the ether to the treasury after success; anyone may call it, once.
    function collect() external;

    /// @notice The stage that runs now, by the clock alone.
    function stage() external view returns (Stage);

    /// @notice Whether the sale can be, or was, finalized.
    function succeeded() external view returns (bool);

    /// @notice Whether contributors take their ether back.
    function failed() external view returns (bool);

    /// @notice What was fixed at opening; all zero before.
    function terms() external view returns (Terms memory);

    /// @notice Ether contributed, in wei; it does not sink with claims and refunds.
    function raised() external view returns (uint256);

    /// @notice What a wallet gave in all stages, in wei, and has neither exchanged for tokens nor taken back.
    function contributionOf(address wallet) external view returns (uint256);

    /// @notice What a wallet may still give in a stage, in wei, as far as its limit goes.
    function leftOf(Stage stage_, address wallet) external view returns (uint256);

    /// @notice The tokens, in wei, that so many wei of ether buy when the hard cap is reached. Zero before the opening.
    function tokensFor(uint256 amount) external view returns (uint256);

    /// @notice The root of a stage's allow-list; zero before there is one.
    function allowList(Stage stage_) external view returns (bytes32);

    /// @notice The token on sale.
    function token() external view returns (IPSXToken);

    /// @notice The pool of early adopters and strategic partners.
    function earlyAdopters() external view returns (ClaimPool);

    /// @notice The pool of the bounty.
    function bounty() external view returns (ClaimPool);

    /// @notice The team's vesting wallet; zero before the sale is finalized.
    function vesting() external view returns (TeamVesting);

    /// @notice Who gets the ether after success.
    function treasury() external view returns (address payable);

    /// @notice Who gets the team's tokens as they vest.
    function team() external view returns (address);

    /// @notice Seconds after finalization before which none of the team's tokens have vested.
    function vestingCliff() external view returns (uint64);

    /// @notice Seconds after finalization at which all of the team's tokens have vested.
    function vestingDuration() external view returns (uint64);

    /// @notice What contributors get, in wei: half the supply.
    function SALE() external view returns (uint256);

    /// @notice What the pool of early adopters and strategic partners gets, in wei: 27.5 % of the supply.
    function EARLY() external view returns (uint256);

    /// @notice What the pool of the bounty gets, in wei: 2.5 % of the supply.
    function BOUNTY() external view returns (uint256);

    /// @notice What the team and its partners get, in wei: 20 % of the supply.
    function TEAM() external view returns (uint256);

    /// @notice The smallest hard cap in wei; guards against amounts in ether.
    function MIN_HARD_CAP() external view returns (uint256);

    /// @notice The largest hard cap in wei: about all the ether there is.
    function MAX_HARD_CAP() external view returns (uint256);

    /// @notice The longest time in seconds from opening to the end; guards against times in milliseconds.
    function MAX_TERM() external view returns (uint256);

    /// @notice The longest vesting in seconds.
    function MAX_VESTING() external view returns (uint64);
}
