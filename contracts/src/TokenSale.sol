// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Address} from "@openzeppelin/contracts/utils/Address.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Pausable} from "@openzeppelin/contracts/utils/Pausable.sol";
import {ClaimPool} from "./ClaimPool.sol";
import {ITokenSale} from "./interfaces/ITokenSale.sol";
import {IPSXToken} from "./IPSXToken.sol";
import {Leaves} from "./libraries/Leaves.sol";
import {TeamVesting} from "./TeamVesting.sol";
import {Place, Stage, Terms} from "./types/Sale.sol";

/// @title The token sale
/// @notice See ITokenSale for what everything means.
/// @dev Ether leaves only after everything is written, so whoever is paid may call back as it likes.
contract TokenSale is ITokenSale, AccessManaged, Pausable {
    using Address for address payable;

    /// @inheritdoc ITokenSale
    uint256 public constant SALE = 900_000_000e18;
    /// @inheritdoc ITokenSale
    uint256 public constant EARLY = 495_000_000e18;
    /// @inheritdoc ITokenSale
    uint256 public constant BOUNTY = 45_000_000e18;
    /// @inheritdoc ITokenSale
    uint256 public constant TEAM = 360_000_000e18;
    /// @inheritdoc ITokenSale
    uint256 public constant MIN_HARD_CAP = 1 ether;
    /// @inheritdoc ITokenSale
    uint256 public constant MAX_HARD_CAP = 120_000_000 ether;
    /// @inheritdoc ITokenSale
    uint256 public constant MAX_TERM = 732 days;
    /// @inheritdoc ITokenSale
    uint64 public constant MAX_VESTING = 3660 days;

    /// @inheritdoc ITokenSale
    IPSXToken public immutable token;
    /// @inheritdoc ITokenSale
    ClaimPool public immutable earlyAdopters;
    /// @inheritdoc ITokenSale
    ClaimPool public immutable bounty;
    /// @inheritdoc ITokenSale
    address payable public immutable treasury;
    /// @inheritdoc ITokenSale
    address public immutable team;
    /// @inheritdoc ITokenSale
    uint64 public immutable vestingCliff;
    /// @inheritdoc ITokenSale
    uint64 public immutable vestingDuration;

    Terms private _terms;
    uint128 private _raised;
    uint128 private _claimed; // the part of raised whose tokens were claimed
    mapping(Stage stage => mapping(address wallet => Place)) private _places;
    bool private _collected;

    /// @inheritdoc ITokenSale
    TeamVesting public vesting;
    /// @inheritdoc ITokenSale
    mapping(Stage stage => bytes32) public allowList;

    /// @param treasury_ gets the ether after success.
    /// @param authority the AccessManager that may open and pause the sale, and set the allow-lists and the pools' trees.
    /// @param team_ gets the team's tokens as they vest.
    /// @param cliff seconds after finalization before which none of them have vested.
    /// @param duration seconds after finalization at which all of them have vested.
    constructor(address payable treasury_, address authority, address team_, uint64 cliff, uint64 duration)
        AccessManaged(authority)
    {
        require(treasury_ != address(0) && team_ != address(0), ZeroAddress());
        require(cliff <= duration && duration <= MAX_VESTING, BadVesting(cliff, duration));
        (treasury, team, vestingCliff, vestingDuration) = (treasury_, team_, cliff, duration);
        token = new IPSXToken(address(this));
        earlyAdopters = new ClaimPool("early adopters and strategic partners", token, authority);
        bounty = new ClaimPool("bounty", token, authority);
    }

    // ---- terms and allow-lists ----

    /// @inheritdoc ITokenSale
    function open(Terms calldata terms_) external restricted {
        require(_terms.hardCap == 0, AlreadyOpened());
        _checkAmounts(terms_);
        _checkDates(terms_);
        _terms = terms_;
        emit Opened(terms_);
    }

    /// @inheritdoc ITokenSale
    function setAllowList(Stage stage_, bytes32 root) external restricted {
        allowList[stage_] = root;
        emit AllowListSet(stage_, root);
    }

    /// @inheritdoc ITokenSale
    function admit(Stage stage_, address wallet, uint128 limit, bytes32[] calldata proof) external {
        require(Leaves.proven(proof, allowList[stage_], wallet, limit), BadProof(stage_, wallet));
        _places[stage_][wallet].limit = limit;
        emit Admitted(stage_, wallet, limit);
    }

    // ---- contributions ----

    receive() external payable {
        _contribute();
    }

    /// @inheritdoc ITokenSale
    function contribute() external payable {
        _contribute();
    }

    /// @inheritdoc ITokenSale
    function pause() external restricted {
        _pause();
    }

    /// @inheritdoc ITokenSale
    function unpause() external restricted {
        _unpause();
    }

    // ---- outcome ----

    /// @inheritdoc ITokenSale
    function finalize() external {
        require(succeeded(), NotSucceeded());
        require(address(vesting) == address(0), AlreadyFinalized());
        vesting = new TeamVesting(team, uint64(block.timestamp), vestingDuration, vestingCliff);
        emit Finalized(_raised, vesting);
        token.complete();
        token.transfer(address(earlyAdopters), EARLY);
        token.transfer(address(bounty), BOUNTY);
        token.transfer(address(vesting), TEAM);
    }

    /// @inheritdoc ITokenSale
    function claim(address wallet) external {
        require(address(vesting) != address(0), NotFinalized());
        uint256 given = _take(wallet);
        uint256 before = _claimed;
        _claimed += uint128(given);
        uint256 tokens = SALE * (before + given) / _raised - SALE * before / _raised;
        emit Claimed(wallet, given, tokens);
        token.transfer(wallet, tokens);
    }

    /// @inheritdoc ITokenSale
    function refund() external {
        require(failed(), NotFailed());
        uint256 given = _take(msg.sender);
        emit Refunded(msg.sender, given);
        payable(msg.sender).sendValue(given);
    }

    /// @inheritdoc ITokenSale
    function collect() external {
        require(address(vesting) != address(0), NotFinalized());
        require(!_collected, AlreadyCollected());
        _collected = true;
        emit Collected(treasury, _raised);
        treasury.sendValue(_raised);
    }

    // ---- views ----

    /// @inheritdoc ITokenSale
    function stage() public view returns (Stage) {
        if (_within(_terms.privateFrom, _terms.privateUntil)) return Stage.Private;
        if (_within(_terms.preSaleFrom, _terms.preSaleUntil)) return Stage.PreSale;
        if (_within(_terms.publicFrom, _terms.publicUntil)) return Stage.Public;
        return Stage.None;
    }

    /// @inheritdoc ITokenSale
    function succeeded() public view returns (bool) {
        return _over() && _raised >= _terms.softCap;
    }

    /// @inheritdoc ITokenSale
    function failed() public view returns (bool) {
        return _over() && _raised < _terms.softCap;
    }

    /// @inheritdoc ITokenSale
    function terms() external view returns (Terms memory) {
        return _terms;
    }

    /// @inheritdoc ITokenSale
    function raised() external view returns (uint256) {
        return _raised;
    }

    /// @inheritdoc ITokenSale
    function contributionOf(address wallet) external view returns (uint256) {
        return uint256(_places[Stage.Private][wallet].given) + _places[Stage.PreSale][wallet].given
            + _places[Stage.Public][wallet].given;
    }

    /// @inheritdoc ITokenSale
    function leftOf(Stage stage_, address wallet) public view returns (uint256) {
        Place memory place = _places[stage_][wallet];
        uint256 limit = place.limit;
        if (stage_ == Stage.Public) limit = _terms.publicListed ? Math.min(limit, _terms.publicCap) : _terms.publicCap;
        return Math.saturatingSub(limit, place.given);
    }

    /// @inheritdoc ITokenSale
    function tokensFor(uint256 amount) external view returns (uint256) {
        return _terms.hardCap == 0 ? 0 : Math.mulDiv(amount, SALE, _terms.hardCap);
    }

    // ---- how a sale goes ----

    function _contribute() private whenNotPaused {
        require(msg.value != 0, ZeroAmount());
        Stage running = stage();
        require(running != Stage.None, NoStage());
        if (running == Stage.Private) _checkMinimum();
        uint256 accepted = Math.min(msg.value, _terms.hardCap - _raised);
        require(accepted != 0, SoldOut());
        uint256 left = leftOf(running, msg.sender);
        require(accepted <= left, OverLimit(running, msg.sender, left));
        _places[running][msg.sender].given += uint128(accepted);
        _raised += uint128(accepted);
        emit Contributed(msg.sender, running, accepted);
        if (accepted < msg.value) payable(msg.sender).sendValue(msg.value - accepted);
    }

    /// @dev Takes all that a wallet gave off its places, so that it is paid out once.
    function _take(address wallet) private returns (uint256 given) {
        for (uint8 i = uint8(Stage.Private); i <= uint8(Stage.Public); ++i) {
            Place storage place = _places[Stage(i)][wallet];
            given += place.given;
            place.given = 0;
        }
        require(given != 0, NothingGiven(wallet));
    }

    function _over() private view returns (bool) {
        uint256 hardCap = _terms.hardCap;
        return hardCap != 0 && (_raised == hardCap || block.timestamp >= _terms.publicUntil);
    }

    function _within(uint256 from, uint256 until) private view returns (bool) {
        return from <= block.timestamp && block.timestamp < until;
    }

    // ---- what is refused ----

    function _checkMinimum() private view {
        require(msg.value >= _terms.minPrivate, BelowMinimum(msg.value, _terms.minPrivate));
    }

    function _checkAmounts(Terms calldata t) private pure {
        require(MIN_HARD_CAP <= t.hardCap && t.hardCap <= MAX_HARD_CAP, BadAmounts());
        require(0 < t.softCap && t.softCap <= t.hardCap, BadAmounts());
        require(t.minPrivate <= t.hardCap, BadAmounts());
        require(0 < t.publicCap && t.publicCap <= t.hardCap, BadAmounts());
    }

    function _checkDates(Terms calldata t) private view {
        require(t.privateFrom >= block.timestamp, TooLate(t.privateFrom, block.timestamp));
        require(t.privateFrom < t.privateUntil && t.privateUntil <= t.preSaleFrom, BadDates());
        require(t.preSaleFrom < t.preSaleUntil && t.preSaleUntil <= t.publicFrom, BadDates());
        require(t.publicFrom < t.publicUntil && t.publicUntil <= block.timestamp + MAX_TERM, BadDates());
    }
}
