// AWS's current browser client.
import { Amplify } from 'aws-amplify'
import * as auth from 'aws-amplify/auth'
import { claims, customAnswer, given, outbox, refused, report, totp } from './case.mjs'

Amplify.configure({
  Auth: { Cognito: { userPoolId: given.pool, userPoolClientId: given.client, userPoolEndpoint: given.endpoint } },
})
// A device is registered under the browser's name, which older versions of Node do not have.
globalThis.navigator ??= { userAgent: 'interop' }
const path = []

// answer gives the step what it asks for until there is nothing left to ask.
async function answer(step) {
  while (step.signInStep !== 'DONE') {
    path.push(step.signInStep)
    const done = await auth.confirmSignIn({ challengeResponse: await response(step), options: {} })
    step = done.nextStep
  }
}

async function response(step) {
  switch (step.signInStep) {
    case 'CONFIRM_SIGN_IN_WITH_TOTP_CODE':
      return totp(given.secret)
    case 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP':
      return totp(step.totpSetupDetails.sharedSecret)
    case 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE':
      return customAnswer(step.additionalInfo)
    case 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED':
      return given.newPassword
    case 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION':
      return given.factor
    case 'CONFIRM_SIGN_IN_WITH_PASSWORD':
      return given.password
    case 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE':
    case 'CONFIRM_SIGN_IN_WITH_SMS_CODE':
      return outbox(given.username)
    default:
      throw new Error(`nothing to say to ${step.signInStep}`)
  }
}

async function signIn() {
  const options = { authFlowType: given.flow }
  if (given.preferred) options.preferredChallenge = given.preferred
  const begun = await auth.signIn({ username: given.username, password: given.password || undefined, options })
  await answer(begun.nextStep)
}

async function signUp() {
  const begun = await auth.signUp({
    username: given.username,
    password: given.password,
    options: { userAttributes: { email: given.email }, autoSignIn: { authFlowType: 'USER_AUTH' } },
  })
  path.push(begun.nextStep.signUpStep)
  const confirmed = await auth.confirmSignUp({ username: given.username, confirmationCode: await outbox(given.username) })
  path.push(confirmed.nextStep.signUpStep)
  const signedIn = await auth.autoSignIn()
  await answer(signedIn.nextStep)
}

try {
  await (given.signUp ? signUp() : signIn())
  if (given.again) {
    await auth.signOut()
    path.push('again')
    await signIn()
  }
  const session = await auth.fetchAuthSession()
  report({ result: 'tokens', path, username: claims(session.tokens.accessToken.toString()).username })
} catch (error) {
  refused(error, path)
}
