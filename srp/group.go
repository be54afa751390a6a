package srp

// The group of RFC 3526 section 5 (group 15, 3072 bits) with generator 2.
// Tests recompute every constant below from its definition.

// limbs is the number of 64-bit words of a residue, least significant first.
const limbs = 48

// size is the number of bytes of a residue.
const size = limbs * 8

// modulus is the prime N. Its lowest limb is -1, so the Montgomery digit
// -1/N mod 2^64 is 1 and never has to be multiplied with. Its highest limb is
// all ones as well, so that R-N is below 2^3008.
var modulus = element{
	0xffffffffffffffff, 0x4b82d120a93ad2ca, 0x43db5bfce0fd108e, 0x08e24fa074e5ab31,
	0x770988c0bad946e2, 0xbbe117577a615d6c, 0x521f2b18177b200c, 0xd87602733ec86a64,
	0xf12ffa06d98a0864, 0xcee3d2261ad2ee6b, 0x1e8c94e04a25619d, 0xabf5ae8cdb0933d7,
	0xb3970f85a6e1e4c7, 0x8aea71575d060c7d, 0xecfb850458dbef0a, 0xa85521abdf1cba64,
	0xad33170d04507a33, 0x15728e5a8aaac42d, 0x15d2261898fa0510, 0x3995497cea956ae5,
	0xde2bcbf695581718, 0xb5c55df06f4c52c9, 0x9b2783a2ec07a28f, 0xe39e772c180e8603,
	0x32905e462e36ce3b, 0xf1746c08ca18217c, 0x670c354e4abc9804, 0x9ed529077096966d,
	0x1c62f356208552bb, 0x83655d23dca3ad96, 0x69163fa8fd24cf5f, 0x98da48361c55d39a,
	0xc2007cb8a163bf05, 0x49286651ece45b3d, 0xae9f24117c4b1fe6, 0xee386bfb5a899fa5,
	0x0bff5cb6f406b7ed, 0xf44c42e9a637ed6b, 0xe485b576625e7ec6, 0x4fe1356d6d51c245,
	0x302b0a6df25f1437, 0xef9519b3cd3a431b, 0x514a08798e3404dd, 0x020bbea63b139b22,
	0x29024e088a67cc74, 0xc4c6628b80dc1cd1, 0xc90fdaa22168c234, 0xffffffffffffffff,
}

// one is 1 in Montgomery form, R mod N, and also the distance from N to R.
var one = element{
	0x0000000000000001, 0xb47d2edf56c52d35, 0xbc24a4031f02ef71, 0xf71db05f8b1a54ce,
	0x88f6773f4526b91d, 0x441ee8a8859ea293, 0xade0d4e7e884dff3, 0x2789fd8cc137959b,
	0x0ed005f92675f79b, 0x311c2dd9e52d1194, 0xe1736b1fb5da9e62, 0x540a517324f6cc28,
	0x4c68f07a591e1b38, 0x75158ea8a2f9f382, 0x13047afba72410f5, 0x57aade5420e3459b,
	0x52cce8f2fbaf85cc, 0xea8d71a575553bd2, 0xea2dd9e76705faef, 0xc66ab683156a951a,
	0x21d434096aa7e8e7, 0x4a3aa20f90b3ad36, 0x64d87c5d13f85d70, 0x1c6188d3e7f179fc,
	0xcd6fa1b9d1c931c4, 0x0e8b93f735e7de83, 0x98f3cab1b54367fb, 0x612ad6f88f696992,
	0xe39d0ca9df7aad44, 0x7c9aa2dc235c5269, 0x96e9c05702db30a0, 0x6725b7c9e3aa2c65,
	0x3dff83475e9c40fa, 0xb6d799ae131ba4c2, 0x5160dbee83b4e019, 0x11c79404a576605a,
	0xf400a3490bf94812, 0x0bb3bd1659c81294, 0x1b7a4a899da18139, 0xb01eca9292ae3dba,
	0xcfd4f5920da0ebc8, 0x106ae64c32c5bce4, 0xaeb5f78671cbfb22, 0xfdf44159c4ec64dd,
	0xd6fdb1f77598338b, 0x3b399d747f23e32e, 0x36f0255dde973dcb, 0x0000000000000000,
}

// rSquared is R*R mod N, which brings a residue into Montgomery form.
var rSquared = element{
	0x2697ca9138d241cd, 0x3587f06960e7f138, 0x4f30b920e5c1db66, 0x95823215b15ba577,
	0x4335aacb64894d96, 0xae1284023c6ed6a3, 0xfc1187a5fa8406ab, 0x682aab9a15b17ffa,
	0xbc2b64cf26e335d7, 0x8aa61391abb0b76a, 0x1ef22571e41a52b2, 0x1d93075aa993d147,
	0xfea5187fa77dedda, 0xaf80d4b5443561c6, 0xb186424b83df2859, 0x1caefc188a59bc7f,
	0x1b9d01271d18f0c8, 0x3efef29dc3c0b3f4, 0x785483c608108c0c, 0x4f12768256e88b53,
	0xbfd961d538d6fcdd, 0xb41a05f078024208, 0x19cc8d59563706fb, 0x5a7795d86ecc4987,
	0x9a678bf4439f12eb, 0x7cda502ec043f99c, 0x0672a33d61e37f74, 0x19c2883eefc802af,
	0x7ded489e670d9c6f, 0xa73d01032c4b8e90, 0x8c6cbd34d5965134, 0x77a5c747d85b0a83,
	0x109d099e16fd7568, 0xa5daf736bc8d5e9e, 0x7139d0ab24b7e495, 0x49cd9d705da184d5,
	0x2276cb40571f2c1c, 0xaf0ec45cdc396086, 0xaa05da05c27fdd33, 0x9875d4c167db7edc,
	0x5caa69009fbf543f, 0xfa022336f28de772, 0xfae1cd10648bee54, 0x2ad479fe69695c75,
	0x84895a7c5542f96c, 0xa332e8e3e0669e0f, 0x44c4e4e431ad0295, 0x5ac8b4fb51df35da,
}

// multiplier is the k of RFC 5054 section 2.5.3 with SHA-256, hashed over the
// unpadded signed encodings of N and 2.
var multiplier = element{
	0x1b43b8a5b66d9ee6, 0xf5b3a6b08791e501, 0xcbbde2359fcf67f9, 0x538282c4354742d7,
}
