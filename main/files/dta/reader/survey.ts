import { isAscii } from 'node:buffer'
import { withFile } from '../../file-bytes.ts'
import type { ReadingOptions } from '../../reading.ts'
import type { RowBytes } from './columns.ts'
import type { Content } from './content.ts'
import { Cursor } from './cursor.ts'
import type { RawVariable } from './dictionary.ts'
import { longTextBytes, type ReferenceForm, referenceAt } from './long-texts.ts'
import { rowBlocks } from './row-blocks.ts'
import { upToZero } from './section.ts'

/** What only a reading of all rows shows. */
export type Survey = {
  /** For each variable which of `.a` to `.z` occur, bit `k` for letter `k` (1 to 26). */
  readonly letters: readonly number[]
  /** Texts that are not ASCII, from the first rows and the first long texts, to tell the encoding by. */
  readonly samples: readonly Buffer[]
  /** How references to long texts part, where the release leaves it open: the way in which all are found. */
  readonly references: ReferenceForm
}

export const surveyRows = async (content: Content, options: ReadingOptions): Promise<Survey> => {
  const { littleEndian } = content
  const { variables, rowBytes, header } = content.dictionary
  const { layout } = header
  const letters = variables.map(() => 0)
  const samples = await longTextSamples(content)
  let forms = layout.referenceBytes.map((variableBytes): ReferenceForm => ({ variableBytes, littleEndian }))
  for await (const block of rowBlocks(content, options)) {
    if (block.first === 0) samples.push(...textsIn(block, variables, rowBytes))
    for (const [place, variable] of variables.entries())
      letters[place] = (letters[place] as number) | lettersIn(block, variable, rowBytes, littleEndian)
    if (forms.length > 1) forms = forms.filter((form) => findsAll(block, content, form))
  }
  return { letters, samples, references: forms[0] ?? { variableBytes: layout.referenceBytes[0], littleEndian } }
}

const sampleRows = 500

const longTextSamples = async ({ stamp, littleEndian, longTexts }: Content): Promise<Buffer[]> => {
  const first = new Map([...longTexts].slice(0, sampleRows))
  const samples: Buffer[] = []
  await withFile(stamp, async (handle) => {
    for await (const { bytes } of longTextBytes(new Cursor(handle, stamp, littleEndian), first))
      if (!isAscii(bytes)) samples.push(bytes)
  })
  return samples
}

const textsIn = ({ bytes, rows }: RowBytes, variables: readonly RawVariable[], rowBytes: number): Buffer[] => {
  const texts = variables.filter(({ storage }) => storage.kind === 'text')
  return Array.from({ length: Math.min(rows, sampleRows) }, (_, row) =>
    texts.flatMap(({ storage, at }) => {
      const start = row * rowBytes + at
      const text = upToZero(bytes.subarray(start, start + storage.bytes))
      return isAscii(text) ? [] : [Buffer.from(text)]
    }),
  ).flat()
}

const lettersIn = (
  { view, rows }: RowBytes,
  { storage, at }: RawVariable,
  rowBytes: number,
  littleEndian: boolean,
): number => {
  if (storage.kind !== 'number') return 0
  let letters = 0
  for (let row = 0; row < rows; row++) {
    const cell = row * rowBytes + at
    if (Number.isNaN(storage.valueAt(view, cell, littleEndian)))
      letters |= 1 << storage.letterAt(view, cell, littleEndian)
  }
  return letters & ~1
}

const findsAll = ({ bytes, rows }: RowBytes, { dictionary, longTexts }: Content, form: ReferenceForm): boolean =>
  dictionary.variables
    .filter(({ storage }) => storage.kind === 'longText')
    .every(({ at }) => {
      for (let row = 0; row < rows; row++) {
        const reference = referenceAt(bytes, row * dictionary.rowBytes + at, form)
        if (reference !== null && !longTexts.has(reference)) return false
      }
      return true
    })
