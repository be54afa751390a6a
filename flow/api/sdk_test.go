package api

import (
	"context"
	"errors"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/document"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
	"github.com/aws/smithy-go"
	smithyauth "github.com/aws/smithy-go/auth"
)

// beyondTheSDK is what the service has and the newest SDK lacks: operations by
// name, members by operation or structure and name, values of enumerations.
var beyondTheSDK = []string{
	// User sessions, of November 2026.
	GetUserPoolSessionConfiguration, SetUserPoolSessionConfiguration,
	GetUserPoolClientSessionConfiguration, SetUserPoolClientSessionConfiguration,
	ListUserSessions, RevokeUserSession, AdminListUserSessions, AdminRevokeUserSession,
	"RevokeTokenInput.RevokeAssociatedSessions",
	// Levels of assurance, of October 2026.
	"CreateUserPoolInput.AcrConfiguration", "UpdateUserPoolInput.AcrConfiguration", "UserPoolType.AcrConfiguration",
	"RespondToAuthChallengeOutput.AvailableChallenges", "AdminRespondToAuthChallengeOutput.AvailableChallenges",
	"CreateIdentityProviderInput.AcrMapping", "UpdateIdentityProviderInput.AcrMapping", "IdentityProviderType.AcrMapping",
	// Dynamic client registration, of November 2026.
	"CreateUserPoolInput.DcrConfiguration", "UpdateUserPoolInput.DcrConfiguration", "UserPoolType.DcrConfiguration",
	"ListUserPoolClientsInput.ClientType", "UserPoolClientType.ClientType", "ResourceServerType.ManagedBy",
	// Named in prose only.
	"ExplicitAuthFlowsType " + AllowClientTokenAuth,
}

// within is what an enumeration of the SDK has and the service takes nowhere
// but elsewhere.
var within = []string{
	"AllowedFirstAuthFactors " + FactorSoftwareToken,
}

// sdkOperations are the operations of the SDK.
func sdkOperations() map[string]reflect.Method {
	found := map[string]reflect.Method{}
	client := reflect.TypeFor[*cip.Client]()
	for i := range client.NumMethod() {
		method := client.Method(i)
		if method.Type.NumIn() == 4 && method.Type.In(2).Kind() == reflect.Pointer && method.Type.In(2).Elem().Name() == method.Name+"Input" {
			found[method.Name] = method
		}
	}
	return found
}

func TestEveryOperationIsHere(t *testing.T) {
	sdk := sdkOperations()
	var want, got []string
	for name := range sdk {
		want = append(want, name)
	}
	for _, operation := range Operations() {
		if !slices.Contains(beyondTheSDK, operation.Name) {
			got = append(got, operation.Name)
		}
	}
	if len(want) < 100 {
		t.Fatalf("the SDK has %d operations", len(want))
	}
	sameSet(t, "operations", got, want)
}

func TestAccessIsTheSDKs(t *testing.T) {
	resolver := cip.New(cip.Options{Region: "eu-west-1"}).Options().AuthSchemeResolver
	sdk := sdkOperations()
	for _, operation := range Operations() {
		if _, known := sdk[operation.Name]; !known {
			continue
		}
		schemes, err := resolver.ResolveAuthSchemes(t.Context(), &cip.AuthResolverParameters{Operation: operation.Name, Region: "eu-west-1"})
		if err != nil {
			t.Fatal(err)
		}
		// The SDK signs GetClientToken, of which its own documentation says that it
		// takes no IAM credentials.
		if operation.Name == GetClientToken {
			schemes[0].SchemeID = smithyauth.SchemeIDAnonymous
		}
		if signed := schemes[0].SchemeID != smithyauth.SchemeIDAnonymous; signed != (operation.Access == Signed) {
			t.Errorf("%s: signed is %v in the SDK", operation.Name, signed)
		}
		_, takesToken := named(operation.Input, "AccessToken")
		if operation.Access == AccessToken && !takesToken {
			t.Errorf("%s has no access token", operation.Name)
		}
	}
}

func TestMembersAreTheSDKs(t *testing.T) {
	client := cip.New(cip.Options{Region: "eu-west-1"})
	for name, method := range sdkOperations() {
		operation, _ := FindOperation(name)
		input, output := method.Type.In(2).Elem(), method.Type.Out(0).Elem()
		if silent := !hasMembers(output); silent != operation.AnswersNothing() {
			t.Errorf("%s answers nothing: %v in the SDK", name, silent)
		}
		if operation.Input == nil {
			continue
		}
		sameMembers(t, name, operation.Input, input)
		sameMembers(t, name, operation.Output, output)
		sameSet(t, name+" requires", requiredIn(input.Name(), operation.Input), requiredBySDK(client, method))
	}
}

func hasMembers(output reflect.Type) bool {
	for field := range output.Fields() {
		if field.IsExported() && field.Name != "ResultMetadata" {
			return true
		}
	}
	return false
}

// sameMembers holds members, and those in them, against a struct of the SDK.
func sameMembers(t *testing.T, place string, members []Member, want reflect.Type) {
	t.Helper()
	var names, fields []string
	for i := range want.NumField() {
		if field := want.Field(i); field.IsExported() && field.Name != "ResultMetadata" {
			fields = append(fields, wireName(want, field.Name))
		}
	}
	for _, member := range members {
		if slices.Contains(beyondTheSDK, want.Name()+"."+member.Name) {
			continue
		}
		names = append(names, member.Name)
		if field, found := want.FieldByName(strings.ToUpper(member.Name[:1]) + member.Name[1:]); found {
			sameValue(t, place+"."+member.Name, member, field.Type)
		}
	}
	sameSet(t, place, names, fields)
}

// wireName is a field's name on the wire: the SDK writes the headers' with a
// capital letter.
func wireName(holder reflect.Type, name string) string {
	if holder == reflect.TypeFor[types.HttpHeader]() {
		return strings.ToLower(name[:1]) + name[1:]
	}
	return name
}

func sameValue(t *testing.T, place string, member Member, want reflect.Type) {
	t.Helper()
	if want.Kind() == reflect.Pointer {
		want = want.Elem()
	}
	kinds := map[Kind]bool{}
	switch {
	case want == reflect.TypeFor[time.Time]():
		kinds[Time] = true
	case want == reflect.TypeFor[document.Interface]():
		kinds[Document] = true
	case want == reflect.TypeFor[[]byte](): // Base64 on the wire
		kinds[Text] = true
	case want.Kind() == reflect.String:
		kinds[Text] = true
		sameEnum(t, place, member, want)
	case want.Kind() == reflect.Bool:
		kinds[Boolean] = true
	case want.Kind() == reflect.Int32 || want.Kind() == reflect.Int64:
		kinds[Number] = true
	case want.Kind() == reflect.Slice:
		kinds[List] = true
		if member.Kind == List {
			sameValue(t, place, *member.Element, want.Elem())
		}
	case want.Kind() == reflect.Map:
		kinds[Map] = true
		if member.Kind == Map {
			sameValue(t, place, *member.Element, want.Elem())
		}
	case want.Kind() == reflect.Struct:
		kinds[Structure] = true
		sameMembers(t, place, member.Members, want)
	}
	if !kinds[member.Kind] {
		t.Errorf("%s: kind %d for a %s", place, member.Kind, want)
	}
}

// sameEnum holds the values of a text against those of the SDK's type.
func sameEnum(t *testing.T, place string, member Member, want reflect.Type) {
	t.Helper()
	method, isEnum := want.MethodByName("Values")
	if !isEnum {
		if member.Enum != nil && want.Name() != "string" {
			t.Errorf("%s is no enumeration in the SDK", place)
		}
		return
	}
	var values []string
	last := place[strings.LastIndex(place, ".")+1:]
	all := method.Func.Call([]reflect.Value{reflect.Zero(want)})[0]
	for i := range all.Len() {
		if value := all.Index(i).String(); !slices.Contains(within, last+" "+value) {
			values = append(values, value)
		}
	}
	own := slices.DeleteFunc(slices.Clone(member.Enum), func(value string) bool {
		return slices.Contains(beyondTheSDK, want.Name()+" "+value)
	})
	sameSet(t, place, own, values)
}

// requiredIn are the paths of the members that must be given, at any depth.
func requiredIn(place string, members []Member) []string {
	var paths []string
	for _, member := range members {
		if slices.Contains(beyondTheSDK, place+"."+member.Name) {
			continue
		}
		path := place + "." + member.Name
		if member.Required {
			paths = append(paths, path)
		}
		for member.Kind == List {
			member = *member.Element
		}
		paths = append(paths, requiredIn(path, member.Members)...)
	}
	return paths
}

// requiredBySDK asks the SDK what is missing from requests whose structures are
// there but empty, down to one depth after the other. It says so before it
// sends anything.
func requiredBySDK(client *cip.Client, method reflect.Method) []string {
	const deepest = 6
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var paths []string
	for depth := range deepest {
		input := reflect.New(method.Type.In(2).Elem())
		fill(input.Elem(), depth)
		results := method.Func.Call([]reflect.Value{reflect.ValueOf(client), reflect.ValueOf(ctx), input})
		var missing smithy.InvalidParamsError
		err, _ := results[1].Interface().(error)
		if !errors.As(err, &missing) {
			continue
		}
		for _, missed := range missing.Errs() {
			var parameter smithy.InvalidParamError
			if errors.As(missed, &parameter) {
				paths = append(paths, placeInList.ReplaceAllString(parameter.Field(), ""))
			}
		}
	}
	slices.Sort(paths)
	return slices.Compact(paths)
}

var placeInList = regexp.MustCompile(`\.?\[\d+\]`)

// fill puts an empty structure wherever there can be one, down to a depth.
func fill(holder reflect.Value, depth int) {
	if depth == 0 {
		return
	}
	for field, value := range holder.Fields() {
		held := field.Type
		switch {
		case !field.IsExported():
		case held.Kind() == reflect.Pointer && held.Elem().Kind() == reflect.Struct:
			value.Set(reflect.New(held.Elem()))
			fill(value.Elem(), depth-1)
		case held.Kind() == reflect.Slice && held.Elem().Kind() == reflect.Struct:
			value.Set(reflect.MakeSlice(held, 1, 1))
			fill(value.Index(0), depth-1)
		}
	}
}

func TestFlowsAreTheSDKs(t *testing.T) {
	var names, allowed []string
	for _, flow := range Flows() {
		names = append(names, flow.Name)
		allowed = append(allowed, flow.Enabled)
		if flow.Legacy != "" {
			allowed = append(allowed, flow.Legacy)
		}
		if !flow.Public && !flow.Admin {
			t.Errorf("%s: no operation takes it", flow.Name)
		}
		everyText(t, flow.Name, flow.Label, flow.Description)
	}
	sameSet(t, "flows", names, texts(types.AuthFlowType("").Values()))
	slices.Sort(allowed)
	sameSet(t, "values that enable a flow", slices.Compact(allowed), texts(types.ExplicitAuthFlowsType("").Values()))
}

func TestChallengesAreTheSDKs(t *testing.T) {
	var names []string
	factors := append(texts(types.AuthFactorType("").Values()), "")
	for _, challenge := range Challenges() {
		names = append(names, challenge.Name)
		if !slices.Contains(factors, challenge.Factor) {
			t.Errorf("%s: %q is no factor", challenge.Name, challenge.Factor)
		}
		everyText(t, challenge.Name, challenge.Label, challenge.Description)
	}
	if !slices.Equal(names, challengeNames) {
		t.Errorf("challenges are %v, their names %v", names, challengeNames)
	}
	sameSet(t, "challenges", names, texts(types.ChallengeNameType("").Values()))
}

// sdkExceptions are those whose types the SDK has; a list, since Go cannot
// list the types of a package.
var sdkExceptions = []smithy.APIError{
	&types.AccessDeniedException{}, &types.AliasExistsException{}, &types.CodeDeliveryFailureException{},
	&types.CodeMismatchException{}, &types.ConcurrentModificationException{}, &types.DeviceKeyExistsException{},
	&types.DuplicateProviderException{}, &types.EnableSoftwareTokenMFAException{}, &types.ExpiredCodeException{},
	&types.FeatureUnavailableInTierException{}, &types.ForbiddenException{}, &types.GroupExistsException{},
	&types.InternalErrorException{}, &types.InternalServerException{},
	&types.InvalidEmailRoleAccessPolicyException{}, &types.InvalidLambdaResponseException{},
	&types.InvalidOAuthFlowException{}, &types.InvalidParameterException{}, &types.InvalidPasswordException{},
	&types.InvalidSmsRoleAccessPolicyException{}, &types.InvalidSmsRoleTrustRelationshipException{},
	&types.InvalidUserPoolConfigurationException{}, &types.LimitExceededException{},
	&types.ManagedLoginBrandingExistsException{}, &types.MFAMethodNotFoundException{},
	&types.NotAuthorizedException{}, &types.OperationNotEnabledException{},
	&types.PasswordHistoryPolicyViolationException{}, &types.PasswordResetRequiredException{},
	&types.PreconditionNotMetException{}, &types.RefreshTokenReuseException{}, &types.ResourceNotFoundException{},
	&types.ScopeDoesNotExistException{}, &types.ServiceQuotaExceededException{},
	&types.SoftwareTokenMFANotFoundException{}, &types.TermsExistsException{},
	&types.TierChangeNotAllowedException{}, &types.TooManyFailedAttemptsException{},
	&types.TooManyRequestsException{}, &types.UnauthorizedException{}, &types.UnexpectedLambdaException{},
	&types.UnsupportedIdentityProviderException{}, &types.UnsupportedOperationException{},
	&types.UnsupportedTokenTypeException{}, &types.UnsupportedUserStateException{},
	&types.UserImportInProgressException{}, &types.UserLambdaValidationException{}, &types.UsernameExistsException{},
	&types.UserNotConfirmedException{}, &types.UserNotFoundException{}, &types.UserPoolAddOnNotEnabledException{},
	&types.UserPoolTaggingException{}, &types.WebAuthnChallengeNotFoundException{},
	&types.WebAuthnClientMismatchException{}, &types.WebAuthnConfigurationMissingException{},
	&types.WebAuthnCredentialNotSupportedException{}, &types.WebAuthnNotEnabledException{},
	&types.WebAuthnOriginNotAllowedException{}, &types.WebAuthnRelyingPartyMismatchException{},
}

func TestExceptionsAreTheSDKs(t *testing.T) {
	for _, sdk := range sdkExceptions {
		exception, known := FindException(sdk.ErrorCode())
		if !known {
			t.Errorf("%s is missing", sdk.ErrorCode())
			continue
		}
		if server := exception.Status >= 500; server != (sdk.ErrorFault() == smithy.FaultServer) {
			t.Errorf("%s has status %d, its fault is %v in the SDK", exception.Name, exception.Status, sdk.ErrorFault())
		}
		everyText(t, exception.Name, exception.Sentence)
	}
	for _, operation := range Operations() {
		for _, name := range operation.Errors {
			if _, known := FindException(name); !known {
				t.Errorf("%s: no exception %s", operation.Name, name)
			}
		}
	}
}

func texts[T ~string](values []T) []string {
	names := make([]string, len(values))
	for i, value := range values {
		names[i] = string(value)
	}
	return names
}

func sameSet(t *testing.T, what string, got, want []string) {
	t.Helper()
	got, want = slices.Sorted(slices.Values(got)), slices.Sorted(slices.Values(want))
	if !slices.Equal(got, want) {
		t.Errorf("%s: not in the SDK %v, only in the SDK %v", what, without(got, want), without(want, got))
	}
}

func without(all, some []string) []string {
	return slices.DeleteFunc(slices.Clone(all), func(name string) bool { return slices.Contains(some, name) })
}

func everyText(t *testing.T, what string, sentences ...string) {
	t.Helper()
	for i, sentence := range sentences {
		if strings.TrimSpace(sentence) == "" {
			t.Errorf("%s: text %d is empty", what, i)
		}
	}
	if last := sentences[len(sentences)-1]; !strings.HasSuffix(last, ".") {
		t.Errorf("%s: %q is no sentence", what, last)
	}
}
