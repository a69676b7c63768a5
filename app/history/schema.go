package history

// version is the format of the file, kept in its user_version. It goes up with every change that an older version of
// the app could not live with.
const version = 3

// application marks the file as ours in its header: "NCTH".
const application = 0x4e435448

// schema makes the tables. Times are nanoseconds since 1970 in UTC, zones seconds east of it.
//
// The words that are searched stand last in an attempt, so that a list need not read them; bodies lie apart. A finding
// is stored once, however many calls it explains. The tags of an attempt are lines of one text, as they are listed; the
// table of tags is for looking them up. A call whose key is NULL was saved in format 1, one whose source is NULL in
// format 1 or 2. A call's origin is what is known of one that another program made. An attempt's answer is always empty:
// what was typed is in the URL of its verify.
const schema = `
CREATE TABLE setting(name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;

CREATE TABLE finding(
	id INTEGER PRIMARY KEY,
	rule TEXT NOT NULL,
	data TEXT NOT NULL UNIQUE,
	words TEXT NOT NULL
);

CREATE TABLE attempt(
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	started INTEGER NOT NULL,
	zone INTEGER NOT NULL,
	profile TEXT NOT NULL,
	platform TEXT NOT NULL,
	host TEXT NOT NULL,
	kind TEXT NOT NULL,
	key TEXT NOT NULL,
	outcome TEXT NOT NULL,
	response_time REAL,
	verdict TEXT,
	finding INTEGER REFERENCES finding,
	rule TEXT NOT NULL,
	answer TEXT NOT NULL,
	kept INTEGER NOT NULL,
	calls INTEGER NOT NULL,
	note TEXT NOT NULL,
	tags TEXT NOT NULL,
	by_hand INTEGER,
	words TEXT NOT NULL
);
CREATE INDEX attempt_started ON attempt(started);
CREATE INDEX attempt_finding ON attempt(finding);
CREATE INDEX attempt_kept ON attempt(kept) WHERE kept;

CREATE TABLE tag(
	attempt INTEGER NOT NULL REFERENCES attempt ON DELETE CASCADE,
	folded TEXT NOT NULL,
	name TEXT NOT NULL,
	PRIMARY KEY(folded, attempt)
) WITHOUT ROWID;
CREATE INDEX tag_attempt ON tag(attempt);

CREATE TABLE call(
	id INTEGER PRIMARY KEY,
	attempt INTEGER NOT NULL REFERENCES attempt ON DELETE CASCADE,
	position INTEGER NOT NULL,
	identity TEXT NOT NULL,
	started INTEGER NOT NULL,
	zone INTEGER NOT NULL,
	call TEXT NOT NULL,
	kind TEXT NOT NULL,
	finding INTEGER REFERENCES finding,
	err TEXT NOT NULL,
	exchange TEXT,
	body_size INTEGER NOT NULL,
	media_size INTEGER NOT NULL,
	gone TEXT NOT NULL,
	key TEXT,
	verdict TEXT,
	simulated INTEGER,
	source TEXT,
	platform TEXT,
	origin TEXT,
	UNIQUE(attempt, identity)
);
CREATE INDEX call_finding ON call(finding);

CREATE TABLE part(
	call INTEGER NOT NULL REFERENCES call ON DELETE CASCADE,
	name TEXT NOT NULL,
	media INTEGER NOT NULL,
	started INTEGER NOT NULL,
	bytes BLOB NOT NULL,
	PRIMARY KEY(call, name)
);
CREATE INDEX part_media ON part(started, call) WHERE media;

CREATE TABLE quota(
	client BLOB NOT NULL,
	kind TEXT NOT NULL,
	day TEXT NOT NULL,
	used INTEGER NOT NULL,
	PRIMARY KEY(client, kind, day)
) WITHOUT ROWID;
`
