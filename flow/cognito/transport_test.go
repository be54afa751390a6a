package cognito_test

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"testing"

	"authwalk/flow/cognito"
	"authwalk/flow/walk"
)

// A server that switches protocols without having been asked keeps the
// connection open: no answer would ever end.
func TestSwitchingProtocolsEndsTheCall(t *testing.T) {
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = listener.Close() }()
	go func() {
		for {
			connection, err := listener.Accept()
			if err != nil {
				return
			}
			_, _ = http.ReadRequest(bufio.NewReader(connection)) // an answer that comes before it counts as none
			_, _ = io.WriteString(connection, "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n")
			defer func() { _ = connection.Close() }()
		}
	}()
	endpoint := "http://" + listener.Addr().String()
	client, err := cognito.New(cognito.Options{Region: "us-east-1", Endpoint: endpoint})
	if err != nil {
		t.Fatal(err)
	}
	exchange, failed := client.Call(context.Background(), walk.Request{Operation: "InitiateAuth", Body: walk.NewBody([]byte("{}"))})
	if failed == nil || failed.Kind != walk.Unreadable || exchange.Status != 101 {
		t.Errorf("status %d, %v", exchange.Status, failed)
	}
	if _, err := client.Fetch(context.Background(), endpoint+"/keys"); err == nil {
		t.Error("a document came out of it")
	}
}

// Calls that are made side by side again and again use the same connections: in a
// live region each new one would take another handshake.
func TestCallsSideBySideKeepTheirConnections(t *testing.T) {
	const atOnce, rounds = 4, 5
	var opened atomic.Int32
	arrived := make(chan struct{}, atOnce)
	together := make(chan struct{})
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		arrived <- struct{}{}
		<-together
		_, _ = io.WriteString(w, "{}")
	}))
	server.Config.ConnState = func(_ net.Conn, state http.ConnState) {
		if state == http.StateNew {
			opened.Add(1)
		}
	}
	server.Start()
	defer server.Close()
	client, err := cognito.New(cognito.Options{Region: "us-east-1", Endpoint: server.URL})
	if err != nil {
		t.Fatal(err)
	}
	for range rounds {
		var calls sync.WaitGroup
		for range atOnce {
			calls.Go(func() {
				if _, failed := client.Call(t.Context(), walk.Request{Operation: "InitiateAuth", Body: walk.NewBody([]byte("{}"))}); failed != nil {
					t.Error(failed)
				}
			})
		}
		for range atOnce {
			<-arrived
		}
		for range atOnce {
			together <- struct{}{}
		}
		calls.Wait()
	}
	// A connection can be on its way back when the next round begins.
	if made := opened.Load(); made > 2*atOnce {
		t.Errorf("%d connections for %d calls at once", made, atOnce)
	}
}
