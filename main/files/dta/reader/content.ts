import { type FileStamp, withFile } from '../../file-bytes.ts'
import { Cursor } from './cursor.ts'
import { type Dictionary, readDictionary } from './dictionary.ts'
import { findLongTexts, type LongTexts } from './long-texts.ts'
import { type LabelSets, readValueLabels } from './value-labels.ts'

/** A file as its bytes say it: everything but the rows. */
export type Content = {
  readonly stamp: FileStamp
  readonly dictionary: Dictionary
  readonly littleEndian: boolean
  readonly longTexts: LongTexts
  readonly labelSets: LabelSets
}

export const readContent = (stamp: FileStamp): Promise<Content> =>
  withFile(stamp, async (handle) => {
    const cursor = new Cursor(handle, stamp)
    const dictionary = await readDictionary(cursor)
    const { layout } = dictionary.header
    const longTexts: LongTexts = layout.isTagged ? await findLongTexts(cursor, layout) : new Map()
    const labelSets = await readValueLabels(cursor, layout, dictionary.variables)
    return { stamp, dictionary, littleEndian: cursor.littleEndian, longTexts, labelSets }
  })
