#!/bin/sh
# Makes the spoken digits again: two voices, ten Korean digits each, as WAV PCM 16-bit mono 9600 Hz.
# Needs espeak-ng (made with 1.51) and sox (made with 14.4.2). Run it in this folder.
set -eu

# say VOICE PITCH PREFIX: both ends are cut to the first and last sound, so that a digit begins where its file begins.
say() {
	n=0
	for word in 공 일 이 삼 사 오 육 칠 팔 구; do
		espeak-ng -v "$1" -p "$2" -s 130 --stdout "$word" |
			sox -t wav - -r 9600 -b 16 -c 1 -D "$3$n.wav" norm -3 \
				silence 1 0.01 0.5% reverse silence 1 0.01 0.5% fade 0.02 reverse fade 0.004
		n=$((n + 1))
	done
}

say ko 30 low
say ko+f2 60 high
