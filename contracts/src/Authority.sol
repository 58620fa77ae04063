// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

// The authority of the Centralizer is OpenZeppelin's AccessManager as it is; importing it here puts it among the build's artifacts.
import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
