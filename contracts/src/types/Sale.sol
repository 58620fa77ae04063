// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

// All amounts are wei of ether.

/// @notice The stages of the sale. None: nobody can contribute now.
enum Stage {
    None,
    Private, // accredited investors on its allow-list, with a smallest contribution
    PreSale, // wallets on its allow-list
    Public // every wallet, or those on its allow-list, up to a cap per wallet
}

/// @notice What is fixed once, before the first stage. A stage begins at `from` and is over at `until`, in Unix seconds.
struct Terms {
    uint128 hardCap; // the price of all tokens of the sale
    uint128 softCap; // below it the sale fails
    uint128 minPrivate; // the smallest contribution of the private stage
    uint128 publicCap; // the most that a wallet may give in the public stage
    uint40 privateFrom;
    uint40 privateUntil;
    uint40 preSaleFrom;
    uint40 preSaleUntil;
    uint40 publicFrom;
    uint40 publicUntil;
    bool publicListed; // whether the public stage has an allow-list
}

/// @notice A wallet in one stage.
struct Place {
    uint128 limit; // the most it may give, as its allow-list says
    uint128 given; // what it gave and has neither exchanged for tokens nor taken back
}
