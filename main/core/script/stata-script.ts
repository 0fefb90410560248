import type { Derivation } from '../../contract/derivation.ts'
import type { DesignSpec } from '../../contract/design.ts'
import type { Plan } from '../../contract/plan.ts'
import type { TableSpec } from '../../contract/table.ts'
import { inLanguage } from '../../contract/text.ts'
import { warningsOf } from '../report/warnings.ts'
import { analysesLeft } from './analyses-left.ts'
import { filesNeeded, leftForData } from './files-needed.ts'
import type { ScriptStyle } from './r-script.ts'
import { dataOutOfReach, type ScriptInput, type ScriptSource, withinReach } from './script-input.ts'
import { stataStep } from './stata-derivations.ts'
import { designNotInStata, stataDesign } from './stata-designs.ts'
import type { StataNames } from './stata-formula.ts'
import { type StataLedger, stataLedger } from './stata-ledger.ts'
import { stataSource } from './stata-sources.ts'
import { stataTable } from './stata-tables.ts'
import { stataComment, stataNames } from './stata-text.ts'
import { type TypedStep, typedSteps, type VariableTypes } from './variable-types.ts'
import { variablesMade, variablesUsed } from './variables-used.ts'

/** Without the files that Stata cannot read as the study does: workbooks, answers of forms and records joined on import. */
const withoutForms = (input: ScriptInput): ScriptInput => {
  const isForeign = ({ format, answers, parent }: ScriptSource): boolean =>
    format === 'xlsx' || answers.length > 0 || parent !== undefined
  const foreign = input.sources.filter(isForeign).map(({ dataset }) => [dataset, 'form'] as const)
  return {
    ...input,
    sources: input.sources.filter((source) => !isForeign(source)),
    outOfReach: new Map([...input.outOfReach, ...foreign]),
  }
}

type StataStyle = Omit<ScriptStyle, 'valuesFolder'>

/**
 * A Stata do-file that does what the plan does as far as Stata can: run as `do script.do FOLDER`. What it cannot is
 * said in a comment with the table's id; a table that rests on a step that could not be written is left out as well.
 */
export const stataScript = (given: ScriptInput, style: StataStyle): string => {
  const input = withoutForms(given)
  const { plan, sources } = input
  const { texts, preamble } = style
  const used = variablesUsed(withinReach(input).plan)
  const needed = sources.filter(({ dataset }) => used.has(dataset))
  const { steps, after } = typedSteps(input)
  const writing: Writing = { ...style, input, ledger: stataLedger(), places: placesOf(plan, needed) }
  const about = [...warningsOf(plan, texts), texts('script.stata.about'), ...filesNeeded(needed, texts)]
  const readings = needed.map((source) => reading(source, used.get(source.dataset) ?? new Set(), writing))
  const derivations = runsOf(steps.filter(({ step }) => used.has(step.dataset))).map((run) => derivation(run, writing))
  const tables = plan.tables.map((table) => estimation(table, after, writing))
  const comparisons = input.comparisons.map(({ id }) => left(writing, 'comparison', { comparison: id }))
  const analyses = analysesLeft(plan, texts).map(stataComment)
  const head = [about.map(stataComment).join('\n'), preamble.trim(), folders]
  return `${[...head, ...readings, ...derivations, ...tables, ...comparisons, ...analyses].join('\n\n')}\n`
}

/** The folder of source files, and that of this script, where the study's records stand if it needs any. */
const folders = [
  'args folder beside',
  ...['folder', 'beside'].flatMap((name) => [`if "\`${name}'" == "" local ${name} "."`, `global ${name} "\`${name}'"`]),
].join('\n')

/** The temporary file that a dataset is kept in, and the names of its variables. */
type Place = { readonly file: string; readonly names: StataNames }

type Writing = StataStyle & {
  readonly input: ScriptInput
  readonly ledger: StataLedger
  readonly places: (dataset: string) => Place
}

const placesOf = (plan: Plan, sources: readonly ScriptSource[]): Writing['places'] => {
  const places = new Map(
    sources.map(({ dataset, variables }, at) => {
      const made = plan.derivations.filter((step) => step.dataset === dataset).flatMap(variablesMade)
      const names = stataNames(new Set([...variables.map(({ name }) => name), ...made]))
      return [dataset, { file: `data${at + 1}`, names }] as const
    }),
  )
  return (dataset) => places.get(dataset) ?? { file: '', names: (name) => name }
}

const left = ({ texts }: Writing, reason: string, params: Record<string, string>): string =>
  stataComment(texts(`script.stata.left.${reason}`, params))

const reading = (source: ScriptSource, used: ReadonlySet<string>, writing: Writing): string => {
  const { file, names } = writing.places(source.dataset)
  const commands = writing.ledger.attempt(() => stataSource(source, used, names), source.dataset)
  if (commands === null) return left(writing, 'source', { name: source.file })
  return [...commands, 'generate long row_ = _n', `tempfile ${file}`, `save \`${file}'`].join('\n')
}

/** Steps on one dataset that follow each other. */
const runsOf = (steps: readonly TypedStep[]): readonly (readonly TypedStep[])[] => {
  const runs: TypedStep[][] = []
  for (const one of steps) {
    const last = runs.at(-1)
    if (last?.[0]?.step.dataset === one.step.dataset) last.push(one)
    else runs.push([one])
  }
  return runs
}

const derivation = (run: readonly TypedStep[], writing: Writing): string => {
  const { file } = writing.places(run[0]?.step.dataset ?? '')
  const blocks = run.map((one) => stepCode(one, writing))
  if (blocks.every(({ isWritten }) => !isWritten)) return blocks.map(({ code }) => code).join('\n')
  return [`use \`${file}', clear`, ...blocks.map(({ code }) => code), `save \`${file}', replace`].join('\n\n')
}

const stepCode = ({ step, types }: TypedStep, writing: Writing) => {
  const { ledger, places, input, language } = writing
  const other = places('from' in step && typeof step.from === 'string' ? step.from : step.dataset)
  const { names } = places(step.dataset)
  const commands = ledger.step(step, () => stataStep(step, { types, lists: input.lists, names, other }))
  const label = 'reason' in step ? step.reason : 'label' in step ? step.label : undefined
  const about = inLanguage(label, language)
  const code = commands ?? [left(writing, 'step', { name: nameOf(step) })]
  return { isWritten: commands !== null, code: [...(about === '' ? [] : [stataComment(about)]), ...code].join('\n') }
}

const nameOf = (step: Derivation): string => ('name' in step ? step.name : step.dataset)

const estimation = (table: TableSpec, types: VariableTypes, writing: Writing): string => {
  const { ledger, places, input, language } = writing
  const design = input.plan.designs.find(({ id }) => id === table.design) as DesignSpec
  const away = dataOutOfReach(table, input)
  if (away !== null) return stataComment(leftForData(table, away, writing))
  const reason = tableNotInStata(table, design) ?? (ledger.hasAllOf(table, design, input.plan) ? null : 'formula')
  if (reason !== null) return left(writing, reason, { table: table.id })
  const { file, names } = places(design.dataset)
  const isText = (name: string): boolean => types.get(design.dataset)?.get(name) === 'text'
  const commands = ledger.attempt(() => [
    `use \`${file}', clear`,
    ...stataDesign(design, names, isText, ({ dataset }) => places(dataset)),
    ...stataTable(table, input.plan, design.dataset, types, names),
  ])
  if (commands === null) return left(writing, 'formula', { table: table.id })
  return [stataComment(`${table.id}: ${inLanguage(table.title, language)}`), ...commands].join('\n')
}

const inStata: readonly string[] = ['count', 'total', 'mean', 'proportion', 'ratio', 'shareOfCases', 'shareOfResponses']

/** Why Stata cannot give a table, with a text under `script.stata.left.<code>`. */
const tableNotInStata = ({ statistic, standardise, merge }: TableSpec, design: DesignSpec): string | null => {
  if (!inStata.includes(statistic) || standardise !== undefined) return 'statistic'
  return merge === undefined ? designNotInStata(design) : 'merged'
}
