// Package realwindow holds no program: its tests open the real window on a screen of their own and drive it as a person
// does, by the keyboard alone.
//
// The tests have the build tag realwindow and need Xvfb, xdotool and xclip, some also PulseAudio, gnome-keyring or ALSA's
// plugin for PulseAudio; what is missing is skipped and named:
//
//	go test -tags realwindow ./app/realwindow
//
// Variables of the environment that change what they do:
//
//	NAVERCAPTCHA_BINARY          the program to test; without it, it is built first
//	NAVERCAPTCHA_SCREENSHOTS     a folder for the screenshots; without it, they go away with the test
//	NAVERCAPTCHA_README_PICTURE  where to write the picture for README
//	NAVERCAPTCHA_MEASURE         1: also measure the window against an empty one
//	NAVER_SAMPLES                a folder with pictures and sounds that NAVER sent
package realwindow
