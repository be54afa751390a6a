// What every script here shares: a case arrives as JSON on standard input, and
// one JSON object with what happened goes to standard output.
import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'

export const given = JSON.parse(readFileSync(0, 'utf8'))

export function report(outcome) {
  process.stdout.write(JSON.stringify(outcome) + '\n', () => process.exit(0))
}

export function refused(error, path = []) {
  report({ result: error.name || error.code || String(error), message: error.message, path })
}

// totp is RFC 6238 with SHA-1, six digits and 30 seconds, written here so that
// the code does not come from the program under test.
export function totp(secret, at = Date.now()) {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  let bits = ''
  for (const letter of secret) bits += alphabet.indexOf(letter).toString(2).padStart(5, '0')
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30000)))
  const digest = createHmac('sha1', key).update(counter).digest()
  const offset = digest[19] & 15
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1000000).padStart(6, '0')
}

// outbox is the newest code that the emulator kept for a user.
export async function outbox(user) {
  const answer = await fetch(`${given.endpoint}/_authwalk/outbox?user=${encodeURIComponent(user)}`, {
    headers: { authorization: `Bearer ${given.token}` },
  })
  const messages = await answer.json()
  const coded = messages.find((message) => message.code)
  if (!coded) throw new Error(`no code for ${user}`)
  return coded.code
}

// customAnswer answers a challenge of the demo pool's triggers from what the client
// is told of it; one that is to be wrong is.
export async function customAnswer(parameters) {
  if (given.wrong) return 'wrong'
  if (parameters.captcha) return String(parameters.captcha.split('+').reduce((sum, part) => sum + Number(part), 0))
  if (parameters.sent_to) return outbox(given.username)
  return parameters.question.includes('neck') ? 'bottle' : 'towel'
}

// claims reads a token without verifying it.
export function claims(token) {
  return JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString())
}
