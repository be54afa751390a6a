// Checks what an authenticator answered, as a relying party does: standard input
// holds, one to a line, {id, origin, registration, challenge, assertions: [{challenge,
// credential, requireUserVerification}]}. The last line of standard output is
// {"results": [[...], ...]}: for each line what the registration and each assertion
// came to, "verified", or the library's error.
import { createInterface } from "node:readline";
import { verifyAuthenticationResponse, verifyRegistrationResponse } from "@simplewebauthn/server";

const results = [];
for await (const line of createInterface({ input: process.stdin })) {
  const { id, origin, challenge, registration, requireUserVerification, assertions } = JSON.parse(line);
  const told = [];
  results.push(told);
  const common = { expectedOrigin: origin, expectedRPID: id };
  let credential;
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      ...common, response: registration, expectedChallenge: challenge, requireUserVerification,
    });
    const { fmt, aaguid, userVerified } = registrationInfo;
    told.push([verified ? "verified" : "refused", fmt, aaguid, `UV ${userVerified}`].join(" "));
    credential = registrationInfo.credential;
  } catch (error) {
    told.push(error.message);
    continue;
  }
  for (const asserted of assertions) {
    try {
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        ...common, response: asserted.credential, expectedChallenge: asserted.challenge, credential,
        requireUserVerification: asserted.requireUserVerification,
      });
      credential.counter = authenticationInfo.newCounter;
      told.push([verified ? "verified" : "refused", authenticationInfo.newCounter, `UV ${authenticationInfo.userVerified}`].join(" "));
    } catch (error) {
      told.push(error.message);
    }
  }
}
console.log(JSON.stringify({ results }));
