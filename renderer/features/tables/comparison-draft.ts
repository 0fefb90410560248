import type { ComparisonSpec } from '../../../main/contract/comparison.ts'
import type { ResultTable } from '../../../main/contract/results.ts'
import type { Localized } from '../../../main/contract/text.ts'
import type { Both } from '../../i18n/localized.ts'

/** A comparison of a table while it is being put together. */
export type ComparisonDraft = {
  readonly kind: 'differences' | 'trend' | 'change'
  /** The dimension compared. */
  readonly variable: string
  /** Empty: every pair of categories. */
  readonly reference: string
  readonly since: string
  readonly samples: 'independent' | 'overlapping'
  readonly id: string
  readonly titles: Both
}

export const newComparison = ({ dimensions }: ResultTable, since: string): ComparisonDraft => ({
  kind: dimensions.length === 0 ? 'change' : 'differences',
  variable: dimensions[0]?.variable ?? '',
  reference: '',
  since,
  samples: 'independent',
  id: '',
  titles: { es: '', en: '' },
})

/** The draft as a comparison of the plan. */
export const comparisonOf = (draft: ComparisonDraft, table: string, title: Localized): ComparisonSpec => {
  const common = { id: draft.id, title, table, ciLevel: 0.95 }
  switch (draft.kind) {
    case 'differences':
      return {
        compare: 'differences',
        ...common,
        between: draft.variable,
        ...(draft.reference === '' ? {} : { reference: draft.reference }),
      }
    case 'trend':
      return { compare: 'trend', ...common, along: draft.variable }
    case 'change':
      return { compare: 'change', ...common, since: draft.since, samples: draft.samples }
  }
}
