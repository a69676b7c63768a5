package scenario_test

import (
	"context"
	"fmt"

	"navercaptcha/naver"
	"navercaptcha/naver/scenario"
	"navercaptcha/naver/simulator"
)

func ExampleRun() {
	s, err := scenario.Read("once.yaml", []byte(`
name: A key is good for one verify
steps:
  - issue
  - fetch
  - verify: wrong
  - verify: wrong
    key: used
    expect: {status: 403, code: CT001, finding: ct001}
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	server, err := simulator.Start(simulator.New(simulator.Options{}), "")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer server.Close()

	target := &scenario.Target{
		Options:   naver.Options{BaseURL: server.URL(), Credentials: simulator.DefaultCredentials},
		Simulated: true,
	}
	cases := scenario.Plan([]*scenario.Scenario{s}, []naver.Platform{naver.Developers}, naver.Kinds(), target)
	result := scenario.Run(context.Background(), cases, target, scenario.Options{})
	fmt.Println(len(result.Cases), "cases,", result.Calls, "counted calls:", result.State())
	// Output: 2 cases, 6 counted calls: passed
}
