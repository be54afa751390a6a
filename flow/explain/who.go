package explain

// Who can mend what a row is about.
const (
	byCustomer      = "the customer"
	byAdministrator = "an administrator of the pool"
	byDeveloper     = "the developer of the app"
	byAccount       = "an administrator of the AWS account"
	byOneself       = "you, on this machine"
	byItself        = "no one has to: it ends by itself, or AWS mends it"
	byTeller        = byCustomer + ", or " + byAdministrator
	byBuilders      = byDeveloper + ", or " + byAdministrator
)

// who says for each row, by its id, who can mend it: the likeliest first.
var who = map[string]string{
	"pain-01": byTeller, "wrong-device-proof": byDeveloper, "custom-failed": byTeller, "wrong-previous-password": byCustomer, "pain-02": byCustomer,
	"locked-at-code": byCustomer, "pain-11": byTeller, "blocked-by-risk": byAdministrator,

	"password-policy": byCustomer, "password-short": byCustomer, "password-characters": byCustomer, "password-history": byCustomer, "password-needed": byBuilders,

	"wrong-code": byCustomer, "wrong-otp": byCustomer, "wrong-verification-code": byCustomer, "expired-code": byCustomer, "expired-sign-in-code": byCustomer,
	"expired-app-code": byCustomer, "expired-sign-up-code": byCustomer, "expired-reset-code": byCustomer, "expired-attribute-code": byCustomer,

	"pain-17": byTeller, "pain-17-setup": byCustomer, "pain-18": byCustomer, "pain-19": byTeller, "totp-off": byAdministrator, "pain-19-unverified": byTeller,
	"pain-19-unset": byTeller, "no-delivery": byAdministrator, "factor-gone": byAdministrator, "no-factor-at-all": byAdministrator, "associated-at-once": byDeveloper,

	"passkey-refused": byCustomer, "passkey-refused-at-once": byBuilders, "passkey-data": byDeveloper, "passkey-limit": byCustomer, "passkeys-off": byAdministrator,
	"passkey-settings": byAdministrator, "passkey-late": byCustomer, "passkey-origin": byBuilders, "passkey-domain": byBuilders, "passkey-client": byBuilders, "passkey-kind": byDeveloper,

	"pain-32": byBuilders, "pain-33": byBuilders, "pain-34": byBuilders, "pain-37": byBuilders, "not-found": byBuilders, "operation-off": byAdministrator, "unsupported": byDeveloper,

	"pain-03": byDeveloper, "pain-04": byDeveloper, "pain-05": byDeveloper, "pain-06": byDeveloper,

	"parameter-missing": byDeveloper, "parameter-invalid": byDeveloper, "parameter-enum": byDeveloper, "parameter-model": byDeveloper, "not-a-text": byDeveloper,
	"choice-not-offered": byDeveloper, "pain-38": byDeveloper, "old-import": byAdministrator,

	"pain-13": byCustomer, "pain-14": byDeveloper, "invalid-session": byDeveloper, "pain-15": byBuilders, "pain-16": byDeveloper,

	"pain-07": byTeller, "pain-08": byTeller, "already-confirmed": byCustomer, "pain-09": byAdministrator, "pain-10": byTeller, "pain-12": byAdministrator,
	"no-reset-in-state": byAdministrator, "disabled": byAdministrator,

	"pain-22": byDeveloper, "immutable-attribute": byDeveloper, "pain-23": byBuilders, "attribute-schema": byBuilders, "attribute-change": byAdministrator,
	"attribute-without-value": byDeveloper, "attribute-not-writable": byBuilders, "bad-address": byTeller,

	"pain-21": byAccount, "pain-21-policy": byAccount, "email-role": byAccount, "pain-20": byAdministrator, "pool-misconfigured": byAdministrator,

	"pain-26": byDeveloper, "device-gone": byDeveloper, "pain-28": byDeveloper, "device-exists": byDeveloper,

	"pain-40": byItself, "throttled": byItself, "throttled-by-aws": byItself, "daily-email-limit": byAccount, "quota": byAccount, "firewall": byAccount, "firewall-captcha": byAccount, "unavailable": byItself, "internal": byItself,

	"cognito-local-unsupported": byOneself, "cognito-local-password": byOneself, "cognito-local-user": byOneself, "unknown-operation": byDeveloper,
	"add-on-missing": byAdministrator, "wrong-user-state": byAdministrator, "precondition": byAdministrator,

	"aws-expired": byOneself, "aws-unknown": byOneself, "pain-39": byOneself, "aws-signature": byOneself, "aws-unsigned": byOneself, "aws-denied": byAccount, "aws-denied-by-cognito": byAccount,

	"name-taken": byCustomer, "alias-taken": byTeller, "sign-up-off": byAdministrator, "no-auto-verify": byAdministrator, "name-must-be-address": byDeveloper,
	"name-must-not-be-address": byDeveloper, "too-many-codes": byItself,

	"level-met": byDeveloper, "level-unreachable": byBuilders, "level-unknown": byBuilders, "level-parameters": byDeveloper,

	"pain-27": byDeveloper, "pain-29": byCustomer, "refresh-reused": byDeveloper, "refresh-not-enabled": byBuilders, "refresh-expired": byCustomer,
	"access-expired": byDeveloper, "pain-31": byDeveloper, "bad-access-token": byDeveloper, "not-a-refresh-token": byDeveloper, "revocation-off": byBuilders,
	"revoke-unauthorized": byDeveloper,

	"pain-36": byDeveloper, "pain-35": byDeveloper, "trigger-starting": byItself, "trigger-timeout": byDeveloper, "trigger-timeout-message": byDeveloper, "pain-35-permission": byAccount, "trigger-emulator": byOneself,
	"trigger-unreachable": byOneself, "trigger-host": byOneself, "trigger-answer": byDeveloper, "trigger-answer-unreadable": byDeveloper,

	"not-in-tier": byAccount, "tier-change": byAccount, "group-exists": byAdministrator, "provider-exists": byAdministrator, "provider-unsupported": byAdministrator,
	"oauth-flow": byBuilders, "no-such-scope": byBuilders, "branding-exists": byAdministrator, "terms-exist": byAdministrator, "import-running": byAdministrator,
	"tagging": byAdministrator, "unauthorized": byAccount,

	"no-answer": byOneself, "no-such-host": byOneself, "refused-connection": byOneself, "no-route": byOneself, "proxy": byOneself, "tls": byOneself, "timeout": byOneself,
	"cut-off": byOneself, "not-cognito": byOneself, "too-large": byOneself, "unusable-handshake": byOneself, "other-emulator": byOneself, "asked-again": byOneself,
	"nothing-verified": byOneself, "no-credentials": byOneself, "sso-expired": byOneself, "no-profile": byOneself, "role-wants-code": byOneself,
	"aws-configuration": byOneself, "credential-process": byOneself, "cancelled": byOneself, "bad-input": byOneself, "no-pool-id": byOneself, "read-only": byOneself,
	"not-kept": byOneself, "user-not-verified": byOneself, "no-passkey": byOneself, "foreign-srp": byOneself,
}
