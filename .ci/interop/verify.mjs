// AWS's verifier of tokens, with the keys and the issuer that the emulator tells of.
// It runs beside the emulator; its argument is the emulator's --issuer.
import assert from 'node:assert/strict'
import { CognitoJwtVerifier, JwtRsaVerifier } from 'aws-jwt-verify'

const issuer = process.argv[2]
const { AUTHWALK_ENDPOINT: endpoint, AUTHWALK_USER_POOL_ID: userPoolId, AUTHWALK_CLIENT_ID: clientId } = process.env

async function read(url) {
  const answer = await fetch(url)
  assert.equal(answer.status, 200, url)
  return answer.json()
}

const signedIn = await fetch(endpoint, {
  method: 'POST',
  headers: { 'Content-Type': 'application/x-amz-json-1.1', 'X-Amz-Target': 'AWSCognitoIdentityProviderService.InitiateAuth' },
  body: JSON.stringify({
    AuthFlow: 'USER_PASSWORD_AUTH', ClientId: clientId, AuthParameters: { USERNAME: 'nadia', PASSWORD: 'Winter-2026!' },
  }),
})
const { AccessToken: access, IdToken: id } = (await signedIn.json()).AuthenticationResult
const discovered = await read(`${endpoint}/${userPoolId}/.well-known/openid-configuration`)
const keys = await read(discovered.jwks_uri)

// verifier accepts tokens of one use, of these clients, from the issuer.
function verifier(tokenUse, client, pool = userPoolId) {
  const made = issuer === 'aws'
    ? CognitoJwtVerifier.create({ userPoolId: pool, tokenUse, clientId: client })
    : JwtRsaVerifier.create({
        issuer: discovered.issuer.replace(userPoolId, pool), jwksUri: 'https://unused.test/jwks.json',
        audience: tokenUse === 'id' ? client : null,
        customJwtCheck: ({ payload }) => {
          assert.equal(payload.token_use, tokenUse)
          if (tokenUse === 'access') assert.equal(payload.client_id, client)
        },
      })
  made.cacheJwks(keys)
  return made
}

const refused = (check, token) => assert.throws(() => check.verifySync(token))
const forged = (token) => token.slice(0, -8) + (token.endsWith('AAAAAAAA') ? 'BBBBBBBB' : 'AAAAAAAA')

for (const [use, token, other] of [['access', access, id], ['id', id, access]]) {
  const check = verifier(use, clientId)
  assert.equal(check.verifySync(token).iss, discovered.issuer)
  refused(check, other)
  refused(check, forged(token))
  refused(verifier(use, 'another'), token)
  refused(verifier(use, clientId, userPoolId + 'x'), token)
}
console.log(discovered.issuer)
