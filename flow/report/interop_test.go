//go:build interop

package report_test

import (
	"bytes"
	"fmt"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
)

// TestInteropPageInABrowser opens the page in Chromium: narrow and dark, wide and light,
// and as it is printed. It asks for nothing but itself, and is not the same in the dark.
func TestInteropPageInABrowser(t *testing.T) {
	var page bytes.Buffer
	if err := made().HTML(&page); err != nil {
		t.Fatal(err)
	}
	var mutex sync.Mutex
	var asked []string
	server := httptest.NewServer(http.HandlerFunc(func(out http.ResponseWriter, in *http.Request) {
		mutex.Lock()
		defer mutex.Unlock()
		if in.URL.Path != "/favicon.ico" { // browsers ask for it by themselves
			asked = append(asked, in.URL.Path)
		}
		out.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = out.Write(page.Bytes())
	}))
	defer server.Close()

	folder := t.TempDir()
	browse := func(name string, arguments ...string) []byte {
		path := filepath.Join(folder, name)
		flags := append([]string{"--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--user-data-dir=" + filepath.Join(folder, "profile")}, arguments...)
		command := exec.Command("chromium", append(flags, server.URL+"/page")...)
		command.Dir = folder
		if out, err := command.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		made, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return made
	}
	picture := func(name string, width, scheme int) uint32 {
		drawn, err := png.Decode(bytes.NewReader(browse(name, "--screenshot="+filepath.Join(folder, name),
			fmt.Sprintf("--window-size=%d,1200", width), fmt.Sprintf("--blink-settings=preferredColorScheme=%d", scheme))))
		if err != nil {
			t.Fatal(err)
		}
		red, _, _, _ := drawn.At(2, 2).RGBA()
		return red >> 8
	}
	if dark, light := picture("dark.png", 480, 0), picture("light.png", 1200, 1); dark > 0x40 || light < 0xe0 {
		t.Errorf("the background is %d in the dark and %d in the light", dark, light)
	}
	if printed := browse("page.pdf", "--print-to-pdf="+filepath.Join(folder, "page.pdf")); !bytes.HasPrefix(printed, []byte("%PDF-")) {
		t.Error("it cannot be printed")
	}
	for _, path := range asked {
		if path != "/page" {
			t.Errorf("the page asks for %s", path)
		}
	}
	if len(asked) != 3 {
		t.Errorf("asked for %v", asked)
	}
}
