import { isAscii } from 'node:buffer'
import type { DtaOptions } from '../../contract/source.ts'
import { type ChosenEncoding, chooseEncoding } from '../encoding/choose-encoding.ts'
import { decoderFor } from '../encoding/decode.ts'
import { stampOf } from '../file-bytes.ts'
import { firstValues, rowsLookedAt } from '../first-values.ts'
import type { FileReading, ReadingOptions } from '../reading.ts'
import { dtaLimits } from './limits.ts'
import { type Content, readContent } from './reader/content.ts'
import { type RowReading, readRows } from './reader/rows.ts'
import { surveyRows } from './reader/survey.ts'
import { variablesOf } from './variables.ts'

/** A Stata file opened for import: its variables and rows, and what else it says of itself. */
export type DtaReading = FileReading & {
  readonly encoding: ChosenEncoding
  /** The release of the format, 113 (Stata 8) to 119 (Stata 15 and later). */
  readonly release: number
  readonly label: string
}

/**
 * Opens a Stata data file (.dta, releases 113 to 119). All rows are read once here, to find missing values `.a` to
 * `.z`, and again by each call of `batches`. Numbers come as they are with missing ones as NaN, dates as days since
 * 1970-01-01, texts as they stand. What stands in `.a` to `.z` follows in a variable of its own, see `variablesOf`.
 */
export const openDta = async (
  path: string,
  options: DtaOptions = {},
  reading: ReadingOptions = {},
): Promise<DtaReading> => {
  const content = await readContent(await stampOf(path, dtaLimits.fileBytes))
  const survey = await surveyRows(content, reading)
  const encoding = encodingOf(content, options, survey.samples)
  const decode = decoderFor(encoding.name)
  const { header } = content.dictionary
  const rows: RowReading = { content, survey, decode }
  return {
    variables: variablesOf({
      content,
      decode,
      letters: survey.letters,
      firstValues: await firstValues(readRows({ ...rows, firstRows: rowsLookedAt })),
    }),
    declaredRows: header.rows,
    detected: [{ name: 'encoding', value: encoding.name }],
    batches: (again) => readRows(rows, again),
    encoding,
    release: header.layout.release,
    label: decode(header.label),
  }
}

/** From release 118 on texts are UTF-8; before, the file does not say what they are. */
const encodingOf = (content: Content, { encoding }: DtaOptions, samples: readonly Buffer[]): ChosenEncoding => {
  const { header, variables } = content.dictionary
  const texts = [
    header.label,
    ...variables.flatMap(({ name, label }) => [name, label]),
    ...[...content.labelSets.values()].flatMap((labels) => labels.map(({ label }) => label)),
  ]
  const declared = header.layout.release >= 118 ? 'utf-8' : null
  return chooseEncoding({ requested: encoding, declared, codePage: null }, [
    ...texts.filter((text) => !isAscii(text)),
    ...samples,
  ])
}
