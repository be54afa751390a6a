package flow

import (
	"context"
	"encoding/json"
	"errors"

	"authwalk/flow/api"
	"authwalk/flow/explain"
	"authwalk/flow/operation"
	"authwalk/flow/walk"
)

// exchange sends one request, unless it must not be sent. The exchange tells
// what was to be sent also beside an error.
func (c *Controller) exchange(ctx context.Context, target walk.Target, request walk.Request) (walk.Exchange, error) {
	exchange := walk.Exchange{Operation: request.Operation, Request: request.Body, Started: c.options.Now()}
	if err := c.mayChange(target, request.Operation); err != nil {
		return exchange, err
	}
	client, err := c.client(target)
	if err != nil {
		return exchange, err
	}
	exchange, failed := client.Call(ctx, request)
	if failed != nil {
		return exchange, failed
	}
	return exchange, nil
}

// receive adds to a step what its answer holds.
func (c *Controller) receive(w walk.Walk, step *walk.Step) error {
	if api.IssuesTokens(step.Exchange.Operation) {
		return c.receiveSignIn(w, step)
	}
	step.Members = step.Exchange.Answer.Members()
	if entry, known := operation.Find(step.Performed); known && entry.FollowUp != nil {
		step.FollowUp = followUp(entry.FollowUp(c.situation(w), *step), *step)
	}
	return nil
}

func followUp(name string, step walk.Step) *walk.FollowUp {
	if name == "" {
		return nil
	}
	return &walk.FollowUp{
		Operation: name, Instead: insteadOf[name], Session: walk.NewSecret(step.Members.Get("Session")), Delivery: deliveryOf(step.Exchange.Answer),
	}
}

// insteadOf are operations of an administrator that bring about what a follow-up would.
var insteadOf = map[string]string{
	api.ConfirmForgotPassword: api.AdminSetUserPassword,
	api.ConfirmSignUp:         api.AdminConfirmSignUp,
}

func deliveryOf(body walk.Body) walk.Delivery {
	var answer struct {
		CodeDeliveryDetails struct{ DeliveryMedium, Destination string }
	}
	if json.Unmarshal(body.Reveal(), &answer) != nil {
		return walk.Delivery{}
	}
	return walk.Delivery{Medium: answer.CodeDeliveryDetails.DeliveryMedium, Destination: answer.CodeDeliveryDetails.Destination}
}

// explained completes an error with what can be said of it in this walk.
func (c *Controller) explained(w walk.Walk, made call, step walk.Step, err error) *walk.Error {
	var failed *walk.Error
	if !errors.As(err, &failed) {
		failed = &walk.Error{Kind: walk.BadInput, Message: err.Error(), Cause: err}
	}
	if failed.Operation == "" {
		failed.Operation = made.makes
	}
	answered := answeredBy(w, step)
	failed.Retry = explain.Retry(w, answered, failed)
	if failed.Next == "" {
		failed.Next = explain.Next(w, answered, failed)
	}
	if failed.Field == "" && made.name != "" {
		failed.Field = explain.Field(answered, failed, fieldKeys(c.PromptFor(w, made.name)))
	}
	return failed
}

// answeredBy names what a step answers: the pending challenge also where the
// call only prepared the answer.
func answeredBy(w walk.Walk, step walk.Step) string {
	if step.Answered != "" {
		return step.Answered
	}
	if pending, waiting := w.Pending(); waiting && pending.Step.Challenge != nil {
		return pending.Name()
	}
	return ""
}

func fieldKeys(prompt walk.Prompt) []string {
	keys := make([]string, 0, len(prompt.Fields))
	for _, field := range prompt.Fields {
		keys = append(keys, field.Key)
	}
	return keys
}
