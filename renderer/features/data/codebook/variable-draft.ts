import type { Category, MissingRule, Variable } from '../../../../main/contract/codebook.ts'
import type { VariableChange } from '../../../../main/contract/plan-edit-commands.ts'
import type { Localized } from '../../../../main/contract/text.ts'
import { numberOf } from '../../../i18n/number-of.ts'

export type CategoryDraft = { readonly code: string; readonly label: Localized }
export type MissingDraft = {
  /** One code, or the ends of a range; an empty end is open. */
  readonly code: string
  readonly from: string
  readonly to: string
  readonly isRange: boolean
  readonly reason: MissingRule['reason']
  readonly label: Localized
}

/** What one or several variables mean while it is being written. A part that is null stays as it is. */
export type VariableDraft = {
  readonly label: Localized | null
  readonly kind: Variable['kind'] | null
  readonly question: Localized | null
  readonly universe: Localized | null
  readonly categories: readonly CategoryDraft[] | null
  /** The code list that gives the categories; empty: none. */
  readonly list: string | null
  readonly missing: readonly MissingDraft[] | null
}

export const unchanged: VariableDraft = {
  label: null,
  kind: null,
  question: null,
  universe: null,
  categories: null,
  list: null,
  missing: null,
}

/** The draft of a variable as it is, with the code list that the plan gives it. */
export const draftOf = (variable: Variable, list = ''): VariableDraft => ({
  label: variable.label ?? '',
  kind: variable.kind,
  question: variable.question ?? '',
  universe: variable.universe ?? '',
  categories: categoriesOf(variable),
  list,
  missing: missingOf(variable),
})

/** Nothing said of a variable that its file says itself. */
export const asInFile: VariableChange = {
  label: null,
  kind: null,
  categories: null,
  list: null,
  missing: null,
  universe: null,
  question: null,
}

export const categoriesOf = ({ categories }: Variable): CategoryDraft[] =>
  categories.map(({ code, label }) => ({ code, label: label ?? '' }))

export const missingOf = ({ missing }: Variable): MissingDraft[] =>
  missing.map(({ code, from, to, reason, label }) => ({
    code: code ?? '',
    from: from === undefined ? '' : String(from),
    to: to === undefined ? '' : String(to),
    isRange: code === undefined,
    reason,
    label: label ?? '',
  }))

/**
 * Which codes of the data a draft says nothing of: neither a category nor missing. Numbers are the same however they are
 * written; a text lies in a range only where all of it is a number, as when answers are computed.
 */
export const unlistedCodes = (
  { categories, missing }: VariableDraft,
  codes: readonly string[],
  storage: Variable['storage'],
): readonly string[] => {
  const plain = (code: string): string => (storage === 'number' ? String(numberOf(code)) : code.trim())
  const single = (missing ?? []).filter(({ isRange }) => !isRange)
  const listed = new Set([...(categories ?? []), ...single].map(({ code }) => plain(code)))
  const isMissing = (value: number | undefined): boolean =>
    value !== undefined &&
    (missing ?? []).some(
      ({ isRange, from, to }) =>
        isRange && value >= (numberOf(from) ?? -Infinity) && value <= (numberOf(to) ?? Infinity),
    )
  // A blank text is no number, though `Number` makes 0 of it.
  const asNumber = (code: string): number | undefined =>
    storage === 'number' || code.trim() === '' ? numberOf(code) : Number(code)
  return codes.filter((code) => !listed.has(plain(code)) && !isMissing(asNumber(code)))
}

/** What is wrong with a draft: a code twice, a code or a range that says nothing. Null when nothing is. */
export type DraftFault = 'codeEmpty' | 'codeTwice' | 'missingEmpty' | 'missingNumber'

export const faultOf = ({ categories, missing }: VariableDraft): DraftFault | null => {
  const codes = (categories ?? []).map(({ code }) => code.trim())
  if (codes.some((code) => code === '')) return 'codeEmpty'
  if (new Set(codes).size < codes.length) return 'codeTwice'
  for (const { isRange, code, from, to } of missing ?? []) {
    const ends = [numberOf(from), numberOf(to)]
    if (isRange ? ends.every((end) => end === undefined) : code.trim() === '') return 'missingEmpty'
    if (isRange && ends.some(Number.isNaN)) return 'missingNumber'
  }
  return null
}

/** The parts of a draft that say other than `before` (or all that are said, without it), for the plan. */
export const changeOf = (draft: VariableDraft, before: VariableDraft | null): VariableChange => {
  const parts: VariableChange = {
    ...(draft.label === null ? {} : { label: textOf(draft.label) }),
    ...(draft.kind === null ? {} : { kind: draft.kind }),
    ...(draft.question === null ? {} : { question: textOf(draft.question) }),
    ...(draft.universe === null ? {} : { universe: textOf(draft.universe) }),
    ...(draft.categories === null ? {} : { categories: draft.categories.map(categoryOf) }),
    ...(draft.list === null ? {} : { list: draft.list === '' ? null : draft.list }),
    ...(draft.missing === null ? {} : { missing: draft.missing.map(ruleOf) }),
  }
  const same = (part: string): boolean =>
    before !== null &&
    JSON.stringify(draft[part as keyof VariableDraft]) === JSON.stringify(before[part as keyof VariableDraft])
  const written: VariableChange = Object.fromEntries(Object.entries(parts).filter(([part]) => !same(part)))
  // A code list takes the place of categories that are written out, and they that of a list.
  if (written.list) return { ...written, categories: null }
  return 'categories' in written ? { ...written, list: null } : written
}

const textOf = (text: Localized): Localized => (typeof text === 'string' ? text.trim() : text)

/** Does a text say nothing in either language? */
export const isEmptyText = (text: Localized): boolean =>
  typeof text === 'string' ? text.trim() === '' : !text.es && !text.en

/** Categories for the plan; rows without a code say nothing. */
export const writtenCategories = (categories: readonly CategoryDraft[]): Category[] =>
  categories.filter(({ code }) => code.trim() !== '').map(categoryOf)

const categoryOf = ({ code, label }: CategoryDraft): Category => ({
  code: code.trim(),
  ...(isEmptyText(label) ? {} : { label: textOf(label) }),
})

const ruleOf = ({ isRange, code, from, to, reason, label }: MissingDraft): MissingRule => {
  const [least, most] = [numberOf(from), numberOf(to)]
  const values = isRange
    ? { ...(least === undefined ? {} : { from: least }), ...(most === undefined ? {} : { to: most }) }
    : { code: code.trim() }
  return { ...values, reason, ...(isEmptyText(label) ? {} : { label: textOf(label) }) }
}
