package document

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"strings"
)

// WriteJSON writes the node as JSON with two blanks of indentation a level.
func (n Node) WriteJSON(out io.Writer) error {
	buffered := bufio.NewWriter(out)
	w := jsonWriter{out: buffered, newline: "\n"}
	w.node(n)
	_ = buffered.WriteByte('\n')
	return buffered.Flush()
}

// JSON is the node as compact JSON.
func (n Node) JSON() json.RawMessage {
	var written bytes.Buffer
	buffered := bufio.NewWriter(&written)
	w := jsonWriter{out: buffered}
	w.node(n)
	_ = buffered.Flush() // a bytes.Buffer does not fail
	return written.Bytes()
}

// jsonWriter writes nodes. Errors stay in out until it is flushed.
type jsonWriter struct {
	out *bufio.Writer
	// newline begins a line, with its indentation; empty for compact JSON.
	newline string
}

func (w jsonWriter) deeper() jsonWriter {
	if w.newline != "" {
		w.newline += "  "
	}
	return w
}

func (w jsonWriter) text(text string) { _, _ = w.out.WriteString(text) }

func (w jsonWriter) node(n Node) {
	switch n.Kind {
	case Map:
		w.object(n)
	case List:
		w.list(n)
	case Null:
		w.text("null")
	default:
		w.scalar(n)
	}
}

func (w jsonWriter) object(n Node) {
	inner := w.deeper()
	w.text("{")
	for i, member := range n.members {
		inner.begin(i)
		w.quoted(member.Name)
		w.text(":")
		if w.newline != "" {
			w.text(" ")
		}
		inner.node(member.Value)
	}
	w.end(len(n.members), "}")
}

func (w jsonWriter) list(n Node) {
	inner := w.deeper()
	w.text("[")
	count := 0
	n.each(func(item Node) bool {
		inner.begin(count)
		inner.node(item)
		count++
		return true
	})
	w.end(count, "]")
}

// begin begins item number i, counted from 0.
func (w jsonWriter) begin(i int) {
	if i > 0 {
		w.text(",")
	}
	w.text(w.newline)
}

func (w jsonWriter) end(count int, bracket string) {
	if count > 0 {
		w.text(w.newline)
	}
	w.text(bracket)
}

func (n Node) each(yield func(Node) bool) {
	if n.later != nil {
		n.later(yield)
	}
	for _, item := range n.items {
		if !yield(item) {
			return
		}
	}
}

// scalar leaves the quotes out where the text is a number or a boolean that JSON
// knows, unlike 007 and True.
func (w jsonWriter) scalar(n Node) {
	if n.bare && json.Valid([]byte(n.text)) {
		w.text(n.text)
		return
	}
	w.quoted(n.text)
}

func (w jsonWriter) quoted(text string) {
	if strings.IndexFunc(text, mustEscape) >= 0 {
		w.text(escapeJSON(text))
		return
	}
	w.text(`"`)
	w.text(text)
	w.text(`"`)
}

func mustEscape(r rune) bool { return r < ' ' || r > '~' || r == '"' || r == '\\' }

func escapeJSON(text string) string {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(text) // texts do not fail
	return string(bytes.TrimRight(out.Bytes(), "\n"))
}
