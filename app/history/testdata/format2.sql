-- A history of format 2, with NAVER Cloud's media kept: an attempt of a profile, a scenario's case, and a call that never connected.
CREATE TABLE setting(name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
INSERT INTO setting VALUES('client-key',X'267e9354c16d66a407dc8786bc46cd069d63ec1555d00e3d5f24250fbbf149a5');
INSERT INTO setting VALUES('keep-cloud-media',1);
CREATE TABLE finding(
	id INTEGER PRIMARY KEY,
	rule TEXT NOT NULL,
	data TEXT NOT NULL UNIQUE,
	words TEXT NOT NULL
);
INSERT INTO finding VALUES(1,'wrong','{"Rule":"wrong","Happened":{"Ko":"입력한 답이 틀렸습니다.","En":"The answer is wrong."},"Why":{"Ko":"네이버가 입력한 답을 이미지의 정답과 비교했지만 서로 다릅니다. 호출 자체는 정상입니다.","En":"NAVER compared the answer with the picture, and it does not match. The call itself worked."},"Next":{"Ko":"새 캡차를 받아 다시 시도하십시오. 이 키는 다시 쓸 수 없을 가능성이 높지만, 네이버 문서에는 그에 대한 설명이 없습니다.","En":"Get a new CAPTCHA and try again. This key is probably used up; NAVER documents nothing about it."},"Links":[{"Title":{"Ko":"캡차 API 문서","En":"CAPTCHA API reference"},"URL":"https://developers.naver.com/docs/utils/captcha/reference/"}],"Send":{"Ko":"","En":""},"Notes":null}',replace('wrong\n오답\nwrong\n입력한 답이 틀렸습니다.\nthe answer is wrong.\n네이버가 입력한 답을 이미지의 정답과 비교했지만 서로 다릅니다. 호출 자체는 정상입니다.\nnaver compared the answer with the picture, and it does not match. the call itself worked.\n새 캡차를 받아 다시 시도하십시오. 이 키는 다시 쓸 수 없을 가능성이 높지만, 네이버 문서에는 그에 대한 설명이 없습니다.\nget a new captcha and try again. this key is probably used up; naver documents nothing about it.','\n',char(10)));
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
INSERT INTO attempt VALUES(1795143601,1795143600123456789,32400,'결제 QA','developers','openapi.naver.com','image','K','wrong',1.25,'{"Right":false,"Status":200,"ResponseTime":{"Seconds":1.25,"Reported":true},"Warnings":["status"]}',1,'wrong','',0,3,'Looks like ''O'' and ''0''',replace('회귀\nRelease 2','\n',char(10)),replace('looks like ''o'' and ''0''\n회귀\nrelease 2결제 qa\n\ndevelopers\n네이버 개발자 센터 naver developers\nopenapi.naver.com\nimage\n이미지\nk{"key":"key0000000000001"}\nverify: connection reset\n','\n',char(10)));
INSERT INTO attempt VALUES(1795143602,1795143600123456789,32400,'결제 QA','cloud','openapi.naver.com','image','K','wrong',1.25,'{"Right":false,"Status":200,"ResponseTime":{"Seconds":1.25,"Reported":true},"Warnings":["status"]}',1,'wrong','',1,3,'a scenario''s case','scenario',replace('a scenario''s case\nscenario결제 qa\n\ncloud\n네이버 클라우드 naver cloud\nopenapi.naver.com\nimage\n이미지\nk{"key":"key0000000000001"}\n','\n',char(10)));
INSERT INTO attempt VALUES(1795143603,1795143600123456789,32400,'결제 QA','developers','openapi.naver.com','image','K','none',NULL,NULL,1,'wrong','',0,1,'','',replace('\n결제 qa\n\ndevelopers\n네이버 개발자 센터 naver developers\nopenapi.naver.com\nimage\n이미지\nklookup openapi.naver.com: no such host\n','\n',char(10)));
CREATE TABLE tag(
	attempt INTEGER NOT NULL REFERENCES attempt ON DELETE CASCADE,
	folded TEXT NOT NULL,
	name TEXT NOT NULL,
	PRIMARY KEY(folded, attempt)
) WITHOUT ROWID;
INSERT INTO tag VALUES(1795143601,'release 2','Release 2');
INSERT INTO tag VALUES(1795143602,'scenario','scenario');
INSERT INTO tag VALUES(1795143601,'회귀','회귀');
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
	UNIQUE(attempt, identity)
);
INSERT INTO call VALUES(1,1795143601,1,'1795143600123456789-issue-1-1',1795143600123456789,32400,'issue','image',NULL,'','{"id":1,"start":"2026-11-20T12:00:00.123456789+09:00","method":"GET","url":"https://openapi.naver.com/v1/captcha/nkey?code=0","proto":"HTTP/1.1","requestHeader":[{"name":"Host","values":["openapi.naver.com"]},{"name":"X-Naver-Client-Id","values":["«client-id-1»"]}],"sends":1,"status":200,"statusText":"OK","responseHeader":[{"name":"Content-Type","values":["application/json"]},{"name":"Set-Cookie","values":["a","b"]}],"remoteAddr":"203.0.113.7:443","tls":{"version":"TLS 1.3","cipher":"AES","issuer":"CN=Some CA","subject":"CN=naver","expires":"2027-01-01T00:00:00Z"},"proxy":"proxy.example:3128","phases":{"dns":1000000,"wait":20000000},"duration":21000000}',26,0,'','',NULL,0);
INSERT INTO call VALUES(2,1795143601,2,'1795143601123456789-fetch-2-1',1795143601123456789,32400,'fetch','image',NULL,'','{"id":2,"start":"2026-11-20T12:00:01.123456789+09:00","method":"GET","url":"https://openapi.naver.com/v1/captcha/ncaptcha.bin?key=K","sends":1,"status":200,"statusText":"OK","reused":true,"duration":0}',19,19,'','KEY0000000000001',NULL,0);
INSERT INTO call VALUES(3,1795143601,3,'1795143602123456789-verify-3-1',1795143602123456789,32400,'verify','image',1,'verify: connection reset','{"id":3,"start":"2026-11-20T12:00:02.123456789+09:00","method":"GET","url":"https://openapi.naver.com/v1/captcha/nkey?code=1\u0026key=K\u0026value=typed","sends":1,"status":0,"duration":0,"error":"connection reset","failed":"wait"}',0,0,'','KEY0000000000001',NULL,0);
INSERT INTO call VALUES(4,1795143602,1,'1795143600123456789-issue-1-1',1795143600123456789,32400,'issue','image',NULL,'','{"id":1,"start":"2026-11-20T12:00:00.123456789+09:00","method":"GET","url":"https://openapi.naver.com/v1/captcha/nkey?code=0","proto":"HTTP/1.1","requestHeader":[{"name":"Host","values":["openapi.naver.com"]},{"name":"X-Naver-Client-Id","values":["«client-id-1»"]}],"sends":1,"status":200,"statusText":"OK","responseHeader":[{"name":"Content-Type","values":["application/json"]},{"name":"Set-Cookie","values":["a","b"]}],"remoteAddr":"203.0.113.7:443","tls":{"version":"TLS 1.3","cipher":"AES","issuer":"CN=Some CA","subject":"CN=naver","expires":"2027-01-01T00:00:00Z"},"proxy":"proxy.example:3128","phases":{"dns":1000000,"wait":20000000},"duration":21000000}',26,0,'','',NULL,1);
INSERT INTO call VALUES(5,1795143602,2,'1795143601123456789-fetch-2-1',1795143601123456789,32400,'fetch','image',NULL,'','{"id":2,"start":"2026-11-20T12:00:01.123456789+09:00","method":"GET","url":"https://openapi.naver.com/v1/captcha/ncaptcha.bin?key=K","sends":1,"status":200,"statusText":"OK","reused":true,"duration":0}',19,19,'','',NULL,1);
INSERT INTO call VALUES(6,1795143602,3,'1795143602123456789-verify-3-1',1795143602123456789,32400,'verify','image',1,'','{"id":3,"start":"2026-11-20T12:00:02.123456789+09:00","method":"GET","url":"https://openapi.naver.com/v1/captcha/nkey?code=1\u0026key=K\u0026value=answer77","sends":1,"status":0,"duration":0,"error":"connection reset","failed":"wait"}',0,0,'','','{"Right":false,"Status":200,"ResponseTime":{"Seconds":1.25,"Reported":true},"Warnings":["status"]}',1);
INSERT INTO call VALUES(7,1795143603,1,'1795143600123456789-issue-9-1',1795143600123456789,32400,'issue','audio',1,'lookup openapi.naver.com: no such host','{"id":9,"start":"2026-11-20T12:00:00.123456789+09:00","method":"GET","url":"https://openapi.naver.com/v1/captcha/skey?code=0","sends":0,"status":0,"duration":0,"error":"no such host","failed":"dns"}',0,0,'','',NULL,0);
CREATE TABLE part(
	call INTEGER NOT NULL REFERENCES call ON DELETE CASCADE,
	name TEXT NOT NULL,
	media INTEGER NOT NULL,
	started INTEGER NOT NULL,
	bytes BLOB NOT NULL,
	PRIMARY KEY(call, name)
);
INSERT INTO part VALUES(1,'body',0,1795143600123456789,X'7b226b6579223a224b455930303030303030303030303031227d');
INSERT INTO part VALUES(2,'body',1,1795143601123456789,X'ffd8ffe000104a46494620616e64206d6f7265');
INSERT INTO part VALUES(4,'body',0,1795143600123456789,X'7b226b6579223a224b455930303030303030303030303031227d');
INSERT INTO part VALUES(5,'body',1,1795143601123456789,X'ffd8ffe000104a46494620616e64206d6f7265');
CREATE TABLE quota(
	client BLOB NOT NULL,
	kind TEXT NOT NULL,
	day TEXT NOT NULL,
	used INTEGER NOT NULL,
	PRIMARY KEY(client, kind, day)
) WITHOUT ROWID;
INSERT INTO quota VALUES(X'b0c7479b0f993c13e5496562e4f68133697221c2d9be13afe6fea97d06753ecc','image','2026-11-20',1);
INSERT INTO sqlite_sequence VALUES('attempt',1795143603);
CREATE INDEX attempt_started ON attempt(started);
CREATE INDEX attempt_finding ON attempt(finding);
CREATE INDEX attempt_kept ON attempt(kept) WHERE kept;
CREATE INDEX tag_attempt ON tag(attempt);
CREATE INDEX call_finding ON call(finding);
CREATE INDEX part_media ON part(started, call) WHERE media;
PRAGMA application_id=1313035336;
PRAGMA user_version=2;
