/** The levels at which two numbers of documents can agree. */
export const documentLevels = ['different', 'nearly', 'same'] as const

/** A document's number for comparison: letters and digits alone, in capitals. */
export const plainDocument = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toUpperCase()

/** Shorter numbers are alike by chance. */
const shortestTypo = 6

/**
 * How far two numbers agree: `same` (2); `nearly` (1) with one character changed, left out, put in or two neighbours
 * exchanged (distance 1 of Damerau 1964), in numbers of at least six characters; else 0.
 */
export const compareDocuments = (a: string, b: string): number => {
  if (a === b) return 2
  if (Math.min(a.length, b.length) < shortestTypo || Math.abs(a.length - b.length) > 1) return 0
  return isOneSlip(a, b) ? 1 : 0
}

/** Cuts off what both begin and end with; what is left is the slip. */
const isOneSlip = (a: string, b: string): boolean => {
  let start = 0
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++
  let end = 0
  const most = Math.min(a.length, b.length) - start
  while (end < most && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const left = a.slice(start, a.length - end)
  const right = b.slice(start, b.length - end)
  if (left.length <= 1 && right.length <= 1) return true
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
}
