import type { MicrodataSpec } from '../../../contract/microdata.ts'
import type { Plan } from '../../../contract/plan.ts'
import type { ResultTable } from '../../../contract/results.ts'
import type { TableSpec } from '../../../contract/table.ts'
import type { Frame } from '../../data/frame.ts'
import { readFormula } from '../../derivation/formula.ts'
import { designOf } from '../table-inputs.ts'

export type PrintedTable = { readonly spec: TableSpec; readonly printed: ResultTable }

/**
 * Tables with hidden cells or changed figures that a file of records would show: it holds all classifications of the table, and the variables of its
 * domain, as they are. Blanks in keys do not count as a change, since cells without them stay exact.
 */
export const shownByRecords = (
  plan: Plan,
  file: MicrodataSpec,
  frame: Frame,
  tables: readonly PrintedTable[],
): readonly PrintedTable[] => {
  const { dataset } = designOf(plan, file)
  const changed = new Set(file.steps.flatMap((step) => (step.step === 'suppress' ? [] : [step.variable])))
  const unchanged = new Set([...file.keys, ...file.sensitive, ...file.variables].filter((name) => !changed.has(name)))
  return tables.filter(({ spec, printed }) => {
    const isGuarded =
      printed.perturbation !== undefined || printed.cells.some(({ confidentiality }) => confidentiality === 'hidden')
    if (!isGuarded || datasetOf(plan, spec) !== dataset) return false
    return classifying(plan, spec, frame).every((name) => unchanged.has(name))
  })
}

/** Of a table that left before, its design may be gone from the plan. */
const datasetOf = (plan: Plan, { design }: TableSpec): string | undefined =>
  plan.designs.find(({ id }) => id === design)?.dataset

/** What tells of a record which cell it is in. */
const classifying = (plan: Plan, { by, statistic, variable, where }: TableSpec, frame: Frame): readonly string[] => {
  const levels = statistic === 'proportion' || statistic === 'count' ? variable : undefined
  const set = plan.sets.find(({ name, dataset }) => name === variable && dataset === frame.dataset)
  const responses = statistic === 'shareOfCases' || statistic === 'shareOfResponses' ? (set?.variables ?? []) : []
  const domain = where === undefined ? [] : readFormula(where, frame).variables
  return [...by, ...(levels === undefined ? [] : [levels]), ...responses, ...domain]
}
