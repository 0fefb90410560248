import { Failure } from '../../contract/failure.ts'
import {
  readNumbers,
  readReferenceData,
  readReferenceSet,
  referenceFiles,
} from '../../files/reference/read-reference.ts'
import { type ReferenceCase, ReferenceQuestion, type ReferenceSet } from '../../files/reference/reference-set.ts'
import { type Answerer, answerers } from './answers.ts'
import { type Comparison, compare } from './compare.ts'
import { NotSupported } from './not-supported.ts'
import { referenceData } from './reference-data.ts'
import { numberFilesOf, referenceDesigns } from './reference-designs.ts'

/** How one case came out. `units`: the worst distance of its figures in tolerances. */
export type CaseOutcome = {
  readonly id: string
  readonly kind: string
  readonly outcome: 'passed' | 'failed' | 'notSupported'
  readonly units: number
  /** The figure that is farthest off, or the code of the failure that came instead of figures. */
  readonly worst: string
}

/**
 * Holds the engine against every case in a folder of reference values: designs, weights and figures are computed from
 * the data of the folder by the functions that the product estimates with, then each reference figure is compared at
 * the tolerance of its case. `of` is the number of cases in the folder.
 */
export async function* caseOutcomes(
  folder: string,
): AsyncGenerator<{ readonly outcome: CaseOutcome; readonly of: number }> {
  const sets: ReferenceSet[] = []
  for (const name of await referenceFiles(folder)) sets.push(await readReferenceSet(folder, name))
  const of = sets.reduce((sum, { cases }) => sum + cases.length, 0)
  for (const set of sets) {
    const tables = new Map<string, readonly Float64Array[]>()
    for (const csv of numberFilesOf(set)) tables.set(csv, await readNumbers(folder, csv))
    const data = referenceData(set, await readReferenceData(folder, set), tables)
    const design = referenceDesigns(set, data)
    const answer = (question: ReferenceQuestion, by: Answerer) =>
      by(question, design(question.design, question.r_options ?? {}), data)
    for (const reference of set.cases) yield { outcome: outcomeOf(reference, answer), of }
  }
}

const outcomeOf = (
  reference: ReferenceCase,
  answer: (question: ReferenceQuestion, by: Answerer) => ReturnType<Answerer>,
): CaseOutcome => {
  const { id, kind } = reference
  const question = ReferenceQuestion.safeParse(reference)
  const answerer = answerers[kind]
  if (!question.success || !answerer) return { id, kind, outcome: 'notSupported', units: 0, worst: '' }
  try {
    const comparisons = compare(reference, answer(question.data, answerer))
    return { id, kind, ...judge(question.data, comparisons) }
  } catch (error) {
    if (error instanceof NotSupported) return { id, kind, outcome: 'notSupported', units: 0, worst: '' }
    if (!(error instanceof Failure)) throw error
    const outcome = question.data.expect_error === true ? 'passed' : 'failed'
    return { id, kind, outcome, units: 0, worst: error.code }
  }
}

const judge = ({ expect_error }: ReferenceQuestion, comparisons: readonly Comparison[]) => {
  if (expect_error === true) return { outcome: 'failed', units: 0, worst: 'no refusal' } as const
  const worst = comparisons.reduce((most, one) => (one.units > most.units ? one : most), { field: '', units: 0 })
  const outcome = worst.units <= 1 ? ('passed' as const) : ('failed' as const)
  return { outcome, units: worst.units, worst: worst.field }
}
