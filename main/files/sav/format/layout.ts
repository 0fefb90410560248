/** What the header says of how the cases are packed. */
export const compressions = { none: 0, bytecode: 1, zlib: 2 } as const

/** The kinds of records of the dictionary, and the kinds of extension records (type 7). */
export const recordTypes = { variable: 2, labels: 3, labelled: 4, documents: 6, extension: 7, end: 999 } as const
export const extensions = {
  machineIntegers: 3,
  machineFloats: 4,
  responseSets: 7,
  display: 11,
  longNames: 13,
  veryLongStrings: 14,
  caseCount: 16,
  countedResponseSets: 19,
  encoding: 20,
  longStringLabels: 21,
  longStringMissing: 22,
} as const

/** The bytes of bytecode compression; 1 to 251 are the number `byte - bias`. */
export const commands = { padding: 0, end: 252, literal: 253, spaces: 254, systemMissing: 255 } as const
export const usualBias = 100

export const headerBytes = 176
export const slotBytes = 8
export const longestShortString = 8
export const longestString = 32_767

export const systemMissing = -Number.MAX_VALUE
export const highest = Number.MAX_VALUE
/** The number just above system-missing, which stands for LOWEST in files from before SPSS 21. */
export const lowest = -1.7976931348623155e308

/** The expanded bytes of each block of a .zsav but the last, as every program writes them. */
export const zlibBlockBytes = 0x3ff000
export const zlibHeadBytes = 24
export const zlibEntryBytes = 24

/** The bytes of a text that each segment of a very long string holds. */
export const segmentBytes = 255
const segmentStep = 252

/**
 * The widths of the string variables that together hold one string of `width` bytes. Above 255 bytes a string is cut
 * into one segment per 252 bytes of width, each but the last declared 255 wide and filled whole, so that the end of
 * the last ones stays unused.
 */
export const segmentWidths = (width: number): readonly number[] => {
  if (width <= segmentBytes) return [width]
  const count = Math.ceil(width / segmentStep)
  return [...Array<number>(count - 1).fill(segmentBytes), width - (count - 1) * segmentStep]
}

/** The 8-byte elements that a variable of `width` bytes takes in every case; width 0 is a number. */
export const slotsOf = (width: number): number => Math.max(1, Math.ceil(width / slotBytes))
