package api

import (
	"context"

	"github.com/ipsx/ipsx"
)

// health answers those who watch the exchange.
type health struct {
	Status string `json:"status"`
}

func (s *Server) health(context.Context, *none) (health, error) {
	select {
	case <-s.exchange.Done():
		return health{}, ipsx.Errorf(ipsx.CodeUnavailable, "the exchange has ended").WithFix("start it again; its log says why")
	default:
		return health{"ok"}, nil
	}
}

// ready asks nobody: it tells what is known, so that it can be called by anybody as often as they like.
func (s *Server) ready(ctx context.Context, in *none) (health, error) {
	h, err := s.health(ctx, in)
	if err == nil && draining(ctx) {
		err = ipsx.Errorf(ipsx.CodeUnavailable, "the exchange is shutting down").WithFix("come back in a moment")
	}
	if err == nil {
		err = s.exchange.Ready()
	}
	if err == nil && s.options.Ready != nil {
		err = s.options.Ready()
	}
	return h, err
}
