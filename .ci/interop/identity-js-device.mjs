// AWS's older browser client on a remembered device: it registers the device by
// itself, signs in from it, and goes on when the pool has forgotten it.
import { AuthenticationDetails, CognitoUser, CognitoUserPool } from 'amazon-cognito-identity-js'
import { claims, given, refused, report, totp } from './case.mjs'

const pool = new CognitoUserPool({ UserPoolId: given.pool, ClientId: given.client, endpoint: given.endpoint })
const path = []

// signIn resolves to the user. Each code works once, so each round has its own.
function signIn(round) {
  const user = new CognitoUser({ Username: given.username, Pool: pool })
  user.setAuthenticationFlowType(given.flow)
  return new Promise((resolve, reject) => {
    const callbacks = {
      onSuccess: (session) => {
        path.push(claims(session.getAccessToken().getJwtToken()).device_key ? 'tokens' : 'tokens without a device')
        resolve(user)
      },
      onFailure: reject,
      totpRequired: () => {
        path.push('SOFTWARE_TOKEN_MFA')
        user.sendMFACode(totp(given.secret, Date.now() + round * 30000), callbacks, 'SOFTWARE_TOKEN_MFA')
      },
    }
    user.authenticateUser(new AuthenticationDetails({ Username: given.username, Password: given.password }), callbacks)
  })
}

try {
  await signIn(0)
  const user = await signIn(0)
  // The client keeps the key and learns at the next sign-in that the pool does not.
  await new Promise((onSuccess, onFailure) => user.forgetSpecificDevice(user.deviceKey, { onSuccess, onFailure }))
  await signIn(1)
  report({ result: 'tokens', path, username: given.username })
} catch (error) {
  refused(error, path)
}
