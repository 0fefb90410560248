/** Reads the value of a cell; NaN when it is missing. */
type ReadValue = (view: DataView, at: number, littleEndian: boolean) => number

/** How numbers of one of Stata's types stand in a row. */
export type NumberStorage = {
  readonly kind: 'number'
  readonly bytes: number
  readonly valueAt: ReadValue
  /** Which missing value a cell holds: 0 for `.`, 1 to 26 for `.a` to `.z`. Means nothing for other cells. */
  readonly letterAt: ReadValue
}

export type Storage =
  | NumberStorage
  | { readonly kind: 'text'; readonly bytes: number }
  | { readonly kind: 'longText'; readonly bytes: number }

export const missingLetters = 'abcdefghijklmnopqrstuvwxyz'

/** The type by its number in the file; null when there is none. */
export const storageOf = (type: number, isTagged: boolean): Storage | null =>
  isTagged ? taggedStorage(type) : untaggedStorage(type)

/** The missing value that a value label with this number is of; 0 for one of a valid value. */
export const letterOfLabel = (value: number): number => (value > longest ? letter(value - longest - 1) : 0)

/** The largest valid values; above them come `.`, `.a` … `.z`. */
const [longestByte, longestInt, longest] = [100, 32_740, 2_147_483_620]
/** The bits of `.` as a float and of the upper half as a double; each letter adds a step. */
const [floatMissing, floatStep] = [0x7f000000, 0x800]
const [doubleMissing, doubleStep] = [0x7fe00000, 0x100]

const letter = (place: number): number =>
  Number.isInteger(place) && place >= 1 && place <= missingLetters.length ? place : 0

const integer = (bytes: number, most: number, read: ReadValue): NumberStorage => ({
  kind: 'number',
  bytes,
  valueAt: (view, at, littleEndian) => {
    const value = read(view, at, littleEndian)
    return value > most ? Number.NaN : value
  },
  letterAt: (view, at, littleEndian) => letter(read(view, at, littleEndian) - most - 1),
})

const byte = integer(1, longestByte, (view, at) => view.getInt8(at))
const int = integer(2, longestInt, (view, at, littleEndian) => view.getInt16(at, littleEndian))
const long = integer(4, longest, (view, at, littleEndian) => view.getInt32(at, littleEndian))

const floatLimit = 2 ** 127
const doubleLimit = 2 ** 1023

/** Infinities and what is no number count as missing: Stata never writes them. */
const below = (limit: number, value: number): number =>
  value < limit && value > Number.NEGATIVE_INFINITY ? value : Number.NaN

const float: NumberStorage = {
  kind: 'number',
  bytes: 4,
  valueAt: (view, at, littleEndian) => below(floatLimit, view.getFloat32(at, littleEndian)),
  letterAt: (view, at, littleEndian) => letter((view.getUint32(at, littleEndian) - floatMissing) / floatStep),
}

const double: NumberStorage = {
  kind: 'number',
  bytes: 8,
  valueAt: (view, at, littleEndian) => below(doubleLimit, view.getFloat64(at, littleEndian)),
  letterAt: (view, at, littleEndian) =>
    letter((view.getUint32(littleEndian ? at + 4 : at, littleEndian) - doubleMissing) / doubleStep),
}

const taggedNumbers: ReadonlyMap<number, NumberStorage> = new Map([
  [65_530, byte],
  [65_529, int],
  [65_528, long],
  [65_527, float],
  [65_526, double],
])
const [longestTaggedText, longText] = [2045, 32_768]

const taggedStorage = (type: number): Storage | null => {
  if (type >= 1 && type <= longestTaggedText) return { kind: 'text', bytes: type }
  return type === longText ? { kind: 'longText', bytes: 8 } : (taggedNumbers.get(type) ?? null)
}

const untaggedNumbers: ReadonlyMap<number, NumberStorage> = new Map([
  [251, byte],
  [252, int],
  [253, long],
  [254, float],
  [255, double],
])
const longestUntaggedText = 244

const untaggedStorage = (type: number): Storage | null =>
  type >= 1 && type <= longestUntaggedText ? { kind: 'text', bytes: type } : (untaggedNumbers.get(type) ?? null)
