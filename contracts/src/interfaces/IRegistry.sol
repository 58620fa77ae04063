// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {DealLog} from "../types/DealLog.sol";
import {Listing} from "../types/Listing.sol";

/// @title The registry of exchanges, and of the roots that they and providers anchor
/// @notice Holds no money. Nobody administers it, nobody can halt it, and nobody writes for another: everything is the caller's own.
///
/// Listings are what wallets say of themselves, and anyone can announce anything: being listed is no recommendation.
///
/// An anchor is the root of a Merkle tree, kept once and for ever under its sender and an epoch, a number above zero that the sender
/// chooses and that says nothing about time. A wallet has two such namespaces, one as an exchange and one as a provider. The time of
/// an anchor is that of its block. As each anchor is written once, there is exactly one event Anchored, or SelfAnchored, for its
/// sender and epoch: whoever verifies asks an endpoint for it by these two topics and reads the timestamp of the event's block.
/// What the tree holds existed by then; how long before, the anchor does not say.
///
/// The trees are read like OpenZeppelin's: keccak256 of each pair, the smaller hash first. A leaf is hashed twice and names its
/// kind, so neither a node nor a leaf of another kind passes for it:
///
///   log leaf      = keccak256(keccak256(abi.encode(keccak256("IPSX log"), deal, size, root)))
///   provider leaf = keccak256(keccak256(abi.encode(keccak256("IPSX provider"), provider, root of its log leaves)))
///
/// Worked example: Alice has the logs of two deals, of 10 and 20 entries. The root of her tree, which is the hash of both log leaves,
/// goes into a provider leaf. An exchange joins it with Bob's and anchors the hash of both as its epoch 7. So the path from
/// Alice's first log to her root is her second log's leaf, and the path from there to epoch 7 is Bob's provider leaf.
interface IRegistry {
    /// @notice An exchange said, or changed, what it says of itself.
    event Announced(address indexed exchange, string url, string terms);
    /// @notice An exchange is no longer listed. Its anchors stay.
    event Withdrawn(address indexed exchange);
    /// @notice An exchange anchored a root.
    event Anchored(address indexed exchange, uint64 indexed epoch, bytes32 root);
    /// @notice A provider anchored its own root.
    event SelfAnchored(address indexed provider, uint64 indexed epoch, bytes32 root);

    /// @notice A URL has at most MAX_URL bytes and begins with https:// or http://.
    error BadUrl(string url);
    /// @notice Terms have at most MAX_TERMS bytes.
    error TermsTooLong(uint256 length, uint256 most);
    /// @notice The wallet is not listed.
    error NotListed(address exchange);
    /// @notice Epochs are numbered from 1.
    error ZeroEpoch();
    /// @notice Zero is no root.
    error ZeroRoot();
    /// @notice The sender anchored that epoch before, with this root.
    error AlreadyAnchored(address sender, uint64 epoch, bytes32 root);

    /// @notice Lists the caller as an exchange, or replaces what its listing says.
    function announce(string calldata url, string calldata terms) external;

    /// @notice Takes the caller's listing out.
    function withdraw() external;

    /// @notice Anchors the root over the provider roots, deal records and ratings of an epoch of the calling exchange's.
    function anchor(uint64 epoch, bytes32 root) external;

    /// @notice Anchors the root of the calling provider's log leaves, without any exchange.
    function anchorSelf(uint64 epoch, bytes32 root) external;

    /// @notice How many exchanges are listed.
    function exchangeCount() external view returns (uint256);

    /// @notice At most count listings, from this index on. A withdrawal moves the last listing to the gap: read all pages at one block.
    function exchanges(uint256 from, uint256 count) external view returns (Listing[] memory);

    /// @notice What an exchange says of itself; all zero when it is not listed.
    function listing(address exchange) external view returns (Listing memory);

    /// @notice The root that an exchange anchored for an epoch; zero when it did not.
    function anchorOf(address exchange, uint64 epoch) external view returns (bytes32);

    /// @notice The root that a provider anchored itself for an epoch; zero when it did not.
    function selfAnchorOf(address provider, uint64 epoch) external view returns (bytes32);

    /// @notice Whether the log is in the provider's tree, and that tree's root in what the exchange anchored for the epoch. That the deal
    /// is this provider's, the deal itself says.
    /// @param logPath the nodes beside the way from the log leaf up to the provider's root.
    /// @param providerPath the nodes beside the way from the provider leaf up to the anchored root.
    function verifyLog(
        address exchange,
        uint64 epoch,
        address provider,
        DealLog calldata log,
        bytes32[] calldata logPath,
        bytes32[] calldata providerPath
    ) external view returns (bool);

    /// @notice Whether the log is in the tree whose root the provider anchored itself for the epoch.
    /// @param logPath the nodes beside the way from the log leaf up to the anchored root.
    function verifyOwnLog(address provider, uint64 epoch, DealLog calldata log, bytes32[] calldata logPath)
        external
        view
        returns (bool);

    /// @notice The longest URL in bytes.
    function MAX_URL() external view returns (uint256);

    /// @notice The longest terms in bytes.
    function MAX_TERMS() external view returns (uint256);
}
