package export

import (
	"context"
	"errors"

	"navercaptcha/app/history"
	"navercaptcha/naver/attempt"
)

// maxExported is how many attempts of a search go into one file.
const maxExported = 1000

// ErrTooMany means that a search found more attempts than go into one file.
var ErrTooMany = errors.New("more than 1,000 attempts")

// Source gives what an export is about: the attempt on the screen, or what was found in the history. It may wait for the
// disk.
type Source func(context.Context) ([]attempt.Attempt, error)

// History is what Found asks; history.Store is the real one.
type History interface {
	Search(context.Context, history.Query) ([]history.Summary, error)
	Attempt(context.Context, int64) (*attempt.Attempt, error)
}

// Shown is what stands on the screen.
func Shown(a attempt.Attempt) Source {
	return func(context.Context) ([]attempt.Attempt, error) { return []attempt.Attempt{a}, nil }
}

// Found is what a search in the history finds, oldest first. The error is ErrTooMany where that is too much for one file.
func Found(h History, q history.Query) Source {
	return func(ctx context.Context) ([]attempt.Attempt, error) {
		q.Limit = maxExported + 1
		list, err := h.Search(ctx, q)
		if err != nil {
			return nil, err
		}
		if len(list) > maxExported {
			return nil, ErrTooMany
		}
		var all []attempt.Attempt
		for i := len(list) - 1; i >= 0; i-- {
			a, err := h.Attempt(ctx, list[i].ID)
			if errors.Is(err, history.ErrUnknown) {
				continue // deleted meanwhile
			}
			if err != nil {
				return nil, err
			}
			all = append(all, *a)
		}
		return all, nil
	}
}
