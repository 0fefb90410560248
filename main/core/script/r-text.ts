/** The words of R that are no names. */
const reserved: ReadonlySet<string> = new Set([
  ...['if', 'else', 'repeat', 'while', 'function', 'for', 'next', 'break', 'in', 'TRUE', 'FALSE', 'NULL', 'Inf', 'NaN'],
  ...['NA', 'NA_integer_', 'NA_real_', 'NA_complex_', 'NA_character_'],
])

/** A name of a variable, in backticks where R could not read it bare. */
export const rName = (name: string): string =>
  /^(?:\p{L}|\.(?!\p{N}))[\p{L}\p{N}._]*$/u.test(name) && !reserved.has(name)
    ? name
    : `\`${escaped(name).replaceAll('`', '\\`')}\``

/** A text in quotes. */
export const rString = (text: string): string => `"${escaped(text).replaceAll('"', '\\"')}"`

export const rNumber = (value: number): string => {
  if (Number.isNaN(value)) return 'NA_real_'
  return Number.isFinite(value) ? String(value) : value > 0 ? 'Inf' : '-Inf'
}

export const rFlag = (value: boolean): string => (value ? 'TRUE' : 'FALSE')

/** A vector of texts. */
export const rTexts = (texts: readonly string[]): string =>
  texts.length === 0 ? 'character(0)' : rCall('c', texts.map(rString))

/** A vector of numbers. */
export const rNumbers = (values: readonly number[]): string =>
  values.length === 0 ? 'numeric(0)' : rCall('c', values.map(rNumber))

/** A vector of texts with names. */
export const rNamed = (entries: readonly (readonly [string, string])[]): string =>
  rCall(
    'c',
    entries.map(([name, value]) => `${rString(name)} = ${value}`),
  )

const widestLine = 110

/** A call on one line where it fits, else with its arguments filled into indented lines. */
export const rCall = (name: string, args: readonly string[]): string => {
  const line = `${name}(${args.join(', ')})`
  if (line.length <= widestLine && !line.includes('\n')) return line
  const lines: string[] = []
  for (const arg of args) {
    const last = lines.at(-1)
    const indented = arg.replaceAll('\n', '\n  ')
    const fits = last !== undefined && !`${last}${arg}`.includes('\n') && last.length + arg.length + 2 <= widestLine
    if (fits) lines[lines.length - 1] = `${last}, ${indented}`
    else {
      if (last !== undefined) lines[lines.length - 1] = `${last},`
      lines.push(indented)
    }
  }
  return `${name}(\n${lines.map((text) => `  ${text}`).join('\n')}\n)`
}

/** Text as comment lines. */
export const rComment = (text: string): string =>
  text
    .split(/\r?\n/)
    .map((line) => `# ${line}`.trimEnd())
    .join('\n')

/** Control characters and the line breaks of Unicode would end a line of code or not show. */
const escaped = (text: string): string =>
  text
    .replaceAll('\\', '\\\\')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
