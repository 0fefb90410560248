import type { Category, Variable } from '../../contract/codebook.ts'
import type { Codelist } from '../../contract/codelist.ts'
import type { Derivation } from '../../contract/derivation.ts'
import { Failure } from '../../contract/failure.ts'
import { crosswalk } from '../codelists/crosswalk.ts'
import { arqueroTable } from '../data/arquero-table.ts'
import { blankRows } from '../data/blank.ts'
import { type Frame, variableOf, withVariable } from '../data/frame.ts'
import { codeColumn } from './code-column.ts'
import { toldOfStep } from './told-of-step.ts'

type Recode = Extract<Derivation, { step: 'recode' }>
type Target = { readonly map: Readonly<Record<string, string | null>>; readonly categories: readonly Category[] }

/**
 * Adds a variable whose codes are those of `of`, translated by a crosswalk of a code list or by the given pairs.
 * Missing answers stay missing. Codes that the map does not name go to `otherwise`; without it they are refused with
 * their number, because a record silently lost from a category is a wrong count.
 */
export const recode = (frame: Frame, step: Recode, lists: ReadonlyMap<string, Codelist>): Frame => {
  variableOf(frame, step.of)
  const { map, categories } = recodeTarget(step, lists)
  const unmapped = step.otherwise ?? '\u0000'
  const recoded = arqueroTable(frame, [step.of])
    .params({ map, unmapped })
    .derive({ _code: `op.recode(d[${JSON.stringify(step.of)}] + '', $.map, $.unmapped)` } as never)
    .array('_code') as ArrayLike<string | null>
  const blank = blankRows(frame, [step.of])
  const codes = Array.from(recoded, (code, row) => (blank[row] ? null : code))
  const lost = codes.filter((code) => code === '\u0000').length
  if (lost > 0) throw new Failure('derivation.unmapped', { variable: step.of, dataset: frame.dataset, rows: lost })
  return withVariable(frame, recodedVariable(step, categories), codeColumn(codes))
}

/** The pairs of a step, old code to new (null = blank), and the categories that can come of it. */
export const recodeTarget = (step: Recode, lists: ReadonlyMap<string, Codelist>): Target => {
  const list = step.list === undefined ? undefined : lists.get(step.list)
  if (step.list !== undefined && !list) throw new Failure('plan.unknown-list', { list: step.list })
  const labels = list?.categories.map(({ code, label }) => ({ code, label }))
  if (step.crosswalk === undefined) {
    if (!step.map) throw new Failure('plan.missing-field', { path: `derivations.${step.name}`, field: 'map' })
    return { map: step.map, categories: step.categories ?? labels ?? [] }
  }
  const entries = list?.crosswalks[step.crosswalk]?.entries
  if (!list || !entries) {
    throw new Failure('plan.unknown-crosswalk', { list: step.list ?? '', crosswalk: step.crosswalk })
  }
  // A code that may be several categories without a common group is not in the map: it goes where unnamed codes go.
  const crossed = entries.flatMap(({ code }): [string, string | null][] => {
    const crossing = crosswalk(list, step.crosswalk as string, code)
    const isAmbiguous = crossing?.code === null && crossing.candidates.length > 0
    return crossing && !isAmbiguous ? [[code, crossing.code]] : []
  })
  const map = { ...Object.fromEntries(crossed), ...step.map }
  const reached = new Set([...Object.values(map), step.otherwise])
  // Only categories that can occur: groups and their members do not stand side by side.
  return { map, categories: (labels ?? []).filter(({ code }) => reached.has(code)) }
}

const recodedVariable = (step: Recode, categories: readonly Category[]): Variable => ({
  ...toldOfStep(step),
  kind: 'nominal',
  storage: 'code',
  categories: [...categories],
  missing: [],
  source: `recode(${[step.of, step.list, step.crosswalk].filter((part) => part !== undefined).join(', ')})`,
})
