// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {EnumerableSet} from "@openzeppelin/contracts/utils/structs/EnumerableSet.sol";
import {IRegistry} from "./interfaces/IRegistry.sol";
import {DealLog} from "./types/DealLog.sol";
import {Listing} from "./types/Listing.sol";

/// @title The registry
/// @notice See IRegistry for what everything means.
contract Registry is IRegistry {
    using EnumerableSet for EnumerableSet.AddressSet;

    /// @inheritdoc IRegistry
    uint256 public constant MAX_URL = 200;
    /// @inheritdoc IRegistry
    uint256 public constant MAX_TERMS = 256;

    bytes32 private constant LOG = keccak256("IPSX log");
    bytes32 private constant PROVIDER = keccak256("IPSX provider");

    EnumerableSet.AddressSet private _exchanges;
    mapping(address exchange => Listing) private _listings;

    /// @inheritdoc IRegistry
    mapping(address exchange => mapping(uint64 epoch => bytes32 root)) public anchorOf;
    /// @inheritdoc IRegistry
    mapping(address provider => mapping(uint64 epoch => bytes32 root)) public selfAnchorOf;

    // ---- exchanges ----

    /// @inheritdoc IRegistry
    function announce(string calldata url, string calldata terms) external {
        require(bytes(url).length <= MAX_URL && _isWeb(bytes(url)), BadUrl(url));
        require(bytes(terms).length <= MAX_TERMS, TermsTooLong(bytes(terms).length, MAX_TERMS));
        uint40 time = uint40(block.timestamp);
        uint40 since = _exchanges.add(msg.sender) ? time : _listings[msg.sender].since;
        _listings[msg.sender] = Listing(msg.sender, since, time, url, terms);
        emit Announced(msg.sender, url, terms);
    }

    /// @inheritdoc IRegistry
    function withdraw() external {
        require(_exchanges.remove(msg.sender), NotListed(msg.sender));
        delete _listings[msg.sender];
        emit Withdrawn(msg.sender);
    }

    /// @inheritdoc IRegistry
    function exchangeCount() external view returns (uint256) {
        return _exchanges.length();
    }

    /// @inheritdoc IRegistry
    function exchanges(uint256 from, uint256 count) external view returns (Listing[] memory page) {
        address[] memory listed = _exchanges.values(from, Math.saturatingAdd(from, count));
        page = new Listing[](listed.length);
        for (uint256 i = 0; i < listed.length; ++i) {
            page[i] = _listings[listed[i]];
        }
    }

    /// @inheritdoc IRegistry
    function listing(address exchange) external view returns (Listing memory) {
        return _listings[exchange];
    }

    /// @dev A shorter URL is compared as if zeros followed.
    function _isWeb(bytes calldata url) private pure returns (bool) {
        return bytes8(url) == "https://" || bytes7(url) == "http://";
    }

    // ---- anchors ----

    /// @inheritdoc IRegistry
    function anchor(uint64 epoch, bytes32 root) external {
        _keep(anchorOf[msg.sender], epoch, root);
        emit Anchored(msg.sender, epoch, root);
    }

    /// @inheritdoc IRegistry
    function anchorSelf(uint64 epoch, bytes32 root) external {
        _keep(selfAnchorOf[msg.sender], epoch, root);
        emit SelfAnchored(msg.sender, epoch, root);
    }

    function _keep(mapping(uint64 epoch => bytes32 root) storage own, uint64 epoch, bytes32 root) private {
        require(epoch != 0, ZeroEpoch());
        require(root != 0, ZeroRoot());
        bytes32 before = own[epoch];
        require(before == 0, AlreadyAnchored(msg.sender, epoch, before));
        own[epoch] = root;
    }

    // ---- proofs ----

    /// @inheritdoc IRegistry
    function verifyLog(
        address exchange,
        uint64 epoch,
        address provider,
        DealLog calldata log,
        bytes32[] calldata logPath,
        bytes32[] calldata providerPath
    ) external view returns (bool) {
        bytes32 leaf = _twice(abi.encode(PROVIDER, provider, _rootOver(log, logPath)));
        return MerkleProof.verifyCalldata(providerPath, anchorOf[exchange][epoch], leaf);
    }

    /// @inheritdoc IRegistry
    function verifyOwnLog(address provider, uint64 epoch, DealLog calldata log, bytes32[] calldata logPath)
        external
        view
        returns (bool)
    {
        return _rootOver(log, logPath) == selfAnchorOf[provider][epoch];
    }

    /// @dev The only root that the path leads to from this log. It is a hash, so never the zero of an epoch without an anchor.
    function _rootOver(DealLog calldata log, bytes32[] calldata path) private pure returns (bytes32) {
        return MerkleProof.processProofCalldata(path, _twice(abi.encode(LOG, log.deal, log.size, log.root)));
    }

    function _twice(bytes memory content) private pure returns (bytes32) {
        return keccak256(bytes.concat(keccak256(content)));
    }
}
