import type { Plan } from '../../contract/plan.ts'
import type { TableSpec } from '../../contract/table.ts'
import { variablesOf } from '../derivation/formula-tree.ts'
import { inPercent } from '../numerics/in-percent.ts'
import { known, type StataNames, stataCondition } from './stata-formula.ts'
import { stataString } from './stata-text.ts'
import { treeOf, type VariableTypes } from './variable-types.ts'

/** Commands that estimate a table, the data of its design in memory: one for the crossing and one for each margin. */
export const stataTable = (
  table: TableSpec,
  plan: Plan,
  dataset: string,
  types: VariableTypes,
  names: StataNames,
): readonly string[] => {
  const estimate = statisticCommand(table, plan, dataset, types, names)
  const dimensions = table.by.map((name, at) => ({
    code: `by${at + 1}_`,
    group: `egen by${at + 1}_ = group(${names(name)}), label`,
  }))
  const crossings = table.margins ? subsetsOf(dimensions.map(({ code }) => code)) : [dimensions.map(({ code }) => code)]
  const level = `level(${inPercent(table.ciLevel)})`
  return [
    `generate byte domain_ = ${table.where === undefined ? '1' : condition(table.where, dataset, types, names)}`,
    ...estimate.before,
    ...dimensions.map(({ group }) => group),
    ...crossings.map((by) => {
      const over = by.length === 0 ? '' : ` over(${by.join(' ')})`
      return `svy, subpop(if domain_${estimate.base}) ${level}: ${estimate.command},${over}`.replace(/,$/, '')
    }),
  ]
}

type Estimate = { readonly before: readonly string[]; readonly base: string; readonly command: string }

const statisticCommand = (
  { statistic, variable = '', over = '' }: TableSpec,
  plan: Plan,
  dataset: string,
  types: VariableTypes,
  names: StataNames,
): Estimate => {
  const y = names(variable)
  switch (statistic) {
    case 'total':
    case 'mean':
      return { before: [], base: '', command: `${statistic} ${y}` }
    case 'ratio':
      return { before: [], base: '', command: `ratio (${y} / ${names(over)})` }
    case 'count':
      if (variable === '') return { before: ['generate byte all_ = 1'], base: '', command: 'total all_' }
      return { before: [`egen level_ = group(${y}), label`], base: ' & !missing(level_)', command: 'total ibn.level_' }
    case 'shareOfCases':
    case 'shareOfResponses': {
      const set = plan.sets.find(({ name }) => name === variable)
      const items = (set?.variables ?? []).map((name, at) => ({ item: `item${at + 1}_`, name }))
      const counted = (name: string): string =>
        types.get(dataset)?.get(name) === 'text'
          ? stataString(set?.counted ?? '1')
          : String(Number(set?.counted ?? '1'))
      const before = [
        ...items.map(({ item, name }) => `generate byte ${item} = ${names(name)} == ${counted(name)}`),
        `generate mentions_ = ${items.map(({ item }) => item).join(' + ')}`,
      ]
      const command =
        statistic === 'shareOfCases'
          ? `proportion ${items.map(({ item }) => item).join(' ')}`
          : `ratio ${items.map(({ item }) => `(${item} / mentions_)`).join(' ')}`
      return { before, base: ' & mentions_ > 0', command }
    }
    default:
      return { before: [`egen level_ = group(${y}), label`], base: '', command: 'proportion level_' }
  }
}

/** Where it cannot be told whether a condition holds it does not. */
const condition = (formula: string, dataset: string, types: VariableTypes, names: StataNames): string => {
  const tree = treeOf(formula, dataset, types)
  return [stataCondition(tree, names), ...known(variablesOf(tree).map(names))].join(' & ')
}

/** All choices of some of the items, the whole first. */
const subsetsOf = (items: readonly string[]): readonly (readonly string[])[] => {
  const [first, ...others] = items
  if (first === undefined) return [[]]
  const without = subsetsOf(others)
  return [...without.map((one) => [first, ...one]), ...without]
}
