import type { RecordDerivation } from '../../../../main/contract/derivation.ts'
import { namePattern } from '../../../../main/contract/name.ts'
import type { Localized } from '../../../../main/contract/text.ts'
import { isEmptyText } from '../codebook/variable-draft.ts'

export const recordSteps = ['join', 'aggregate', 'exclude', 'distinct'] as const

/** A variable of the dataset and the one of the other dataset that has the same key. */
export type KeyPair = { readonly own: string; readonly other: string }
/** A new variable and the formula over the other dataset's records that gives it. */
export type Summary = { readonly name: string; readonly formula: string }

/** A step that holds records against others, while it is written. Empty: not said. */
export type RecordDraft = {
  readonly step: (typeof recordSteps)[number]
  /** The other dataset. */
  readonly from: string
  readonly pairs: readonly KeyPair[]
  readonly variables: readonly string[]
  readonly summaries: readonly Summary[]
  readonly where: string
  readonly key: readonly string[]
  readonly reason: Localized
}

export const newRecordStep = (step: RecordDraft['step']): RecordDraft => ({
  step,
  from: '',
  pairs: [{ own: '', other: '' }],
  variables: [],
  summaries: [{ name: '', formula: '' }],
  where: '',
  key: [],
  reason: '',
})

export const recordDraftOf = (derivation: RecordDerivation): RecordDraft => {
  const empty = newRecordStep(derivation.step)
  switch (derivation.step) {
    case 'join':
      return { ...empty, from: derivation.from, pairs: pairsOf(derivation.key), variables: derivation.variables }
    case 'aggregate':
      return {
        ...empty,
        from: derivation.from,
        pairs: pairsOf(derivation.key),
        summaries: Object.entries(derivation.variables).map(([name, formula]) => ({ name, formula })),
      }
    case 'exclude':
      return { ...empty, where: derivation.where, reason: derivation.reason }
    case 'distinct':
      return { ...empty, key: derivation.key, reason: derivation.reason }
  }
}

/** The step that a draft says; null while it is not whole. */
export const recordDerivationOf = (draft: RecordDraft, dataset: string): RecordDerivation | null => {
  const { step, from, variables, where, reason } = draft
  const key = keyOf(draft.pairs)
  switch (step) {
    case 'join':
      return from !== '' && key !== null && variables.length > 0
        ? { step, dataset, from, key, variables: [...variables] }
        : null
    case 'aggregate': {
      const summaries = summariesOf(draft.summaries)
      return from !== '' && key !== null && summaries !== null
        ? { step, dataset, from, key, variables: summaries }
        : null
    }
    case 'exclude':
      return where.trim() !== '' && !isEmptyText(reason) ? { step, dataset, where: where.trim(), reason } : null
    case 'distinct':
      return draft.key.length > 0 && !isEmptyText(reason) ? { step, dataset, key: [...draft.key], reason } : null
  }
}

type Key = Extract<RecordDerivation, { step: 'join' }>['key']

const pairsOf = (key: Key): readonly KeyPair[] =>
  typeof key === 'string' ? [{ own: key, other: key }] : Object.entries(key).map(([own, other]) => ({ own, other }))

/** A single variable of the same name in both stands alone, as people write it. */
const keyOf = (pairs: readonly KeyPair[]): Key | null => {
  const whole = pairs.filter(({ own, other }) => own !== '' && other !== '')
  const [first] = whole
  if (!first || whole.length < pairs.length || new Set(whole.map(({ own }) => own)).size < whole.length) return null
  return whole.length === 1 && first.own === first.other
    ? first.own
    : Object.fromEntries(whole.map(({ own, other }) => [own, other]))
}

const summariesOf = (summaries: readonly Summary[]): Record<string, string> | null => {
  const whole = summaries.filter(({ name, formula }) => namePattern.test(name) && formula.trim() !== '')
  return whole.length === 0 || whole.length < summaries.length
    ? null
    : Object.fromEntries(whole.map(({ name, formula }) => [name, formula.trim()]))
}
