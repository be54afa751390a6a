// AWS's older browser client: passwords, SRP, second factors, a new password, custom challenges.
import { AuthenticationDetails, CognitoUser, CognitoUserPool } from 'amazon-cognito-identity-js'
import { claims, customAnswer, given, outbox, refused, report, totp } from './case.mjs'

const pool = new CognitoUserPool({ UserPoolId: given.pool, ClientId: given.client, endpoint: given.endpoint })
const user = new CognitoUser({ Username: given.username, Pool: pool })
const details = new AuthenticationDetails({ Username: given.username, Password: given.password })
const path = []

const callbacks = {
  onSuccess: (session) =>
    report({ result: 'tokens', path, username: claims(session.getAccessToken().getJwtToken()).username }),
  onFailure: (error) => refused(error, path),
  totpRequired: () => {
    path.push('SOFTWARE_TOKEN_MFA')
    user.sendMFACode(totp(given.secret), callbacks, 'SOFTWARE_TOKEN_MFA')
  },
  mfaRequired: async () => {
    path.push('SMS_MFA')
    user.sendMFACode(given.wrong ? '000000' : await outbox(given.username), callbacks)
  },
  selectMFAType: () => {
    path.push('SELECT_MFA_TYPE')
    user.sendMFASelectionAnswer(given.factor, callbacks)
  },
  customChallenge: async (parameters) => {
    path.push('CUSTOM_CHALLENGE')
    user.sendCustomChallengeAnswer(await customAnswer(parameters), callbacks)
  },
  newPasswordRequired: () => {
    path.push('NEW_PASSWORD_REQUIRED')
    user.completeNewPasswordChallenge(given.newPassword, {}, callbacks)
  },
  mfaSetup: () => {
    path.push('MFA_SETUP')
    user.associateSoftwareToken({
      associateSecretCode: (secret) => user.verifySoftwareToken(totp(secret), 'interop', callbacks),
      onFailure: refused,
    })
  },
}

user.setAuthenticationFlowType(given.flow)
if (given.withoutPassword) user.initiateAuth(details, callbacks)
else user.authenticateUser(details, callbacks)
