package state

import (
	"cmp"
	"time"

	"authwalk/flow/api"
	"authwalk/flow/pool"
	"authwalk/flow/poolfile"
)

// fillSettings takes the settings of a file, with what the service would have set for
// what it leaves out.
func (p *Pool) fillSettings(file *poolfile.File, now time.Time) {
	settings := file.UserPool
	settings.ID = p.ID
	if settings.CreationDate.IsZero() {
		settings.CreationDate, settings.LastModifiedDate = pool.At(now), pool.At(now)
	}
	settings.Arn = cmp.Or(settings.Arn, poolARN(p.ID))
	settings.SchemaAttributes = pool.Schema(settings.SchemaAttributes)
	mfa := pool.MfaConfig{}
	if file.MfaConfig != nil {
		mfa = *file.MfaConfig
	}
	mfa.MfaConfiguration = cmp.Or(mfa.MfaConfiguration, settings.MfaConfiguration, api.MFAOff)
	settings.MfaConfiguration = mfa.MfaConfiguration
	settings.SetDefaults()
	p.userPool, p.mfaConfig = &settings, &mfa
}
