package emulator

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	cognito "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/smithy-go"
)

// sdkOperations are the operations of the SDK with what each takes.
func sdkOperations() map[string]reflect.Method {
	found := map[string]reflect.Method{}
	client := reflect.TypeFor[*cognito.Client]()
	for i := range client.NumMethod() {
		method := client.Method(i)
		if method.Type.NumIn() == 4 && method.Type.In(2).Kind() == reflect.Pointer && method.Type.In(2).Elem().Name() == method.Name+"Input" {
			found[method.Name] = method
		}
	}
	return found
}

func TestEveryOperationOfTheSDKIsKnown(t *testing.T) {
	known := sdkOperations()
	for name := range known {
		_, built := operations[name]
		if built == isUnsupported(name) {
			t.Errorf("%s: built %v, listed as unsupported %v", name, built, isUnsupported(name))
		}
	}
	for _, name := range unsupported {
		if _, there := known[name]; !there {
			t.Errorf("the SDK has no %s", name)
		}
	}
	for name := range operations {
		if _, described := inputs[name]; !described {
			t.Errorf("%s: nothing says what it takes", name)
		}
	}
}

// TestInputsAreThoseOfTheSDK holds the members of each operation, and which of
// them are required, against the SDK.
func TestInputsAreThoseOfTheSDK(t *testing.T) {
	client := cognito.New(cognito.Options{Region: "us-east-1", Credentials: aws.AnonymousCredentials{}, BaseEndpoint: aws.String("http://127.0.0.1:1")})
	for name, method := range sdkOperations() {
		declared, built := inputs[name]
		if !built {
			continue
		}
		var members, required []string
		for field := range strings.FieldsSeq(declared) {
			plain, star := strings.CutSuffix(field, "*")
			members = append(members, plain)
			if star {
				required = append(required, plain)
			}
		}
		input := method.Type.In(2).Elem()
		var want []string
		for i := range input.NumField() {
			if field := input.Field(i); field.IsExported() {
				want = append(want, field.Name)
			}
		}
		sameSet(t, name, members, want)
		sameSet(t, name+" requires", required, requiredBySDK(client, method))
	}
}

// requiredBySDK asks the SDK what is missing from an empty request, which it
// says before it sends anything.
func requiredBySDK(client *cognito.Client, method reflect.Method) []string {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	results := method.Func.Call([]reflect.Value{reflect.ValueOf(client), reflect.ValueOf(ctx), reflect.New(method.Type.In(2).Elem())})
	var missing smithy.InvalidParamsError
	err, _ := results[1].Interface().(error)
	if !errors.As(err, &missing) {
		return nil
	}
	var names []string
	for _, missed := range missing.Errs() {
		var parameter smithy.InvalidParamError
		if errors.As(missed, &parameter) {
			names = append(names, parameter.Field()[strings.LastIndex(parameter.Field(), ".")+1:])
		}
	}
	return names
}

func sameSet(t *testing.T, what string, got, want []string) {
	t.Helper()
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("%s %v, the SDK %v", what, got, want)
	}
}
