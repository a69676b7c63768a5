package diagnosis

import "navercaptcha/naver/text"

// Calls that ran out of time.
var timeoutRules = []rule{
	{
		id:       "timeout-dns",
		match:    failed(timeoutDNS),
		happened: text.Text{Ko: "제한 시간 안에 서버의 주소를 찾지 못했습니다.", En: "The server's name was not resolved in time."},
		why: text.Text{
			Ko: "DNS 서버가 응답하지 않았습니다. 인터넷이나 VPN 연결이 끊어졌거나, DNS 설정이 잘못되었을 수 있습니다.",
			En: "The DNS server did not answer. The internet or VPN connection may be down, or the DNS settings wrong.",
		},
		next: text.Text{
			Ko: "인터넷과 VPN 연결, DNS 설정을 확인한 뒤 다시 시도하십시오.",
			En: "Check the internet connection, the VPN and the DNS settings, then try again.",
		},
	},
	{
		id:    "timeout-tls",
		match: failed(timeoutTLS),
		happened: text.Text{
			Ko: "연결은 되었지만 제한 시간 안에 암호화(TLS)를 시작하지 못했습니다.",
			En: "A connection was made, but encryption (TLS) did not begin in time.",
		},
		why: text.Text{
			Ko: "방화벽이나 보안 장비가 연결만 받고 TLS를 막고 있거나, 서버가 HTTPS를 지원하지 않습니다. 호출은 전송되지 않았습니다.",
			En: "A firewall may take connections and block TLS, or the server does not speak HTTPS. The call was not sent.",
		},
		next: text.Text{
			Ko: "사용자 지정 주소(base URL)의 포트와 방화벽, 프록시 설정을 확인하십시오.",
			En: "Check the port in the base URL, the firewall and the proxy.",
		},
	},
	{
		id:       "timeout-connect",
		match:    failed(timeoutConnect),
		happened: text.Text{Ko: "제한 시간 안에 서버와 연결하지 못했습니다.", En: "No connection was made in time."},
		why: text.Text{
			Ko: "네트워크가 느리거나 방화벽이 응답 없이 막고 있습니다. 호출은 서버에 전달되지 않았습니다.",
			En: "The network is slow, or a firewall blocks it silently. The call did not reach the server.",
		},
		next: text.Text{
			Ko: "네트워크와 프록시 설정을 확인한 뒤 다시 시도하십시오.",
			En: "Check the network and the proxy, then try again.",
		},
	},
	{
		id:       "timeout-answer",
		match:    failed(timeoutAnswer),
		happened: text.Text{Ko: "제한 시간 안에 응답이 오지 않았습니다.", En: "No answer came in time."},
		why: text.Text{
			Ko: "연결은 되었지만 서버가 응답을 시작하지 않았습니다.",
			En: "The connection stood, but the server did not begin to answer.",
		},
		next: text.Text{Ko: "{다시}", En: "{again}"},
	},
	{
		id:       "timeout-whole",
		match:    failed(timeoutWhole),
		happened: text.Text{Ko: "제한 시간 안에 호출이 끝나지 않았습니다.", En: "The call did not finish in time."},
		why: text.Text{
			Ko: "네트워크나 서버가 너무 느려 응답을 끝까지 받지 못했습니다.",
			En: "The network or the server was too slow for the whole answer to come.",
		},
		next: text.Text{Ko: "{다시}", En: "{again}"},
	},
}
