import { Failure } from '../../contract/failure.ts'
import type { ParentSpec } from '../../contract/form.ts'

/** Columns of a repeat with those of its parent that they equal. */
export type ParentLink = Readonly<Record<string, string>>

/** Columns by which Kobo and ODK join a repeat to the submission, the surest first. */
const ofSubmissions = [
  ['PARENT_KEY', 'KEY'],
  ['_submission__uuid', '_uuid'],
  ['_submission__id', '_id'],
  ['uuid', 'uuid'],
] as const

/** A number that holds in one export alone, and the only one that tells repeats inside a repeat apart. */
const ofRows = ['_parent_index', '_index'] as const

/** How the two tables can be joined by the names of their columns, the surest way first. */
export const possibleLinks = (child: readonly string[], parent: readonly string[]): ParentLink[] => {
  const isRepeat = parent.includes('_parent_index') || parent.includes('PARENT_KEY')
  const pairs = isRepeat ? [ofSubmissions[0], ofRows] : [...ofSubmissions, ofRows]
  return pairs
    .filter(([own, other]) => child.includes(own) && parent.includes(other))
    .map(([own, other]) => ({ [own]: other }))
}

type Sides = {
  readonly dataset: string
  readonly columns: readonly string[]
  readonly parentColumns: readonly string[]
}

/** The link that the plan gives, or all that can be found; fails when there is none or a column is not there. */
export const linksOf = (spec: ParentSpec, { dataset, columns, parentColumns }: Sides): ParentLink[] => {
  if (spec.key === undefined) {
    const found = possibleLinks(columns, parentColumns)
    if (found.length === 0) throw new Failure('parent.no-key', { dataset, parent: spec.dataset })
    return found
  }
  for (const [own, other] of Object.entries(spec.key)) {
    if (!columns.includes(own)) throw new Failure('parent.unknown-column', { variable: own, dataset })
    if (!parentColumns.includes(other))
      throw new Failure('parent.unknown-column', { variable: other, dataset: spec.dataset })
  }
  return [spec.key]
}

const stableNames = [
  'record_key',
  'KEY',
  '_uuid',
  'uuid',
  'instanceID',
  'meta/instanceID',
  'meta-instanceID',
  '_id',
] as const

/** The variable that names a record of the parent in every delivery; without one, those it is joined by. */
export const stableKeyOf = (parentColumns: readonly string[], link: ParentLink): readonly string[] => {
  const stable = stableNames.find((name) => parentColumns.includes(name))
  return stable === undefined ? Object.values(link) : [stable]
}
