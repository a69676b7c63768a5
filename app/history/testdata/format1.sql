-- A history of format 1: a simulator's attempt, a profile's, and the finding of an attempt that was deleted.
CREATE TABLE setting(name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
INSERT INTO setting VALUES('client-key',X'2b2c4c268fe2e2bc7590e9c5ed3f94a36e8c73b324f53dcdde8c2b164e05aa19');
CREATE TABLE finding(
	id INTEGER PRIMARY KEY,
	rule TEXT NOT NULL,
	data TEXT NOT NULL UNIQUE,
	words TEXT NOT NULL
);
INSERT INTO finding VALUES(1,'ct001-used','{"Rule":"ct001-used","Happened":{"Ko":"이미 쓴 키","En":"Key already used"},"Why":{"Ko":"","En":""},"Next":{"Ko":"","En":""},"Links":null,"Send":{"Ko":"","En":""},"Notes":null}',replace('ct001-used\n이미 쓴 키\nkey already used\n\n\n\n','\n',char(10)));
INSERT INTO finding VALUES(2,'issued','{"Rule":"issued","Happened":{"Ko":"키를 받았습니다","En":"A key"},"Why":{"Ko":"","En":""},"Next":{"Ko":"","En":""},"Links":null,"Send":{"Ko":"","En":""},"Notes":null}',replace('issued\n키를 받았습니다\na key\n\n\n\n','\n',char(10)));
INSERT INTO finding VALUES(3,'wrong','{"Rule":"wrong","Happened":{"Ko":"틀렸습니다","En":"Wrong"},"Why":{"Ko":"","En":""},"Next":{"Ko":"","En":""},"Links":null,"Send":{"Ko":"","En":""},"Notes":null}',replace('wrong\n틀렸습니다\nwrong\n\n\n\n','\n',char(10)));
INSERT INTO finding VALUES(4,'server','{"Rule":"server","Happened":{"Ko":"","En":""},"Why":{"Ko":"","En":""},"Next":{"Ko":"","En":""},"Links":null,"Send":{"Ko":"","En":"of a call that was deleted"},"Notes":null}',replace('server\n\n\n\n\n\n','\n',char(10)));
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
	words TEXT NOT NULL
);
INSERT INTO attempt VALUES(1795143601,1795143600123456789,32400,'Simulator','developers','openapi.naver.com','image','K2','wrong',1.25,'{"Right":false,"Status":200,"ResponseTime":{"Seconds":1.25,"Reported":true},"Warnings":null}',1,'ct001-used','',0,4,'a note','tag',replace('a note\ntagsimulator\ndevelopers\nopenapi.naver.com\nimage\nk2\n{"key":"k2"}\n{"result":false,"responsetime":1.25}\nct001\n{"errorcode":"ct001"}\n','\n',char(10)));
INSERT INTO attempt VALUES(1795143602,1795143600123456789,32400,'결제 QA','developers','openapi.naver.com','image','K2','wrong',1.25,'{"Right":false,"Status":200,"ResponseTime":{"Seconds":1.25,"Reported":true},"Warnings":null}',1,'ct001-used','',0,4,'a note','tag',replace('a note\ntag결제 qa\ndevelopers\nopenapi.naver.com\nimage\nk2\n{"key":"k2"}\n{"result":false,"responsetime":1.25}\nct001\n{"errorcode":"ct001"}\n','\n',char(10)));
CREATE TABLE tag(
	attempt INTEGER NOT NULL REFERENCES attempt ON DELETE CASCADE,
	folded TEXT NOT NULL,
	name TEXT NOT NULL,
	PRIMARY KEY(folded, attempt)
) WITHOUT ROWID;
INSERT INTO tag VALUES(1795143601,'tag','tag');
INSERT INTO tag VALUES(1795143602,'tag','tag');
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
	UNIQUE(attempt, identity)
);
INSERT INTO call VALUES(1,1795143601,1,'1795143600123456789-issue-1-1',1795143600123456789,32400,'issue','image',2,'','{"id":1,"start":"2026-11-20T12:00:00.123456789+09:00","method":"GET","url":"https://openapi.naver.com/v1/captcha/nkey?code=0","sends":1,"status":200,"responseHeader":[{"name":"Content-Type","values":["application/json"]}],"duration":0}',12,0,'');
INSERT INTO call VALUES(2,1795143601,2,'1795143601123456789-fetch-2-1',1795143601123456789,32400,'fetch','image',2,'','{"id":2,"start":"2026-11-20T12:00:01.123456789+09:00","method":"GET","url":"https://openapi.naver.com/v1/captcha/ncaptcha.bin?key=K2","sends":1,"status":200,"responseHeader":[{"name":"Content-Type","values":["application/json"]}],"duration":0}',19,19,'');
INSERT INTO call VALUES(3,1795143601,3,'1795143602123456789-verify-3-1',1795143602123456789,32400,'verify','image',3,'','{"id":3,"start":"2026-11-20T12:00:02.123456789+09:00","method":"GET","url":"https://openapi.naver.com/v1/captcha/nkey?code=1\u0026key=K2\u0026value=typed","sends":1,"status":200,"responseHeader":[{"name":"Content-Type","values":["application/json"]}],"duration":0}',36,0,'');
INSERT INTO call VALUES(4,1795143601,4,'1795143603123456789-verify-4-1',1795143603123456789,32400,'verify','image',1,'CT001','{"id":4,"start":"2026-11-20T12:00:03.123456789+09:00","method":"GET","url":"https://openapi.naver.com/v1/captcha/nkey?code=1\u0026key=K2\u0026value=typed","sends":1,"status":403,"responseHeader":[{"name":"Content-Type","values":["application/json"]}],"duration":0}',21,0,'');
INSERT INTO call VALUES(5,1795143602,1,'1795143600123456789-issue-1-1',1795143600123456789,32400,'issue','image',2,'','{"id":1,"start":"2026-11-20T12:00:00.123456789+09:00","method":"GET","url":"https://openapi.naver.com/v1/captcha/nkey?code=0","sends":1,"status":200,"responseHeader":[{"name":"Content-Type","values":["application/json"]}],"duration":0}',12,0,'');
INSERT INTO call VALUES(6,1795143602,2,'1795143601123456789-fetch-2-1',1795143601123456789,32400,'fetch','image',2,'','{"id":2,"start":"2026-11-20T12:00:01.123456789+09:00","method":"GET","url":"https://openapi.naver.com/v1/captcha/ncaptcha.bin?key=K2","sends":1,"status":200,"responseHeader":[{"name":"Content-Type","values":["application/json"]}],"duration":0}',19,19,'');
INSERT INTO call VALUES(7,1795143602,3,'1795143602123456789-verify-3-1',1795143602123456789,32400,'verify','image',3,'','{"id":3,"start":"2026-11-20T12:00:02.123456789+09:00","method":"GET","url":"https://openapi.naver.com/v1/captcha/nkey?code=1\u0026key=K2\u0026value=typed","sends":1,"status":200,"responseHeader":[{"name":"Content-Type","values":["application/json"]}],"duration":0}',36,0,'');
INSERT INTO call VALUES(8,1795143602,4,'1795143603123456789-verify-4-1',1795143603123456789,32400,'verify','image',1,'CT001','{"id":4,"start":"2026-11-20T12:00:03.123456789+09:00","method":"GET","url":"https://openapi.naver.com/v1/captcha/nkey?code=1\u0026key=K2\u0026value=typed","sends":1,"status":403,"responseHeader":[{"name":"Content-Type","values":["application/json"]}],"duration":0}',21,0,'');
CREATE TABLE part(
	call INTEGER NOT NULL REFERENCES call ON DELETE CASCADE,
	name TEXT NOT NULL,
	media INTEGER NOT NULL,
	started INTEGER NOT NULL,
	bytes BLOB NOT NULL,
	PRIMARY KEY(call, name)
);
INSERT INTO part VALUES(1,'body',0,1795143600123456789,X'7b226b6579223a224b32227d');
INSERT INTO part VALUES(2,'body',1,1795143601123456789,X'ffd8ffe000104a46494620616e64206d6f7265');
INSERT INTO part VALUES(3,'body',0,1795143602123456789,X'7b22726573756c74223a66616c73652c22726573706f6e736554696d65223a312e32357d');
INSERT INTO part VALUES(4,'body',0,1795143603123456789,X'7b226572726f72436f6465223a224354303031227d');
INSERT INTO part VALUES(5,'body',0,1795143600123456789,X'7b226b6579223a224b32227d');
INSERT INTO part VALUES(6,'body',1,1795143601123456789,X'ffd8ffe000104a46494620616e64206d6f7265');
INSERT INTO part VALUES(7,'body',0,1795143602123456789,X'7b22726573756c74223a66616c73652c22726573706f6e736554696d65223a312e32357d');
INSERT INTO part VALUES(8,'body',0,1795143603123456789,X'7b226572726f72436f6465223a224354303031227d');
CREATE TABLE quota(
	client BLOB NOT NULL,
	kind TEXT NOT NULL,
	day TEXT NOT NULL,
	used INTEGER NOT NULL,
	PRIMARY KEY(client, kind, day)
) WITHOUT ROWID;
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('attempt',1795143603);
CREATE INDEX attempt_started ON attempt(started);
CREATE INDEX attempt_finding ON attempt(finding);
CREATE INDEX attempt_kept ON attempt(kept) WHERE kept;
CREATE INDEX tag_attempt ON tag(attempt);
CREATE INDEX call_finding ON call(finding);
CREATE INDEX part_media ON part(started, call) WHERE media;
PRAGMA application_id=1313035336;
PRAGMA user_version=1;
