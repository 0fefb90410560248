import type { Variable } from '../../../contract/codebook.ts'
import type { DesignSpec } from '../../../contract/design.ts'
import { Failure } from '../../../contract/failure.ts'
import type { MicrodataSpec } from '../../../contract/microdata.ts'
import type { Plan } from '../../../contract/plan.ts'
import { type Frame, variableOf } from '../../data/frame.ts'
import { recordKeys } from '../../release/record-keys.ts'

/** Names of the columns that take the place of weight, strata and primary units in a released file. */
export const releasedDesign = { weight: 'weight', stratum: 'vstratum', unit: 'vunit' } as const

/** Kinds that name persons or moments, or say what nobody has coded. */
const identifyingKinds: readonly Variable['kind'][] = ['id', 'date', 'text']
const ofTheSample: readonly Variable['kind'][] = ['weight', 'design']

/** Names under which forms keep positions. */
const coordinates = /(^|[_./])(lat|lon|lng|long|latitude?|longitude?|latitud|longitud|gps|coord\w*|geopoint)([_./]|$)/i

/**
 * The variables of a released file in the order of its recipe, each once. Refused: whatever names a record
 * or a moment, free text, positions, and what makes the sample (strata, units, weights, replicates, population sizes).
 */
export const outgoingVariables = (
  plan: Plan,
  spec: MicrodataSpec,
  design: DesignSpec,
  frame: Frame,
): readonly string[] => {
  const names = [...new Set([...spec.keys, ...spec.sensitive, ...spec.variables])]
  const sample = new Set(sampleVariables(design))
  const keys = new Set([...recordKeys(plan, frame.dataset), ...(spec.household === undefined ? [] : [spec.household])])
  for (const name of names) {
    if (sample.has(name) || ofTheSample.includes(variableOf(frame, name).kind)) {
      throw new Failure('microdata.of-the-sample', { variable: name })
    }
    if (keys.has(name) || isIdentifying(frame, name)) throw new Failure('microdata.identifying', { variable: name })
    if (Object.values<string>(releasedDesign).includes(name)) {
      throw new Failure('microdata.name-taken', { variable: name })
    }
  }
  return names
}

const sampleVariables = ({
  strata,
  psu,
  weight,
  fpc,
  replicates,
  unequal,
  secondPhase,
}: DesignSpec): readonly string[] => [
  ...strata,
  ...psu,
  ...fpc,
  ...(weight === undefined ? [] : [weight]),
  ...(replicates?.method === 'supplied' ? replicates.variables : []),
  ...(unequal ? [unequal.probability] : []),
  ...(secondPhase ? [secondPhase.selected, secondPhase.stratum ?? '', secondPhase.unit ?? ''] : []),
]

const isIdentifying = (frame: Frame, name: string): boolean =>
  identifyingKinds.includes(variableOf(frame, name).kind) || coordinates.test(name) || namesEveryRecord(frame, name)

/** Fewer records than this can all differ by chance. */
const leastRecords = 20

/** A code or whole number that is another one in every record. Amounts can be, and name nobody. */
const namesEveryRecord = (frame: Frame, name: string): boolean => {
  if (frame.rows < leastRecords || variableOf(frame, name).kind === 'continuous') return false
  const column = frame.present(name)
  const values = column.type === 'number' ? column.values : column.codes
  const isBlank = (value: number): boolean => (column.type === 'number' ? Number.isNaN(value) : value === 0)
  const seen = new Set<number>()
  for (const value of values) {
    if (isBlank(value) || seen.has(value)) return false
    seen.add(value)
  }
  return true
}
