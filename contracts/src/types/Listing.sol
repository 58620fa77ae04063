// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice What an exchange says of itself. Times are Unix seconds.
struct Listing {
    address exchange;
    uint40 since; // when it announced itself
    uint40 updated; // when it last did
    string url; // where it is reached
    string terms; // its clearing terms: their text, or the URL of it
}
