package evidence

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"navercaptcha/app/words"
	"navercaptcha/naver/evidence"
)

// maxFiles is how many files of folders are opened at once.
const maxFiles = 1000

var (
	errNoFile      = errors.New("neither a file nor a folder")
	errTooManyHere = errors.New("more than 1,000 files")
)

// OpenPaths adds files, and those in folders, to the list, off the window's goroutine. Those that cannot be opened are
// listed with the reason. What was being read before goes on being of no interest.
func (p *Pane) OpenPaths(paths []string) {
	p.read(func(ctx context.Context, tell func(done, of int, now string)) (found []*item, unopened []failed) {
		files, unopened := filesOf(ctx, paths)
		for i, path := range files {
			tell(i, len(files), filepath.Base(path))
			content, err := readFile(ctx, path)
			if err == nil {
				var it *item
				if it, err = readItem(filepath.Base(path), content); err == nil {
					found = append(found, it)
				}
			}
			if ctx.Err() != nil {
				return nil, nil
			}
			if err != nil {
				unopened = append(unopened, failed{path, err})
			}
		}
		return found, unopened
	})
}

// OpenText adds a text that was pasted.
func (p *Pane) OpenText(text string) {
	name := p.words.Text("evidence.pasted")
	p.read(func(context.Context, func(int, int, string)) ([]*item, []failed) {
		it, err := readItem("", []byte(text))
		if err != nil {
			return nil, []failed{{name, err}}
		}
		it.name = name
		return []*item{it}, nil
	})
}

// failed is a path that could not be opened.
type failed struct {
	path string
	why  error
}

// read runs a reading and lists what it finds. Only one runs at a time: the next one ends it.
func (p *Pane) read(work func(ctx context.Context, tell func(done, of int, now string)) ([]*item, []failed)) {
	p.Cancel()
	ctx, cancel := context.WithCancel(context.Background())
	p.reading, p.unopened = reading{cancel: cancel}, nil
	p.view.draw()
	tell := func(done, of int, now string) {
		p.host.Do(func() {
			if ctx.Err() == nil {
				p.reading.done, p.reading.of, p.reading.now = done, of, now
				p.view.draw()
			}
		})
	}
	go func() {
		found, unopened := work(ctx, tell)
		p.host.Do(func() {
			if ctx.Err() == nil {
				cancel()
				p.onRead(found, unopened)
			}
		})
	}()
}

// onRead lists what was found. The first call of the first file is chosen.
func (p *Pane) onRead(found []*item, unopened []failed) {
	p.reading.cancel = nil
	first := len(p.rows)
	p.items = append(p.items, found...)
	p.refill()
	for _, f := range unopened {
		p.unopened = append(p.unopened, f.path+": "+whyUnopened(p.words, f.why))
	}
	p.view.draw()
	if len(found) > 0 {
		p.choose(first)
		p.view.mark(first)
	}
}

// Cancel ends the reading, and tells whether there was one. What it would have found is dropped.
func (p *Pane) Cancel() bool {
	if p.reading.cancel == nil {
		return false
	}
	p.reading.cancel()
	p.reading.cancel = nil
	p.view.draw()
	return true
}

func readItem(name string, content []byte) (*item, error) {
	result, err := evidence.Read(name, content)
	if err != nil {
		return nil, err
	}
	return &item{name: name, result: result, mask: result.Mask()}, nil
}

// readFile reads a file as long as it is wanted, and not more of it than is read at all.
func readFile(ctx context.Context, path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	content, err := io.ReadAll(io.LimitReader(wanted{ctx, f}, evidence.MaxSize+1))
	if err == nil && len(content) > evidence.MaxSize {
		err = evidence.ErrTooLarge
	}
	return content, err
}

// wanted is a reader that ends with its context.
type wanted struct {
	ctx context.Context
	in  io.Reader
}

func (w wanted) Read(b []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	return w.in.Read(b)
}

// filesOf lists the plain files of paths and of the folders among them.
func filesOf(ctx context.Context, paths []string) (files []string, unopened []failed) {
	for _, path := range paths {
		err := filepath.WalkDir(path, func(path string, entry fs.DirEntry, err error) error {
			switch {
			case ctx.Err() != nil:
				return ctx.Err()
			case err != nil:
				unopened = append(unopened, failed{path, err})
				return nil
			case entry.IsDir():
				return nil
			}
			info, err := os.Stat(path) // a link counts as what it leads to
			switch {
			case err != nil:
				unopened = append(unopened, failed{path, err})
			case !info.Mode().IsRegular(): // reading a pipe or a device would never end
				unopened = append(unopened, failed{path, errNoFile})
			case len(files) == maxFiles:
				return errTooManyHere
			default:
				files = append(files, path)
			}
			return nil
		})
		if err != nil && ctx.Err() == nil {
			unopened = append(unopened, failed{path, err})
		}
	}
	return files, unopened
}

// whyUnopened says why a file was not opened, and what to do.
func whyUnopened(in *words.Catalogue, err error) string {
	for _, known := range []struct {
		is  error
		key string
	}{
		{fs.ErrNotExist, "evidence.why.missing"},
		{fs.ErrPermission, "evidence.why.notAllowed"},
		{errNoFile, "evidence.why.noFile"},
		{errTooManyHere, "evidence.why.tooManyFiles"},
		{evidence.ErrTooLarge, "evidence.why.tooLarge"},
		{evidence.ErrBomb, "evidence.why.bomb"},
		{evidence.ErrTooMany, "evidence.why.tooMany"},
		{evidence.ErrTooDeep, "evidence.why.tooDeep"},
		{evidence.ErrTooManyIn, "evidence.why.tooManyCalls"},
	} {
		if errors.Is(err, known.is) {
			return in.Text(known.key)
		}
	}
	return in.Text("evidence.why.other")
}
