package profile

// Read lists the profiles of a file for somebody who only reads it: a file that cannot be used stays where it is, and the
// error tells why.
func Read(path string) ([]Profile, error) {
	found, err := readFile(path)
	return found.profiles, err
}
