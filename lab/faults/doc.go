// Package faults plays cheats, outages and sudden deaths against a whole network of real parts.
//
// Alice provides, Bob requests, Mallory cheats: as a provider, a requester, a stranger or an exchange. Each test says what a cheat would gain and shows that
// it is nothing. Others cut the chain off, and kill -9 processes of the built binary at random moments; then the books must agree to the wei.
//
// Key advice: let Mallory speak the protocol by hand (hand_test.go), through the same doors as everybody; what an honest node would never send is what
// these tests are for.
package faults
