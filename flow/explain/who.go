package explain

// Who can mend what a row is about.
const (
	byCustomer                 = "the customer"
	byAdministrator            = "an administrator of the pool"
	byDeveloper                = "the developer of the app"
	byAccount                  = "an administrator of the AWS account"
	byYou                      = "you, on this machine"
	byItself                   = "nobody has to; it ends by itself, or AWS fixes it"
	byCustomerOrAdministrator  = byCustomer + ", or " + byAdministrator
	byDeveloperOrAdministrator = byDeveloper + ", or " + byAdministrator
)

// who says for each row, by its id, who can mend it: the likeliest first.
var who = map[string]string{
	"pain-01": byCustomerOrAdministrator, "wrong-device-proof": byDeveloper, "custom-failed": byCustomerOrAdministrator, "wrong-previous-password": byCustomer, "pain-02": byCustomer,
	"locked-at-code": byCustomer, "pain-11": byCustomerOrAdministrator, "blocked-by-risk": byAdministrator,

	"password-policy": byCustomer, "password-short": byCustomer, "password-characters": byCustomer, "password-history": byCustomer, "password-needed": byDeveloperOrAdministrator,

	"wrong-code": byCustomer, "wrong-otp": byCustomer, "wrong-verification-code": byCustomer, "expired-code": byCustomer, "expired-sign-in-code": byCustomer,
	"expired-app-code": byCustomer, "expired-sign-up-code": byCustomer, "expired-reset-code": byCustomer, "expired-attribute-code": byCustomer,

	"pain-17": byCustomerOrAdministrator, "pain-17-setup": byCustomer, "pain-18": byCustomer, "pain-19": byCustomerOrAdministrator, "totp-off": byAdministrator, "pain-19-unverified": byCustomerOrAdministrator,
	"pain-19-unset": byCustomerOrAdministrator, "no-delivery": byAdministrator, "factor-gone": byAdministrator, "no-factor-at-all": byAdministrator, "associated-at-once": byDeveloper,

	"passkey-refused": byCustomer, "passkey-refused-at-once": byDeveloperOrAdministrator, "passkey-data": byDeveloper, "passkey-limit": byCustomer, "passkeys-off": byAdministrator,
	"passkey-settings": byAdministrator, "passkey-late": byCustomer, "passkey-origin": byDeveloperOrAdministrator, "passkey-domain": byDeveloperOrAdministrator, "passkey-client": byDeveloperOrAdministrator, "passkey-kind": byDeveloper,

	"pain-32": byDeveloperOrAdministrator, "pain-33": byDeveloperOrAdministrator, "pain-34": byDeveloperOrAdministrator, "pain-37": byDeveloperOrAdministrator, "not-found": byDeveloperOrAdministrator, "operation-off": byAdministrator, "unsupported": byDeveloper,

	"pain-03": byDeveloper, "pain-04": byDeveloper, "pain-05": byDeveloper, "pain-06": byDeveloper,

	"parameter-missing": byDeveloper, "parameter-invalid": byDeveloper, "parameter-enum": byDeveloper, "parameter-model": byDeveloper, "not-a-text": byDeveloper,
	"choice-not-offered": byDeveloper, "pain-38": byDeveloper, "old-import": byAdministrator,

	"pain-13": byCustomer, "pain-14": byDeveloper, "invalid-session": byDeveloper, "pain-15": byDeveloperOrAdministrator, "pain-16": byDeveloper,

	"pain-07": byCustomerOrAdministrator, "pain-08": byCustomerOrAdministrator, "already-confirmed": byCustomer, "pain-09": byAdministrator, "pain-10": byCustomerOrAdministrator, "pain-12": byAdministrator,
	"no-reset-in-state": byAdministrator, "disabled": byAdministrator,

	"pain-22": byDeveloper, "immutable-attribute": byDeveloper, "pain-23": byDeveloperOrAdministrator, "attribute-schema": byDeveloperOrAdministrator, "attribute-change": byAdministrator,
	"attribute-without-value": byDeveloper, "attribute-not-writable": byDeveloperOrAdministrator, "bad-address": byCustomerOrAdministrator,

	"pain-21": byAccount, "pain-21-policy": byAccount, "email-role": byAccount, "pain-20": byAdministrator, "pool-misconfigured": byAdministrator,

	"pain-26": byDeveloper, "device-gone": byDeveloper, "pain-28": byDeveloper, "device-exists": byDeveloper,

	"pain-40": byItself, "throttled": byItself, "throttled-by-aws": byItself, "daily-email-limit": byAccount, "daily-email-limit-sign-up": byAccount, "quota": byAccount, "firewall": byAccount, "firewall-captcha": byAccount, "unavailable": byItself, "internal": byItself,

	"cognito-local-unsupported": byYou, "cognito-local-password": byYou, "cognito-local-user": byYou, "unknown-operation": byDeveloper,
	"add-on-missing": byAdministrator, "wrong-user-state": byAdministrator, "precondition": byAdministrator,

	"aws-expired": byYou, "aws-unknown": byYou, "pain-39": byYou, "aws-signature": byYou, "aws-unsigned": byYou, "aws-denied": byAccount, "aws-denied-by-cognito": byAccount,

	"name-taken": byCustomer, "alias-taken": byCustomerOrAdministrator, "sign-up-off": byAdministrator, "no-auto-verify": byAdministrator, "name-must-be-address": byDeveloper,
	"name-must-not-be-address": byDeveloper, "too-many-codes": byItself,

	"level-met": byDeveloper, "level-unreachable": byDeveloperOrAdministrator, "level-unknown": byDeveloperOrAdministrator, "level-parameters": byDeveloper,

	"pain-27": byDeveloper, "pain-29": byCustomer, "refresh-reused": byDeveloper, "refresh-not-enabled": byDeveloperOrAdministrator, "refresh-expired": byCustomer,
	"access-expired": byDeveloper, "pain-31": byDeveloper, "bad-access-token": byDeveloper, "not-a-refresh-token": byDeveloper, "revocation-off": byDeveloperOrAdministrator,
	"revoke-unauthorized": byDeveloper,

	"pain-36": byDeveloper, "migration-refused": byCustomerOrAdministrator, "pain-35": byDeveloper, "trigger-starting": byItself, "trigger-timeout": byDeveloper, "trigger-timeout-message": byDeveloper, "pain-35-permission": byAccount, "trigger-emulator": byYou,
	"trigger-unreachable": byYou, "trigger-host": byYou, "trigger-answer": byDeveloper, "trigger-answer-unreadable": byDeveloper,

	"not-in-tier": byAccount, "tier-change": byAccount, "group-exists": byAdministrator, "provider-exists": byAdministrator, "provider-unsupported": byAdministrator,
	"oauth-flow": byDeveloperOrAdministrator, "no-such-scope": byDeveloperOrAdministrator, "branding-exists": byAdministrator, "terms-exist": byAdministrator, "import-running": byAdministrator,
	"tagging": byAdministrator, "unauthorized": byAccount,

	"no-answer": byYou, "no-such-host": byYou, "refused-connection": byYou, "no-route": byYou, "proxy": byYou, "tls": byYou, "timeout": byYou,
	"cut-off": byYou, "not-cognito": byYou, "too-large": byYou, "unusable-handshake": byYou, "other-emulator": byYou, "asked-again": byYou,
	"nothing-verified": byYou, "no-credentials": byYou, "sso-expired": byYou, "no-profile": byYou, "role-wants-code": byYou,
	"aws-configuration": byYou, "credential-process": byYou, "cancelled": byYou, "bad-input": byYou, "no-pool-id": byYou, "read-only": byYou,
	"not-kept": byYou, "user-not-verified": byYou, "no-passkey": byYou, "foreign-srp": byYou,
}
