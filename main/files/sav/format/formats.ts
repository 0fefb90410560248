/** Display formats by their number in the file, those that change what a value means. */
export const formats = {
  text: 1,
  number: 5,
  scientific: 17,
  date: 20,
  time: 21,
  datetime: 22,
  americanDate: 23,
  julianDate: 24,
  daysAndTime: 25,
  monthAndYear: 28,
  quarterAndYear: 29,
  weekAndYear: 30,
  europeanDate: 38,
  sortableDate: 39,
  minutesAndSeconds: 40,
  sortableDatetime: 41,
} as const

/** How a variable is shown: the kind of format, its width and its decimals. */
export type Format = { readonly type: number; readonly width: number; readonly decimals: number }

export const unpackFormat = (packed: number): Format => ({
  type: (packed >> 16) & 0xff,
  width: (packed >> 8) & 0xff,
  decimals: packed & 0xff,
})

export const packFormat = (format: Format): number => (format.type << 16) | (format.width << 8) | format.decimals

const dateFormats: ReadonlySet<number> = new Set([
  formats.date,
  formats.datetime,
  formats.americanDate,
  formats.julianDate,
  formats.monthAndYear,
  formats.quarterAndYear,
  formats.weekAndYear,
  formats.europeanDate,
  formats.sortableDate,
  formats.sortableDatetime,
])

/** True for a moment in time; times of day and durations are plain numbers of seconds. */
export const isDate = (format: Format): boolean => dateFormats.has(format.type)

const durationFormats: ReadonlySet<number> = new Set([formats.time, formats.daysAndTime, formats.minutesAndSeconds])

export const isDuration = (format: Format): boolean => durationFormats.has(format.type)
