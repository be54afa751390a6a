package emulator

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

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

// strict is an HTTP client that holds every answer against the SDK's type for
// it, more strictly than the SDK does: no member it does not know, no null, and
// no value of another type.
type strict struct{ t *testing.T }

func (s strict) Do(r *http.Request) (*http.Response, error) {
	answer, err := http.DefaultTransport.RoundTrip(r)
	if err != nil || answer.StatusCode != http.StatusOK {
		return answer, err
	}
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		return nil, err
	}
	_ = answer.Body.Close()
	answer.Body = io.NopCloser(bytes.NewReader(body))
	operation := strings.TrimPrefix(r.Header.Get("X-Amz-Target"), targetOf)
	method, known := sdkOperations()[operation]
	if !known {
		return answer, nil
	}
	var value any
	if err := json.Unmarshal(body, &value); err != nil {
		s.t.Errorf("%s answers %s: %v", operation, body, err)
		return answer, nil
	}
	for _, fault := range unlike(operation, value, method.Type.Out(0).Elem()) {
		s.t.Errorf("shape of an answer: %s", fault)
	}
	return answer, nil
}

// unlike lists where a JSON value differs from what the SDK's type can hold.
func unlike(path string, value any, want reflect.Type) []string {
	if want.Kind() == reflect.Pointer {
		want = want.Elem()
	}
	if want == reflect.TypeFor[time.Time]() {
		want = reflect.TypeFor[float64]()
	}
	fits := false
	switch value := value.(type) {
	case map[string]any:
		return unlikeObject(path, value, want)
	case []any:
		if want.Kind() != reflect.Slice {
			break
		}
		var faults []string
		for i, element := range value {
			faults = append(faults, unlike(fmt.Sprintf("%s[%d]", path, i), element, want.Elem())...)
		}
		return faults
	case string:
		fits = want.Kind() == reflect.String
	case bool:
		fits = want.Kind() == reflect.Bool
	case float64:
		fits = want.Kind() == reflect.Float64 || want.Kind() == reflect.Int32 && value == float64(int32(value))
	}
	if fits {
		return nil
	}
	return []string{fmt.Sprintf("%s is %v, not a %s", path, value, want)}
}

// beyondTheSDK are members of answers that the service has and this version of the SDK lacks.
var beyondTheSDK = []string{"ClientType"}

func unlikeObject(path string, value map[string]any, want reflect.Type) []string {
	var faults []string
	for name, member := range value {
		at := path + "." + name
		switch want.Kind() {
		case reflect.Map:
			faults = append(faults, unlike(at, member, want.Elem())...)
		case reflect.Struct:
			field, known := want.FieldByName(name)
			if !known && slices.Contains(beyondTheSDK, name) {
				continue
			}
			if !known {
				faults = append(faults, at+" is no member")
				continue
			}
			faults = append(faults, unlike(at, member, field.Type)...)
		default:
			return []string{fmt.Sprintf("%s is an object, not a %s", path, want)}
		}
	}
	return faults
}
