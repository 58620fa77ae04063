package main

import (
	"bytes"
	"image"
	"image/color"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"

	"github.com/ipsx/ipsx/service/tunnel"
)

// TestAPhoneReadsTheCode draws a WireGuard file as the terminal does, and reads the picture back.
func TestAPhoneReadsTheCode(t *testing.T) {
	var config bytes.Buffer
	if err := (tunnel.Config{PrivateKey: tunnel.NewKey(), Peer: tunnel.NewKey().Public()}).Write(&config); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "lease.conf")
	if err := os.WriteFile(file, config.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	var drawn bytes.Buffer
	if err := (&app{err: &drawn}).showCodes([]face{{WireGuard: file}, {WireGuard: file}}); err != nil {
		t.Fatal(err)
	}
	bitmap, err := gozxing.NewBinaryBitmapFromImage(picture(drawn.String()))
	if err != nil {
		t.Fatal(err)
	}
	read, err := qrcode.NewQRCodeReader().Decode(bitmap, nil)
	if err != nil || read.GetText() != config.String() {
		t.Errorf("the phone reads %v (%v), not %s", read, err, config.String())
	}
}

// picture is what a terminal shows: each character is two pixels above each other, dark where nothing is drawn.
func picture(text string) image.Image {
	const scale = 4
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	width := 0
	for _, line := range lines {
		width = max(width, len([]rune(line)))
	}
	img := image.NewGray(image.Rect(0, 0, width*scale, 2*len(lines)*scale))
	set := func(x, y int, light bool) {
		for dx := range scale {
			for dy := range scale {
				if light {
					img.Set(x*scale+dx, y*scale+dy, color.White)
				}
			}
		}
	}
	for row, line := range lines {
		for column, char := range []rune(line) {
			set(column, 2*row, char == '█' || char == '▀')
			set(column, 2*row+1, char == '█' || char == '▄')
		}
	}
	return img
}
