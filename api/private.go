package api

import (
	"context"
	"encoding/base64"
	"net/http"
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"github.com/ipsx/ipsx"
)

var accessSecurity = []map[string][]string{{"access": {}}, {"session": {}}}

type privateDealInput struct {
	Authorization string `header:"Authorization" doc:"IPSX and the base64url JSON of a signed Access, or Bearer and a session's token"`
	Hash          string `path:"hash" doc:"EIP-712 digest of the deal"`
}

type privateInput struct {
	Authorization string `header:"Authorization" doc:"IPSX and the base64url JSON of a signed Access, or Bearer and a session's token"`
	RawBody       []byte `contentType:"application/json"`
}

type dealListInput struct {
	Authorization string `header:"Authorization" doc:"IPSX and the base64url JSON of a signed Access, or Bearer and a session's token"`
	Live          bool   `query:"live" doc:"only deals whose addresses are leased now"`
	Limit         int    `query:"limit" doc:"1 to 1000; 100 when missing"`
	Cursor        string `query:"cursor" doc:"next of the page before"`
}

type eventsInput struct {
	Authorization string `header:"Authorization" doc:"IPSX and the base64url JSON of a signed Access, or Bearer and a session's token"`
	After         uint64 `query:"after" doc:"ID behind which to follow; missing: from now on"`
	LastEventID   uint64 `header:"Last-Event-ID" doc:"the same, as browsers send it"`
}

func (s *Server) private(api huma.API) {
	x := s.exchange
	register(s, api, privately("/v1/deals", "list-deals", "The wallet's deals, newest first"),
		func(ctx context.Context, in *dealListInput) (ipsx.DealPage, error) {
			wallet, err := s.wallet(ctx, in.Authorization)
			if err != nil {
				return ipsx.DealPage{}, err
			}
			return x.Deals(wallet, ipsx.DealFilter{Live: in.Live, Limit: in.Limit, Cursor: in.Cursor})
		})
	register(s, api, privately("/v1/deals/{hash}", "get-deal", "One of the wallet's deals"), ofDeal(s, x.Deal))
	register(s, api, privately("/v1/deals/{hash}/proposal", "get-proposal", "A deal with its two signed orders"), ofDeal(s, x.Proposal))
	register(s, api, privately("/v1/deals/{hash}/relay", "get-relay", "What one side of a live deal uses the exchange's relay with"), ofDeal(s, x.RelayAccess))
	challenge := huma.Operation{OperationID: "challenge", Method: http.MethodPost, Path: "/v1/challenges", Summary: "Which addresses to connect from, to show that the wallet holds these prefixes",
		Security: accessSecurity, MaxBodyBytes: ipsx.MaxOrderBytes}
	register(s, api, challenge, func(ctx context.Context, in *privateInput) (ipsx.Challenge, error) {
		wallet, err := s.wallet(ctx, in.Authorization)
		if err != nil {
			return ipsx.Challenge{}, err
		}
		prefixes, err := decode[ipsx.Control](in.RawBody)
		if err != nil {
			return ipsx.Challenge{}, err
		}
		return x.Challenge(wallet, prefixes)
	})
	describe[ipsx.Control](api, challenge.Path)
	events := privately("/v1/events", "events", "The wallet's events as server-sent events; the data of each is an Event")
	events.Responses = map[string]*huma.Response{"200": {Description: "OK", Content: map[string]*huma.MediaType{
		"text/event-stream": {Schema: api.OpenAPI().Components.Schemas.Schema(reflect.TypeFor[ipsx.Event](), true, "")},
	}}}
	huma.Register(api, events, s.events)
}

func privately(path, id, summary string) huma.Operation {
	return huma.Operation{OperationID: id, Method: http.MethodGet, Path: path, Summary: summary, Security: accessSecurity}
}

func ofDeal[Out any](s *Server, find func(ipsx.Address, ipsx.Hash) (Out, error)) func(context.Context, *privateDealInput) (Out, error) {
	return func(ctx context.Context, in *privateDealInput) (out Out, err error) {
		wallet, err := s.wallet(ctx, in.Authorization)
		if err != nil {
			return out, err
		}
		return byHash(in.Hash, func(hash ipsx.Hash) (Out, error) { return find(wallet, hash) })
	}
}

// wallet says for whom the header speaks.
func (s *Server) wallet(ctx context.Context, header string) (ipsx.Address, error) {
	if token, ok := strings.CutPrefix(header, "Bearer "); ok {
		return s.logins.wallet(token, s.now())
	}
	token, ok := strings.CutPrefix(header, "IPSX ")
	if !ok {
		return ipsx.Address{}, ipsx.Errorf(ipsx.CodeSignature, "this is private: the Authorization header is missing").
			WithFix("send Authorization: IPSX <base64url of the JSON of a signed Access>, or sign in at /v1/login")
	}
	data, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(token, "="))
	if err != nil {
		return ipsx.Address{}, ipsx.Errorf(ipsx.CodeInvalid, "the Authorization header is not base64url: %w", err)
	}
	access, err := decode[ipsx.Signed[ipsx.Access]](data)
	if err != nil {
		return ipsx.Address{}, err
	}
	return s.exchange.Access(ctx, access)
}

func (s *Server) events(ctx context.Context, in *eventsInput) (*huma.StreamResponse, error) {
	wallet, err := s.wallet(ctx, in.Authorization)
	if err != nil {
		return nil, s.problem("events", err)
	}
	subscription, err := s.exchange.Subscribe(wallet, max(in.After, in.LastEventID))
	if err != nil {
		return nil, s.problem("events", err)
	}
	if !s.streams.enter(wallet) {
		return nil, s.problem("events", ipsx.Errorf(ipsx.CodeRateLimited, "this wallet has %d streams open", maxStreams).WithFix("close some"))
	}
	return &huma.StreamResponse{Body: func(hctx huma.Context) {
		defer s.streams.leave(wallet)
		r, w := humago.Unwrap(hctx)
		ctx, cancel := streaming(r.Context())
		defer cancel()
		stream(ctx, w, subscription)
	}}, nil
}
