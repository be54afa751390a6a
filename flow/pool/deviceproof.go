package pool

import "authwalk/flow/api"

// nameDevice takes the DEVICE_KEY of the request at work. The refusal of an
// unknown one leaves the session usable, since clients forget the key then and
// send the same answer without it. A pool that tracks no devices ignores the key.
func (r *evaluation) nameDevice() *Decision {
	key := r.parameters[api.KeyDeviceKey]
	if key == "" || !r.facts.Pool.tracksDevices() {
		return nil
	}
	if r.namedDevice(key) == nil {
		return r.deviceUnknown()
	}
	r.progress.DeviceKey = key
	return nil
}

func (r *evaluation) namedDevice(key string) *Device {
	if r.user == nil {
		return nil
	}
	return r.user.Device(key)
}

func (r *evaluation) deviceUnknown() *Decision {
	return r.refuseWith(DeviceUnknown(), Reason{
		api.KeyDeviceKey, "", "the user has no confirmed device with this key; it may have been forgotten", Verified,
	})
}

// device asks for the proof of the remembered device that a request of the
// sign-in named. It comes before the second factor, or before the tokens where
// the key came with the second factor. A device that was forgotten meanwhile is
// as good as none.
func (r *evaluation) device() *Decision {
	key := r.progress.DeviceKey
	if key == "" || !r.facts.Pool.tracksDevices() {
		return nil
	}
	switch device := r.namedDevice(key); {
	case device == nil:
		r.progress.DeviceKey, r.progress.DeviceProved = "", ""
		return nil
	case !device.Remembered():
		r.reason("DeviceRememberedStatus", device.DeviceRememberedStatus, "a device that is not remembered proves nothing", Inferred)
		return nil
	case key == r.progress.DeviceProved:
		return nil
	}
	r.reason(api.KeyDeviceKey, "", "a request of this sign-in named a remembered device", Verified)
	return r.challenge(api.ChallengeDeviceSRPAuth, map[string]string{api.KeyUsername: r.user.Username})
}

// beginDeviceProof answers DEVICE_SRP_AUTH.
func (r *evaluation) beginDeviceProof() *Decision {
	return firstDecision(
		r.required(api.KeyUsername, api.KeyDeviceKey, api.KeySRPA),
		r.srpA,
		r.secretHash,
		r.deviceSession,
		r.isSessionsDevice,
		r.spend,
		r.passed,
		func() *Decision {
			r.progress.SRPA = r.parameters[api.KeySRPA]
			r.reason(api.KeyDeviceKey, "", "the device proves the password that it made up when it was confirmed", Verified)
			return r.challenge(api.ChallengeDevicePasswordVerifier, map[string]string{
				api.KeyUsername: r.user.Username, api.KeyDeviceKey: r.progress.DeviceKey,
			})
		},
	)
}

// deviceSession looks at the session of a DEVICE_SRP_AUTH. After
// USER_PASSWORD_AUTH the answer is taken without one, and the session is then
// found by the names in it.
func (r *evaluation) deviceSession() *Decision {
	if r.givenSession() == "" && (!r.session.Known || r.progress.AuthFlow != api.FlowUserPasswordAuth) {
		return r.missing("Session")
	}
	return r.sessionFault(api.ChallengeDeviceSRPAuth)
}

// isSessionsDevice: the device is still the user's, and the one that is to prove
// itself.
func (r *evaluation) isSessionsDevice() *Decision {
	key := r.parameters[api.KeyDeviceKey]
	if key != r.progress.DeviceKey || r.namedDevice(key) == nil {
		return r.deviceUnknown()
	}
	return nil
}

// proveDevice answers DEVICE_PASSWORD_VERIFIER.
func (r *evaluation) proveDevice() *Decision {
	return firstDecision(
		r.required(api.KeyUsername, api.KeyDeviceKey, api.KeyClaimSecretBlock, api.KeyClaimSignature, api.KeyTimestamp),
		r.timestamp,
		r.secretHash,
		r.secretBlockOf(api.ChallengeDevicePasswordVerifier),
		r.isSessionsDevice,
		r.spend,
		r.deviceProofIsRight,
		r.passed,
		r.isEnabled,
		r.secondFactorAfterDevice,
		r.tokens,
	)
}

func (r *evaluation) deviceProofIsRight() *Decision {
	event, ask := r.ask(Need{
		Kind: VerifyDeviceProof, Name: r.progress.Username, Given: r.parameters[api.KeyClaimSignature],
	})
	switch {
	case ask != nil:
		return ask
	case !event.OK:
		return r.incorrect(Reason{
			api.KeyClaimSignature, "", "the proof is not made with the password that the device was confirmed with", Verified,
		})
	}
	r.progress.DeviceProved = r.progress.DeviceKey
	r.change(Change{Kind: DeviceSignedIn, Name: r.progress.DeviceKey})
	return nil
}

// secondFactorAfterDevice asks for the second factor where the proof does not
// stand in its place.
func (r *evaluation) secondFactorAfterDevice() *Decision {
	switch device := r.namedDevice(r.progress.DeviceKey); {
	case r.progress.SecondFactor != "":
		return nil
	case r.facts.Pool.remembersInPlaceOfFactor() && device.Remembered():
		r.reason("DeviceConfiguration.ChallengeRequiredOnNewDevice", "true", "only new devices are asked for a second factor", Verified)
		return nil
	default:
		r.reason("DeviceConfiguration.ChallengeRequiredOnNewDevice", "false", "a remembered device does not stand in for the second factor", Inferred)
		return r.secondFactor()
	}
}

// newDevice offers to remember the device of a sign-in that named none.
func (r *evaluation) newDevice() (device NewDevice, ask *Decision) {
	if !r.facts.Pool.tracksDevices() || r.progress.DeviceKey != "" {
		return NewDevice{}, nil
	}
	event, ask := r.ask(Need{Kind: MakeID})
	if ask != nil {
		return NewDevice{}, ask
	}
	r.reason("DeviceConfiguration", "", "the pool tracks devices, and no request of this sign-in named one", Verified)
	return NewDevice{Key: r.facts.Pool.region() + "_" + event.Text, GroupKey: r.facts.DeviceGroupKey}, nil
}

// refreshesDevice: a token of a tracked device is good only together with its
// key, and once the device is confirmed.
func (r *evaluation) refreshesDevice() *Decision {
	key := r.progress.DeviceKey
	switch {
	case key == "" || !r.facts.Pool.tracksDevices():
		return nil
	case r.parameters[api.KeyDeviceKey] != key:
		return r.notAuthorized("Invalid Refresh Token.", Reason{
			api.KeyDeviceKey, "", "the pool tracks devices, and the key is not that of the sign-in", Verified,
		})
	case r.namedDevice(key) == nil:
		return r.notAuthorized("Invalid Refresh Token.", Reason{
			api.ConfirmDevice, "", "the device of the sign-in was never confirmed, or was forgotten", Verified,
		})
	default:
		return nil
	}
}
