import { strToU8, unzipSync, zipSync } from 'fflate'
import { damaged } from '../../harness/damage.ts'

/** Gives whole numbers from 0 to below its argument. */
export type Random = (below: number) => number

/** How the bytes of a good file become those of a bad one. */
export type Mutation = (whole: Uint8Array, random: Random, others: readonly Uint8Array[]) => Uint8Array

const pick = <Item>(items: readonly Item[], random: Random): Item => items[random(items.length)] as Item

/** Bytes changed, taken out, put in and cut off; runs repeated; a piece of another seed in the place of one of its own. */
export const inBytes: Mutation = (whole, random, others) => {
  const way = random(10)
  if (way === 0) return repeated(whole, random)
  if (way === 1) return spliced(whole, pick(others, random), random)
  return damaged(whole, random, random(2) === 0 ? 400 : whole.length)
}

/** What breaks readers of text: ends, quotes, escapes, names of prototypes, other encodings, numbers beyond all size. */
const awkward = [
  ...[
    '',
    '"',
    "'",
    '""',
    '\r',
    '\n',
    '\r\n',
    '\t',
    ';',
    ',',
    '|',
    ':',
    '- ',
    '# ',
    '&a ',
    '*a',
    '<<: ',
    '!!binary ',
    '?',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    '\0',
    '\u0001',
    '\u007f',
    '\ufeff',
    '\u2028',
    '\u202e',
    'ñ',
    '😀',
    '\ud800',
  ],
  ...[
    '-',
    '+',
    '0',
    '-0',
    '1e999',
    '-1e-999',
    '9'.repeat(400),
    '0x1F',
    'NaN',
    'Infinity',
    '2147483648',
    '1.7976931348623157e308',
  ],
  ...[
    '9007199254740993',
    '18446744073709551616',
    '0001-01-01',
    '9999-12-31',
    '2016-02-30',
    'true',
    'null',
    '~',
    '[]',
    '{}',
  ],
  ...[
    '[',
    ']',
    '{',
    '}',
    '<',
    '>',
    '</',
    '/>',
    '<!--',
    '<![CDATA[',
    ']]>',
    '<?xml',
    '<!DOCTYPE a [',
    '&amp;',
    '&#0;',
    '&x;',
    '=1+1',
  ],
  ...[
    'x'.repeat(5000),
    '[['.repeat(300),
    '{"a":'.repeat(300),
    '<a>'.repeat(300),
    '\\u0000',
    '\\ud800',
    '\\',
    '%00',
    '../',
    'sep=;\n',
  ],
] as const

/** As in `inBytes`, and tokens of the text exchanged for awkward ones, lines taken out, doubled and exchanged. */
export const inText: Mutation = (whole, random, others) => {
  const way = random(12)
  if (way < 4) return inBytes(whole, random, others)
  if (way === 4) return inOtherEncoding(whole, random)
  let text = Buffer.from(whole).toString('latin1')
  for (let hits = 1 + random(3); hits > 0; hits--) text = way < 8 ? withLines(text, random) : withToken(text, random)
  return Buffer.from(text, 'latin1')
}

/** A part of the archive changed and packed anew, so that its reader is reached; else the bytes of the archive. */
export const inZip: Mutation = (whole, random, others) => {
  if (random(4) === 0) return inBytes(whole, random, others)
  const parts = unzipSync(whole)
  const names = Object.keys(parts)
  const name = pick(names, random)
  const way = random(20)
  if (way === 0) delete parts[name]
  else if (way === 1) parts[pick(names, random)] = parts[name] as Uint8Array<ArrayBuffer>
  else if (way === 2) parts[`${name}${pick(awkward, random)}`] = strToU8(pick(awkward, random))
  else
    parts[name] = new Uint8Array(inText(parts[name] as Uint8Array, random, [parts[pick(names, random)] as Uint8Array]))
  return zipSync(parts, { level: 1, mtime: '1980-01-01' })
}

const repeated = (whole: Uint8Array, random: Random): Uint8Array => {
  const from = random(whole.length)
  const piece = whole.subarray(from, from + 1 + random(200))
  const times = 1 + random(random(20) === 0 ? 2000 : 20)
  return Buffer.concat([whole.subarray(0, from), ...Array(times).fill(piece), whole.subarray(from + piece.length)])
}

const spliced = (whole: Uint8Array, other: Uint8Array, random: Random): Uint8Array => {
  const [from, at] = [random(other.length), random(whole.length)]
  const length = 1 + random(300)
  return Buffer.concat([whole.subarray(0, at), other.subarray(from, from + length), whole.subarray(at + length)])
}

const inOtherEncoding = (whole: Uint8Array, random: Random): Uint8Array => {
  const text = Buffer.from(whole).toString(pick(['utf8', 'latin1'] as const, random))
  const wide = Buffer.from(random(2) === 0 ? `\ufeff${text}` : text, 'utf16le')
  const bytes = pick([wide, Buffer.from(wide).swap16(), Buffer.from(text, 'latin1')], random)
  return random(2) === 0 ? bytes : damaged(bytes, random)
}

const withLines = (text: string, random: Random): string => {
  const lines = text.split('\n')
  const [at, other] = [random(lines.length), random(lines.length)]
  const way = random(4)
  if (way === 0) lines.splice(at, 1 + random(3))
  else if (way === 1) lines.splice(other, 0, lines[at] as string)
  else if (way === 2) [lines[at], lines[other]] = [lines[other] as string, lines[at] as string]
  else lines[at] = `${pick(awkward, random)}${lines[at]}`
  return lines.join('\n')
}

/** A word or number of the text, or an empty place between two, becomes something awkward. */
const withToken = (text: string, random: Random): string => {
  const from = random(text.length + 1)
  const token = /[\p{L}\p{N}_.]+/u.exec(text.slice(from, from + 400))
  const instead = Buffer.from(pick(awkward, random), 'utf8').toString('latin1')
  if (!token || random(5) === 0) return `${text.slice(0, from)}${instead}${text.slice(from)}`
  const at = from + token.index
  return `${text.slice(0, at)}${instead}${text.slice(at + token[0].length)}`
}
