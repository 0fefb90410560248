import { Failure } from '../../../contract/failure.ts'
import { type Storage, storageOf } from '../format/storage.ts'
import { dtaLimits } from '../limits.ts'
import type { Cursor } from './cursor.ts'
import { type Header, readHeader } from './header.ts'
import type { Section } from './section.ts'

/** A variable as the file declares it; texts are bytes until the encoding is settled. */
export type RawVariable = {
  readonly name: Buffer
  readonly storage: Storage
  /** Where its cell begins in a row. */
  readonly at: number
  readonly format: string
  /** The name of its set of value labels; empty when it has none. */
  readonly labelSet: string
  readonly label: Buffer
}

export type Dictionary = {
  readonly header: Header
  readonly variables: readonly RawVariable[]
  readonly rowBytes: number
  /** Where the first row begins. */
  readonly dataAt: number
}

/** Everything in front of the data, and the claim of their size held against the file. Leaves the cursor behind them. */
export const readDictionary = async (cursor: Cursor): Promise<Dictionary> => {
  const header = await readHeader(cursor)
  const { layout, rows, variables: count } = header
  const section = (name: string, bytes: number): Promise<Section> => readSection(cursor, name, bytes, layout.isTagged)

  const storages = readStorages(await section('variable_types', count * (layout.isTagged ? 2 : 1)), header)
  const names = fieldsOf(await section('varnames', count * layout.nameBytes), layout.nameBytes)
  await section('sortlist', (count + 1) * layout.sortEntryBytes)
  const formats = fieldsOf(await section('formats', count * layout.formatBytes), layout.formatBytes)
  const labelSets = fieldsOf(await section('value_label_names', count * layout.nameBytes), layout.nameBytes)
  const labels = fieldsOf(await section('variable_labels', count * layout.labelBytes), layout.labelBytes)
  await (layout.isTagged ? skipTaggedCharacteristics(cursor) : skipCharacteristics(cursor))

  const variables = placed(storages).map(({ storage, at }, place) => ({
    name: names[place] as Buffer,
    storage,
    at,
    format: (formats[place] as Buffer).toString('latin1'),
    labelSet: (labelSets[place] as Buffer).toString('latin1'),
    label: labels[place] as Buffer,
  }))
  const rowBytes = storages.reduce((sum, { bytes }) => sum + bytes, 0)
  if (rowBytes > dtaLimits.rowBytes) throw cursor.overLimit('variable_types', rowBytes, dtaLimits.rowBytes)
  if (layout.isTagged) await cursor.expect('<data>', 'data')
  const dataAt = cursor.position
  const room = Math.floor((cursor.size - dataAt) / rowBytes)
  if (rows > room) throw new Failure('dta.rows-missing', { file: cursor.file, declared: rows, room })
  cursor.skip(rows * rowBytes, 'data')
  if (layout.isTagged) await cursor.expect('</data>', 'data')
  return { header, variables, rowBytes, dataAt }
}

const readSection = async (cursor: Cursor, name: string, bytes: number, isTagged: boolean): Promise<Section> => {
  if (isTagged) await cursor.expect(`<${name}>`, name)
  const section = await cursor.take(bytes, name)
  if (isTagged) await cursor.expect(`</${name}>`, name)
  return section
}

const readStorages = (section: Section, { layout, variables }: Header): readonly Storage[] =>
  Array.from({ length: variables }, () => {
    const storage = storageOf(section.unsigned(layout.isTagged ? 2 : 1), layout.isTagged)
    if (storage === null) throw section.invalid()
    return storage
  })

const fieldsOf = (section: Section, bytes: number): readonly Buffer[] =>
  Array.from({ length: section.left / bytes }, () => section.text(bytes))

/** Each cell begins where the one before ends. */
const placed = (storages: readonly Storage[]): readonly { storage: Storage; at: number }[] => {
  let end = 0
  return storages.map((storage) => {
    const at = end
    end += storage.bytes
    return { storage, at }
  })
}

/** Notes and the like: a type and a length each, ended by both being zero. */
const skipCharacteristics = async (cursor: Cursor): Promise<void> => {
  for (let count = 0; count <= dtaLimits.characteristics; count++) {
    const section = await cursor.take(5, 'characteristics')
    const type = section.unsigned(1)
    const bytes = section.unsigned(4)
    if (type === 0 && bytes === 0) return
    if (type !== 1) throw section.invalid()
    cursor.skip(bytes, 'characteristics')
  }
  throw tooManyCharacteristics(cursor)
}

const skipTaggedCharacteristics = async (cursor: Cursor): Promise<void> => {
  await cursor.expect('<characteristics>', 'characteristics')
  for (let count = 0; (await cursor.peek(4)) === '<ch>'; count++) {
    if (count > dtaLimits.characteristics) throw tooManyCharacteristics(cursor)
    cursor.skip(4, 'characteristics')
    cursor.skip((await cursor.take(4, 'characteristics')).unsigned(4), 'characteristics')
    await cursor.expect('</ch>', 'characteristics')
  }
  await cursor.expect('</characteristics>', 'characteristics')
}

const tooManyCharacteristics = (cursor: Cursor): Failure =>
  cursor.overLimit('characteristics', dtaLimits.characteristics + 1, dtaLimits.characteristics)
