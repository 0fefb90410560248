import type { Layout } from '../format/layout.ts'
import { dtaLimits } from '../limits.ts'
import type { Cursor } from './cursor.ts'
import type { RawVariable } from './dictionary.ts'
import { upToZero } from './section.ts'

export type RawLabel = { readonly value: number; readonly label: Buffer }
/** The labels of each set, by its name as the bytes say it. */
export type LabelSets = ReadonlyMap<string, readonly RawLabel[]>

/** The sets of value labels, which end the file. */
export const readValueLabels = async (
  cursor: Cursor,
  layout: Layout,
  variables: readonly RawVariable[],
): Promise<LabelSets> => {
  const sets = new Map<string, readonly RawLabel[]>()
  let count = 0
  for await (const { name, labels } of layout.isTagged ? taggedSets(cursor, layout) : untaggedSets(cursor, layout)) {
    sets.set(name, labels)
    count += labels.length
    checkCount(cursor, count)
  }
  checkCount(
    cursor,
    variables.reduce((sum, { labelSet }) => sum + (sets.get(labelSet)?.length ?? 0), 0),
  )
  return sets
}

const checkCount = (cursor: Cursor, count: number): void => {
  if (count > dtaLimits.valueLabels) throw cursor.overLimit('value_labels', count, dtaLimits.valueLabels)
}

type LabelSet = { readonly name: string; readonly labels: readonly RawLabel[] }

async function* untaggedSets(cursor: Cursor, layout: Layout): AsyncGenerator<LabelSet> {
  while (cursor.position < cursor.size) yield await readSet(cursor, layout)
}

async function* taggedSets(cursor: Cursor, layout: Layout): AsyncGenerator<LabelSet> {
  await cursor.expect('<value_labels>', 'value_labels')
  while ((await cursor.peek(5)) === '<lbl>') {
    cursor.skip(5, 'value_labels')
    yield await readSet(cursor, layout)
    await cursor.expect('</lbl>', 'value_labels')
  }
  await cursor.expect('</value_labels></stata_dta>', 'value_labels')
}

/** Bytes between the name of a set and its labels. */
const padding = 3

/** The number of labels, the places of their texts, their values, and the texts. */
const readSet = async (cursor: Cursor, { nameBytes }: Layout): Promise<LabelSet> => {
  const head = await cursor.take(4 + nameBytes + padding, 'value_labels')
  const bytes = head.unsigned(4)
  const name = head.text(nameBytes).toString('latin1')
  const section = await cursor.take(bytes, 'value_labels')
  const count = section.unsigned(4)
  const textBytes = section.unsigned(4)
  if (8 * count + textBytes > section.left) throw section.invalid()
  checkCount(cursor, count)
  const places = Array.from({ length: count }, () => {
    const place = section.unsigned(4)
    if (place > textBytes) throw section.invalid()
    return place
  })
  const values = Array.from({ length: count }, () => section.int32())
  return { name, labels: labelsAt(places, values, section.take(textBytes), cursor) }
}

/** Texts may overlap, so that few bytes can stand for many. */
const labelsAt = (places: readonly number[], values: readonly number[], text: Buffer, cursor: Cursor): RawLabel[] => {
  let bytes = 0
  return places.map((place, at) => {
    const label = upToZero(text.subarray(place))
    bytes += label.length
    if (bytes > dtaLimits.valueLabelBytes) throw cursor.overLimit('value_labels', bytes, dtaLimits.valueLabelBytes)
    return { value: values[at] as number, label }
  })
}
