// Package widgets holds the widgets and layouts of the window. They know nothing of CAPTCHAs, calls or NAVER.
//
// Fyne hands a key to the widget that has the focus and to nobody else, so Esc reaches the window only where each focusable
// widget passes it on. These do.
package widgets
