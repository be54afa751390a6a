// AWS's JavaScript SDK with the SRP arithmetic of cognito-srp-helper.
import {
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { createPasswordHash, createSecretHash, createSrpSession, signSrpSession, wrapAuthChallenge, wrapInitiateAuth } from 'cognito-srp-helper'
import { claims, given, refused, report } from './case.mjs'

const client = new CognitoIdentityProviderClient({
  region: given.pool.split('_')[0],
  endpoint: given.endpoint,
  credentials: { accessKeyId: 'unused', secretAccessKey: 'unused' },
})
const hash = (username) => (given.clientSecret ? createSecretHash(username, given.client, given.clientSecret) : undefined)

async function srp() {
  const session = createSrpSession(given.username, createPasswordHash(given.username, given.password, given.pool), given.pool)
  const begun = await client.send(
    new InitiateAuthCommand(
      wrapInitiateAuth(session, {
        ClientId: given.client,
        AuthFlow: 'USER_SRP_AUTH',
        AuthParameters: { CHALLENGE_NAME: 'SRP_A', USERNAME: given.username, SECRET_HASH: hash(given.username) },
      }),
    ),
  )
  const signed = signSrpSession(session, begun)
  return client.send(
    new RespondToAuthChallengeCommand(
      wrapAuthChallenge(signed, {
        ClientId: given.client,
        ChallengeName: 'PASSWORD_VERIFIER',
        ChallengeResponses: { USERNAME: given.username, SECRET_HASH: hash(given.username) },
      }),
    ),
  )
}

function password() {
  return client.send(
    new InitiateAuthCommand({
      ClientId: given.client,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: given.username, PASSWORD: given.password, SECRET_HASH: hash(given.username) },
    }),
  )
}

try {
  const answer = await (given.flow === 'USER_SRP_AUTH' ? srp() : password())
  const tokens = answer.AuthenticationResult
  report(
    tokens
      ? { result: 'tokens', username: claims(tokens.AccessToken).username }
      : { result: answer.ChallengeName },
  )
} catch (error) {
  refused(error)
}
