package pool

import "authwalk/flow/api"

// required looks for parameters one after another. An empty one is a missing
// one, and only the first is named.
func (r *evaluation) required(names ...string) rule {
	return func() *Decision {
		for _, name := range names {
			if r.parameters[name] == "" {
				return r.missing(name)
			}
		}
		return nil
	}
}

func (r *evaluation) missing(name string) *Decision {
	return r.invalidParameter("Missing required parameter "+name, Reason{
		name, "", "the request has no " + name + ", or an empty one", Verified,
	})
}

// srpA refuses values that would let anybody in, A = 0 above all.
func (r *evaluation) srpA() *Decision {
	event, ask := r.ask(Need{Kind: CheckSRPA, Given: r.parameters[api.KeySRPA]})
	if ask != nil {
		return ask
	}
	if event.OK {
		r.progress.SRPA = r.parameters[api.KeySRPA]
		return nil
	}
	return r.invalidParameter("SRP_A is not a valid public value", Reason{
		api.KeySRPA, "", "it must be a hexadecimal number from 1 to N-1", Reported,
	})
}

// secretHash checks SECRET_HASH over the USERNAME of the request.
func (r *evaluation) secretHash() *Decision { return r.secretHashOf(r.parameters[api.KeyUsername]) }

func (r *evaluation) secretHashOf(username string) *Decision {
	hash := r.parameters[api.KeySecretHash]
	why := Reason{"ClientSecret", "", "", Verified}
	if refusal := CheckSecretHash(r.operation, r.facts.Client, hash != "", true); refusal != nil {
		why.Text = "the client has a secret, and every request must prove it"
		if len(r.facts.Client.Secrets()) == 0 {
			why.Text, why.Evidence = "the client has no secret to prove", Reported
		}
		return r.refuseWith(refusal, why)
	}
	if hash == "" {
		return nil
	}
	event, ask := r.ask(Need{Kind: VerifySecretHash, Name: username, Given: hash})
	if ask != nil {
		return ask
	}
	if refusal := CheckSecretHash(r.operation, r.facts.Client, true, event.OK); refusal != nil {
		why.Text = "the hash is not made from the secret, " + username + " and the client ID"
		return r.refuseWith(refusal, why)
	}
	return nil
}

// CheckSecretHash words what is wrong with a SECRET_HASH or SecretHash: whether
// one was received, and whether it is right. The words depend on the operation.
func CheckSecretHash(operation string, c *Client, received, right bool) *Refusal {
	id := c.ClientID
	hasSecret := len(c.Secrets()) > 0
	switch {
	case !hasSecret && received:
		return &Refusal{api.InvalidParameterException, "App client " + id + " is not configured for secret but secret hash was received"}
	case !hasSecret:
		return nil
	case !received && operation == api.SignUp:
		return &Refusal{api.NotAuthorizedException, "Client " + id + " is configured for secret but secret was not received"}
	case !received:
		return &Refusal{api.NotAuthorizedException, "Client " + id + " is configured with secret but SECRET_HASH was not received"}
	case right:
		return nil
	case operation == api.RespondToAuthChallenge || operation == api.AdminRespondToAuthChallenge:
		return &Refusal{api.NotAuthorizedException, "Unable to verify secret hash for client " + id}
	default:
		return &Refusal{api.NotAuthorizedException, "SecretHash does not match for the client: " + id}
	}
}

// CheckClientSecret checks the plain secret that GetTokensFromRefreshToken and
// RevokeToken take. The service's words are not known.
func CheckClientSecret(c *Client, secret string) *Refusal {
	secrets := c.Secrets()
	if len(secrets) == 0 {
		return nil
	}
	if secret == "" {
		return &Refusal{api.NotAuthorizedException, "Client " + c.ClientID + " is configured for secret but secret was not received"}
	}
	right := false
	for _, known := range secrets {
		right = sameSecret(known, secret) || right
	}
	if !right {
		return &Refusal{api.NotAuthorizedException, "Client secret does not match for the client: " + c.ClientID}
	}
	return nil
}
