package emulator

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"time"
)

// Start listens and serves in the background until Close, or until the context
// ends. It has listened when it returns.
func (e *Emulator) Start(ctx context.Context) error {
	address, err := e.listenAddress()
	if err != nil {
		return err
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", address)
	if err != nil {
		return fmt.Errorf("listen: %w", err)
	}
	e.Serve(listener)
	context.AfterFunc(ctx, func() { _ = e.Close() })
	return nil
}

// Serve answers what comes in on the listener, in the background, until Close.
func (e *Emulator) Serve(listener net.Listener) {
	e.setEndpoint(listener.Addr())
	server := &http.Server{
		Handler:           e,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      2 * time.Minute,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          quietLog(e.log),
	}
	e.mu.Lock()
	e.server = server
	e.mu.Unlock()
	serve := server.Serve
	if certificate := e.options.Certificate; certificate != nil {
		server.TLSConfig = &tls.Config{Certificates: []tls.Certificate{*certificate}, MinVersion: tls.VersionTLS12}
		serve = func(listener net.Listener) error { return server.ServeTLS(listener, "", "") }
	}
	go func() {
		if err := serve(listener); !errors.Is(err, http.ErrServerClosed) {
			e.log.Error("serve", "error", err)
		}
	}()
}

// Close stops serving. Requests being answered have a second to finish.
func (e *Emulator) Close() error {
	e.mu.Lock()
	server := e.server
	e.server = nil
	e.mu.Unlock()
	if server == nil {
		return e.closeData()
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	if err := server.Shutdown(ctx); err != nil {
		return errors.Join(server.Close(), e.closeData())
	}
	return e.closeData()
}

// listenAddress refuses to be reachable from other machines by accident: the
// host must be a literal loopback address, and a port alone means 127.0.0.1.
func (e *Emulator) listenAddress() (string, error) {
	host, port, err := net.SplitHostPort(e.options.Listen)
	if err != nil {
		return "", fmt.Errorf("--listen %q: expected ADDRESS:PORT, such as 127.0.0.1:9229", e.options.Listen)
	}
	if host == "" || host == "localhost" {
		host = "127.0.0.1"
	}
	address, err := netip.ParseAddr(host)
	if err != nil {
		return "", fmt.Errorf("--listen %q: expected an IP address, such as 127.0.0.1", e.options.Listen)
	}
	if !address.IsLoopback() {
		if !e.options.AllowRemote {
			return "", fmt.Errorf("other machines could reach %s: to allow this, add --allow-remote", e.options.Listen)
		}
		e.log.Warn("other machines can reach this emulator", "address", e.options.Listen)
	}
	return net.JoinHostPort(host, port), nil
}

// quietLog passes on what net/http has to say about broken connections.
func quietLog(to *slog.Logger) *log.Logger {
	return slog.NewLogLogger(to.Handler(), slog.LevelDebug)
}
