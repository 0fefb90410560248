/** Writes Stata files of every release and byte order, as Stata's help file `dta` lays them out. */

export type Cell = number | string | null
export type DtaVariable = {
  readonly name: string
  /** Bytes of a text, or one of Stata's other types. */
  readonly type: number | 'byte' | 'int' | 'long' | 'float' | 'double' | 'strL'
  readonly format?: string
  readonly label?: string
  readonly labelSet?: string
}
export type DtaFile = {
  readonly release: number
  readonly bigEndian?: boolean
  readonly encoding?: 'utf8' | 'latin1'
  readonly label?: string
  readonly variables: readonly DtaVariable[]
  /** A number, a text, `.a` to `.z` in a number, or null. */
  readonly rows: readonly (readonly Cell[])[]
  readonly labelSets?: Readonly<Record<string, readonly (readonly [number | string, string])[]>>
  /** How references to long texts part; left out, as Stata does. */
  readonly referenceBytes?: number | undefined
}

export const dtaBytes = (file: DtaFile): Buffer => (file.release >= 117 ? tagged(file) : untagged(file))

const typeNumbers = { byte: 251, int: 252, long: 253, float: 254, double: 255, strL: Number.NaN } as const
const taggedNumbers = { byte: 65_530, int: 65_529, long: 65_528, float: 65_527, double: 65_526, strL: 32_768 } as const

const isMissing = (cell: Cell): boolean => cell === null || (typeof cell === 'string' && /^\.[a-z]$/.test(cell))
/** 0 for `.`, 1 to 26 for `.a` to `.z`. */
const placeOf = (cell: Cell): number =>
  cell === null ? 0 : '.abcdefghijklmnopqrstuvwxyz'.indexOf(String(cell).slice(1))

const missing = (type: DtaVariable['type'], place: number, big: boolean): Buffer => {
  if (type === 'byte') return unsigned(101 + place, 1, big)
  if (type === 'int') return unsigned(32_741 + place, 2, big)
  if (type === 'long') return unsigned(2_147_483_621 + place, 4, big)
  if (type === 'float') return unsigned(0x7f000000 + 0x800 * place, 4, big)
  const bytes = Buffer.alloc(8)
  const bits = (0x7fe00000n << 32n) + (BigInt(place) << 40n)
  if (big) bytes.writeBigUInt64BE(bits)
  else bytes.writeBigUInt64LE(bits)
  return bytes
}

const unsigned = (value: number, count: number, big: boolean): Buffer => {
  const bytes = Buffer.alloc(count)
  if (count === 8) {
    if (big) bytes.writeBigUInt64BE(BigInt(value))
    else bytes.writeBigUInt64LE(BigInt(value))
  } else if (big) bytes.writeUIntBE(value, 0, count)
  else bytes.writeUIntLE(value, 0, count)
  return bytes
}

const numberBytes = (type: DtaVariable['type'], value: number, big: boolean): Buffer => {
  if (type === 'byte') return unsigned(value & 0xff, 1, big)
  if (type === 'int') return unsigned(value & 0xffff, 2, big)
  if (type === 'long') return unsigned(value >>> 0, 4, big)
  const bytes = Buffer.alloc(type === 'float' ? 4 : 8)
  if (type === 'float') bytes[big ? 'writeFloatBE' : 'writeFloatLE'](value)
  else bytes[big ? 'writeDoubleBE' : 'writeDoubleLE'](value)
  return bytes
}

const fixed = (text: string, count: number, encoding: BufferEncoding): Buffer => {
  const bytes = Buffer.alloc(count)
  Buffer.from(text, encoding).copy(bytes)
  return bytes
}

type LongText = { readonly variable: number; readonly row: number; readonly text: string }

const cellBytes = (file: DtaFile, at: number, row: number, texts: LongText[]): Buffer => {
  const { type } = file.variables[at] as DtaVariable
  const cell = file.rows[row]?.[at] ?? null
  const big = file.bigEndian === true
  if (typeof type === 'number') return fixed(String(cell ?? ''), type, file.encoding ?? 'utf8')
  if (type !== 'strL') return isMissing(cell) ? missing(type, placeOf(cell), big) : numberBytes(type, Number(cell), big)
  if (cell === null) return Buffer.alloc(8)
  texts.push({ variable: at + 1, row: row + 1, text: String(cell) })
  const first = file.referenceBytes ?? (file.release >= 119 ? 3 : file.release === 118 ? 2 : 4)
  const rest = 8 - first
  return Buffer.concat([unsigned(at + 1, first, big), unsigned(row + 1, rest, big)])
}

const dataBytes = (file: DtaFile, texts: LongText[]): Buffer =>
  Buffer.concat(file.rows.flatMap((_, row) => file.variables.map((_, at) => cellBytes(file, at, row, texts))))

const labelTable = (file: DtaFile, name: string, nameBytes: number): Buffer => {
  const big = file.bigEndian === true
  const labels = file.labelSets?.[name] ?? []
  const texts = labels.map(([, label]) => Buffer.from(`${label}\0`, file.encoding ?? 'utf8'))
  let end = 0
  const places = texts.map((text) => {
    end += text.length
    return unsigned(end - text.length, 4, big)
  })
  const values = labels.map(([value]) =>
    typeof value === 'string' ? missing('long', placeOf(value), big) : numberBytes('long', value, big),
  )
  const table = Buffer.concat([unsigned(labels.length, 4, big), unsigned(end, 4, big), ...places, ...values, ...texts])
  return Buffer.concat([unsigned(table.length, 4, big), fixed(name, nameBytes, 'utf8'), Buffer.alloc(3), table])
}

const untagged = (file: DtaFile): Buffer => {
  const big = file.bigEndian === true
  const encoding = file.encoding ?? 'utf8'
  const { variables, release } = file
  const field = (pick: (variable: DtaVariable) => string, count: number) =>
    variables.map((variable) => fixed(pick(variable), count, encoding))
  return Buffer.concat([
    Buffer.from([release, big ? 1 : 2, 1, 0]),
    unsigned(variables.length, 2, big),
    unsigned(file.rows.length, 4, big),
    fixed(file.label ?? '', 81, encoding),
    Buffer.alloc(18),
    Buffer.from(variables.map(({ type }) => (typeof type === 'number' ? type : typeNumbers[type]))),
    ...field(({ name }) => name, 33),
    Buffer.alloc(2 * (variables.length + 1)),
    ...field(({ format }) => format ?? '%9.0g', release >= 114 ? 49 : 12),
    ...field(({ labelSet }) => labelSet ?? '', 33),
    ...field(({ label }) => label ?? '', 81),
    // A note, and the end of notes.
    Buffer.concat([Buffer.from([1]), unsigned(70, 4, big), Buffer.alloc(70, 0x20), Buffer.alloc(5)]),
    dataBytes(file, []),
    ...Object.keys(file.labelSets ?? {}).map((name) => labelTable(file, name, 33)),
  ])
}

const tagged = (file: DtaFile): Buffer => {
  const big = file.bigEndian === true
  const encoding = file.encoding ?? 'utf8'
  const { variables, release } = file
  const isUnicode = release >= 118
  const nameBytes = isUnicode ? 129 : 33
  const field = (pick: (variable: DtaVariable) => string, count: number) =>
    variables.map((variable) => fixed(pick(variable), count, encoding))
  const section = (name: string, ...parts: Buffer[]) =>
    Buffer.concat([Buffer.from(`<${name}>`), ...parts, Buffer.from(`</${name}>`)])
  const label = Buffer.from(file.label ?? '', encoding)
  const texts: LongText[] = []
  const data = dataBytes(file, texts)
  const whole = section(
    'stata_dta',
    section(
      'header',
      section('release', Buffer.from(String(release))),
      section('byteorder', Buffer.from(big ? 'MSF' : 'LSF')),
      section('K', unsigned(variables.length, release >= 119 ? 4 : 2, big)),
      section('N', unsigned(file.rows.length, isUnicode ? 8 : 4, big)),
      section('label', unsigned(label.length, isUnicode ? 2 : 1, big), label),
      section('timestamp', Buffer.from([17]), Buffer.from('14 Feb 2016 10:30')),
    ),
    section('map', Buffer.alloc(8 * 14)),
    section(
      'variable_types',
      ...variables.map(({ type }) => unsigned(typeof type === 'number' ? type : taggedNumbers[type], 2, big)),
    ),
    section('varnames', ...field(({ name }) => name, nameBytes)),
    section('sortlist', Buffer.alloc((variables.length + 1) * (release >= 119 ? 4 : 2))),
    section('formats', ...field(({ format }) => format ?? '%9.0g', isUnicode ? 57 : 49)),
    section('value_label_names', ...field(({ labelSet }) => labelSet ?? '', nameBytes)),
    section('variable_labels', ...field(({ label }) => label ?? '', isUnicode ? 321 : 81)),
    section('characteristics', section('ch', unsigned(6, 4, big), Buffer.from('Nota\0\0'))),
    section('data', data),
    section(
      'strls',
      ...texts.map(({ variable, row, text }) => {
        const bytes = Buffer.from(`${text}\0`, encoding)
        return Buffer.concat([
          Buffer.from('GSO'),
          unsigned(variable, 4, big),
          unsigned(row, isUnicode ? 8 : 4, big),
          Buffer.from([130]),
          unsigned(bytes.length, 4, big),
          bytes,
        ])
      }),
    ),
    section(
      'value_labels',
      ...Object.keys(file.labelSets ?? {}).map((name) => section('lbl', labelTable(file, name, nameBytes))),
    ),
  )
  const sections =
    'map variable_types varnames sortlist formats value_label_names variable_labels characteristics data strls value_labels'
  const places = sections.split(' ').map((name) => whole.indexOf(`<${name}>`))
  const map = [0, ...places, whole.length - '</stata_dta>'.length, whole.length]
  Buffer.concat(map.map((place) => unsigned(place, 8, big))).copy(whole, whole.indexOf('<map>') + '<map>'.length)
  return whole
}
