package pool

import (
	"strings"
	"unicode/utf8"

	"authwalk/flow/api"
)

// Delivery is a message with a code: where it goes and what it is for.
type Delivery struct {
	// Medium is SMS or EMAIL, Attribute phone_number or email.
	Medium, Attribute string
	// Address is the full address or number.
	Address string
	// Purpose is the challenge, or the operation, that the code is for.
	Purpose string
	// Digits is how long the code is.
	Digits int
	// Own is how CustomMessage words the message, nil where it does not.
	Own *Message
}

const (
	email             = api.AttributeEmail
	phoneNumber       = api.AttributePhoneNumber
	preferredUsername = api.AttributePreferredUsername
)

func deliver(attribute, address, purpose string, digits int) *Delivery {
	medium := api.MediumEmail
	if attribute == phoneNumber {
		medium = api.MediumSMS
	}
	return &Delivery{Medium: medium, Attribute: attribute, Address: address, Purpose: purpose, Digits: digits}
}

// Destination is the address as the service shows it:
// n***@e*** and +*******0142.
func (d *Delivery) Destination() string {
	if d.Medium == api.MediumSMS {
		return maskPhone(d.Address)
	}
	return maskEmail(d.Address)
}

// parameters are the two delivery keys of a challenge. The doubled word is
// really there.
func (d *Delivery) parameters() map[string]string {
	return map[string]string{
		api.KeyDeliveryMedium: d.Medium,
		api.KeyDestination:    d.Destination(),
	}
}

func maskEmail(address string) string {
	local, domain, found := strings.Cut(address, "@")
	if !found {
		domain = local
	}
	return firstLetter(local) + "***@" + firstLetter(domain) + "***"
}

func firstLetter(text string) string {
	_, size := utf8.DecodeRuneInString(text)
	return text[:size]
}

func maskPhone(number string) string {
	digits := strings.TrimPrefix(number, "+")
	shown := max(0, len(digits)-4)
	return "+" + strings.Repeat("*", shown) + digits[shown:]
}

// simulatedDelivery is where a code for an unknown user seems to go: an address
// made from the name that was typed, so that it is always the same.
func simulatedDelivery(attribute, typed, id, purpose string) *Delivery {
	address := typed
	if attribute == phoneNumber && validPhone(typed) != nil {
		address = simulatedPhone(id)
	}
	return deliver(attribute, address, purpose, api.CodeDigits)
}

// simulatedPhone is a number of eleven digits made from the simulated id.
func simulatedPhone(id string) string {
	number := []byte("+10000000000")
	for i := 2; i < len(number) && i < len(id); i++ {
		number[i] = '0' + id[i]%10
	}
	return string(number)
}

// VerificationDelivery is where the code of a new user goes: the attributes
// that AutoVerifiedAttributes names and the user has, the phone first. Nil when
// nothing is sent.
func VerificationDelivery(p *UserPool, attributes Attributes, purpose string) *Delivery {
	for _, attribute := range []string{phoneNumber, email} {
		address := attributes.Get(attribute)
		if address != "" && contains(p.AutoVerifiedAttributes, attribute) {
			return deliver(attribute, address, purpose, api.CodeDigits)
		}
	}
	return nil
}

// AttributeDelivery is where the code that verifies an address goes, nil for
// attributes that are no address.
func AttributeDelivery(attribute, address, purpose string) *Delivery {
	if address == "" || attribute != email && attribute != phoneNumber {
		return nil
	}
	return deliver(attribute, address, purpose, api.CodeDigits)
}
