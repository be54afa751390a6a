package command

import "authwalk/flow/api"

// The verbs of authwalk srp.
const (
	VerbA               = "a"
	VerbSignature       = "signature"
	VerbDevice          = "device"
	VerbDeviceSignature = "device-signature"
	VerbSecretHash      = "secret-hash"
)

// compute puts what authwalk srp computes before a call, and its variables in place
// of what was computed then. One call alone has no handshake to go on with.
func (w *scriptWriter) compute(call *Call, body api.Body) {
	for _, name := range []string{"AuthParameters", "ChallengeResponses"} {
		given, _ := call.Members.Get(name)
		if parameters, is := given.(Object); is {
			call.Members = call.Members.With(name, w.computed(parameters, body))
		}
	}
	if _, has := call.Members.Get("SecretHash"); has {
		username, _ := call.Members.Get("Username")
		call.Members = call.Members.With("SecretHash", w.secretHash(username))
	}
	if _, has := call.Members.Get("DeviceSecretVerifierConfig"); has && !w.single {
		call.Members = call.Members.With("DeviceSecretVerifierConfig", w.registered())
	}
}

// computed are parameters with variables for what is computed.
func (w *scriptWriter) computed(parameters Object, body api.Body) Object {
	if _, has := parameters.Get(api.KeySRPA); has && !w.single {
		a := &computation{verb: VerbA}
		w.secretA = w.fresh("srp_secret")
		public := w.fresh("srp_a")
		a.carried = []carried{{public, []string{api.KeySRPA}}, {w.secretA, []string{"a"}}}
		w.add(a)
		parameters = parameters.With(api.KeySRPA, Variable{Name: public})
	}
	if _, has := parameters.Get(api.KeyClaimSignature); has && w.secretA != "" {
		parameters = w.proved(parameters, body)
	}
	if _, has := parameters.Get(api.KeySecretHash); has {
		username, _ := parameters.Get(api.KeyUsername)
		parameters = parameters.With(api.KeySecretHash, w.secretHash(username))
	}
	return parameters
}

// proved are responses with a fresh proof of the password, or of a device.
func (w *scriptWriter) proved(responses Object, body api.Body) Object {
	proof := &computation{verb: VerbSignature}
	proof.input = Object{{"a", Variable{Name: w.secretA}}}
	for _, name := range []string{api.KeySalt, api.KeySRPB, api.KeySecretBlock} {
		if value := w.parameter(name); value != nil {
			proof.input = append(proof.input, Member{name, value})
		}
	}
	if body.Challenge == api.ChallengeDevicePasswordVerifier {
		proof.verb = VerbDeviceSignature
		key, _ := responses.Get(api.KeyDeviceKey)
		proof.input = append(proof.input,
			Member{"DeviceGroupKey", w.asked("DEVICE_GROUP_KEY", "", false)}, Member{"DeviceKey", key},
			Member{"DevicePassword", w.asked("DEVICE_PASSWORD", "", false)})
	} else {
		username, _ := responses.Get(api.KeyUsername)
		proof.input = append(proof.input,
			Member{"UserPoolId", w.recorded.Start.Target.UserPoolID},
			Member{api.KeyUserIDForSRP, w.name(username)},
			Member{api.KeyPassword, w.password()})
	}
	signature, timestamp := w.fresh("signature"), w.fresh("timestamp")
	proof.carried = []carried{{signature, []string{api.KeyClaimSignature}}, {timestamp, []string{api.KeyTimestamp}}}
	w.add(proof)
	responses = responses.With(api.KeyClaimSignature, Variable{Name: signature})
	return responses.With(api.KeyTimestamp, Variable{Name: timestamp})
}

// name is a user's name: taken from the answer that has it.
func (w *scriptWriter) name(username any) any {
	text, is := username.(string)
	if variable, known := w.fromAnswer(text); is && known {
		return variable
	}
	return username
}

// password is the variable of the password that the walk began with.
func (w *scriptWriter) password() Variable {
	return w.asked(api.KeyPassword, w.recorded.Start.Password.Reveal(), false)
}

// secretHash computes a SECRET_HASH.
func (w *scriptWriter) secretHash(username any) any {
	if text, is := username.(string); is {
		username = w.name(text)
	}
	if known := w.recorded.Start.Username; username == nil && known != "" {
		username = known
	} else if username == nil {
		username = w.asked(api.KeyUsername, "", false)
	}
	hash := w.fresh("secret_hash")
	w.add(&computation{
		verb: VerbSecretHash,
		input: Object{
			{api.KeyUsername, username},
			{"ClientId", w.recorded.Start.Target.ClientID},
			{"ClientSecret", w.asked("CLIENT_SECRET", "", false)},
		},
		carried: []carried{{hash, []string{api.KeySecretHash}}},
	})
	return Variable{Name: hash}
}

// registered makes the secret of a new device, and what the service gets of it.
func (w *scriptWriter) registered() any {
	group, key := any(""), any("")
	if device := w.recorded.Device(); device != nil {
		group, key = w.name(device.GroupKey), w.name(device.Key)
	}
	verifier, salt, password := w.fresh("password_verifier"), w.fresh("salt"), w.fresh("device_password")
	w.add(note{"The secret of the device is in " + password + " then: keep it to sign in from the device later."})
	w.add(&computation{
		verb: VerbDevice, input: Object{{"DeviceGroupKey", group}, {"DeviceKey", key}},
		carried: []carried{{verifier, []string{"PasswordVerifier"}}, {salt, []string{"Salt"}}, {password, []string{"DevicePassword"}}},
	})
	return Object{{"PasswordVerifier", Variable{Name: verifier}}, {"Salt", Variable{Name: salt}}}
}
