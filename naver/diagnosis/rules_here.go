package diagnosis

import "navercaptcha/naver/text"

// Calls that never left this computer, whatever answered them.
var hereRules = []rule{
	{
		id:    "naver-is-here",
		match: all(not(worked), naverIsHere),
		happened: text.Text{
			Ko: "네이버의 호스트 이름이 이 컴퓨터를 가리키고 있어 네이버에 연결되지 않았습니다.",
			En: "NAVER was not reached: on this computer the name of its host leads to the computer itself.",
		},
		why: text.Text{
			Ko: "hosts 파일이나 DNS 설정이 이름을 이 컴퓨터의 주소로 바꾸었습니다. 보안 프로그램이나 개발용 서버, VPN이 그렇게 설정하기도 합니다. 응답이 왔더라도 네이버의 " +
				"응답이 아닙니다.",
			En: "The hosts file or the DNS setting sends the name to this computer's own address; security software, a server for " +
				"development or a VPN may have set it so. If an answer came, it is not NAVER's.",
		},
		next: text.Text{
			Ko: "hosts 파일과 DNS 설정에서 이 호스트를 확인하십시오. 의도한 설정이라면 그 주소에서 실행 중인 서버를 확인하십시오.",
			En: "Look for the host in the hosts file and the DNS setting. If it is meant to be so, look at the server that runs here.",
		},
	},
}
