// AWS's JavaScript SDK on a remembered device, with the device arithmetic of
// cognito-srp-helper: the first sign-in registers the device, the second proves it.
import {
  CognitoIdentityProviderClient,
  ConfirmDeviceCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import {
  createDeviceVerifier,
  createPasswordHash,
  createSecretHash,
  createSrpSession,
  signSrpSession,
  signSrpSessionWithDevice,
  wrapAuthChallenge,
  wrapInitiateAuth,
} from 'cognito-srp-helper'
import { claims, given, refused, report, totp } from './case.mjs'

const client = new CognitoIdentityProviderClient({
  region: given.pool.split('_')[0],
  endpoint: given.endpoint,
  credentials: { accessKeyId: 'unused', secretAccessKey: 'unused' },
})
const common = { USERNAME: given.username, SECRET_HASH: createSecretHash(given.username, given.client, given.clientSecret) }
const path = []

function respond(session, answered, responses, wrap = (request) => request) {
  path.push(answered.ChallengeName)
  return client.send(
    new RespondToAuthChallengeCommand(
      wrap({
        ClientId: given.client,
        ChallengeName: answered.ChallengeName,
        ChallengeResponses: { ...common, ...responses },
        Session: answered.Session,
      }),
    ),
  )
}

// provePassword is a sign-in up to what follows the password.
async function provePassword(session, device) {
  const begun = await client.send(
    new InitiateAuthCommand(
      wrapInitiateAuth(session, { ClientId: given.client, AuthFlow: 'USER_SRP_AUTH', AuthParameters: { ...common, ...device } }),
    ),
  )
  const signed = signSrpSession(session, begun)
  return respond(session, begun, device, (request) => wrapAuthChallenge(signed, request))
}

const newSession = () =>
  createSrpSession(given.username, createPasswordHash(given.username, given.password, given.pool), given.pool)

async function register() {
  const asked = await provePassword(newSession(), {})
  const { AuthenticationResult: tokens } = await respond(undefined, asked, { SOFTWARE_TOKEN_MFA_CODE: totp(given.secret) })
  const { DeviceKey, DeviceGroupKey } = tokens.NewDeviceMetadata
  const { DeviceSecretVerifierConfig, DeviceRandomPassword } = createDeviceVerifier(DeviceKey, DeviceGroupKey)
  await client.send(new ConfirmDeviceCommand({ AccessToken: tokens.AccessToken, DeviceKey, DeviceSecretVerifierConfig }))
  return { DeviceKey, DeviceGroupKey, DeviceRandomPassword }
}

async function signInFrom({ DeviceKey, DeviceGroupKey, DeviceRandomPassword }) {
  const device = { DEVICE_KEY: DeviceKey }
  const session = newSession()
  const asked = await provePassword(session, device)
  const verifier = await respond(session, asked, device, (request) => wrapAuthChallenge(session, request))
  const signed = signSrpSessionWithDevice(session, verifier, DeviceGroupKey, DeviceRandomPassword)
  return respond(session, verifier, device, (request) => wrapAuthChallenge(signed, request))
}

try {
  const device = await register()
  if (given.wrong === 'password') device.DeviceRandomPassword = device.DeviceRandomPassword.split('').reverse().join('') + 'A'
  if (given.wrong === 'group') device.DeviceGroupKey = '-other000'
  if (given.wrong === 'key') device.DeviceKey = given.pool.split('_')[0] + '_00000000-0000-4000-8000-000000000000'
  const { AuthenticationResult: tokens } = await signInFrom(device)
  const { username, device_key: key } = claims(tokens.AccessToken)
  report({ result: key === device.DeviceKey ? 'tokens' : `tokens of the device ${key}`, username, path })
} catch (error) {
  refused(error, path)
}
