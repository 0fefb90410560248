import type { Derivation } from '../../contract/derivation.ts'
import { bandsOf } from '../derivation/band.ts'
import { countsRecords } from '../derivation/combine.ts'
import { variablesOf } from '../derivation/formula-tree.ts'
import { recodeTarget } from '../derivation/recode.ts'
import type { ScriptInput } from './script-input.ts'
import { known, NotInStata, type StataNames, stataCondition, stataFormula } from './stata-formula.ts'
import { stataString } from './stata-text.ts'
import { treeOf, type VariableTypes } from './variable-types.ts'

/** What a step is written with: the names of its dataset and of the one it reads, and where that one is kept. */
export type StataScene = {
  readonly types: VariableTypes
  readonly lists: ScriptInput['lists']
  readonly names: StataNames
  readonly other: { readonly names: StataNames; readonly file: string }
}

/** Commands that do what a step of the plan does to the data in memory. Throws `NotInStata` for what Stata lacks. */
export const stataStep = (step: Derivation, scene: StataScene): readonly string[] => {
  const { types, names } = scene
  const name = 'name' in step ? names(step.name) : ''
  switch (step.step) {
    case 'derive': {
      const tree = treeOf(step.formula, step.dataset, types)
      const needs = variablesOf(tree).map(names)
      const [kind, blank] = tree.type === 'text' ? ['', '""'] : ['double ', '.']
      return [
        `capture drop ${name}`,
        `generate ${kind}${name} = ${stataFormula(tree, names)}`,
        ...(step.whenMissing === 'evaluate' || needs.length === 0
          ? []
          : [`replace ${name} = ${blank} if missing(${needs.join(', ')})`]),
      ]
    }
    case 'band':
      return [
        `generate ${name} = ""`,
        ...[...bandsOf(step, scene.lists).bounds].reverse().map(({ code, from, to }) => {
          const below = Number.isFinite(to) ? ` & trunc(${names(step.of)}) <= ${to}` : ''
          const inside = `${names(step.of)} >= ${from}${below} & !missing(${names(step.of)})`
          return `replace ${name} = ${stataString(code)} if ${inside}`
        }),
      ]
    case 'recode':
      return recode(step, scene)
    case 'combine':
      return [
        `generate ${name} = ""`,
        ...step.of.map((item) => {
          const counted = types.get(step.dataset)?.get(item) === 'text' ? stataString(step.counted) : step.counted
          const mentioned = `cond(${name} == "", "", "+") + ${stataString(item)}`
          return `replace ${name} = ${name} + ${mentioned} if ${names(item)} == ${counted}`
        }),
        `replace ${name} = "0" if ${name} == ""`,
        `replace ${name} = "" if missing(${step.of.map(names).join(', ')})`,
      ]
    case 'join':
      return merge(step.key, step.variables, scene, step.variables.map(scene.other.names))
    case 'aggregate':
      return Object.entries(step.variables).flatMap(([made, formula]) => aggregate(step, made, formula, scene))
    case 'exclude': {
      const tree = treeOf(step.where, step.dataset, types)
      return [`drop if ${[stataCondition(tree, names), ...known(variablesOf(tree).map(names))].join(' & ')}`]
    }
    case 'distinct': {
      const key = step.key.map(names)
      return [`bysort ${key.join(' ')} (row_): drop if _n > 1 & !missing(${key.join(', ')})`, 'sort row_']
    }
  }
}

const recode = (step: Extract<Derivation, { step: 'recode' }>, { lists, names, types }: StataScene): string[] => {
  const [name, of] = [names(step.name), names(step.of)]
  const isText = types.get(step.dataset)?.get(step.of) === 'text'
  return [
    `generate ${name} = ${step.otherwise === undefined ? '""' : `cond(missing(${of}), "", ${stataString(step.otherwise)})`}`,
    ...Object.entries(recodeTarget(step, lists).map).map(([old, code]) => {
      const holds = isText ? `${of} == ${stataString(old)}` : `${of} == ${Number(old)}`
      return `replace ${name} = ${code === null ? '""' : stataString(code)} if ${holds}`
    }),
  ]
}

type Key = string | Readonly<Record<string, string>>

/** Brings variables in from a file with one record per key; a blank is no key, though Stata would match it. */
const merge = (
  key: Key,
  variables: readonly string[],
  { names, other }: StataScene,
  there: readonly string[],
): readonly string[] => {
  const pairs = typeof key === 'string' ? [[key, key] as const] : Object.entries(key)
  const own = pairs.map(([name]) => names(name))
  const foreign = pairs.map(([, name]) => other.names(name))
  const made = variables.map(names)
  return [
    'preserve',
    `use \`${other.file}', clear`,
    `drop if missing(${foreign.join(', ')})`,
    `keep ${[...foreign, ...there].join(' ')}`,
    ...renames([...foreign, ...there], [...own, ...made]),
    'tempfile brought',
    "save `brought'",
    'restore',
    `merge m:1 ${own.join(' ')} using \`brought', keep(master match) nogenerate`,
    'sort row_',
  ]
}

const renames = (from: readonly string[], to: readonly string[]): readonly string[] =>
  from.flatMap((name, at) => (name === to[at] ? [] : [`rename ${name} ${to[at]}`]))

/** Aggregate functions that `collapse` has. */
const collapsed: Readonly<Record<string, string>> = {
  any: 'firstnm',
  count: 'count',
  max: 'max',
  mean: 'mean',
  median: 'median',
  min: 'min',
  sum: 'sum',
  valid: 'count',
}

const aggregate = (
  step: Extract<Derivation, { step: 'aggregate' }>,
  made: string,
  formula: string,
  { types, names, other }: StataScene,
): readonly string[] => {
  const tree = treeOf(formula, step.from, types)
  const statistic = tree.kind === 'call' ? collapsed[tree.name] : undefined
  if (tree.kind !== 'call' || statistic === undefined || tree.type === 'text') throw new NotInStata(formula)
  const pairs = typeof step.key === 'string' ? [[step.key, step.key] as const] : Object.entries(step.key)
  const [own, foreign] = [pairs.map(([name]) => names(name)), pairs.map(([, name]) => other.names(name))]
  const [value] = tree.of
  const name = names(made)
  return [
    'preserve',
    `use \`${other.file}', clear`,
    `drop if missing(${foreign.join(', ')})`,
    `generate double value_ = ${value ? stataFormula(value, other.names) : '1'}`,
    `collapse (${statistic}) ${name} = value_ (count) known_ = value_, by(${foreign.join(' ')})`,
    ...(statistic === 'sum' ? [`replace ${name} = . if known_ == 0`] : []),
    'drop known_',
    ...renames(foreign, own),
    'tempfile brought',
    "save `brought'",
    'restore',
    `merge m:1 ${own.join(' ')} using \`brought', keep(master match) nogenerate`,
    ...(countsRecords(formula) ? [`replace ${name} = 0 if missing(${name})`] : []),
    'sort row_',
  ]
}
