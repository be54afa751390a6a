package state

import "authwalk/flow/emulator/issue"

// keepSignIn keeps a sign-in, now and whenever it changes.
func (p *Pool) keepSignIn(s *issue.SignIn) {
	p.mu.RLock()
	journal := p.journal
	p.mu.RUnlock()
	if journal != nil {
		s.Record(p.signInKept(journal))
		s.Keep()
	}
}

// signInKept keeps the record of a sign-in.
func (p *Pool) signInKept(journal Journal) func(issue.SignInRecord) {
	return func(record issue.SignInRecord) { keep(journal, signInRecords+p.ID+"/"+record.EventID, record) }
}
