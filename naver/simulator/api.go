package simulator

import "navercaptcha/naver"

// api is one of the four services a key belongs to. A key of one is unknown to the others; NAVER does not document
// that, but they are separate APIs with separate permissions.
type api uint8

const (
	developersImage api = iota
	developersAudio
	cloudImage
	cloudAudio
)

func (a api) kind() naver.Kind {
	if a == developersAudio || a == cloudAudio {
		return naver.Audio
	}
	return naver.Image
}

// cloud tells whether errors of the gateway have the nested shape and credentials the names of NAVER Cloud. Its
// government and financial clouds differ from it by host alone.
func (a api) cloud() bool { return a == cloudImage || a == cloudAudio }

// endpoint is what a path leads to.
type endpoint struct {
	api   api
	media bool // the picture or the sound; otherwise issue and verify, which share a path
}

// endpoints lists every path. The second audio path of Developers is the one that NAVER's Java sample calls.
var endpoints = map[string]endpoint{
	"/v1/captcha/nkey":          {developersImage, false},
	"/v1/captcha/ncaptcha.bin":  {developersImage, true},
	"/v1/captcha/skey":          {developersAudio, false},
	"/v1/captcha/scaptcha":      {developersAudio, true},
	"/v1/captcha/scaptcha.bin":  {developersAudio, true},
	"/captcha/v1/nkey":          {cloudImage, false},
	"/captcha-bin/v1/ncaptcha":  {cloudImage, true},
	"/scaptcha/v1/skey":         {cloudAudio, false},
	"/scaptcha-bin/v1/scaptcha": {cloudAudio, true},
}
