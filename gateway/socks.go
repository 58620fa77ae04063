package gateway

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"net/netip"
	"strconv"
	"time"

	"github.com/ipsx/ipsx"
)

// RFC 1928 and RFC 1929.
const (
	socksVersion    = 5
	socksNoAuth     = 0
	socksPassword   = 2
	socksNoMethod   = 0xff
	socksConnect    = 1
	socksUDP        = 3
	socksIPv4       = 1
	socksName       = 3
	socksIPv6       = 4
	socksOK         = 0
	socksFailure    = 1
	socksNotAllowed = 2
	socksNoRoute    = 4
	socksRefused    = 5
	socksNoCommand  = 7
	socksNoAddress  = 8
)

func (g *Gateway) serveSOCKS(client *peeked) error {
	if err := g.greet(client); err != nil {
		return err
	}
	var head [3]byte
	if _, err := io.ReadFull(client, head[:]); err != nil {
		return err
	}
	address, err := readSOCKSAddress(client)
	if err != nil {
		return errors.Join(err, reply(client, socksNoAddress, nil))
	}
	_ = client.SetReadDeadline(time.Time{}) // a closed connection shows at the next read
	switch head[1] {
	case socksConnect:
		return g.connect(client, address)
	case socksUDP:
		return g.associate(client)
	}
	return reply(client, socksNoCommand, nil)
}

// greet agrees on the method of authentication.
func (g *Gateway) greet(client *peeked) error {
	var head [2]byte
	if _, err := io.ReadFull(client, head[:]); err != nil {
		return err
	}
	methods := make([]byte, head[1])
	if _, err := io.ReadFull(client, methods); err != nil {
		return err
	}
	method := byte(socksNoAuth)
	if g.asksPassword() {
		method = socksPassword
	}
	if !contains(methods, method) {
		_, err := client.Write([]byte{socksVersion, socksNoMethod})
		return errors.Join(errors.New("no common method of authentication"), err)
	}
	if _, err := client.Write([]byte{socksVersion, method}); err != nil || method == socksNoAuth {
		return err
	}
	return g.checkPassword(client)
}

func contains(list []byte, b byte) bool {
	for _, have := range list {
		if have == b {
			return true
		}
	}
	return false
}

func (g *Gateway) checkPassword(client *peeked) error {
	version, err := client.reader.ReadByte()
	if err != nil {
		return err
	}
	username, err := readShort(client)
	if err != nil {
		return err
	}
	password, err := readShort(client)
	if err != nil {
		return err
	}
	if version != 1 || !g.permits(string(username), string(password)) {
		_, err := client.Write([]byte{1, 1})
		return errors.Join(errors.New("wrong user name or password"), err)
	}
	_, err = client.Write([]byte{1, 0})
	return err
}

// readShort reads a length byte and so many bytes.
func readShort(r io.Reader) ([]byte, error) {
	var size [1]byte
	if _, err := io.ReadFull(r, size[:]); err != nil {
		return nil, err
	}
	b := make([]byte, size[0])
	_, err := io.ReadFull(r, b)
	return b, err
}

// readSOCKSAddress reads ATYP, address and port as host:port.
func readSOCKSAddress(r io.Reader) (string, error) {
	var kind [1]byte
	if _, err := io.ReadFull(r, kind[:]); err != nil {
		return "", err
	}
	host, err := readHost(r, kind[0])
	if err != nil {
		return "", err
	}
	var port [2]byte
	if _, err := io.ReadFull(r, port[:]); err != nil {
		return "", err
	}
	return net.JoinHostPort(host, strconv.Itoa(int(binary.BigEndian.Uint16(port[:])))), nil
}

func readHost(r io.Reader, kind byte) (string, error) {
	if kind == socksName {
		name, err := readShort(r)
		return string(name), err
	}
	size := map[byte]int{socksIPv4: 4, socksIPv6: 16}[kind]
	if size == 0 {
		return "", fmt.Errorf("address type %d is unknown", kind)
	}
	raw := make([]byte, size)
	if _, err := io.ReadFull(r, raw); err != nil {
		return "", err
	}
	a, _ := netip.AddrFromSlice(raw)
	return a.String(), nil
}

// appendSOCKSAddress writes ATYP, address and port.
func appendSOCKSAddress(b []byte, a netip.AddrPort) []byte {
	kind := byte(socksIPv4)
	if a.Addr().Is6() {
		kind = socksIPv6
	}
	b = append(append(b, kind), a.Addr().AsSlice()...)
	return binary.BigEndian.AppendUint16(b, a.Port())
}

func reply(w io.Writer, code byte, bound net.Addr) error {
	at := netip.AddrPortFrom(netip.IPv4Unspecified(), 0)
	if bound != nil {
		if parsed, err := netip.ParseAddrPort(bound.String()); err == nil {
			at = netip.AddrPortFrom(parsed.Addr().Unmap().WithZone(""), parsed.Port())
		}
	}
	_, err := w.Write(appendSOCKSAddress([]byte{socksVersion, code, 0}, at))
	return err
}

func (g *Gateway) connect(client *peeked, address string) error {
	outside, err := g.dial(g.ctx, "tcp", address)
	if err != nil {
		return errors.Join(err, reply(client, replyCode(err), nil))
	}
	defer outside.Close()
	if err := reply(client, socksOK, outside.LocalAddr()); err != nil {
		return err
	}
	splice(client, outside)
	return nil
}

// replyCode says in SOCKS's words why a dial failed.
func replyCode(err error) byte {
	if ipsx.IsCode(err, ipsx.CodeDenied) {
		return socksNotAllowed
	}
	if _, ok := errors.AsType[*net.DNSError](err); ok {
		return socksNoRoute
	}
	if isRefused(err) {
		return socksRefused
	}
	return socksFailure
}
