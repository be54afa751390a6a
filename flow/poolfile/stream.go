package poolfile

import (
	"errors"
	"sync"

	"authwalk/flow/document"
)

// errRefused ends the reading of a document in which a user was refused.
var errRefused = errors.New("a user was refused")

// streamUsers reads a document and hands its users to each, in their order, while it
// reads on: in a large file, understanding the users takes as long as reading them. The
// first refusal ends both, and goes before an error later in the document.
func streamUsers(data []byte, each func(document.Node) error) (document.Node, error) {
	var (
		batches       = make(chan []document.Node, 4)
		refused       = make(chan struct{})
		refusal       error
		understanding sync.WaitGroup
	)
	understanding.Go(func() {
		for users := range batches {
			for _, user := range users {
				if refusal = each(user); refusal != nil {
					close(refused)
					return
				}
			}
		}
	})
	handOver := func(users []document.Node) error {
		select {
		case batches <- users:
			return nil
		case <-refused:
			return errRefused
		}
	}

	const batch = 100
	var users []document.Node
	root, err := document.Stream(data, "Users", func(user document.Node) error {
		if users = append(users, user); len(users) < batch {
			return nil
		}
		full := users
		users = make([]document.Node, 0, batch)
		return handOver(full)
	})
	_ = handOver(users)
	close(batches)
	understanding.Wait()
	if refusal != nil {
		return document.Node{}, refusal
	}
	return root, err
}
