package emulator

import (
	"reflect"
	"testing"

	"authwalk/flow/api"

	cognito "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
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
		if operation, _ := api.FindOperation(name); operation.Input == nil {
			t.Errorf("%s: nothing says what it takes", name)
		}
	}
}
