/**
 * What a cell of a text file looks like as a number. `point` and `comma` are decimal marks for certain;
 * `pointOrGroup` and `commaOrGroup` ("1.234") are a decimal or a thousands mark; `code` has digits that a number
 * would lose (leading zeros, a plus sign, more than 15 digits, spaces between groups, "1E5"); `blankWord` is what
 * programs write for a blank ("NA").
 */
export const cellClasses = [
  'blank',
  'integer',
  'point',
  'comma',
  'pointOrGroup',
  'commaOrGroup',
  'blankWord',
  'code',
  'text',
] as const
export type CellClass = (typeof cellClasses)[number]

/** What R, Python, Stata, SAS, SPSS and Excel write where a value is missing. */
export const blankWords = ['NA', 'N/A', 'n/a', '#N/A', 'NaN', 'nan', 'NULL', 'null', '#NULL!', '.'] as const

const place = Object.fromEntries(cellClasses.map((name, at) => [name, at])) as Record<CellClass, number>
const { blank, integer, point, comma, pointOrGroup, commaOrGroup, blankWord, code, text } = place
const wordBytes = blankWords.map((word) => [...word].map((letter) => letter.charCodeAt(0)))

const wordLeads = new Set(wordBytes.map(([lead]) => lead))

const space = 0x20
const plus = 0x2b
const commaByte = 0x2c
const minus = 0x2d
const pointByte = 0x2e
const zero = 0x30
const nine = 0x39

/** Digits that a double keeps for certain. */
const mostDigits = 15

/**
 * The class of the cell bytes[start, end), as its place in `cellClasses`. The bytes are ASCII text or a superset of
 * it (UTF-8, windows-1252). Spaces around the cell do not count; an empty cell or one of spaces is `blank`.
 */
export const classOfCell = (bytes: Uint8Array, start: number, end: number): number => {
  let from = start
  let to = end
  while (from < to && (bytes[from] as number) <= space) from++
  while (to > from && (bytes[to - 1] as number) <= space) to--
  if (from === to) return blank
  const lead = bytes[from] as number
  const signed = lead === minus || lead === plus
  const first = signed ? from + 1 : from
  const digit = bytes[first] as number
  if (first === to || digit > nine || (digit < zero && digit !== pointByte && digit !== commaByte))
    return isBlankWord(bytes, from, to) ? blankWord : text
  const shape = classOfDigits(bytes, first, to)
  if (shape === text) return isBlankWord(bytes, from, to) ? blankWord : text
  return lead === plus ? code : shape
}

/** The place in `blankWords` of a cell of class `blankWord`. */
export const blankWordAt = (bytes: Uint8Array, start: number, end: number): number => {
  let from = start
  let to = end
  while (from < to && (bytes[from] as number) <= space) from++
  while (to > from && (bytes[to - 1] as number) <= space) to--
  return wordAt(bytes, from, to)
}

/** The class of digits with marks between them, without sign. */
const classOfDigits = (bytes: Uint8Array, from: number, to: number): number => {
  let at = from
  while (at < to && isDigit(bytes[at] as number)) at++
  const whole = at - from
  const leadingZero = whole > 1 && bytes[from] === zero
  if (at === to) return leadingZero || whole > mostDigits ? code : integer
  const mark = bytes[at] as number
  if (mark === 0x65 || mark === 0x45) return exponentClass(bytes, at, to, integer)
  if (mark !== pointByte && mark !== commaByte) return isSpaced(bytes, from, to) ? code : text
  let next = at + 1
  while (next < to && isDigit(bytes[next] as number)) next++
  const run = next - at - 1
  const decimal = mark === pointByte ? point : comma
  if (next === to) {
    if (run === 0) return text
    if (leadingZero) return code
    if (run === 3 && whole >= 1 && whole <= 3 && bytes[from] !== zero)
      return mark === pointByte ? pointOrGroup : commaOrGroup
    return decimal
  }
  const after = bytes[next] as number
  if (after === 0x65 || after === 0x45) return run === 0 ? text : exponentClass(bytes, next, to, decimal)
  return isGrouped(bytes, from, to, mark) ? (mark === pointByte ? comma : point) : text
}

/** An exponent makes a number when it is signed or follows a decimal mark; "1E5" may be the code of a block. */
const exponentClass = (bytes: Uint8Array, at: number, to: number, base: number): number => {
  const sign = bytes[at + 1]
  const signed = sign === plus || sign === minus
  const digits = at + (signed ? 2 : 1)
  if (digits >= to) return text
  for (let k = digits; k < to; k++) if (!isDigit(bytes[k] as number)) return text
  return signed || base !== integer ? base : code
}

/** 1.234.567 or 1.234.567,8 with `group` = point: groups of three, then perhaps the other mark and decimals. */
const isGrouped = (bytes: Uint8Array, from: number, to: number, group: number): boolean => {
  const decimal = group === pointByte ? commaByte : pointByte
  if (bytes[from] === zero) return false
  let run = 0
  let groups = 0
  let at = from
  for (; at < to && bytes[at] !== decimal; at++) {
    if (isDigit(bytes[at] as number)) run++
    else if (bytes[at] === group && (groups === 0 ? run >= 1 && run <= 3 : run === 3)) {
      groups++
      run = 0
    } else return false
  }
  if (groups === 0 || run !== 3) return false
  if (at === to) return true
  for (let k = at + 1; k < to; k++) if (!isDigit(bytes[k] as number)) return false
  return at + 1 < to
}

/** 1 234 567 with blanks (also the no-break ones of UTF-8 and windows-1252), and decimals or none. */
const isSpaced = (bytes: Uint8Array, from: number, to: number): boolean => {
  let run = 0
  let groups = 0
  let at = from
  while (at < to && bytes[at] !== pointByte && bytes[at] !== commaByte) {
    const blanks = spaceLength(bytes, at, to)
    if (blanks > 0) {
      if (groups === 0 ? run < 1 || run > 3 : run !== 3) return false
      groups++
      run = 0
      at += blanks
    } else {
      if (!isDigit(bytes[at] as number)) return false
      run++
      at++
    }
  }
  if (groups === 0 || run !== 3) return false
  for (let k = at + 1; k < to; k++) if (!isDigit(bytes[k] as number)) return false
  return at === to || at + 1 < to
}

/** Bytes of the space at `at`: space, no-break space, narrow no-break space or thin space; 0 when there is none. */
const spaceLength = (bytes: Uint8Array, at: number, to: number): number => {
  const byte = bytes[at]
  if (byte === space || byte === 0xa0) return 1
  if (byte === 0xc2 && at + 1 < to && bytes[at + 1] === 0xa0) return 2
  const thin =
    byte === 0xe2 && at + 2 < to && bytes[at + 1] === 0x80 && (bytes[at + 2] === 0xaf || bytes[at + 2] === 0x89)
  return thin ? 3 : 0
}

const isDigit = (byte: number): boolean => byte >= zero && byte <= nine

const isBlankWord = (bytes: Uint8Array, from: number, to: number): boolean =>
  wordLeads.has(bytes[from] as number) && wordAt(bytes, from, to) >= 0

const wordAt = (bytes: Uint8Array, from: number, to: number): number =>
  wordBytes.findIndex((word) => word.length === to - from && word.every((letter, at) => bytes[from + at] === letter))
