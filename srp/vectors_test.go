package srp

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"math/big"
	"os"
	"testing"
	"time"
)

// vectorFile is testdata/vectors.json.
type vectorFile struct {
	Constants struct{ N, G, K string }
	Encode    []struct{ Int, Bytes string }

	Timestamps []struct {
		Unix int64
		Text string
	}
	PoolNames []struct {
		PoolID   string `json:"pool_id"`
		PoolName string `json:"pool_name"`
		Error    bool
	} `json:"pool_names"`
	SecretHashes []struct {
		Username     string
		ClientID     string `json:"client_id"`
		ClientSecret string `json:"client_secret"`
		SecretHash   string `json:"secret_hash"`
	} `json:"secret_hashes"`
	Vectors []vector
}

type vector struct {
	ID, Kind string
	In       struct {
		PoolID         string `json:"pool_id"`
		UserID         string `json:"user_id_for_srp"`
		DeviceGroupKey string `json:"device_group_key"`
		DeviceKey      string `json:"device_key"`
		Scope          string
		Identity       string
		Password       string
		A, B           string
		Salt           string
		RandomSalt     string `json:"random_salt"`
		SRPA           string `json:"srp_a"`
		SRPB           string `json:"srp_b"`
		ServerB        string `json:"server_b"`
		SecretBlock    string `json:"secret_block"`
		Unix           int64
		Timestamp      string
		Signature      string
	}
	Out struct {
		SRPA              string `json:"srp_a"`
		SRPB              string `json:"srp_b"`
		U, X, S           string
		HKDFSalt          string `json:"hkdf_salt"`
		HKDFInput         string `json:"hkdf_ikm"`
		Key               string
		Timestamp         string
		Signature         string
		ExpectedSignature string `json:"expected_signature"`
		Verifier          string
		VerifierBase64    string `json:"verifier_base64"`
		SaltBase64        string `json:"salt_base64"`
		SaltChallengeText string `json:"salt_challenge_text"`
		Accept            bool
		Error             string
	}
}

func (v *vector) identity(t *testing.T) Identity {
	switch {
	case v.In.Scope != "":
		return Identity{v.In.Scope, v.In.Identity}
	case v.In.DeviceKey != "":
		return Identity{v.In.DeviceGroupKey, v.In.DeviceKey}
	}
	scope, err := PoolName(v.In.PoolID)
	if err != nil {
		t.Fatal(err)
	}
	return Identity{scope, v.In.UserID}
}

func readVectors(t testing.TB) vectorFile {
	t.Helper()
	text, err := os.ReadFile("testdata/vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var file vectorFile
	if err := json.Unmarshal(text, &file); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestVectors(t *testing.T) {
	kinds := map[string]func(*testing.T, *vector){
		"client":          testClientVector,
		"device_client":   testClientVector,
		"device_verifier": testDeviceVerifierVector,
		"server":          testServerVector,
		"client_reject":   testClientRejectVector,
		"server_reject":   testServerRejectVector,
	}
	ran := map[string]int{}
	for _, v := range readVectors(t).Vectors {
		t.Run(v.ID, func(t *testing.T) {
			run := kinds[v.Kind]
			if run == nil {
				t.Fatalf("unknown kind %q", v.Kind)
			}
			ran[v.Kind]++
			run(t, &v)
		})
	}
	for kind := range kinds {
		if ran[kind] == 0 {
			t.Errorf("no vector of kind %s", kind)
		}
	}
}

func testClientVector(t *testing.T, v *vector) {
	client := newClient(exponentFromBytes(number(t, v.In.A)))
	same(t, "A", client.A(), v.Out.SRPA)
	timestamp := Timestamp(time.Unix(v.In.Unix, 0))
	same(t, "timestamp", timestamp, v.Out.Timestamp)

	challenge := Challenge{Salt: v.In.Salt, B: v.In.SRPB, SecretBlock: v.In.SecretBlock}
	proof, err := client.Prove(v.identity(t), v.In.Password, challenge, timestamp)
	if err != nil {
		t.Fatal(err)
	}
	w := proof.Derivation
	same(t, "a", text(w.ClientA), text(number(t, v.In.A)))
	same(t, "A in the workings", text(w.A), v.Out.SRPA)
	same(t, "B", text(w.B), text(number(t, v.In.SRPB)))
	same(t, "salt", text(w.Salt), text(number(t, v.In.Salt)))
	same(t, "u", text(w.U), v.Out.U)
	same(t, "x", text(w.X), v.Out.X)
	same(t, "S", text(w.S), v.Out.S)
	same(t, "HKDF salt", hex.EncodeToString(w.HKDFSalt), v.Out.HKDFSalt)
	same(t, "HKDF input", hex.EncodeToString(w.HKDFInput), v.Out.HKDFInput)
	same(t, "key", hex.EncodeToString(w.Key), v.Out.Key)
	same(t, "signature", proof.Signature, v.Out.Signature)

	if v.In.ServerB == "" {
		return
	}
	verifier := DeriveVerifier(v.identity(t), v.In.Password, number(t, v.In.Salt))
	same(t, "v", text(verifier.V), v.Out.Verifier)
	same(t, "v in the workings", text(w.V), v.Out.Verifier)
	server, err := newServer(verifier, exponentFromBytes(number(t, v.In.ServerB)))
	if err != nil {
		t.Fatal(err)
	}
	same(t, "server's B", server.B(), text(number(t, v.In.SRPB)))
	accepted, err := server.Verify(v.identity(t), client.A(), unbase64(t, v.In.SecretBlock), timestamp, proof.Signature)
	if err != nil || !accepted {
		t.Errorf("server: accepted %v, error %v", accepted, err)
	}
}

func testDeviceVerifierVector(t *testing.T, v *vector) {
	verifier := DeriveVerifier(v.identity(t), v.In.Password, number(t, v.In.RandomSalt))
	same(t, "v", text(verifier.V), v.Out.Verifier)
	same(t, "SALT", verifier.SaltText(), v.Out.SaltChallengeText)
	x := passwordExponent(v.identity(t), v.In.Password, verifier.Salt)
	same(t, "x", text(x[:]), v.Out.X)

	// Drawing exactly this password and salt has to register exactly these values.
	salt, err := hex.DecodeString(v.In.RandomSalt)
	if err != nil {
		t.Fatal(err)
	}
	drawn := append(unbase64(t, v.In.Password), salt...)
	registration, err := RegisterDevice(v.In.DeviceGroupKey, v.In.DeviceKey, &fixedReader{drawn})
	if err != nil {
		t.Fatal(err)
	}
	same(t, "password", registration.Password, v.In.Password)
	same(t, "Salt", registration.Salt, v.Out.SaltBase64)
	same(t, "PasswordVerifier", registration.PasswordVerifier, v.Out.VerifierBase64)

	parsed, err := ParseDeviceVerifier(registration.Salt, registration.PasswordVerifier)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "parsed v", text(parsed.V), v.Out.Verifier)
	same(t, "parsed SALT", parsed.SaltText(), v.Out.SaltChallengeText)
	if !parsed.Matches(v.identity(t), v.In.Password) {
		t.Error("parsed verifier does not match its password")
	}
}

func testServerVector(t *testing.T, v *vector) {
	verifier := DeriveVerifier(v.identity(t), v.In.Password, number(t, v.In.Salt))
	same(t, "v", text(verifier.V), v.Out.Verifier)
	server, err := newServer(verifier, exponentFromBytes(number(t, v.In.B)))
	if err != nil {
		t.Fatal(err)
	}
	same(t, "B", server.B(), v.Out.SRPB)

	clientPublic, err := parseClientValue(v.In.SRPA)
	if err != nil {
		t.Fatal(err)
	}
	u := scrambler(clientPublic.bytes(), server.public)
	same(t, "u", text(u[:]), v.Out.U)
	shared := server.shared(clientPublic, u[:])
	same(t, "S", text(shared), v.Out.S)
	same(t, "HKDF salt", hex.EncodeToString(encode(u[:])), v.Out.HKDFSalt)
	same(t, "HKDF input", hex.EncodeToString(encode(shared)), v.Out.HKDFInput)
	key, err := signingKey(shared, u[:])
	if err != nil {
		t.Fatal(err)
	}
	same(t, "key", hex.EncodeToString(key), v.Out.Key)

	when, err := ParseTimestamp(v.In.Timestamp)
	if err != nil {
		t.Fatal(err)
	}
	block := unbase64(t, v.In.SecretBlock)
	accepted, err := server.Verify(v.identity(t), v.In.SRPA, block, Timestamp(when), v.In.Signature)
	if err != nil || accepted != v.Out.Accept {
		t.Errorf("accepted %v, error %v; want %v", accepted, err, v.Out.Accept)
	}
	accepted, err = server.Verify(v.identity(t), v.In.SRPA, block, Timestamp(when), v.Out.ExpectedSignature)
	if err != nil || !accepted {
		t.Errorf("expected signature: accepted %v, error %v", accepted, err)
	}
}

func testClientRejectVector(t *testing.T, v *vector) {
	client := newClient(exponent{12345})
	_, err := client.Prove(Identity{"pool", "user"}, "password", Challenge{Salt: "1", B: v.In.SRPB}, "")
	if v.Out.Error != "BadServerValue" || !errors.Is(err, ErrBadServerValue) {
		t.Errorf("got %v, want %s", err, v.Out.Error)
	}
}

func testServerRejectVector(t *testing.T, v *vector) {
	if err := CheckA(v.In.SRPA); v.Out.Error != "InvalidParameter" || !errors.Is(err, ErrBadClientValue) {
		t.Errorf("got %v, want %s", err, v.Out.Error)
	}
	server := testServer(t)
	accepted, err := server.Verify(Identity{"pool", "user"}, v.In.SRPA, nil, "", "")
	if accepted || !errors.Is(err, ErrBadClientValue) {
		t.Errorf("accepted %v, error %v", accepted, err)
	}
}

func TestConstants(t *testing.T) {
	file := readVectors(t)
	same(t, "N", text(modulus.bytes()), text(number(t, file.Constants.N)))
	same(t, "g", file.Constants.G, "2")
	same(t, "k", text(multiplier.bytes()), file.Constants.K)
	hashed := scrambler(modulus.bytes(), []byte{2})
	same(t, "hash of N and g", text(hashed[:]), file.Constants.K)

	n, r := modulus.big(), new(big.Int).Lsh(big.NewInt(1), 64*limbs)
	if !n.ProbablyPrime(20) || !new(big.Int).Rsh(n, 1).ProbablyPrime(20) {
		t.Error("N is not a safe prime")
	}
	if one.big().Cmp(new(big.Int).Mod(r, n)) != 0 {
		t.Error("one is not R mod N")
	}
	if rSquared.big().Cmp(new(big.Int).Mod(new(big.Int).Mul(r, r), n)) != 0 {
		t.Error("rSquared is not R*R mod N")
	}
}

func TestEncode(t *testing.T) {
	for _, row := range readVectors(t).Encode {
		same(t, row.Int, hex.EncodeToString(encode(number(t, row.Int))), row.Bytes)
		same(t, row.Int, text(number(t, row.Int)), row.Int)
	}
}

func TestTimestamp(t *testing.T) {
	for _, row := range readVectors(t).Timestamps {
		same(t, row.Text, Timestamp(time.Unix(row.Unix, 0).In(time.FixedZone("", 12345))), row.Text)
		when, err := ParseTimestamp(row.Text)
		if err != nil || when.Unix() != row.Unix {
			t.Errorf("%s: read as %v, error %v", row.Text, when, err)
		}
	}
}

func TestPoolName(t *testing.T) {
	rows := readVectors(t).PoolNames
	for _, row := range rows {
		name, err := PoolName(row.PoolID)
		if name != row.PoolName || errors.Is(err, ErrBadPoolID) != row.Error {
			t.Errorf("%q: got %q, error %v", row.PoolID, name, err)
		}
	}
	if _, err := PoolName("_name"); !errors.Is(err, ErrBadPoolID) {
		t.Errorf("empty region: got %v", err)
	}
	if name, err := PoolName("a_b_c"); name != "b_c" || err != nil {
		t.Errorf("two underscores: got %q, error %v", name, err)
	}
}

func TestSecretHash(t *testing.T) {
	for _, row := range readVectors(t).SecretHashes {
		same(t, row.Username, SecretHash(row.Username, row.ClientID, row.ClientSecret), row.SecretHash)
	}
	same(t, "reference",
		SecretHash("alice", "4example0client1id2abc3def4", "s3cr3tKeyForTests0123456789abcdefghijklmnopqrstuvwx"),
		"ng0R3fRLGkA72cggNFVVBQ4ZOjpS4vxygxdgrTGtTF8=")
}
