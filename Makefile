# Everything here needs Go and make, nothing else.

.PHONY: run build test soak platforms lint golden pictures bench dist dist-check

# Without the folder's name in it the same code is compiled once, wherever it is cloned.
export GOFLAGS += -trimpath

# The demo pool, on screen.
run: build
	./bin/authwalk demo

build:
	CGO_ENABLED=0 go build -ldflags "-s -w" -o bin/authwalk ./cmd/authwalk

# The race detector needs a C compiler; without one the tests run all the same.
RACE := $(shell command -v "$$(go env CC)" >/dev/null 2>&1 && echo -race)

test:
	$(if $(RACE),,CGO_ENABLED=0 )go test $(RACE) -timeout 10m ./...

# What takes long: the programs again and again, the memory of the emulator over
# a hundred thousand calls and with as many users, and every fuzz test for a minute.
soak:
	go test $(RACE) -count 10 -timeout 2h ./cmd/... ./ui/term/...
	AUTHWALK_SOAK_OPERATIONS=100000 go test -run TestMemoryLevelsOff -v -timeout 1h ./flow/emulator
	AUTHWALK_SOAK_USERS=100000 go test -run 'TestManyUsersFitIntoMemory|TestACheckOfManyUsersFitsIntoMemory' -v -timeout 1h ./cmd/authwalk
	AUTHWALK_SOAK_MAPS=30 go test -run TestTheMapPredictsWhatTheEmulatorDoes -timeout 1h ./flow
	AUTHWALK_SOAK_PREDICTIONS=1000 go test -run TestASampleGoesAsPredictedOverTheWire -timeout 1h ./flow/check
	AUTHWALK_SOAK_KILLS=200 go test -run TestAKilledEmulatorLosesNothing -timeout 1h ./flow/emulator
	AUTHWALK_SOAK_DAMAGES=2000 go test -run TestDamagedFilesAreRefused -timeout 1h ./flow/emulator/data
	AUTHWALK_SOAK_KEYS=10000 go test -run TestCoordinatesHaveOneLength -timeout 1h ./flow/passkey
	AUTHWALK_SOAK_KILLS=200 go test -run TestAKilledWriterLosesNothing -timeout 1h ./flow/vault
	AUTHWALK_SOAK_CUTS=200 go test -run TestAPowerCutLosesNothing -timeout 1h ./flow/vault
	@for package in $$(go list ./...); do \
		for fuzz in $$(go test -list '^Fuzz' $$package | grep ^Fuzz); do \
			echo "$$package $$fuzz" && go test -run '^$$' -fuzz "^$$fuzz$$" -fuzztime 1m $$package || exit 1; \
		done; \
	done

# Every platform the program is built for. Without optimisation it takes two
# thirds of the time.
PLATFORMS := linux/arm64 darwin/amd64 darwin/arm64 freebsd/amd64 freebsd/arm64 windows/amd64 windows/arm64
UNOPTIMISED := -gcflags 'all=-N -l -dwarf=0'

platforms:
	go build ./... && go vet ./...
	@for platform in $(PLATFORMS); do \
		echo $$platform && export CGO_ENABLED=0 GOOS=$${platform%/*} GOARCH=$${platform#*/} && \
		go build $(UNOPTIMISED) ./... && go vet $(UNOPTIMISED) ./... || exit 1; \
	done

# The linters have a module of their own, so that go.mod holds what the
# program uses. The first run compiles them, which takes a minute or two.
lint:
	go tool -modfile=.tools/go.mod golangci-lint run ./...

# Archives, packages and checksums, in dist/, as .goreleaser.yaml has them. The
# first run compiles goreleaser, which takes ten minutes on two cores.
dist:
	go tool -modfile=.tools/release/go.mod goreleaser release --snapshot --clean --timeout 3h

# The same twice, installed, run and removed.
dist-check:
	.tools/release/check

# Draw the golden screens anew. Look at them before committing.
golden:
	go test ./ui -run Golden -update

# Draw the moving pictures of README and docs anew, from real runs.
pictures:
	go test ./cmd/authwalk -run 'TestPictures$$' -pictures

bench:
	go test -run '^$$' -bench . -benchmem ./...
