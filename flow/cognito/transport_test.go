package cognito_test

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/http"
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
