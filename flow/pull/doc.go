// Package pull makes pool files of what other tools have written about a pool, and of
// pools that are live.
//
// A pool file made here holds no secret unless it was asked for, and what could not be
// taken over is listed beside it: nothing is guessed in silence.
package pull
