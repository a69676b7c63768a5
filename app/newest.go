package app

import "sync"

// newest hands the window's goroutine what it is told, and of what that had no time for yet only the newest of each sort.
// A window that is slower than what it shows is then one state behind, and does not hold on to all of them.
type newest[K comparable, V any] struct {
	do   func(func()) // runs something on the window's goroutine, later
	take func(V)

	mu      sync.Mutex
	waiting map[K]V
}

func newNewest[K comparable, V any](do func(func()), take func(V)) *newest[K, V] {
	return &newest[K, V]{do: do, take: take, waiting: map[K]V{}}
}

// tell may be called from any goroutine.
func (n *newest[K, V]) tell(sort K, value V) {
	n.mu.Lock()
	_, known := n.waiting[sort]
	n.waiting[sort] = value
	n.mu.Unlock()
	if known {
		return // what was put there before takes this one
	}
	n.do(func() {
		n.mu.Lock()
		value := n.waiting[sort]
		delete(n.waiting, sort)
		n.mu.Unlock()
		n.take(value)
	})
}
