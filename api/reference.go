package api

import (
	"bytes"
	"cmp"
	_ "embed" // of the page
	"html/template"
	"net/http"
	"path"
	"slices"

	"github.com/danielgtaylor/huma/v2"
)

//go:embed reference.html
var referencePage string

// document is the OpenAPI document with its operations in one list.
type document struct {
	*huma.OpenAPI
	Operations []*huma.Operation
}

// reference is the OpenAPI document as a page for people, made once. It runs no script and asks no other host for anything.
func reference(api *huma.OpenAPI) http.Handler {
	page := template.Must(template.New("reference").Funcs(template.FuncMap{"kind": kind}).Parse(referencePage))
	var out bytes.Buffer
	if err := page.Execute(&out, document{api, operations(api)}); err != nil {
		panic(err) // the page does not fit the document: the program is broken, and every test sees it
	}
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
		_, _ = w.Write(out.Bytes()) // the caller is gone: nobody is left to tell
	})
}

func operations(api *huma.OpenAPI) (list []*huma.Operation) {
	for _, item := range api.Paths {
		for _, op := range []*huma.Operation{item.Get, item.Post} {
			if op != nil {
				list = append(list, op)
			}
		}
	}
	slices.SortFunc(list, func(a, b *huma.Operation) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Method, b.Method))
	})
	return list
}

// kind writes a schema's type, with a link where it has a section of its own.
func kind(s *huma.Schema) template.HTML {
	switch {
	case s == nil:
		return "anything"
	case s.Ref != "":
		name := template.HTMLEscapeString(path.Base(s.Ref))
		return template.HTML(`<a href="#` + name + `">` + name + `</a>`) //nolint:gosec // escaped above
	case s.Items != nil:
		return "list of " + kind(s.Items)
	}
	return template.HTML(template.HTMLEscapeString(cmp.Or(s.Type, "anything"))) //nolint:gosec // escaped here
}
