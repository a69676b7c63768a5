package redaction

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"navercaptcha/naver/safefile"
)

// Write writes a file that holds no secret, or none at all. render writes into a temporary file in the same folder;
// that is read again from the disk and searched for every known secret in every form, and only if there is none it gets
// its name. On a hit the error is a *LeakError; after any error nothing new is left in the folder, and a file that was
// there before under that name is as it was.
func (r *Redactor) Write(ctx context.Context, path string, render func(io.Writer) error) error {
	f, err := safefile.Create(path, 0o600)
	if err != nil {
		return fmt.Errorf("the file cannot be written: %w", err)
	}
	defer f.Discard()
	b := bufio.NewWriterSize(f, 64<<10)
	if err := errors.Join(render(stoppingWriter{ctx, b}), b.Flush(), f.Close()); err != nil {
		return fmt.Errorf("the file cannot be written: %w", err)
	}
	if err := r.checkFile(ctx, f.Name(), path); err != nil {
		return err
	}
	if err := f.Replace(); err != nil {
		return fmt.Errorf("the file cannot be written: %w", err)
	}
	return nil
}

// checkFile searches a file under its temporary name.
func (r *Redactor) checkFile(ctx context.Context, temporary, path string) error {
	f, err := os.Open(temporary)
	if err != nil {
		return fmt.Errorf("the file cannot be checked: %w", err)
	}
	defer func() { _ = f.Close() }()
	err = r.leak(stoppingReader{ctx, f})
	var leak *LeakError
	switch {
	case errors.As(err, &leak):
		leak.Path = path
		return leak
	case err != nil:
		return fmt.Errorf("the file cannot be checked: %w", err)
	}
	return nil
}

// stoppingWriter ends with its context.
type stoppingWriter struct {
	ctx context.Context
	to  io.Writer
}

func (s stoppingWriter) Write(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.to.Write(p)
}

// stoppingReader ends with its context.
type stoppingReader struct {
	ctx  context.Context
	from io.Reader
}

func (s stoppingReader) Read(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.from.Read(p)
}
