// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

// All amounts are wei of IPSX. The supply is below 2^91, so 96 bits hold any amount.

/// @notice The reservation of a lane, or one leaf of a tranche that was paid before. An expiry of zero means that there is none.
struct Reservation {
    uint96 cap; // moved from the payer's balance to its reserved at opening and top-ups; of a leaf: its allotment
    uint96 claimed; // paid out so far, commission included; never decreases
    uint40 expiry; // Unix seconds; never moves earlier, and is zero when closed
    uint16 feeBps; // commission in basis points, fixed at opening
    bool closed; // for ever: an old voucher of a closed lane must never find money again
}

/// @notice Many reservations in one: the sum that a payer locked for all leaves of a tree.
struct Tranche {
    uint96 sum; // moved from the payer's balance to its reserved
    uint96 used; // paid out to its leaves, commission included
    uint40 expiry; // Unix seconds; zero when closed
    uint16 feeBps; // commission in basis points, fixed at opening
    bool closed;
}

/// @notice How far a key may act for a wallet: until a time, and for so much in reservations and tranches. Agreeing to closes as payee has no limit.
struct Delegate {
    uint40 until; // Unix seconds, inclusive
    uint96 allowance; // consumed by what the key reserves
}

/// @notice A reservation to open.
struct Open {
    address payee;
    address signer; // its ECDSA key signs the lane's vouchers and can never be changed
    uint64 number; // tells lanes of the same three apart
    uint96 cap;
    uint40 expiry; // Unix seconds
}

/// @notice A lane with an amount and a signature under it in the compact form of ERC-2098: a voucher ready to settle, or one side's word that
/// the lane closes.
struct Item {
    address payer;
    address payee;
    address signer;
    uint64 number;
    uint128 cumulative; // all that the lane has promised so far, not the difference
    bytes32 r;
    bytes32 vs; // s, with the parity of v (v - 27) in the top bit
}

/// @notice A voucher on a leaf of a tranche. The path proves the allotment; it may be left out once the leaf was paid.
struct LeafItem {
    Item item;
    bytes32 tranche; // its root
    uint96 allotment;
    Step[] path;
}

/// @notice One step up a Merkle-sum tree: the node beside, and the sum of all allotments below it.
struct Step {
    bytes32 hash;
    uint96 sum;
}

/// @notice Why an item of a batch is not paid.
enum Reason {
    None,
    NotOpen, // never opened, or closed; of a leaf also: not paid before, and the path is missing
    Late, // the claim window after the expiry is over
    Stale, // not above what was claimed already: a replay, or older than the newest
    OverCap, // above the lane's cap: the payer must top up first
    BadSignature, // not signed by the lane's signer
    BadPath // the path does not lead from this leaf to the tranche's root and sum, or the leaf has no signer
}

/// @notice Everything that a wallet has here.
struct Holdings {
    uint256 balance; // free
    uint256 reserved; // backs its reservations and tranches
    uint256 commission; // taken from what it was paid, the treasury's: it moves there when it would exceed 2^63 - 1 wei, or with collectCommission
    uint256 receipts; // of a clearer: what it may still pay out free of commission
    bool clearer;
}

/// @notice The rules of the house, with the change that is scheduled.
struct Rules {
    uint16 commissionBps; // of what a lane pays; a reservation or tranche opened now gets it for life
    uint16 clearerShareBps; // of the commission on what a clearer is paid, for that clearer
    address treasury; // gets the rest
    uint16 nextCommissionBps;
    uint16 nextClearerShareBps;
    uint40 nextCommissionFrom; // Unix seconds; from then on the next ones hold
    address nextTreasury;
    uint40 nextTreasuryFrom; // Unix seconds
    uint16 maxCommissionBps; // these five can never change
    uint16 maxClearerShareBps;
    uint40 delay; // seconds between the scheduling of a change and its effect
    uint40 claimWindow; // seconds after a lane's expiry in which its vouchers are still paid and nobody can close it alone
    uint40 maxTerm; // seconds from now to an expiry at the most; guards against times in milliseconds
}
