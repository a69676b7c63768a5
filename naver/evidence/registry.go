package evidence

// fileForm is a form that a text has as a whole.
type fileForm struct {
	match func(*document) bool
	read  func(*reading, *document) error
}

// fileForms are tried in order, before a text is read line by line (see textForms).
var fileForms = []fileForm{
	{isHAR, (*reading).readHAR},
	{isOwnCSV, (*reading).readOwnCSV},
	{isCharles, (*reading).readCharles},
	{isBurp, (*reading).readBurp},
	{isPostman, (*reading).readPostman},
	{isPage, (*reading).readPage},
	{isAnswer, (*reading).readSavedAnswer},
}
