package evidence

import (
	"errors"
	"slices"

	"navercaptcha/naver"
	"navercaptcha/naver/attempt"
	"navercaptcha/naver/exchange/redaction"
)

// Masked is a copy of a call without the secrets that a mask knows, wherever in the call they stand: what went over the
// wire, its error, its finding and its place. A nil mask works by the names of fields alone.
func Masked(c attempt.Call, mask *redaction.Redactor) attempt.Call {
	if c.Exchange != nil {
		c.Exchange, _ = c.Exchange.Redact(mask)
	}
	c.Err = maskedError(c.Err, mask)
	if c.Finding != nil {
		f := *c.Finding
		f.Notes = slices.Clone(f.Notes)
		said := []*string{
			&f.Happened.Ko, &f.Happened.En, &f.Why.Ko, &f.Why.En, &f.Next.Ko, &f.Next.En, &f.Send.Ko, &f.Send.En,
		}
		for i := range f.Notes {
			said = append(said, &f.Notes[i].Text.Ko, &f.Notes[i].Text.En)
		}
		for _, words := range said {
			*words = mask.Text(*words)
		}
		c.Finding = &f
	}
	for _, words := range []*string{&c.Key, &c.Place.File, &c.Caller.Program, &c.Caller.Host} {
		*words = mask.Text(*words)
	}
	return c
}

// maskedError stays what it is where it holds no secret, and a *naver.APIError otherwise too, since others ask for its code.
func maskedError(err error, mask *redaction.Redactor) error {
	if err == nil {
		return nil
	}
	var api *naver.APIError
	if errors.As(err, &api) {
		clean := *api
		clean.Code, clean.Message, clean.Details = mask.Text(api.Code), mask.Text(api.Message), mask.Text(api.Details)
		return &clean
	}
	if clean := mask.Text(err.Error()); clean != err.Error() {
		return errors.New(clean)
	}
	return err
}

// HandedOn is a call as it may leave: of one of evidence that went to a server of somebody else's without what is private.
func HandedOn(c attempt.Call) attempt.Call {
	if IsForeign(&c, c.Exchange) {
		c.Exchange = WithoutForeign(c.Exchange)
	}
	return c
}
