package api

import (
	"context"
	"net/http"
	"reflect"

	"github.com/danielgtaylor/huma/v2"

	"github.com/ipsx/ipsx"
)

// none is the input of a route without parameters.
type none struct{}

// body is an answer in JSON.
type body[T any] struct{ Body T }

type signedInput struct {
	RawBody []byte `contentType:"application/json"`
}

type dealInput struct {
	Hash    string `path:"hash" doc:"EIP-712 digest of the deal"`
	RawBody []byte `contentType:"application/json"`
}

type hashInput struct {
	Hash string `path:"hash" doc:"EIP-712 digest of the order"`
}

type walletInput struct {
	Wallet string `path:"wallet" doc:"0x-hex address"`
}

// BookPart says which part of the book is meant. It is exported for the router, which fills in no other embedded fields.
type BookPart struct {
	Country  string `query:"country" doc:"ISO 3166-1 alpha-2"`
	Kind     string `query:"kind" doc:"any of residential, mobile, datacenter; separated by commas"`
	Protocol string `query:"protocol" doc:"any of web, smtp, any; separated by commas"`
}

func (in BookPart) parse() (kinds ipsx.Kinds, protocols ipsx.Protocols, err error) {
	if kinds, err = ipsx.ParseKinds(in.Kind); err == nil {
		protocols, err = ipsx.ParseProtocols(in.Protocol)
	}
	return kinds, protocols, err
}

type orderListInput struct {
	BookPart
	Limit  int    `query:"limit" doc:"1 to 1000; 100 when missing"`
	Cursor string `query:"cursor" doc:"next of the page before"`
}

func (s *Server) public(api huma.API) {
	x := s.exchange
	get(s, api, "/v1/terms", "terms", "What the exchange says of itself", func(context.Context, *none) (ipsx.Terms, error) { return x.Terms(), nil })
	get(s, api, "/healthz", "health", "Whether the exchange runs: when it does not, start it again", s.health)
	get(s, api, "/readyz", "ready", "Whether the exchange should get calls just now: when it should not, wait or go elsewhere", s.ready)
	get(s, api, "/v1/offers", "list-offers", "The Offer Orders List", listed(x.Offers))
	get(s, api, "/v1/requests", "list-requests", "The Request Orders List", listed(x.Requests))
	get(s, api, "/v1/orders/{hash}", "get-order", "An order by its hash", func(_ context.Context, in *hashInput) (ipsx.OrderView, error) {
		return byHash(in.Hash, x.Order)
	})
	get(s, api, "/v1/profiles/{wallet}", "get-profile", "Who a wallet is, as its deals show", func(_ context.Context, in *walletInput) (ipsx.Profile, error) {
		wallet, err := ipsx.ParseAddress(in.Wallet)
		if err != nil {
			return ipsx.Profile{}, err
		}
		return x.Profile(wallet), nil
	})
	get(s, api, "/v1/depth", "depth", "How many addresses are free at which price", s.depth)
	post(s, api, "/v1/quotes", "quote", "What a request would be matched to now; it is not placed and needs no signature", ipsx.MaxOrderBytes,
		func(_ context.Context, r ipsx.Request) (ipsx.Quote, error) { return x.Quote(r) })
	place(s, api, "/v1/offers", "place-offer", "Place a signed offer", x.SubmitOffer)
	place(s, api, "/v1/requests", "place-request", "Place a signed request", x.SubmitRequest)
	place(s, api, "/v1/cancels", "cancel-order", "Take an order out of the book", x.Cancel)
	placeBulk(s, api, "/v1/offers/bulk", "place-offers", "Place many offers of a wallet under one signature", x.SubmitOffers)
	placeBulk(s, api, "/v1/requests/bulk", "place-requests", "Place many requests of a wallet under one signature", x.SubmitRequests)
	say(s, api, "statuses", "send-status", "Say where one side stands", ipsx.MaxStatusBytes+ipsx.MaxEnvelopeBytes, statusDeal, x.SubmitStatus)
	say(s, api, "extensions", "extend-deal", "Give a running lease more time", ipsx.MaxStatusBytes+ipsx.MaxEnvelopeBytes, extensionDeal, x.Extend)
	say(s, api, "messages", "send-message", "Have a sealed message relayed to the partner", 2*ipsx.MaxMessageBytes+ipsx.MaxEnvelopeBytes, messageDeal, s.relay)
}

// relayed answers a relayed message.
type relayed struct {
	Relayed bool `json:"relayed"`
}

func (s *Server) relay(ctx context.Context, m ipsx.Signed[ipsx.PairMessage]) (relayed, error) {
	err := s.exchange.Relay(ctx, m)
	return relayed{err == nil}, err
}

func statusDeal(s ipsx.Status) ipsx.Hash       { return s.Deal }
func extensionDeal(e ipsx.Extension) ipsx.Hash { return e.Deal }
func messageDeal(m ipsx.PairMessage) ipsx.Hash { return m.Deal }

type depthInput struct {
	BookPart
	Levels int `query:"levels" doc:"1 to 200; 20 when missing"`
}

func (s *Server) depth(_ context.Context, in *depthInput) (depth ipsx.Depth, err error) {
	f := ipsx.DepthFilter{Country: in.Country, Levels: in.Levels}
	if f.Kind, f.Protocol, err = in.parse(); err != nil {
		return depth, err
	}
	return s.exchange.Depth(f)
}

func listed(list func(ipsx.OrderFilter) (ipsx.OrderPage, error)) func(context.Context, *orderListInput) (ipsx.OrderPage, error) {
	return func(_ context.Context, in *orderListInput) (page ipsx.OrderPage, err error) {
		f := ipsx.OrderFilter{Country: in.Country, Limit: in.Limit, Cursor: in.Cursor}
		if f.Kind, f.Protocol, err = in.parse(); err != nil {
			return page, err
		}
		return list(f)
	}
}

func byHash[T any](text string, find func(ipsx.Hash) (T, error)) (T, error) {
	hash, err := parseHash(text)
	if err != nil {
		var nothing T
		return nothing, err
	}
	return find(hash)
}

func parseHash(text string) (hash ipsx.Hash, err error) {
	if hash.UnmarshalText([]byte(text)) != nil {
		return hash, ipsx.Errorf(ipsx.CodeInvalid, "%q is not a hash", text).WithFix("write 0x and 64 hexadecimal digits")
	}
	return hash, nil
}

// get registers a read.
func get[In, Out any](s *Server, api huma.API, path, id, summary string, handle func(context.Context, *In) (Out, error)) {
	register(s, api, huma.Operation{OperationID: id, Method: http.MethodGet, Path: path, Summary: summary}, handle)
}

// place registers a signed order.
func place[M ipsx.Message, Out any](s *Server, api huma.API, path, id, summary string, submit func(context.Context, ipsx.Signed[M]) (Out, error)) {
	post(s, api, path, id, summary, ipsx.MaxOrderBytes+ipsx.MaxEnvelopeBytes, submit)
}

// placeBulk registers many orders under one signature.
func placeBulk[M ipsx.Message](s *Server, api huma.API, path, id, summary string, submit func(context.Context, ipsx.Bulk[M]) (ipsx.BulkResult, error)) {
	post(s, api, path, id, summary, ipsx.MaxBulkBytes, submit)
}

// post registers what is sent as JSON.
func post[In, Out any](s *Server, api huma.API, path, id, summary string, limit int64, submit func(context.Context, In) (Out, error)) {
	op := huma.Operation{OperationID: id, Method: http.MethodPost, Path: path, Summary: summary, MaxBodyBytes: limit}
	register(s, api, op, func(ctx context.Context, in *signedInput) (out Out, err error) {
		message, err := decode[In](in.RawBody)
		if err != nil {
			return out, err
		}
		return submit(ctx, message)
	})
	describe[In](api, path)
}

// say registers a signed word on a deal.
func say[M ipsx.Message, Out any](s *Server, api huma.API, what, id, summary string, limit int64, dealOf func(M) ipsx.Hash,
	submit func(context.Context, ipsx.Signed[M]) (Out, error)) {
	path := "/v1/deals/{hash}/" + what
	op := huma.Operation{OperationID: id, Method: http.MethodPost, Path: path, Summary: summary, MaxBodyBytes: limit}
	register(s, api, op, func(ctx context.Context, in *dealInput) (out Out, err error) {
		signed, err := decode[ipsx.Signed[M]](in.RawBody)
		if err != nil {
			return out, err
		}
		if hash, err := parseHash(in.Hash); err != nil || hash != dealOf(signed.Message) {
			return out, ipsx.Errorf(ipsx.CodeInvalid, "the message is about another deal than the path")
		}
		return submit(ctx, signed)
	})
	describe[ipsx.Signed[M]](api, path)
}

// decode reads a body or a header, of which no more came through than the route allows.
func decode[T any](raw []byte) (message T, err error) {
	err = ipsx.DecodeBytes(raw, &message)
	return message, err
}

// register adds a route whose errors become problems; the details of internal ones go to the log only.
func register[In, Out any](s *Server, api huma.API, op huma.Operation, handle func(context.Context, *In) (Out, error)) {
	op.SkipValidateBody = true // ipsx.Decode is stricter
	huma.Register(api, op, func(ctx context.Context, in *In) (*body[Out], error) {
		out, err := handle(ctx, in)
		if err != nil {
			return nil, s.problem(op.OperationID, err)
		}
		return &body[Out]{out}, nil
	})
}

func (s *Server) problem(operation string, err error) *Problem {
	if ipsx.IsCode(err, ipsx.CodeInternal) {
		s.log.Error("a call failed", "operation", operation, "error", err)
	}
	return newProblem(err)
}

// describe puts what is sent into the OpenAPI document, where the router only saw raw bytes.
func describe[T any](api huma.API, path string) {
	schema := api.OpenAPI().Components.Schemas.Schema(reflect.TypeFor[T](), true, "")
	api.OpenAPI().Paths[path].Post.RequestBody.Content["application/json"].Schema = schema
}
