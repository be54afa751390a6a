# Everything here needs Go and make, nothing else.

.PHONY: run build test lint golden bench

# The demo pool, on screen.
run: build
	./bin/authwalk demo

build:
	CGO_ENABLED=0 go build -trimpath -ldflags "-s -w" -o bin/authwalk ./cmd/authwalk

# The race detector needs a C compiler; without one the tests run all the same.
RACE := $(shell command -v "$$(go env CC)" >/dev/null 2>&1 && echo -race)

test:
	$(if $(RACE),,CGO_ENABLED=0 )go test $(RACE) -timeout 10m ./...

# The linters have a module of their own, so that go.mod holds what the
# program uses. The first run compiles them, which takes a minute or two.
lint:
	go tool -modfile=.tools/go.mod golangci-lint run ./...

# Draw the golden screens anew. Look at them before committing.
golden:
	go test ./ui -run Golden -update

bench:
	go test -run '^$$' -bench . -benchmem ./...
