package ui

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"authwalk/flow/walk"
	"authwalk/ui/screen"
	"authwalk/ui/style"
	"authwalk/ui/term"
)

// home is the place of m.current where no walk is on screen.
const home = -1

// Model is the whole program as a value.
type Model struct {
	options       Options
	style         style.Style
	width, height int
	now           time.Time

	// walker is the one of the start form; every open walk has its own.
	controller Controller
	demoUsers  []DemoUser
	// start is what stands there while no walk does: doors, cast, start form.
	start   screen.Screen
	walks   []walkView
	current int
	// over are screens over the step, the last one on top.
	overlays []screen.Screen

	// places and inside follow from all the others.
	places places
	inside *walk.Explanation

	turn, scroll int
	news         string
	question     *question
	request      *request
	requests     int
	revealed     time.Time
	ticking      bool
	suggested    suggested
	quitting     bool
}

// opened is a walk on record with what has been made of it for drawing.
type walkView struct {
	controller Controller
	walk       walk.Walk
	// clean is the walk as it may be drawn.
	clean  walk.Walk
	screen screen.Screen
	// asked is the number of the step whose challenge the form asks, and
	// operation the call it fills in instead, if any.
	asked     int
	operation string
	// stepped is how many steps have been looked at, for stopping at each.
	stepped int
	// at is the step that why and wire are of, 0 for the newest.
	at     int
	why    walk.Explanation
	wire   walk.Wire
	tokens []walk.TokenView
	// verified is at how many steps the tokens' signatures were checked.
	verified int
	moves    []walk.Action
	messages []walk.Message
	hasInbox bool
}

// New makes the model.
func New(options Options) Model {
	options = options.complete()
	m := Model{
		options:    options,
		style:      style.New(options.Dark, options.ASCII),
		controller: options.Controller,
		demoUsers:  options.DemoUsers,
		current:    home,
		news:       line(options.Notice),
	}
	m.start = m.first()
	return m
}

// first is the screen the program begins with.
func (m Model) first() screen.Screen {
	switch {
	case m.options.Demo != nil:
		return screen.NewDoors(doors)
	case len(m.demoUsers) > 0:
		return m.castList()
	default:
		return m.startForm(m.options.Filled)
	}
}

// begunMsg carries the time the program began at.
type begunMsg struct{ now time.Time }

// Init asks for the time and begins a walk that is complete already.
func (m Model) Init() tea.Cmd {
	now := m.options.Now
	return func() tea.Msg { return begunMsg{now()} }
}

// Update is where everything that happens arrives.
func (m Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	next, command := m.update(msg)
	next, tick := next.keepTime()
	return next.layout(), tea.Batch(command, tick)
}

func (m Model) update(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.width, m.height = msg.Width, msg.Height
	case begunMsg:
		m.now = msg.now
		if m.options.Begin != nil {
			return m.begin(*m.options.Begin)
		}
	case tea.KeyMsg:
		return m.handleKey(msg)
	case tea.MouseMsg:
		return m.handleMouse(msg)
	case term.BackgroundMsg:
		m.style = style.New(msg.Dark, m.options.ASCII)
	case tickedMsg:
		return m.handleTick(msg), nil
	case patienceMsg:
		return m.handlePatience(msg), nil
	case walkedMsg:
		return m.handleWalk(msg)
	case demoMsg:
		return m.opening(msg), nil
	case learnedMsg:
		return m.learned(msg), nil
	case verifiedMsg:
		return m.verified(msg), nil
	case inboxMsg:
		return m.received(msg), nil
	case suggestedMsg:
		return m.suggesting(msg), nil
	case revealedMsg:
		m.now, m.revealed = msg.now, msg.now.Add(revealing)
	case copiedMsg:
		m.news = msg.says(m.style)
	case savedMsg:
		m.news = msg.says(m.style)
	}
	return m, nil
}

// Walks are the walks of this run, in the order they were begun.
func (m Model) Walks() []walk.Walk {
	walks := make([]walk.Walk, len(m.walks))
	for n, o := range m.walks {
		walks[n] = o.walk
	}
	return walks
}

// InFlight says what was being asked when the program ended, or "": Cognito
// may have handled it.
func (m Model) InFlight() string {
	if m.request == nil {
		return ""
	}
	return m.request.what
}

// screen is the one that has the focus.
func (m Model) screen() screen.Screen {
	if n := len(m.overlays); n > 0 {
		return m.overlays[n-1]
	}
	return m.below()
}

// below is the screen under all that lies over the step.
func (m Model) below() screen.Screen {
	if o := m.open(); o != nil {
		return o.screen
	}
	return m.start
}

// with puts a screen where the focused one was.
func (m Model) with(s screen.Screen) Model {
	if n := len(m.overlays); n > 0 {
		m.overlays = append(append([]screen.Screen(nil), m.overlays[:n-1]...), s)
		return m
	}
	if o := m.open(); o != nil {
		changed := *o
		changed.screen = s
		return m.replaceWalk(m.current, changed)
	}
	m.start = s
	return m
}

// push lays a screen over the present one, pop takes it away.
func (m Model) push(s screen.Screen) Model {
	m.overlays = append(append([]screen.Screen(nil), m.overlays...), s)
	return m
}

func (m Model) pop() Model {
	if n := len(m.overlays); n > 0 {
		m.overlays = append([]screen.Screen(nil), m.overlays[:n-1]...)
	}
	return m
}

// open is the walk on screen, or nil.
func (m Model) open() *walkView {
	if m.current < 0 || m.current >= len(m.walks) {
		return nil
	}
	return &m.walks[m.current]
}

// put replaces a walk on record without changing the record before.
func (m Model) replaceWalk(n int, o walkView) Model {
	m.walks = append([]walkView(nil), m.walks...)
	m.walks[n] = o
	return m
}

// to goes to a walk, or home.
func (m Model) selectWalk(n int) Model {
	m.current, m.overlays = n, nil
	m.turn, m.scroll = 0, 0
	m.revealed = time.Time{}
	return m
}
