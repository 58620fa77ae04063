package main

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// TestAStrangersWordsDoNotSteerTheTerminal: an exchange's error carries escape sequences, which would clear the screen or hide what stands there.
func TestAStrangersWordsDoNotSteerTheTerminal(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusForbidden)
		_, _ = w.Write([]byte(`{"code":"forbidden","detail":"so\u001b[2Jsorry\r","fix":"pay\u009b1A"}`)) // the client is there: it waits for this
	}))
	t.Cleanup(server.Close)
	var out, notes bytes.Buffer
	if code := Main([]string{"market", "offers", "--data-dir", t.TempDir(), "--exchange", server.URL}, strings.NewReader(""), &out, &notes); code != exitForbidden {
		t.Errorf("exit code %d", code)
	}
	if text := notes.String(); !strings.Contains(text, "sorry") || strings.ContainsAny(text, "\x1b\r\u009b") {
		t.Errorf("it prints %q", text)
	}
}
