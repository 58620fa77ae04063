package sdk

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/url"
	"time"

	"github.com/ipsx/ipsx"
)

const (
	callTimeout = 15 * time.Second
	maxAnswer   = 64 << 20 // bytes of one answer: a page of the largest orders fits
	maxTerms    = 64 << 10 // bytes of an exchange's terms, which may be a stranger's
)

// stay follows no redirect: an exchange answers where it was found, and what is signed for it goes nowhere else.
func stay(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }

func newTransport(dial DialFunc) *http.Transport {
	if dial == nil {
		dial = (&net.Dialer{Timeout: 5 * time.Second, KeepAlive: 15 * time.Second}).DialContext
	}
	return &http.Transport{
		Proxy:                 http.ProxyFromEnvironment,
		DialContext:           dial,
		TLSHandshakeTimeout:   5 * time.Second,
		ResponseHeaderTimeout: callTimeout,
		MaxIdleConnsPerHost:   16,
		IdleConnTimeout:       time.Minute,
		ForceAttemptHTTP2:     true,
	}
}

func (c *Client) get(ctx context.Context, path string, query url.Values, answer any) error {
	return c.call(ctx, http.MethodGet, path, query, nil, nil, answer)
}

func (c *Client) getPrivate(ctx context.Context, path string, query url.Values, answer any) error {
	authorization, err := c.authorization()
	if err != nil {
		return err
	}
	return c.call(ctx, http.MethodGet, path, query, http.Header{"Authorization": {authorization}}, nil, answer)
}

// postPrivate sends what is no signed message itself; the wallet is shown by an Access.
func (c *Client) postPrivate(ctx context.Context, path string, message, answer any) error {
	authorization, err := c.authorization()
	if err != nil {
		return err
	}
	body, err := json.Marshal(message)
	if err != nil {
		return ipsx.Errorf(ipsx.CodeInvalid, "this cannot be written as JSON: %w", err)
	}
	return c.call(ctx, http.MethodPost, path, nil, http.Header{"Authorization": {authorization}, "Content-Type": {"application/json"}}, body, answer)
}

// post sends a signed message. Its digest goes along as idempotency key: with it the standard client itself repeats a call
// whose kept-alive connection turned out to be dead.
func (c *Client) post(ctx context.Context, path string, digest ipsx.Hash, message, answer any) error {
	body, err := json.Marshal(message)
	if err != nil {
		return ipsx.Errorf(ipsx.CodeInvalid, "this cannot be written as JSON: %w", err)
	}
	header := http.Header{"Content-Type": {"application/json"}, "Idempotency-Key": {digest.Hex()}}
	return c.call(ctx, http.MethodPost, path, nil, header, body, answer)
}

func (c *Client) call(ctx context.Context, method, path string, query url.Values, header http.Header, body []byte, answer any) error {
	return c.fetch(ctx, method, path, query, header, body, answer, maxAnswer)
}

// fetch is call for answers of at most limit bytes.
func (c *Client) fetch(ctx context.Context, method, path string, query url.Values, header http.Header, body []byte, answer any, limit int64) error {
	ctx, cancel := context.WithTimeout(ctx, callTimeout)
	defer cancel()
	response, err := c.send(ctx, method, path, query, header, body)
	if err != nil {
		return err
	}
	defer func() { _ = response.Body.Close() }() // nothing is lost: it was read to its end, or given up
	if answer == nil {
		_, err = io.Copy(io.Discard, io.LimitReader(response.Body, limit))
		return unreachable(c.base, err)
	}
	if err := json.NewDecoder(io.LimitReader(response.Body, limit)).Decode(answer); err != nil {
		return unreachable(c.base, err)
	}
	return nil
}

// send returns a response with a status below 300, or the error that the exchange answered with.
func (c *Client) send(ctx context.Context, method, path string, query url.Values, header http.Header, body []byte) (*http.Response, error) {
	target := c.base.JoinPath(path)
	target.RawQuery = query.Encode()
	request, err := http.NewRequestWithContext(ctx, method, target.String(), bytes.NewReader(body))
	if err != nil {
		return nil, ipsx.Errorf(ipsx.CodeInvalid, "building the call: %w", err)
	}
	if header != nil {
		request.Header = header
	}
	response, err := c.options.HTTP.Do(request)
	if err != nil {
		return nil, unreachable(c.base, err)
	}
	if response.StatusCode >= http.StatusMultipleChoices {
		defer func() { _ = response.Body.Close() }() // the problem was read
		return nil, problem(response)
	}
	return response, nil
}

func unreachable(base *url.URL, err error) error {
	if err == nil {
		return nil
	}
	return ipsx.Errorf(ipsx.CodeUnavailable, "the exchange at %s cannot be reached or broke off: %w", base.Redacted(), err).
		WithFix("check that it runs and that the URL is right; it is safe to repeat the call")
}

// problem reads an RFC 9457 problem with the members code and fix. An answer without a known code is not from an exchange, or
// from a proxy in front of one.
func problem(response *http.Response) error {
	var p struct {
		Code   ipsx.Code `json:"code"`
		Detail string    `json:"detail"`
		Fix    string    `json:"fix"`
	}
	data, err := io.ReadAll(io.LimitReader(response.Body, ipsx.MaxOrderBytes))
	if err == nil {
		err = json.Unmarshal(data, &p)
	}
	if err != nil || p.Code == "" {
		return codeFor(response.StatusCode)
	}
	return &ipsx.Error{Code: p.Code, Message: p.Detail, Fix: p.Fix}
}

func codeFor(status int) error {
	code := ipsx.CodeUnavailable
	if status == http.StatusNotFound {
		code = ipsx.CodeUnsupported
	}
	return ipsx.Errorf(code, "the answer is HTTP status %d without an IPSX error", status).WithFix("check that the URL is an exchange's, and no redirect to it")
}
