package evidence

import (
	"html"
	"regexp"
	"strings"
)

var (
	hiddenHTML = regexp.MustCompile(`(?is)<(script|style|head)\b.*?</(script|style|head)\s*>|<!--.*?-->`)
	breaksHTML = regexp.MustCompile(`(?i)<(?:br|/p|/div|/tr|/li|/h\d|/pre)\b[^>]*>`)
	tagHTML    = regexp.MustCompile(`</?[A-Za-z][^<>]*>`)
	entity     = regexp.MustCompile(`&(?:quot|amp|lt|gt|apos|nbsp|#[0-9]{2,5}|#[xX][0-9A-Fa-f]{2,4});`)
)

// textOfHTML is what a person sees of a page, as far as it matters here.
func textOfHTML(page string) string {
	page = hiddenHTML.ReplaceAllString(page, "")
	page = breaksHTML.ReplaceAllString(page, "\n")
	return unescapeHTML(tagHTML.ReplaceAllString(page, ""))
}

// unescapeHTML undoes entities that end as they must: a & in a URL is none.
func unescapeHTML(text string) string {
	const most = 3
	for range most {
		if !entity.MatchString(text) {
			break
		}
		text = entity.ReplaceAllStringFunc(text, func(e string) string {
			if e == "&nbsp;" {
				return " "
			}
			return html.UnescapeString(e)
		})
	}
	return text
}

// looksHTML tells a page by its beginning.
func looksHTML(text string) bool {
	head := strings.ToLower(strings.TrimSpace(text[:min(len(text), 512)]))
	for _, begin := range []string{"<!doctype html", "<html", "<head", "<body", "<script", "<meta", "<title", "<center", "<h1"} {
		if strings.HasPrefix(head, begin) {
			return true
		}
	}
	return false
}

// isMarkup tells a page that may hold an answer, from source code.
func isMarkup(d *document) bool {
	return strings.HasPrefix(d.ext(), "htm") && !strings.Contains(d.text, "<%") && !strings.Contains(d.text, "<?")
}
