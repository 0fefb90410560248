import type { Variable } from '../../../../main/contract/codebook.ts'
import type { TestSpec } from '../../../../main/contract/hypothesis.ts'
import type { Localized } from '../../../../main/contract/text.ts'

/** A test or a model while it is being put together. */
export type TestDraft = {
  readonly kind: TestSpec['test']
  readonly design: string
  /** What is tested: rows, the variable, or the response of a model. */
  readonly first: string | null
  /** What it is held against: columns or groups. */
  readonly second: string | null
  readonly terms: readonly string[]
  readonly regression: 'linear' | 'logistic'
  readonly where: string
}

export const testKinds = ['independence', 'twoMeans', 'ranks', 'mean', 'regression'] as const

export const newTest = (design: string): TestDraft => ({
  kind: 'independence',
  design,
  first: null,
  second: null,
  terms: [],
  regression: 'linear',
  where: '',
})

export const hasSecond = ({ kind }: TestDraft): boolean => kind !== 'mean' && kind !== 'regression'

/** Variables that can be tested: categories for independence, numbers for the rest. */
export const suitsFirst = ({ kind }: TestDraft, variable: Variable): boolean =>
  isAnswer(variable) && (kind === 'independence' ? variable.kind !== 'continuous' : variable.storage === 'number')

/** Variables that make groups. */
export const suitsSecond = (variable: Variable): boolean => isAnswer(variable) && variable.kind !== 'continuous'

export const isAnswer = ({ kind }: Variable): boolean =>
  !(kind === 'weight' || kind === 'design' || kind === 'id' || kind === 'text' || kind === 'date')

/** The draft as a test of the plan; null while something is missing. */
export const testOf = (draft: TestDraft, id: string, title: Localized): TestSpec | null => {
  const { kind, design, first, second, terms, where } = draft
  const common = { id, title, design, ciLevel: 0.95, ...(where.trim() === '' ? {} : { where: where.trim() }) }
  if (first === null || (hasSecond(draft) && second === null)) return null
  switch (kind) {
    case 'independence':
      return { test: kind, ...common, rows: first, columns: second ?? '', statistic: 'F' }
    case 'mean':
      return { test: kind, ...common, variable: first }
    case 'twoMeans':
    case 'ranks':
      return { test: kind, ...common, variable: first, groups: second ?? '' }
    case 'regression':
      return terms.length === 0
        ? null
        : { test: kind, ...common, kind: draft.regression, response: first, terms: [...terms] }
  }
}
