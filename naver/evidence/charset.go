package evidence

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/unicode"
)

// decodeText gives a text in UTF-8 without a byte order mark. ok is false for what is no text.
func decodeText(content []byte) (text string, ok bool) {
	switch {
	case bytes.HasPrefix(content, []byte("\xef\xbb\xbf")):
		content = content[3:]
	case bytes.HasPrefix(content, []byte("\xff\xfe")), looksUTF16(content, 1):
		return decodeUTF16(content, unicode.LittleEndian)
	case bytes.HasPrefix(content, []byte("\xfe\xff")), looksUTF16(content, 0):
		return decodeUTF16(content, unicode.BigEndian)
	}
	if !isPlain(content) {
		return "", false
	}
	if utf8.Valid(content) {
		return string(content), true
	}
	if decoded, err := korean.EUCKR.NewDecoder().Bytes(content); err == nil && few(decoded) {
		return string(decoded), true
	}
	// Of several encodings in one, the letters that matter are ASCII.
	return strings.ToValidUTF8(string(content), "�"), true
}

func decodeUTF16(content []byte, order unicode.Endianness) (string, bool) {
	decoded, err := unicode.UTF16(order, unicode.UseBOM).NewDecoder().Bytes(content)
	if err != nil || !isPlain(decoded) {
		return "", false
	}
	return string(decoded), true
}

// looksUTF16 tells UTF-16 without a mark by the zeros at every second place, as English and JSON have them.
func looksUTF16(content []byte, zeroAt int) bool {
	head := content[:min(len(content), 400)&^1]
	if len(head) < 8 {
		return false
	}
	zeros := 0
	for i := 0; i < len(head); i += 2 {
		if head[i+zeroAt] == 0 && head[i+1-zeroAt] != 0 {
			zeros++
		}
	}
	return zeros*2 >= len(head)/2
}

// isPlain tells text from binary by its control characters.
func isPlain(content []byte) bool {
	const window = 64 << 10
	head := content[:min(len(content), window)]
	odd := 0
	for _, c := range head {
		if c == 0 {
			return false
		}
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\x1b' && c != '\b' {
			odd++
		}
	}
	return odd*100 <= len(head)
}

// few tells whether a decoder met with little that it could not read.
func few(decoded []byte) bool {
	bad := bytes.Count(decoded, []byte("\ufffd"))
	return bad*50 <= len(decoded)
}
