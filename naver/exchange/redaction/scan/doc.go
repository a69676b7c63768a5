// Package scan finds known values in text however they are written.
//
// A Matcher is made once, for all values, with New. Find lists where one of them stands, and Longest tells how many bytes
// one can take up, for whoever looks at a text piece by piece: two pieces that overlap by that much hide nothing.
//
// # What is found
//
// A value has forms: as it is, in hex, in base64 and in UTF-16. Hex is found in either case and with separators between
// the bytes. Base64 is found at each of its three alignments, of either alphabet and with line breaks, so that "id:value"
// is found as well; hex and base64 are also those of the value escaped for a URL, for HTML or for JSON.
//
// On top of a form lie escapes: those of URLs (%41, +), of JSON, C and JavaScript (\u0041, \x41, \101, \/), of HTML
// (&amp; &#38; &#x26;), and of shells: a backslash, the caret of cmd, the backtick of PowerShell, quotes that are doubled
// or closed and opened again. They may be mixed, partly applied, and nested up to three deep, as when a percent-encoded
// value stands in JSON that stands in a shell's quotes.
//
// # How
//
// Nothing is decoded as a whole, since nobody knows what a text is encoded in, and half of one may be and the other not.
// Instead each byte that may begin an escape is decoded in every way in which it can be: as it stands, and as what it may
// stand for, together with where the text goes on in that case. A form fits if some path of such decodings spells it.
//
//	forms.go     the ways to write a value, and which letters may stand for each other
//	matcher.go   Matcher: from which places a form may begin, and whether it goes on to its end
//	decodings.go  the ways to read one place, remembered for a while
//	escapes.go   each sort of escape, one function
//	broken.go    a form that the end of a text cuts off
//
// Most bytes of most texts begin nothing: a table of pairs of letters with which a form may begin lets them pass at one
// look-up each. Where there are many ways to read a place, at most a dozen are followed, so that no text takes longer than
// its length is worth.
package scan
