package ui

import (
	"slices"
	"time"

	"authwalk/flow/view"
	"authwalk/flow/walk"
	"authwalk/ui/panel"
	"authwalk/ui/screen"
	"authwalk/ui/style"
	"authwalk/ui/term"

	tea "github.com/charmbracelet/bubbletea"
)

// startScreen is the place of m.current where no walk is on screen.
const startScreen = -1

// Model is the whole program as a value.
type Model struct {
	options       Options
	style         style.Style
	width, height int
	now           time.Time

	// controller is the one of the start form; every open walk has its own.
	controller Controller
	demoUsers  []walk.DemoUser
	notices    []string
	// demoController is that of the demo users, atDemo tells that it is the start
	// form's. demo is the place that was opened, "" for the demo pools.
	demoController Controller
	atDemo         bool
	demo           string
	// places are where to start besides, once they were found.
	places []Place
	// kept are the recorded walks, once they were listed, pasted what was read of a
	// pasted text.
	kept   []Kept
	pasted []walk.Pasted
	// listedFrom and listedOver are where the list of walks was opened: the walk on
	// screen, and what stood at the start; nil for the list as a way to start.
	listedFrom int
	listedOver screen.Screen
	// watched are the sign-ins of other programs, the newest last.
	watched []Watched
	// demoUser is the place of the demo user who was chosen last, and edits that of the walk
	// whose sign-in the start form changes, startScreen for none.
	demoUser, edits int
	// start is what stands there while no walk does: start choices, demo users, start form.
	start screen.Screen
	// branching is what the start form is filled in for; nil for a new sign-in.
	branching *branching
	walks     []walkView
	// replayed is the walk as it was at the step whose values are on the screen.
	replayed replayedWalk
	current  int
	// looked is the number of the earlier step that the panels are of, 0 for the newest.
	looked int
	// over are screens over the step, the last one on top.
	overlays []screen.Screen
	// commands are those that the palette lists, while it is open.
	commands []command
	// lastUsed are the names of the commands that were used last, the newest first.
	lastUsed []string
	// question lies over all of them.
	question *question

	// layout and inside follow from all the others.
	layout            layout
	explanationInForm *walk.Explanation
	stepView          screen.View

	// active is the panel that ^O went to and scroll how far it is scrolled;
	// stepScroll is how far the step is.
	active             panel.Name
	scroll, stepScroll int

	status  string
	dialog  *dialog
	request *request
	reading historyReading
	// copiesArrive tells that the person has said so.
	copiesArrive bool

	// clicked is the click that a second one can follow, and clicks counts them.
	clicked click
	clicks  int

	requests int
	revealed time.Time
	ticking  bool
	// searches counts the lists that were asked for, so that only the newest comes.
	searches int
	// predictions counts what the rules were asked, so that only the newest answer is taken.
	predictions int
	quitting    bool
}

// walkView is a walk on record with what has been made of it for drawing.
type walkView struct {
	controller Controller
	walk       walk.Walk
	// notices are what is to be known of a record.
	notices []string
	// watched is the id of another program's sign-in, "" for any other walk.
	watched string
	// clean is the walk as it may be drawn.
	clean  walk.Walk
	screen screen.Screen
	// formStep is the number of the step whose challenge the form asks, and
	// operation the call it fills in instead, if any.
	formStep  int
	operation string
	// writesFile tells that the form becomes a file instead of a call.
	writesFile bool
	// operationHelp is what the call does.
	operationHelp string
	// left is the number of the step whose outcome was left for the tokens.
	left int
	// resumed is at how many steps what waits was gone back to from the tokens.
	resumed int
	// seen is how many steps have been looked at, for stopping at each.
	seen int
	// panelStep is the step that why and wire are of, 0 for the newest.
	panelStep   int
	explanation walk.Explanation
	wire        walk.Wire
	// predicted is what can follow.
	predicted predicted
	tokens    []walk.TokenView
	// tokensExplanation is why the tokens came; explanation is of the newest step.
	tokensExplanation walk.Explanation
	// nextUser is the demo user who comes next, "" for none.
	nextUser string
	// clockOff is how far this machine's clock is from the server's, "" where that does
	// not hurt.
	clockOff string
	// nextCall names the key of the call that is worth making with them.
	nextCall string
	// verifiedAt is at how many steps the tokens' signatures were checked.
	verifiedAt int
	actions    []walk.Action
	messages   []walk.Message
	hasInbox   bool
	// diagnosis is what was found about the user, diagnosedAt at how many steps.
	diagnosis   *walk.Diagnosis
	diagnosedAt int
	// diagnosingAt is at how many steps the user is being looked at, factsAwaited that the
	// pool's facts are still on their way to a refusal: what they show can be the cause.
	diagnosingAt int
	factsAwaited bool
	// inboxMissing is what is needed to read the inbox, if anything.
	inboxMissing string
}

// New makes the model.
func New(options Options) Model {
	options = options.complete()
	m := Model{
		options:    options,
		style:      options.style(options.Dark),
		controller: options.Controller,
		demoUsers:  options.DemoUsers,
		notices:    options.Notices,
		current:    startScreen,
		edits:      startScreen,

		demoController: options.Controller,
		atDemo:         len(options.DemoUsers) > 0,
		status:         view.Line(options.Notice),
	}
	if begin := options.Begin; begin != nil {
		m.demoUser = max(0, slices.IndexFunc(m.demoUsers, func(member walk.DemoUser) bool { return member.Start.Username == begin.Username }))
	}
	m.start = m.firstScreen()
	if len(options.Pasted) > 0 {
		m = m.offerPasted(options.Pasted)
	}
	if len(options.Recorded) > 0 {
		m = m.withRecorded(options.Recorded)
	}
	return m
}

// firstScreen is the screen the program begins with.
func (m Model) firstScreen() screen.Screen {
	switch {
	case m.options.Demo != nil && len(m.demoUsers) == 0:
		return m.choices()
	case m.options.ListKept:
		return m.keptList()
	case m.options.Watch != nil && m.options.Watching:
		return m.watchedList("")
	case len(m.demoUsers) > 0:
		return m.demoUserList()
	default:
		return m.startForm(m.options.Filled)
	}
}

// startedMsg carries the time the program began at.
type startedMsg struct{ now time.Time }

// Init asks for the time and begins a walk that is complete already, and listens
// to what runs beside the screens.
func (m Model) Init() tea.Cmd {
	now := m.options.Now
	var list tea.Cmd
	if m.options.ListKept {
		list = m.listKept()
	}
	return tea.Batch(func() tea.Msg { return startedMsg{now()} }, m.options.Person.next(), m.options.Watch.next(), list, m.findPlaces())
}

// Update is where everything that happens arrives.
func (m Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if key, is := msg.(tea.KeyMsg); is && severalLetters(key) {
		return m.updateEach(key)
	}
	next, command := m.update(msg)
	next, tick := next.keepTime()
	next, predict := next.predict()
	return next.withReplayed(msg).withLayout(), tea.Batch(command, tick, predict)
}

func (m Model) update(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.width, m.height = msg.Width, msg.Height
	case startedMsg:
		m.now = msg.now
		if m.options.History != nil {
			return m.showHistory(m.options.History, m.options.HistoryFile != "")
		}
		if m.options.Begin != nil {
			return m.begin(*m.options.Begin)
		}
	case tea.KeyMsg:
		return m.handleKey(msg)
	case tea.MouseMsg:
		return m.handleMouse(msg)
	case clickOverMsg:
		return m.handleClickOver(msg), nil
	case term.BackgroundMsg:
		m.style = m.options.style(msg.Dark)
	case tickMsg:
		return m.handleTick(msg), nil
	case slowMsg:
		return m.handleSlow(msg), nil
	case walkMsg:
		return m.handleWalk(msg)
	case placesMsg:
		return m.handlePlaces(msg), nil
	case predictedMsg:
		return m.handlePredicted(msg), nil
	case proofMsg:
		return m.handleProof(msg), nil
	case mapMsg:
		return m.handleMap(msg), nil
	case keptMsg:
		return m.handleKept(msg), nil
	case titleFailedMsg:
		m.status = "The title was not saved: " + view.Line(msg.err.Error())
	case watchedMsg:
		return m.handleWatched(msg)
	case demoMsg:
		return m.handleDemo(msg)
	case poolFactsMsg:
		return m.handlePoolFacts(msg), nil
	case diagnosisMsg:
		return m.handleDiagnosis(msg), nil
	case historyMsg:
		return m.handleHistory(msg), nil
	case historyProgressMsg:
		return m.handleHistoryProgress(msg)
	case verifiedMsg:
		return m.handleVerified(msg), nil
	case inboxMsg:
		return m.handleInbox(msg), nil
	case codeMsg:
		return m.handleCode(msg), nil
	case eventSentMsg:
		return m.handleEventSent(msg), nil
	case eventSavedMsg:
		m.status = msg.text(m.style)
	case suggestedMsg:
		return m.handleSuggestions(msg), nil
	case searchMsg:
		return m.handleSearch(msg)
	case askedMsg:
		return m.ask(msg)
	case lentMsg:
		return m.lend(msg)
	case draftMsg:
		return m.handleDraft(msg), nil
	case editedOutsideMsg:
		return m.handleEditedOutside(msg), nil
	case revealedMsg:
		m.now, m.revealed = msg.now, msg.now.Add(revealTime)
	case copiedMsg:
		return m.handleCopied(msg), nil
	case copyRemovedMsg:
		m.status = msg.text(m.style)
	case keptCopyMsg:
		return m.handleKeptCopy(msg)
	case reportMsg:
		return m.handleReport(msg), nil
	case fileWrittenMsg:
		return m.handleFileWritten(msg), nil
	case savedMsg:
		m.status = msg.text(m.style)
	}
	return m, nil
}

// InFlight says what was being asked when the program ended, or "": Cognito
// may have handled it.
func (m Model) InFlight() string {
	if m.request == nil || !m.request.walks {
		return ""
	}
	return m.request.what
}

// screen is the one that has the focus.
func (m Model) screen() screen.Screen {
	if m.question != nil {
		return m.question.form
	}
	if n := len(m.overlays); n > 0 {
		return m.overlays[n-1]
	}
	return m.stepScreen()
}

// stepScreen is the screen under all that lies over the step.
func (m Model) stepScreen() screen.Screen {
	if v := m.currentWalk(); v != nil {
		return v.screen
	}
	return m.start
}

// with puts a screen where the focused one was.
func (m Model) with(s screen.Screen) Model {
	if n := len(m.overlays); n > 0 {
		m.overlays = append(append([]screen.Screen(nil), m.overlays[:n-1]...), s)
		return m
	}
	if v := m.currentWalk(); v != nil {
		changed := *v
		changed.screen = s
		return m.replaceWalk(m.current, changed)
	}
	m.start = s
	return m
}

// push lays a screen over the present one, pop takes it away.
func (m Model) push(s screen.Screen) Model {
	m.overlays = append(append([]screen.Screen(nil), m.overlays...), s)
	m.stepScroll = 0
	return m
}

func (m Model) pop() Model {
	if n := len(m.overlays); n > 0 {
		m.overlays = append([]screen.Screen(nil), m.overlays[:n-1]...)
		m.stepScroll = 0
	}
	return m
}

// currentWalk is the walk on screen, or nil.
func (m Model) currentWalk() *walkView {
	if m.current < 0 || m.current >= len(m.walks) {
		return nil
	}
	return &m.walks[m.current]
}

// replaceWalk replaces a walk on record without changing the record before.
func (m Model) replaceWalk(n int, v walkView) Model {
	m.walks = append([]walkView(nil), m.walks...)
	m.walks[n] = v
	return m
}

// selectWalk goes to a walk, or to the start. What was said of the place that is left
// does not hold there.
func (m Model) selectWalk(n int) Model {
	m.current, m.overlays, m.status = n, nil, ""
	m.active, m.scroll, m.stepScroll, m.looked = "", 0, 0, 0
	m.revealed = time.Time{}
	return m
}
