// Triggers of a user pool as one function, served over HTTP for authwalk's emulator:
//   node triggers.mjs [port]
import { createServer } from "node:http";

// handler is what Lambda runs: it returns the event with the response filled in.
export async function handler(event) {
  const { request, response } = event;
  switch (event.triggerSource) {
    case "PreAuthentication_Authentication":
      if (request.userAttributes.email?.endsWith("@blocked.example")) {
        throw new Error("This address is blocked");
      }
      break;
    case "DefineAuthChallenge_Authentication": {
      const last = request.session.at(-1);
      const wrong = request.session.filter((round) => !round.challengeResult).length;
      response.failAuthentication = wrong >= 3;
      response.issueTokens = last?.challengeResult === true;
      if (!response.failAuthentication && !response.issueTokens) {
        response.challengeName = "CUSTOM_CHALLENGE";
      }
      break;
    }
    case "CreateAuthChallenge_Authentication": {
      const first = 2 + request.session.length;
      response.publicChallengeParameters = { question: `${first} + 4` };
      response.privateChallengeParameters = { answer: String(first + 4) };
      response.challengeMetadata = "SUM";
      break;
    }
    case "VerifyAuthChallengeResponse_Authentication":
      response.answerCorrect = request.challengeAnswer === request.privateChallengeParameters.answer;
      break;
    case "TokenGeneration_Authentication":
    case "TokenGeneration_RefreshTokens":
      response.claimsOverrideDetails = { claimsToAddOrOverride: { tier: "gold" } };
      break;
  }
  return event;
}

// The server answers as Lambda does: an error becomes its message under a header.
const server = createServer(async (request, answer) => {
  let text = "";
  for await (const part of request) {
    text += part;
  }
  try {
    answer.end(JSON.stringify(await handler(JSON.parse(text))));
  } catch (error) {
    answer.setHeader("X-Amz-Function-Error", "Unhandled");
    answer.end(JSON.stringify({ errorType: error.name, errorMessage: error.message }));
  }
});

server.listen(Number(process.argv[2] ?? 3000), "127.0.0.1", () => {
  console.log(`http://127.0.0.1:${server.address().port}`);
});
