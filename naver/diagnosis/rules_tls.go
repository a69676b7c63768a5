package diagnosis

import "navercaptcha/naver/text"

// Calls that found no safe connection.
var tlsRules = []rule{
	{
		id:    "tls-clock",
		match: all(failed(tlsExpired), wrongClock),
		happened: text.Text{
			Ko: "이 컴퓨터의 시계가 틀려서 서버 인증서를 확인하지 못한 것으로 보입니다.",
			En: "The server's certificate could not be checked, probably because this computer's clock is wrong.",
		},
		why: text.Text{
			Ko: "인증서에는 유효 기간이 있습니다. 컴퓨터의 시계가 그 기간을 벗어나 있으면 올바른 인증서도 거부됩니다.",
			En: "Certificates are valid from one date to another. A clock outside of them refuses a good certificate.",
		},
		next: text.Text{
			Ko: "컴퓨터의 날짜와 시각, 시간대를 자동으로 맞춘 뒤 다시 시도하십시오.",
			En: "Have the system set date, time and time zone by itself, and try again.",
		},
	},
	{
		id:       "tls-expired",
		match:    failed(tlsExpired),
		happened: text.Text{Ko: "서버 인증서의 유효 기간이 맞지 않습니다.", En: "The server's certificate is not valid at this time."},
		why: text.Text{
			Ko: "이 컴퓨터의 시계가 틀렸거나 인증서가 실제로 만료되었습니다.",
			En: "This computer's clock is wrong, or the certificate has really expired.",
		},
		next: text.Text{
			Ko: "먼저 컴퓨터의 날짜와 시각을 확인하십시오. 시계가 맞다면 이 호출의 상세 정보를 관리자에게 전달하십시오.",
			En: "First check the computer's date and time. If they are right, give the details of this call to your " +
				"administrator.",
		},
	},
	{
		id:    "tls-intercepted",
		match: all(failed(tlsUntrusted), privateIssuer),
		happened: text.Text{
			Ko: "다른 장비가 네이버 대신 인증서를 보냈을 가능성이 높습니다.",
			En: "Something on the way probably showed a certificate of its own.",
		},
		why: text.Text{
			Ko: "인증서의 발급자가 알려진 공인 인증기관이 아닙니다. 회사의 보안 장비나 백신 같은 보안 프로그램이 HTTPS 통신을 열어 보려고 할 때 나타납니다.",
			En: "Its issuer is no public authority that is known. That is what happens where company equipment or security " +
				"software opens HTTPS traffic.",
		},
		next: text.Text{
			Ko: "회사의 루트 인증서를 운영 체제에 설치해야 하는지, 네이버의 주소를 검사에서 제외할 수 있는지 관리자에게 문의하십시오. " +
				"확인되기 전에는 Client Secret을 보내지 마십시오.",
			En: "Ask your administrator whether the company's root certificate has to be installed in the system, or NAVER's " +
				"address can be left out of the inspection. Until that is clear, send no client secret.",
		},
	},
	{
		id:    "tls-naver-root",
		match: all(failed(tlsUntrusted), naversOwnIssuer),
		happened: text.Text{
			Ko: "이 컴퓨터에는 네이버 인증기관의 루트 인증서가 없는 것으로 보입니다.",
			En: "This computer does not seem to know NAVER's certificate authority.",
		},
		why: text.Text{
			Ko: "인증서의 발급자는 네이버 자체 인증기관의 이름을 쓰고 있습니다. 오래된 운영 체제에는 그 루트 인증서가 없습니다.",
			En: "The certificate names NAVER's own authority as its issuer. Older systems come without its root certificate.",
		},
		next: text.Text{
			Ko: "운영 체제를 업데이트하거나, 네이버의 안내에 따라 루트 인증서를 설치하십시오.",
			En: "Update the system, or install the root certificate as NAVER describes it.",
		},
		pages: []page{rootCertificate},
	},
	{
		id:       "tls-untrusted",
		match:    failed(tlsUntrusted),
		happened: text.Text{Ko: "서버 인증서를 신뢰할 수 없습니다.", En: "The server's certificate is not trusted."},
		why: text.Text{
			Ko: "회사의 보안 장비나 보안 프로그램이 HTTPS 통신을 열어 보고 있거나, 다른 서버에 연결되었습니다.",
			En: "Company equipment or security software may be opening HTTPS traffic, or this is another server.",
		},
		next: text.Text{
			Ko: "회사의 루트 인증서를 운영 체제에 설치해야 하는지 관리자에게 문의하십시오. 확인되기 전에는 Client Secret을 보내지 마십시오.",
			En: "Ask your administrator whether the company's root certificate has to be installed in the system. Until that " +
				"is clear, send no client secret.",
		},
	},
	{
		id:       "tls-host",
		match:    failed(tlsWrongHost),
		happened: text.Text{Ko: "서버 인증서가 다른 호스트의 것입니다.", En: "The server's certificate belongs to another host."},
		why: text.Text{
			Ko: "사용자 지정 주소(base URL)가 잘못되었거나 프록시 또는 로그인이 필요한 Wi-Fi가 대신 응답했습니다.",
			En: "The base URL is wrong, or a proxy or a Wi-Fi that wants a login answered in its place.",
		},
		next: text.Text{
			Ko: "사용자 지정 주소(base URL)를 확인하고, 브라우저로 네트워크에 로그인되어 있는지 확인하십시오.",
			En: "Check the base URL, and check in a browser that you are logged in to the network.",
		},
	},
	{
		id:       "tls",
		match:    failed(tlsFailed),
		happened: text.Text{Ko: "암호화된 연결(TLS)을 맺지 못했습니다.", En: "The encrypted connection (TLS) could not be made."},
		why: text.Text{
			Ko: "서버가 HTTPS를 지원하지 않거나, 서로 지원하는 TLS 버전이 다르거나, 중간의 장비가 연결을 끊었습니다.",
			En: "The server does not speak HTTPS, supports other versions of TLS, or something on the way cut the connection.",
		},
		next: text.Text{
			Ko: "사용자 지정 주소(base URL)의 포트와 https를 확인하고, 회사 네트워크라면 관리자에게 문의하십시오.",
			En: "Check https and the port in the base URL. In a company network, ask the administrator.",
		},
	},
}
