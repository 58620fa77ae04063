// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

// All amounts are wei of IPSX. The supply is below 2^91, so 96 bits hold any amount.

/// @notice The reservation of a lane. An expiry of zero means that the lane was never opened.
struct Reservation {
    uint96 cap; // moved from the payer's balance to its reserved at opening and top-ups
    uint96 claimed; // paid out so far, commission included; never decreases
    uint40 expiry; // Unix seconds; never moves earlier
    uint16 feeBps; // commission in basis points, fixed at opening
    bool closed; // for ever: an old voucher of a closed lane must never find money again
}

/// @notice How far a key may act for a wallet: until a time, and for so much in reservations.
struct Delegate {
    uint40 until; // Unix seconds, inclusive
    uint96 allowance; // consumed by what the key reserves
}

/// @notice A reservation to open for the caller.
struct Open {
    address payee;
    address signer; // its ECDSA key signs the lane's vouchers and can never be changed
    uint64 number; // tells lanes of the same three apart
    uint96 cap;
    uint40 expiry; // Unix seconds
}

/// @notice A voucher on a reservation, ready to settle. The signature is in the compact form of ERC-2098.
struct Item {
    address payer;
    address payee;
    address signer;
    uint64 number;
    uint128 cumulative; // all that the lane has promised so far, not the difference
    bytes32 r;
    bytes32 vs; // s, with the parity of v (v - 27) in the top bit
}

/// @notice Why an item of a batch is not paid.
enum Reason {
    None,
    NotOpen, // never opened, or closed
    Late, // the claim window after the expiry is over
    Stale, // not above what was claimed already: a replay, or older than the newest
    OverCap, // above the lane's cap: the payer must top up first
    BadSignature // not signed by the lane's signer
}

/// @notice The commission that new reservations get, and its scheduled change.
struct Commission {
    uint16 bps;
    uint16 nextBps;
    uint40 nextFrom; // Unix seconds; from then on nextBps holds
}

/// @notice Who gets the commission, and the scheduled change.
struct Treasury {
    address current;
    address next;
    uint40 nextFrom; // Unix seconds; from then on next holds
}
