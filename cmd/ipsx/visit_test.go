package main

import (
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
)

// visit is a command to rent an address for: it prints a page fetched through the lease's proxy, and fails where none is set.
func visit(page string) int {
	for _, name := range []string{"HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy", "IPSX_PROXY"} {
		if os.Getenv(name) == "" {
			fmt.Fprintln(os.Stderr, name, "is not set")
			return exitFailed
		}
	}
	proxy := &url.URL{Scheme: "http", Host: os.Getenv("IPSX_PROXY")}
	client := &http.Client{Transport: &http.Transport{Proxy: http.ProxyURL(proxy)}}
	response, err := client.Get(page)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return exitFailed
	}
	if response.StatusCode != http.StatusOK {
		fmt.Fprintln(os.Stderr, response.Status)
		return exitFailed
	}
	if _, err := io.Copy(os.Stdout, response.Body); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return exitFailed
	}
	return exitOK
}
