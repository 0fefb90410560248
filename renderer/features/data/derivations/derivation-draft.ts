import type { Variable } from '../../../../main/contract/codebook.ts'
import type { VariableDerivation } from '../../../../main/contract/derivation.ts'
import { namePattern } from '../../../../main/contract/name.ts'
import type { Localized } from '../../../../main/contract/text.ts'
import { numberOf } from '../../../i18n/number-of.ts'
import { type CategoryDraft, isEmptyText, writtenCategories } from '../codebook/variable-draft.ts'

export const derivationSteps = ['derive', 'band', 'recode', 'combine'] as const

/** An old code and the new one; an empty new one says nothing of the old. */
export type CodePair = { readonly code: string; readonly to: string }

/** A derived variable while it is written. Empty: not said. */
export type DerivationDraft = {
  readonly step: (typeof derivationSteps)[number]
  readonly name: string
  readonly label: Localized
  readonly formula: string
  readonly kind: Variable['kind'] | ''
  readonly whenMissing: 'missing' | 'evaluate'
  /** What is banded or recoded. */
  readonly of: string
  readonly list: string
  readonly crosswalk: string
  /** Lower bounds of bands, as they are typed: "0; 18; 60". */
  readonly from: string
  readonly map: readonly CodePair[]
  readonly otherwise: string
  readonly categories: readonly CategoryDraft[]
  /** The answers that are combined, the value that means "mentioned", and what none of them is called. */
  readonly answers: readonly string[]
  readonly counted: string
  readonly none: Localized
  /** What the form does not show and must not lose. */
  readonly kept: { readonly universe?: Localized | undefined; readonly question?: Localized | undefined }
}

export const newDerivation: DerivationDraft = {
  step: 'derive',
  name: '',
  label: '',
  formula: '',
  kind: '',
  whenMissing: 'missing',
  of: '',
  list: '',
  crosswalk: '',
  from: '',
  map: [],
  otherwise: '',
  categories: [],
  answers: [],
  counted: '1',
  none: '',
  kept: {},
}

export const draftOf = (derivation: VariableDerivation): DerivationDraft => {
  const { step, name, label, universe, question } = derivation
  const common = { ...newDerivation, step, name, label: label ?? '', kept: { universe, question } }
  const categories = ('categories' in derivation ? (derivation.categories ?? []) : []).map((category) => ({
    code: category.code,
    label: category.label ?? '',
  }))
  switch (derivation.step) {
    case 'derive':
      return {
        ...common,
        categories,
        formula: derivation.formula,
        kind: derivation.kind ?? '',
        whenMissing: derivation.whenMissing,
      }
    case 'band':
      return { ...common, of: derivation.of, list: derivation.list ?? '', from: (derivation.from ?? []).join('; ') }
    case 'recode':
      return {
        ...common,
        categories,
        of: derivation.of,
        list: derivation.list ?? '',
        crosswalk: derivation.crosswalk ?? '',
        map: Object.entries(derivation.map ?? {}).map(([code, to]) => ({ code, to })),
        otherwise: derivation.otherwise ?? '',
      }
    case 'combine':
      return { ...common, answers: derivation.of, counted: derivation.counted, none: derivation.none }
  }
}

/** The step that a draft says; null while it is not whole. */
export const derivationOf = (draft: DerivationDraft, dataset: string): VariableDerivation | null => {
  if (!namePattern.test(draft.name)) return null
  const { universe, question } = draft.kept
  const common = {
    dataset,
    name: draft.name,
    ...(isEmptyText(draft.label) ? {} : { label: draft.label }),
    ...(universe === undefined ? {} : { universe }),
    ...(question === undefined ? {} : { question }),
  }
  switch (draft.step) {
    case 'derive':
      return derived(draft, common)
    case 'band':
      return banded(draft, common)
    case 'recode':
      return recoded(draft, common)
    case 'combine':
      return combined(draft, common)
  }
}

type Common = Pick<VariableDerivation, 'dataset' | 'name' | 'label' | 'universe' | 'question'>

const derived = (draft: DerivationDraft, common: Common): VariableDerivation | null => {
  if (draft.formula.trim() === '') return null
  const categories = writtenCategories(draft.categories)
  return {
    step: 'derive',
    ...common,
    formula: draft.formula.trim(),
    whenMissing: draft.whenMissing,
    ...(draft.kind === '' ? {} : { kind: draft.kind }),
    ...(categories.length === 0 ? {} : { categories }),
  }
}

const banded = (draft: DerivationDraft, common: Common): VariableDerivation | null => {
  const from = boundsOf(draft.from)
  if (draft.of === '' || (draft.list === '' && from === null)) return null
  return { step: 'band', ...common, of: draft.of, ...(draft.list === '' ? { from: from ?? [] } : { list: draft.list }) }
}

const recoded = (draft: DerivationDraft, common: Common): VariableDerivation | null => {
  const pairs = draft.map.filter(({ code, to }) => code.trim() !== '' && to.trim() !== '')
  const isCrossed = draft.list !== '' && draft.crosswalk !== ''
  if (draft.of === '' || (pairs.length === 0 && !isCrossed)) return null
  const categories = draft.list === '' ? writtenCategories(draft.categories) : []
  return {
    step: 'recode',
    ...common,
    of: draft.of,
    ...(draft.list === '' ? {} : { list: draft.list }),
    ...(isCrossed ? { crosswalk: draft.crosswalk } : {}),
    ...(pairs.length === 0 ? {} : { map: Object.fromEntries(pairs.map(({ code, to }) => [code.trim(), to.trim()])) }),
    ...(categories.length === 0 ? {} : { categories }),
    ...(draft.otherwise.trim() === '' ? {} : { otherwise: draft.otherwise.trim() }),
  }
}

const combined = ({ answers, counted, none }: DerivationDraft, common: Common): VariableDerivation | null => {
  if (answers.length < 2 || answers.length > 6 || counted.trim() === '' || isEmptyText(none)) return null
  return { step: 'combine', ...common, of: [...answers], counted: counted.trim(), none }
}

/** Lower bounds, parted by semicolons or spaces, so that a comma can be a decimal one; null when one is no number. */
export const boundsOf = (text: string): number[] | null => {
  const bounds = text
    .split(/[;\s]+/)
    .filter((part) => part !== '')
    .map((part) => numberOf(part) ?? Number.NaN)
  return bounds.length === 0 || bounds.some(Number.isNaN) ? null : bounds
}
