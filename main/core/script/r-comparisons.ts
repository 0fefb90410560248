import type { ComparisonTable } from '../../contract/comparison.ts'
import type { DesignSpec } from '../../contract/design.ts'
import { inLanguage, type Language } from '../../contract/text.ts'
import { complementsNote } from '../comparison/one-test.ts'
import { designOf, tableNamed } from '../plan/table-inputs.ts'
import { tableNotInR } from './r-tables.ts'
import { rCall, rComment, rNumber, rNumbers, rString, rTexts } from './r-text.ts'
import { dataOutOfReach, type ScriptInput } from './script-input.ts'

/** Why the script cannot compute a comparison, as a code with a text under `script.left.<code>`. */
export const comparisonNotInR = (
  { table, earlier }: ComparisonTable,
  input: ScriptInput,
): 'comparison' | 'overlapping' | null => {
  const tables = [table, ...(earlier ? [earlier.table] : [])].map((id) => tableNamed(input.plan, id))
  const isLeftOut = tables.some((one) => dataOutOfReach(one, input) !== null || tableNotInR(one, input.plan) !== null)
  if (isLeftOut) return 'comparison'
  const isOverlapping = earlier?.samples === 'overlapping'
  return isOverlapping && tables.some((one) => hasNoPlainUnits(designOf(input.plan, one))) ? 'overlapping' : null
}

/** The variables that name a primary unit: its stratum and its code. */
const unitNames = ({ strata, psu }: DesignSpec): readonly string[] => [...strata.slice(0, 1), ...psu.slice(0, 1)]

/** Whether the influence of primary units is more than sums of records' residuals in one sample drawn alike. */
const hasNoPlainUnits = ({ replicates, unequal, secondPhase }: DesignSpec): boolean =>
  replicates !== undefined || unequal !== undefined || secondPhase !== undefined

/** Code that compares figures of tables recomputed before it and holds the outcome against the study's, under its title. */
export const rComparison = (comparison: ComparisonTable, { plan }: ScriptInput, language: Language): string => {
  const { id, compare, table, earlier, compared, reference, terms, ciLevel, levels } = comparison
  const spec = plan.comparisons.find((one) => one.id === id)
  const common = [
    `id = ${rString(id)}`,
    `table = ${rString(table)}`,
    ...(spec?.levels === undefined ? [] : [`levels = ${rTexts(levels.map(({ code }) => code))}`]),
    `level = ${rNumber(ciLevel)}`,
    ...(comparison.notes.includes(complementsNote) ? ['complements = TRUE'] : []),
  ]
  const title = rComment(inLanguage(comparison.title, language))
  if (earlier) {
    const { by } = tableNamed(plan, table)
    const units = [table, earlier.table].map((one) => rTexts(unitNames(designOf(plan, tableNamed(plan, one)))))
    const rounds = [
      ...common,
      `since = ${rString(earlier.table)}`,
      `by = ${rTexts(by)}`,
      ...(earlier.samples === 'overlapping' ? [`units = ${rCall('list', units)}`] : []),
    ]
    return `${title}\n${rCall('change', [rCall('list', rounds)])}`
  }
  const categories = compared.flatMap((dimension) => dimension.categories.map(({ code }) => code))
  const combined =
    compare === 'differences'
      ? [`categories = ${rTexts(categories)}`, ...(reference === null ? [] : [`reference = ${rString(reference)}`])]
      : [
          `at = ${rCall(
            'list',
            terms.map(({ at }) => rTexts(at)),
          )}`,
          `coefficients = ${rNumbers(terms.map(({ coefficient }) => coefficient))}`,
        ]
  const names = `compared = ${rTexts(compared.map(({ variable }) => variable))}`
  const asked = rCall('list', [...common, `compare = ${rString(compare)}`, names, ...combined])
  return `${title}\n${rCall('contrast', [asked])}`
}
