//go:build !ci && (gles || arm || arm64) && !darwin

package display

import "github.com/go-gl/glfw/v3.4/glfw"

// wantOpenGL asks for what Fyne asks for on these systems.
func wantOpenGL() {
	glfw.WindowHint(glfw.ClientAPI, glfw.OpenGLESAPI)
	glfw.WindowHint(glfw.ContextVersionMajor, 2)
	glfw.WindowHint(glfw.ContextVersionMinor, 0)
}
