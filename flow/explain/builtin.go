package explain

// builtinFunctions are the functions that authwalk's emulator has itself, as pool files name
// them, and what they do.
var builtinFunctions = map[string]string{
	"builtin:agree":      "returns the event as it is",
	"builtin:refuse":     "refuses everybody",
	"builtin:timeout":    "does not answer in time",
	"builtin:blocklist":  "refuses users with an email address at blocked.example, and answers too late for those at slow.example",
	"builtin:claims":     "adds tier: gold to the ID token",
	"builtin:migrate":    "brings the user arno, with the password of an older system",
	"builtin:riddle":     "asks two riddles",
	"builtin:captcha":    "asks for a sum",
	"builtin:email-code": "sends a code by email",
	"builtin:challenges": "asks what the custom:challenges of the user say",
}

// BuiltinFunction says what a function does that authwalk's emulator has itself; "" for another
// one.
func BuiltinFunction(function string) string {
	does := builtinFunctions[function]
	if does == "" {
		return ""
	}
	return "This function is part of authwalk's emulator: it " + does + "."
}

// failedBuiltin is what the function does that ended the step, where that is known.
func failedBuiltin(f failure) []string {
	failed := f.step.FailedTrigger()
	if failed == nil {
		return nil
	}
	if does := BuiltinFunction(failed.Function); does != "" {
		return []string{does}
	}
	return nil
}
