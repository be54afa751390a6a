// Signs in with the AWS SDK. Run it beside an emulator:
//
//   authwalk emulate -- npm test

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  AdminGetUserCommand, CognitoIdentityProviderClient, InitiateAuthCommand,
} from "@aws-sdk/client-cognito-identity-provider";

test("nadia signs in", async () => {
  const service = new CognitoIdentityProviderClient();
  const signedIn = await service.send(new InitiateAuthCommand({
    AuthFlow: "USER_PASSWORD_AUTH",
    ClientId: process.env.AUTHWALK_CLIENT_ID,
    AuthParameters: { USERNAME: "nadia", PASSWORD: "Winter-2026!" },
  }));
  assert.ok(signedIn.AuthenticationResult?.AccessToken);
  // A signed operation, with the test credentials.
  const user = await service.send(new AdminGetUserCommand({
    UserPoolId: process.env.AUTHWALK_USER_POOL_ID, Username: "nadia",
  }));
  assert.equal(user.UserStatus, "CONFIRMED");
});
