package term

import "os"

// giveable is the file itself: a console always reads.
func giveable(file *os.File) stream { return blocking{file} }
