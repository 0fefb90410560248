import type { FormLabels } from '../../contract/form.ts'
import type { Localized } from '../../contract/text.ts'

export type Choice = { readonly code: string; readonly label?: Localized }

export type QuestionType =
  /** One answer of a list, several, or a list put in order. */
  | 'one'
  | 'multiple'
  | 'rank'
  | 'integer'
  | 'decimal'
  | 'text'
  | 'date'
  | 'place'
  | 'id'
  /** Calculations, moments of the device and all else that no person answers. */
  | 'other'

/** A question of a form, or a calculation of it: whatever makes a column of the data. */
export type Question = {
  readonly name: string
  /** With the names of the groups and repeats around it, joined by "/". */
  readonly path: string
  readonly type: QuestionType
  /** Name of its list of choices. */
  readonly list: string | null
  /** The form adds the choice "other" and a question that asks which. */
  readonly orOther: boolean
  readonly label?: Localized
  /** Conditions (XPath) that must all hold for it to be asked: its own and those of what it stands in. */
  readonly relevant: readonly string[]
  /** The repeat it stands in; null for the submission itself. */
  readonly repeat: string | null
}

/** A questionnaire: what was asked of whom, in which words. */
export type Form = {
  readonly file: string
  readonly title: string
  readonly version: string
  readonly languages: readonly string[]
  readonly labels: FormLabels
  readonly questions: readonly Question[]
  readonly lists: ReadonlyMap<string, readonly Choice[]>
  readonly repeats: readonly string[]
  /** What the form says where it asks nothing (notes, groups, repeats), by name: some programs make columns of them. */
  readonly notes: ReadonlyMap<string, Localized>
}
