package profile

import (
	"os"
	"sync"
	"testing"

	"github.com/godbus/dbus/v5"
)

// secretStub is a Secret Service with one locked collection, whose prompt does what the test says.
type secretStub struct {
	conn    *dbus.Conn
	prompts chan struct{} // one value for each prompt that is shown

	mu     sync.Mutex
	locked bool
	items  map[dbus.ObjectPath]stubItem
}

type stubItem struct {
	attributes map[string]string
	value      []byte
}

type stubSecret struct {
	Session     dbus.ObjectPath
	Parameters  []byte
	Value       []byte
	ContentType string
}

const (
	stubCollection = dbus.ObjectPath("/org/freedesktop/secrets/collection/login")
	stubItemPath   = dbus.ObjectPath("/org/freedesktop/secrets/collection/login/1")
	stubSession    = dbus.ObjectPath("/org/freedesktop/secrets/session/1")
	stubPrompt     = dbus.ObjectPath("/org/freedesktop/secrets/prompt/1")
)

// lockedStub puts the stub onto the test's bus.
func lockedStub(t *testing.T) *secretStub {
	t.Helper()
	conn, err := dbus.Connect(os.Getenv("DBUS_SESSION_BUS_ADDRESS"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	s := &secretStub{conn: conn, prompts: make(chan struct{}, 100), locked: true, items: map[dbus.ObjectPath]stubItem{}}
	for _, e := range []struct {
		methods    map[string]any
		path       dbus.ObjectPath
		interface_ string
	}{
		{map[string]any{"OpenSession": s.openSession, "Unlock": s.unlock, "ReadAlias": s.readAlias}, secretPath, "org.freedesktop.Secret.Service"},
		{map[string]any{"Get": s.property}, secretPath, "org.freedesktop.DBus.Properties"},
		{map[string]any{"Get": s.property}, stubCollection, "org.freedesktop.DBus.Properties"},
		{map[string]any{"SearchItems": s.search, "CreateItem": s.create}, stubCollection, "org.freedesktop.Secret.Collection"},
		{map[string]any{"GetSecret": s.secret, "Delete": s.remove}, stubItemPath, "org.freedesktop.Secret.Item"},
		{map[string]any{"Prompt": s.prompt}, stubPrompt, "org.freedesktop.Secret.Prompt"},
		{map[string]any{"Close": func() *dbus.Error { return nil }}, stubSession, "org.freedesktop.Secret.Session"},
	} {
		if err := conn.ExportMethodTable(e.methods, e.path, e.interface_); err != nil {
			t.Fatal(err)
		}
	}
	if reply, err := conn.RequestName(secretService, dbus.NameFlagDoNotQueue); err != nil || reply != dbus.RequestNameReplyPrimaryOwner {
		t.Fatalf("the name of the service: %v, %v", reply, err)
	}
	return s
}

// answer ends the open prompt, as a person does by typing the password or by closing it.
func (s *secretStub) answer(t *testing.T, dismissed bool) {
	t.Helper()
	s.mu.Lock()
	unlocked := []dbus.ObjectPath{}
	if !dismissed {
		s.locked = false
		unlocked = []dbus.ObjectPath{stubCollection}
	}
	s.mu.Unlock()
	err := s.conn.Emit(stubPrompt, "org.freedesktop.Secret.Prompt.Completed", dismissed, dbus.MakeVariant(unlocked))
	if err != nil {
		t.Fatal(err)
	}
}

func (s *secretStub) isLocked() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.locked
}

func (s *secretStub) openSession(string, dbus.Variant) (dbus.Variant, dbus.ObjectPath, *dbus.Error) {
	return dbus.MakeVariant(""), stubSession, nil
}

func (s *secretStub) unlock(objects []dbus.ObjectPath) ([]dbus.ObjectPath, dbus.ObjectPath, *dbus.Error) {
	if s.isLocked() {
		return nil, stubPrompt, nil
	}
	return objects, "/", nil
}

func (s *secretStub) readAlias(string) (dbus.ObjectPath, *dbus.Error) { return stubCollection, nil }

func (s *secretStub) property(_, name string) (dbus.Variant, *dbus.Error) {
	if name == "Locked" {
		return dbus.MakeVariant(s.isLocked()), nil
	}
	return dbus.MakeVariant([]dbus.ObjectPath{stubCollection}), nil
}

func (s *secretStub) prompt(string) *dbus.Error {
	s.prompts <- struct{}{}
	return nil
}

func (s *secretStub) search(attributes map[string]string) ([]dbus.ObjectPath, *dbus.Error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var found []dbus.ObjectPath
	for path, item := range s.items {
		if item.attributes["username"] == attributes["username"] && item.attributes["service"] == attributes["service"] {
			found = append(found, path)
		}
	}
	return found, nil
}

func (s *secretStub) create(properties map[string]dbus.Variant, secret stubSecret, _ bool) (dbus.ObjectPath, dbus.ObjectPath, *dbus.Error) {
	attributes, _ := properties["org.freedesktop.Secret.Item.Attributes"].Value().(map[string]string)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.items[stubItemPath] = stubItem{attributes, secret.Value}
	return stubItemPath, "/", nil
}

func (s *secretStub) secret(session dbus.ObjectPath) (stubSecret, *dbus.Error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return stubSecret{Session: session, Value: s.items[stubItemPath].value, ContentType: "text/plain"}, nil
}

func (s *secretStub) remove() (dbus.ObjectPath, *dbus.Error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.items, stubItemPath)
	return "/", nil
}
