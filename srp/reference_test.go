package srp

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"testing"
)

// Handshakes worked out independently of testdata/vectors.json. Large numbers are
// given as their number of digits, the first and last 16 digits, and the SHA-256 of
// their signed encoding.
func TestReferenceHandshakes(t *testing.T) {
	const (
		timestamp = "Wed Jan 7 08:05:09 UTC 2026"
		plainA    = "1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f"
		plainSalt = "6b3a1c5d7e9f00112233445566778899"
	)
	alice := Identity{"Ab12Cd34E", "alice"}
	secretBlock := make([]byte, 64)
	for i := range secretBlock {
		secretBlock[i] = byte(i)
	}
	for _, row := range []struct {
		name              string
		identity          Identity
		password, a, salt string
		x, v, publicA     string
		publicB, u, s     string
		key, signature    string
	}{
		{
			"plain", alice, "Correct-Horse-1", plainA, plainSalt,
			"feb58188a6e11875130c10b31997ead9f7eb4bdb2456a32ffbd551b308056941",
			"768 c5e38588662e7e1d 816c2fe2e76c1251 9923aeb60102f2c255ae946fe21b05aa9f0a1abee1f61723f1f0fa850c53b673",
			"768 89830aec1b6010b9 4b039112a9e7cf3c e0c52af6d6e439d2b803d099f36701eaa1ffaede5cbe65671bbc7447de46b4e2",
			"768 eaa8def3b116b9f3 6040ac28335c81d8 25fca3a406f26f9c04b51950a5079f46149466477133fbc32d818d579372e887",
			"36449fce172467033c0e8f90b653b33c202e53baacdc4937be9bb03e730f99c6",
			"768 42f7488bed468e70 9fd10ceddbec5d5d d10a2dfc66d74f7af57e8c62edfac090760439e691f56c28786251ee0cf4dff9",
			"5135f7028e37e1806f38ae9fa26a3feb", "z6caT0j9+M71I7VVluco0FWkoHQT5CEPZlbOMn8Xmqc=",
		},
		{
			"salt with the top bit set", alice, "Correct-Horse-1", plainA, "f0e1d2c3b4a5968778695a4b3c2d1e0f",
			"869e503b18e7cd085eba0a35000982760a7d6d79fb9175ce444490e6276b2d41",
			"768 4e8e8652c4075dfb ddd024ad0bcbc66e b8dd51f12391583310cb0a4dbf9179d4eb8b00e807143b5cf55db73cd09cd40d",
			"768 89830aec1b6010b9 4b039112a9e7cf3c e0c52af6d6e439d2b803d099f36701eaa1ffaede5cbe65671bbc7447de46b4e2",
			"768 27deaa9c12fcd07e 14530bf545437475 380406422e0c7b856071a73f28a5111600cfc949c04e4870832fd51fbd9bdbcb",
			"3de6cef2f863f0e0e3061c3dd231626064aa58189ef711888e51d05dd97e1a3f",
			"768 51f1ddb31e88e911 6949bb56f760edd1 abf1a28d51bef6a0791a79b6dc19be4d114c37feb5a6504ae20b90ae5bebdb19",
			"f2291293a1fdcf309b087c6db7f4533f", "WYcSQEIxj3fpBYZUWjvNt3WyU8Y4xc4r7k4gR4AariE=",
		},
		{
			"salt with a leading zero byte", alice, "Correct-Horse-1", plainA, "000102030405060708090a0b0c0d0e0f",
			"cf42f4fecd2cf961b8a0e0f0f830191dafa1397e4274d55434f9ab1bfdd391fc",
			"768 9abe355bef7ce6fa 1cf57c5ff60d5a31 47980cf287896209bd82996a3b011139fbc5069d8e49fdb0e79ba85cd52d92cb",
			"768 89830aec1b6010b9 4b039112a9e7cf3c e0c52af6d6e439d2b803d099f36701eaa1ffaede5cbe65671bbc7447de46b4e2",
			"768 df55a4dee82cd8b2 7720d32d7329e192 86450c45ef9796dc7af448e88e363be9ce081fc69aba4cf2386c53fe09402d3b",
			"5d5978860b74e7abe645b4627085a07350a2d9ba12666a2a96b9529e998e375e",
			"768 31c1f55358ea6842 864d0814577c527d 52dc22d2c64dfde6338cdb9c1f8a18de26742019d00ec87ca22764028af3cdb6",
			"1da3e5c0ff916adfeefa0070f3b48cb7", "dTBU1ZEs59mRSPLVRHuZeyXkHhlyxVNeHl3uAXa5pmI=",
		},
		{
			"A with an odd number of digits, password outside ASCII",
			Identity{"Ab12Cd34E", "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9"},
			"pässwörd✓9X",
			"f46dd28a5499d8efef0b8fb8ee1ec1c5a5e407c9381741d576ba8deb4f59ec3f", plainSalt,
			"343cf81b46df5ca657f3640ea1786ded4c5c53a2c213503b0cc21fc49fca45b5",
			"768 ebc0486ba65bb373 9a1ee4ca3137b014 885e42f0f625b6e868ce04ffda70fcd5a1642891ab25df5a87e7618d4c769aec",
			"767 7f2db2b01dcdcae8 cdfbb3e7e95139eb 984fe4c155753d7dd02032f9fae3b93ed74f290707736479b2bdfccbdc36be9d",
			"768 7ff94cde221c5f39 c8c7cc27a0127eb6 46abe6f82fe2e79dc09c35eaafd50811bf474b7c51aedea3369ccef81a1d7ffd",
			"6474e62c0bd6c0c959e08ded6fc66b0dcd37ae35e31b34af5b92fdbd5f6c1c2c",
			"768 f4721f85f616504f af242945f5756c2a da346555ffab54464ae8fcefe18050a2afe1052552d905eaf1f47e70cfd6d714",
			"98ed9cb494f1cbd3ae218458ec074f71", "hcror7LVdqfX3FyoEm9HpxQmXilIqDwPwh3viANH+zU=",
		},
		{
			"device",
			Identity{"-Zq3Xw9Tk", "eu-west-1_11111111-2222-4333-8444-555555555555"},
			"ZGV2aWNlLXBhc3N3b3JkLWZvci10ZXN0cy0wMTIzNDU2Nzg5MDEyMw==", plainA, "0cababababababababababababababab",
			"944fb3739bb1dc4d471b2e41aef299ece16a986883dc154aea15d326b932abf4",
			"768 44f6b4e74f1ea9cd 13c4d841824d0b23 50955ef74c9c483ab6ac0c271504a8ce501e8976c206fe60873fc4b1b4928d5d",
			"768 89830aec1b6010b9 4b039112a9e7cf3c e0c52af6d6e439d2b803d099f36701eaa1ffaede5cbe65671bbc7447de46b4e2",
			"768 4123b5c37c9111db 414bf91d67d444cc 8cd7c9fab2c3f2aa9292d092b6b31f430c026f24c1a12b299b0575b633d9aae5",
			"ebc3d7d2382af4ea5bb4bc4fbcf1c7ec821a053ddba04dc81724d115b528e395",
			"767 df16e5b12d00e969 1339bc36cc1abc31 39308562b3a15512c04e21cdbf5a50d8962638458a00712650a18c3dd32ff132",
			"eb24ae7b95d03d011fc73c7bf222863c", "J8eyV84CUcWsCSL8X4GfZuZviZnbRHPgZr/BonmDbzY=",
		},
	} {
		t.Run(row.name, func(t *testing.T) {
			verifier := DeriveVerifier(row.identity, row.password, number(t, row.salt))
			server, err := NewServer(verifier, &fixedReader{bytes.Repeat([]byte{0x2e}, exponentSize)})
			if err != nil {
				t.Fatal(err)
			}
			client, err := NewClient(&fixedReader{number(t, row.a)})
			if err != nil {
				t.Fatal(err)
			}
			challenge := Challenge{row.salt, server.B(), base64.StdEncoding.EncodeToString(secretBlock)}
			proof, err := client.Prove(row.identity, row.password, challenge, timestamp)
			if err != nil {
				t.Fatal(err)
			}
			w := proof.Derivation
			same(t, "x", text(w.X), row.x)
			same(t, "v", summary(w.V), row.v)
			same(t, "A", summary(w.A), row.publicA)
			same(t, "B", summary(w.B), row.publicB)
			same(t, "u", text(w.U), row.u)
			same(t, "S", summary(w.S), row.s)
			same(t, "key", hex.EncodeToString(w.Key), row.key)
			same(t, "signature", proof.Signature, row.signature)
			accepted, err := server.Verify(row.identity, client.A(), secretBlock, timestamp, proof.Signature)
			if err != nil || !accepted {
				t.Errorf("accepted %v, error %v", accepted, err)
			}
		})
	}
}

func summary(number []byte) string {
	digits := text(number)
	return fmt.Sprintf("%d %s %s %x", len(digits), digits[:16], digits[len(digits)-16:], sha256.Sum256(encode(number)))
}
