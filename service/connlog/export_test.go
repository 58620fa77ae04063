package connlog

func init() { workFactor = 10 } // a passphrase costs tests less than attackers
