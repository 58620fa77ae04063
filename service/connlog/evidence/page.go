package evidence

import (
	_ "embed"
	"html/template"
	"io"
	"time"

	"github.com/ipsx/ipsx"
)

//go:embed page.html
var pageText string

var page = template.Must(template.New("page").Funcs(template.FuncMap{
	"moment": moment,
	"second": func(unix int64) string { return moment(unix * 1000) },
}).Parse(pageText))

// Page writes what a report says for people to read: one HTML file that refers to nothing outside itself. It was made at Unix time now.
func Page(w io.Writer, b Bundle, r Report, now int64) error {
	err := page.Execute(w, struct {
		Bundle Bundle
		Deal   ipsx.Deal
		Report Report
		Made   string
	}{b, b.Proposal.Deal.Message, r, time.Unix(now, 0).UTC().Format(time.RFC1123)})
	if err != nil {
		return ipsx.Errorf(ipsx.CodeInternal, "writing the page: %w", err)
	}
	return nil
}
