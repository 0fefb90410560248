import { Failure } from '../../contract/failure.ts'
import { isGenerated } from '../../contract/narrative.ts'
import type { Plan } from '../../contract/plan.ts'
import { type SectionText, tablesOfChart } from '../../contract/report-section.ts'
import { inLanguage, languages } from '../../contract/text.ts'
import { nameOnly, publicPlan, withheldBy } from '../../core/release/public-plan.ts'
import { analysisOfColumn } from '../../core/report/analysis/column-tables.ts'
import { namesBoundIn } from '../../core/report/binding.ts'
import type { Methodology } from '../../core/report/methodology/methodology.ts'
import type { ScriptInput } from '../../core/script/script-input.ts'
import type { Study } from '../../study/study.ts'
import { datasets } from '../../study/versions/versions.ts'
import { codebookContent, ddiOf } from '../codebook/codebook-files.ts'
import type { Context } from '../context.ts'
import { hashOf } from '../estimates/result-keys.ts'
import { fileToRelease } from '../microdata/release-form.ts'
import { accountOf, type Results } from '../report/draft-files.ts'
import { itemName, reportId } from '../review/items.ts'
import { protectedForm } from '../review/protect.ts'
import type { ReviewedItem } from '../review/states.ts'
import { scriptInput } from '../script/script.ts'
import type { Workspace } from '../workspace.ts'
import type { ReleasedFile } from './microdata-files.ts'
import type { PackageContent } from './package.ts'

/** What the package of the approved items is made of: their protected forms and the public plan, never a working figure. */
export const contentOf = async (
  study: Study,
  workspace: Workspace,
  approved: readonly ReviewedItem[],
  context: Context,
): Promise<PackageContent> => {
  const results = resultsOf(study, approved)
  refuseMixed(results, approved)
  const published = new Set(approved.map(({ item }) => item.id))
  const plan = publicPlan(reportedPlan(workspace.plan, approved), published)
  const codebooks = new Map<string, string>()
  for (const { name } of datasets(study)) {
    const request = { dataset: name, format: 'ddi', language: 'es', counts: false } as const
    codebooks.set(name, String(await codebookContent(study, request, context.surroundings.resources)))
  }
  return {
    plan,
    results,
    methodology: releasedAccount(accountOf(workspace, context), results),
    codebooks,
    microdata: await releasedFiles(study, workspace, approved, context),
    script: publicScript(scriptInput(study, workspace, results, context), workspace.plan, plan),
  }
}

/** The approved files of records, made again and refused where they are not what was approved. */
const releasedFiles = async (
  study: Study,
  workspace: Workspace,
  approved: readonly ReviewedItem[],
  { surroundings: { resources } }: Context,
): Promise<readonly ReleasedFile[]> => {
  const files: ReleasedFile[] = []
  for (const reviewed of approved.filter(({ item }) => item.kind === 'microdata')) {
    const { file, form } = fileToRelease(study, workspace, reviewed, resources)
    if (hashOf({ form }) !== reviewed.review.protection) {
      throw new Failure('release.not-protected', { item: itemName(reviewed.item) })
    }
    const { variables, columns, report } = file
    const ddi = await ddiOf(study, resources, { dataset: report.id, rows: columns.rows, variables })
    files.push({ file, ddi })
  }
  return files
}

/** The script of the public plan, without what that plan keeps back. */
const publicScript = (input: ScriptInput, plan: Plan, open: Plan): ScriptInput => {
  const { datasets, designs } = withheldBy(plan)
  const sources = input.sources.map((source) => ({ ...source, file: nameOnly(source.file) }))
  return { ...input, plan: open, sources, outOfReach: new Map([...input.outOfReach, ...datasets]), withheld: designs }
}

/** One product, one method: hidden cells and changed figures, or figures and records, would undo each other. */
const refuseMixed = ({ tables }: Results, approved: readonly ReviewedItem[]): void => {
  const methods = new Set(tables.map(({ perturbation }) => perturbation?.method ?? 'suppression'))
  const [method] = methods
  const other = approved.find(({ item: { kind } }) => kind !== 'table' && kind !== 'report')
  if (methods.size > 1) throw new Failure('disclosure.methods-mixed', { methods: [...methods].join(', ') })
  if (method !== undefined && method !== 'suppression' && other)
    throw new Failure('disclosure.only-tables', { item: itemName(other.item), method })
}

/** Beside changed figures, records by stratum and in the smallest cell of known totals would be figures as they were. */
const releasedAccount = (account: Methodology, { tables }: Results): Methodology => {
  const own = withoutSingleRecords(account)
  if (tables.every(({ perturbation }) => perturbation === undefined)) return own
  return {
    ...own,
    designs: own.designs.map(({ outcome: _, ...design }) => ({
      ...design,
      margins: design.margins.map((margin) => ({ ...margin, fewest: null, fewCells: null })),
    })),
  }
}

/** The smallest and the largest weight are those of one record each, and could be its figure in a hidden cell. */
const withoutSingleRecords = (account: Methodology): Methodology => ({
  ...account,
  designs: account.designs.map((design) => ({
    ...design,
    weights: design.weights.map((weight) => ({ ...weight, min: null, max: null })),
  })),
})

const resultsOf = (study: Study, approved: readonly ReviewedItem[]): Results => {
  const forms = approved.map((reviewed) => protectedForm(study, reviewed))
  return {
    tables: forms.flatMap((form) => (form?.kind === 'table' ? [form.result] : [])),
    comparisons: forms.flatMap((form) => (form?.kind === 'comparison' ? [form.result] : [])),
    tests: forms.flatMap((form) => (form?.kind === 'test' ? [form.result] : [])),
    analyses: forms.flatMap((form) => (form?.kind === 'analysis' ? [form.result] : [])),
  }
}

/** An approved report is printed as it was approved, all or nothing; without one the results stand in a row. */
const reportedPlan = (plan: Plan, approved: readonly ReviewedItem[]): Plan => {
  const { report, ...rest } = plan
  if (!report || !approved.some(({ item }) => item.kind === 'report' && item.id === reportId)) return rest
  const names = new Set(approved.map(({ item }) => itemName(item)))
  const comparedTable = (id: string) => plan.comparisons.find((comparison) => comparison.id === id)?.table ?? []
  const itemOf = (id: string): string => {
    const analysis = analysisOfColumn(plan, id)
    if (analysis) return `analysis/${analysis.id}`
    return names.has(`comparison/${id}`) ? `comparison/${id}` : `table/${id}`
  }
  const used = report.sections.flatMap(({ text, tables, tests, analyses, charts }) => [
    ...[...tables, ...text.flatMap(namedIn), ...charts.flatMap(tablesOfChart)].map(itemOf),
    ...text
      .filter(isGenerated)
      .flatMap(({ of }) => comparedTable(of))
      .map((id) => `table/${id}`),
    ...tests.map((id) => `test/${id}`),
    ...analyses.map((id) => `analysis/${id}`),
  ])
  const missing = used.find((name) => !names.has(name))
  if (missing !== undefined) throw new Failure('release.report-incomplete', { item: missing })
  return plan
}

/** What a text of the report tells of: what its sentences are made of, or what its figures are bound to, in any language. */
const namedIn = (text: SectionText): readonly string[] => {
  if (isGenerated(text)) return [text.of]
  return languages.flatMap((language) => namesBoundIn(inLanguage(text, language)))
}
