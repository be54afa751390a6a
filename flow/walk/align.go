package walk

// mostAligned is how many names of a path are put beside those of another: the time for
// it grows with the square.
const mostAligned = 1000

// Align puts two paths side by side: pairs of places, counted from 1, with as many
// equal names together as there can be. 0 stands for none.
func Align(a, b []string) [][2]int {
	a, b = a[:min(len(a), mostAligned)], b[:min(len(b), mostAligned)]
	// common[i][j] is how many names the rest of both paths can share.
	common := make([][]int, len(a)+1)
	for i := range common {
		common[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if common[i][j] = max(common[i+1][j], common[i][j+1]); a[i] == b[j] {
				common[i][j] = common[i+1][j+1] + 1
			}
		}
	}
	var pairs [][2]int
	for i, j := 0, 0; i < len(a) || j < len(b); {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			i, j = i+1, j+1
			pairs = append(pairs, [2]int{i, j})
		case j == len(b) || i < len(a) && common[i+1][j] >= common[i][j+1]:
			i++
			pairs = append(pairs, [2]int{i, 0})
		default:
			j++
			pairs = append(pairs, [2]int{0, j})
		}
	}
	return pairs
}
