package evidence

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/korean"

	"navercaptcha/naver/diagnosis"
)

func (r *reading) openGzip(f file, depth int) error {
	zipped, err := gzip.NewReader(bytes.NewReader(f.content))
	if err != nil {
		r.cutShort(f.name)
		return nil
	}
	content, cut, err := r.unpack(zipped)
	if err != nil {
		return err
	}
	if cut {
		r.cutShort(f.name)
	}
	return r.open(file{name: strings.TrimSuffix(f.name, ".gz"), content: content}, depth)
}

// cutShort notes that a container ends early.
func (r *reading) cutShort(name string) {
	if r.cut == nil {
		r.cut = &found{place: (&document{name: name}).place(0), err: diagnosis.ErrCut}
	}
}

func (r *reading) openZip(f file, depth int) error {
	archive, err := zip.NewReader(bytes.NewReader(f.content), int64(len(f.content)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) { // no path of it is ever written to
		r.cutShort(f.name)
		return nil
	}
	if isSAZ(archive) {
		return r.openSAZ(f, archive)
	}
	for _, packed := range archive.File {
		if packed.FileInfo().IsDir() {
			continue
		}
		if r.files++; r.files > MaxFiles {
			return ErrTooMany
		}
		content, err := r.unzip(packed, f.name)
		if err != nil {
			return err
		}
		if err := r.open(file{name: inside(f.name, fileName(packed)), content: content}, depth); err != nil {
			return err
		}
	}
	return nil
}

// unzip reads one file of a zip. One that is damaged or encrypted is read as far as it goes.
func (r *reading) unzip(packed *zip.File, archive string) ([]byte, error) {
	from, err := packed.Open()
	if err != nil {
		r.cutShort(archive)
		return nil, nil
	}
	defer from.Close()
	content, cut, err := r.unpack(from)
	if cut {
		r.cutShort(archive)
	}
	return content, err
}

// fileName is a name in a zip. Korean Windows writes it in CP949 and says nothing of it.
func fileName(packed *zip.File) string {
	if utf8.ValidString(packed.Name) {
		return packed.Name
	}
	name, err := korean.EUCKR.NewDecoder().String(packed.Name)
	if err != nil {
		return strings.ToValidUTF8(packed.Name, "�")
	}
	return name
}

func isTar(content []byte) bool {
	const at = 257
	return len(content) > at+5 && string(content[at:at+5]) == "ustar"
}

func (r *reading) openTar(f file, depth int) error {
	archive := tar.NewReader(bytes.NewReader(f.content))
	for {
		packed, err := archive.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil && !errors.Is(err, tar.ErrInsecurePath) {
			r.cutShort(f.name)
			return nil
		}
		if packed.Typeflag != tar.TypeReg {
			continue
		}
		if r.files++; r.files > MaxFiles {
			return ErrTooMany
		}
		content, cut, err := r.unpack(archive)
		if err != nil {
			return err
		}
		if cut {
			r.cutShort(f.name)
		}
		if err := r.open(file{name: inside(f.name, packed.Name), content: content}, depth); err != nil {
			return err
		}
	}
}
