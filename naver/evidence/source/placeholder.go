package source

import (
	"strings"

	"navercaptcha/naver/diagnosis"
)

// isPlaceholder tells what a sample has where a credential belongs. What a program fills in by itself is none.
func isPlaceholder(word string) bool {
	word = strings.TrimSpace(word)
	if strings.HasPrefix(word, "${") || strings.HasPrefix(word, "#{") || strings.HasPrefix(word, "$") || strings.HasPrefix(word, "%") {
		return false // @Value("${naver.id}")
	}
	lower := strings.ToLower(word)
	return diagnosis.IsPlaceholder(word) || len(word) > 2 && strings.Trim(word, "xX*.-") == "" || strings.HasPrefix(lower, "your") ||
		strings.HasPrefix(lower, "my_") || strings.Contains(lower, "client_id") || strings.Contains(lower, "client_secret") ||
		strings.Contains(lower, "client-id") || strings.Contains(lower, "client-secret")
}
