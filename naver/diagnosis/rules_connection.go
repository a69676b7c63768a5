package diagnosis

import "navercaptcha/naver/text"

// Calls that got no answer for other reasons.
var connectionRules = []rule{
	{
		id:       "cancelled",
		match:    failed(cancelled),
		happened: text.Text{Ko: "호출이 취소되었습니다.", En: "The call was cancelled."},
		why: text.Text{
			Ko: "직접 취소했거나 새 호출이 먼저 시작되었습니다.",
			En: "It was cancelled by hand, or a newer one took its place.",
		},
		next: text.Text{Ko: "{다시}", En: "{again}"},
	},
	{
		id:       "proxy",
		match:    failed(proxyFailed),
		happened: text.Text{Ko: "프록시를 통해 연결하지 못했습니다.", En: "The proxy did not make the connection."},
		why: text.Text{
			Ko: "프록시에 연결할 수 없거나, 프록시가 네이버로의 연결을 거부했습니다.",
			En: "The proxy cannot be reached, or it refused to connect to NAVER.",
		},
		next: text.Text{
			Ko: "HTTPS_PROXY와 NO_PROXY 환경 변수를 확인하십시오. 프록시가 필요 없는 네트워크라면 HTTPS_PROXY를 지우고 다시 시작하십시오.",
			En: "Check HTTPS_PROXY and NO_PROXY. In a network without a proxy, remove HTTPS_PROXY and start again.",
		},
	},
	{
		id:       "dns",
		match:    failed(dnsFailed),
		happened: text.Text{Ko: "서버의 주소를 찾지 못했습니다.", En: "The server's name could not be resolved."},
		why: text.Text{
			Ko: "인터넷에 연결되어 있지 않거나, DNS 서버가 응답하지 않거나, 호스트 이름이 잘못되었습니다.",
			En: "There is no internet connection, the DNS server does not answer, or the host name is wrong.",
		},
		next: text.Text{
			Ko: "인터넷 연결과 사용자 지정 주소(base URL)를 확인한 뒤 다시 시도하십시오.",
			En: "Check the internet connection and the base URL, then try again.",
		},
	},
	{
		id:       "refused",
		match:    failed(connectionRefused),
		happened: text.Text{Ko: "서버가 연결을 거부했습니다.", En: "The server refused the connection."},
		why: text.Text{
			Ko: "그 주소에서 서버가 실행되고 있지 않거나 방화벽이 막고 있습니다.",
			En: "No server runs at the address, or a firewall blocks it.",
		},
		next: text.Text{
			Ko: "시뮬레이터나 자체 서버라면 실행 중인지 확인하십시오. 네이버라면 방화벽과 프록시를 확인하십시오.",
			En: "If it is the simulator or a server of your own, check that it runs. If it is NAVER, check firewall and proxy.",
		},
	},
	{
		id:       "unreachable",
		match:    failed(unreachable),
		happened: text.Text{Ko: "서버까지 연결할 수 있는 네트워크 경로가 없습니다.", En: "There is no network route to the server."},
		why: text.Text{
			Ko: "인터넷 연결이 끊어졌거나 VPN 또는 방화벽이 막고 있습니다.",
			En: "The internet connection is down, or a VPN or firewall blocks it.",
		},
		next: text.Text{Ko: "네트워크와 VPN 연결을 확인한 뒤 다시 시도하십시오.", En: "Check the network and the VPN, then try again."},
	},
	{
		id:       "reset",
		match:    failed(connectionReset),
		happened: text.Text{Ko: "응답이 오기 전에 서버가 연결을 끊었습니다.", En: "The server closed the connection before it answered."},
		why: text.Text{
			Ko: "서버가 다시 시작되었거나, 방화벽 또는 프록시가 연결을 끊었을 수 있습니다.",
			En: "The server may have restarted, or a firewall or proxy cut the connection.",
		},
		next: text.Text{Ko: "{다시}", En: "{again}"},
	},
	{
		id:       "not-http",
		match:    failed(notHTTP),
		happened: text.Text{Ko: "HTTP가 아닌 응답이 왔습니다.", En: "What answered does not speak HTTP."},
		why: text.Text{
			Ko: "사용자 지정 주소(base URL)의 포트가 다른 서비스의 것이거나, 중간의 장비가 응답을 손상시켰습니다.",
			En: "The port in the base URL belongs to another service, or something on the way damaged the answer.",
		},
		next: askNetwork,
	},
	{
		id:       "no-connection",
		match:    failed(connectionFailed),
		happened: text.Text{Ko: "서버와 통신하지 못했습니다.", En: "There was no connection to the server."},
		why:      text.Text{Ko: "네트워크 오류가 발생했습니다.", En: "A network error happened."},
		next:     text.Text{Ko: "네트워크 연결을 확인한 뒤 다시 시도하십시오.", En: "Check the network and try again."},
	},
}
