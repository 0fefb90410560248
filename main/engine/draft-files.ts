import { readFile } from 'node:fs/promises'
import type { ComparisonTable } from '../contract/comparison.ts'
import type { TestResult } from '../contract/hypothesis.ts'
import type { Plan } from '../contract/plan.ts'
import type { ResultTable } from '../contract/results.ts'
import type { Language } from '../contract/text.ts'
import { methodologyOf } from '../core/plan/methodology-of.ts'
import type { Methodology } from '../core/report/methodology.ts'
import type { ReportChart } from '../core/report/report.ts'
import { reportModel } from '../core/report/report-model.ts'
import type { Texts } from '../core/report/texts.ts'
import { draftName, type Standing } from '../core/report/warnings.ts'
import { drawPng } from '../files/charts/png.ts'
import { drawSvg } from '../files/charts/svg.ts'
import { renderHtml } from '../files/html/render-html.ts'
import { dataPackage } from '../files/package/data-package.ts'
import { renderXlsx } from '../files/xlsx/render-xlsx.ts'
import { checkAccount } from './checks/findings.ts'
import type { Context } from './context.ts'
import { fontFilesOf } from './fonts.ts'
import { geographiesOf } from './geography.ts'
import { studyOf } from './session.ts'
import { loadTexts } from './texts.ts'
import { methodVersion, programVersion } from './versions.ts'
import type { Workspace } from './workspace.ts'

/** A file of a working copy; `name` may hold a folder. */
export type DraftFile = { readonly name: string; readonly content: Uint8Array | string }

/** What the plan's run gives to the report. */
export type Results = {
  readonly tables: readonly ResultTable[]
  readonly comparisons: readonly ComparisonTable[]
  readonly tests: readonly TestResult[]
}

/** All files of a working copy: per language the report as HTML and XLSX and its charts, and one CSV package. */
export const draftFiles = async (
  workspace: Workspace,
  results: Results,
  languages: readonly Language[],
  context: Context,
): Promise<DraftFile[]> => {
  const { resources } = context.surroundings
  const texts = { es: loadTexts(resources, 'es'), en: loadTexts(resources, 'en') }
  const files: DraftFile[] = []
  for (const language of languages) {
    const words = texts[language]
    const { report, charts, drawings, html } = await reportPage(workspace, results, language, context)
    files.push(
      { name: draftName('report', `${language}.html`, words), content: html },
      { name: draftName('workbook', `${language}.xlsx`, words), content: await renderXlsx(report) },
      ...chartFiles(charts, drawings, language, words, resources),
    )
  }
  for (const [path, content] of dataPackage({
    plan: workspace.plan,
    tables: results.tables,
    comparisons: results.comparisons,
    tests: results.tests,
    texts,
  })) {
    files.push({ name: `${texts.es('product.name.data')}.${texts.es('product.name.draft')}/${path}`, content })
  }
  return files
}

/** The report in one language with its charts drawn, and the page they make. */
export const reportPage = async (workspace: Workspace, results: Results, language: Language, context: Context) => {
  const methodology = accountOf(workspace, context)
  const drawn = await drawnReport({ plan: workspace.plan, results, methodology, language }, context)
  return { ...drawn, html: renderHtml(drawn.report, drawn.drawings, drawn.fonts) }
}

export type DrawnRequest = {
  readonly plan: Plan
  readonly results: Results
  readonly methodology: Methodology
  readonly language: Language
  readonly standing?: Standing
}

/** The report in one language as plain data, its charts drawn, and the letters it is set in. */
export const drawnReport = async (request: DrawnRequest, context: Context) => {
  const { plan, results, methodology, language, standing = 'draft' } = request
  const { resources } = context.surroundings
  const { country, imported } = await geographiesOf(studyOf(context.session), plan, resources)
  const report = reportModel({
    plan,
    ...results,
    methodology,
    language,
    standing,
    texts: loadTexts(resources, language),
    ...(country ? { geography: country } : {}),
    boundaries: imported,
  })
  const charts = report.sections.flatMap(({ blocks }) => blocks).filter((block) => block.kind === 'chart')
  const { regular, semibold } = fontFilesOf(resources)
  const fonts = { regular: await readFile(regular), semibold: await readFile(semibold) }
  return { report, charts, drawings: await drawAll(charts, context), fonts }
}

const drawAll = async (
  charts: readonly ReportChart[],
  { signal, progress }: Context,
): Promise<ReadonlyMap<string, string>> => {
  const drawings = new Map<string, string>()
  for (const [done, chart] of charts.entries()) {
    signal.throwIfAborted()
    progress('drawing', done, charts.length)
    drawings.set(chart.id, await drawSvg(chart))
  }
  return drawings
}

const chartFiles = (
  charts: readonly ReportChart[],
  drawings: ReadonlyMap<string, string>,
  language: Language,
  texts: Texts,
  resources: string,
): DraftFile[] => {
  const fonts = Object.values(fontFilesOf(resources))
  const folder = `${texts('product.name.charts')}.${texts('product.name.draft')}.${language}`
  return charts.flatMap(({ id }) => {
    const svg = drawings.get(id) ?? ''
    return [
      { name: `${folder}/${id}.svg`, content: svg },
      { name: `${folder}/${id}.png`, content: drawPng(svg, fonts) },
    ]
  })
}

/** Everything a reader needs to judge the figures. */
export const accountOf = (workspace: Workspace, { session }: Context): Methodology => {
  const { plan, contents, derived, design } = workspace
  const account = methodologyOf(plan, contents, derived(), plan.designs.map(design), [
    { name: 'Caracteriza', version: programVersion },
    { name: 'Caracteriza: methods', version: String(methodVersion) },
  ])
  return { ...account, checks: checkAccount(studyOf(session), workspace) }
}
