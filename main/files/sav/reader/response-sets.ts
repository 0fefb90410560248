import type { Decoder } from '../../encoding/decode.ts'
import { extensions } from '../format/layout.ts'
import type { RecordBytes } from './record-bytes.ts'
import type { RawDictionary } from './records.ts'

/** Several variables that are the answers to one question. */
export type SavResponseSet = {
  readonly name: string
  readonly label: string
  /** `dichotomies`: each variable is one answer, mentioned or not. `categories`: each holds one of the answers given. */
  readonly kind: 'dichotomies' | 'categories'
  /** The code that means "mentioned" in a set of dichotomies. */
  readonly counted: string | null
  readonly variables: readonly string[]
}

/**
 * The multiple response sets of a file; `nameOf` gives a variable's full name by its short one in upper case. A set that
 * is not written as the format says is left out, as are variables that do not exist: sets add nothing to the data.
 */
export const responseSets = (
  raw: RawDictionary,
  nameOf: ReadonlyMap<string, string>,
  decode: Decoder,
): readonly SavResponseSet[] =>
  [extensions.responseSets, extensions.countedResponseSets].flatMap((subtype) =>
    linesOf(raw.extensions.get(subtype)).flatMap((line) => {
      const set = parseSet(line, nameOf, decode)
      return set === null ? [] : [set]
    }),
  )

/** One character a byte, because the lengths in a set count bytes. */
const linesOf = (record: RecordBytes | undefined): readonly string[] =>
  (record?.take(record.left).toString('latin1') ?? '').split('\n').filter((line) => line.trim() !== '')

/** `$name=C label variables`, `$name=D counted label variables` or `$name=E flags counted label variables`. */
const parseSet = (line: string, nameOf: ReadonlyMap<string, string>, decode: Decoder): SavResponseSet | null => {
  const start = /^\$?([^=]+)=(C|D|E \d+) ?/.exec(line)
  if (start === null) return null
  const text = (bytes: string) => decode(Buffer.from(bytes, 'latin1')).trim()
  const isDichotomies = start[2] !== 'C'
  const counted = isDichotomies
    ? countedString(line.slice(start[0].length))
    : { text: '', rest: line.slice(start[0].length) }
  const label = counted && countedString(counted.rest.trimStart())
  if (!counted || !label) return null
  const keys = label.rest.trim().split(/ +/)
  return {
    name: text(start[1] ?? ''),
    label: text(label.text),
    kind: isDichotomies ? 'dichotomies' : 'categories',
    counted: isDichotomies ? text(counted.text) : null,
    variables: keys.flatMap((key) => nameOf.get(key.toUpperCase()) ?? []),
  }
}

/** A text after its length in bytes: `5 texto`. */
const countedString = (line: string): { readonly text: string; readonly rest: string } | null => {
  const length = /^(\d{1,5}) /.exec(line)
  if (length === null) return null
  const from = length[0].length
  const to = from + Number(length[1])
  return to > line.length ? null : { text: line.slice(from, to), rest: line.slice(to) }
}
