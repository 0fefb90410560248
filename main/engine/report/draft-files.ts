import { readFile } from 'node:fs/promises'
import type { AnalysisResult } from '../../contract/analysis.ts'
import type { ComparisonTable } from '../../contract/comparison.ts'
import type { TestResult } from '../../contract/hypothesis.ts'
import type { Plan } from '../../contract/plan.ts'
import type { ResultTable } from '../../contract/results.ts'
import type { Language } from '../../contract/text.ts'
import { methodologyOf } from '../../core/plan/methodology-of.ts'
import type { Methodology } from '../../core/report/methodology/methodology.ts'
import type { ReportChart } from '../../core/report/report.ts'
import { reportModel } from '../../core/report/report-model.ts'
import { draftName, type Standing } from '../../core/report/warnings.ts'
import { loadBackMatter } from '../../files/back-matter.ts'
import { drawPng } from '../../files/charts/png.ts'
import { drawSvg } from '../../files/charts/svg.ts'
import type { PageFonts } from '../../files/html/font-faces.ts'
import { renderHtml } from '../../files/html/render-html.ts'
import { dataPackage } from '../../files/package/data-package.ts'
import { geographiesOf } from '../charts/geography.ts'
import { checkAccount } from '../checks/findings.ts'
import type { Context } from '../context.ts'
import { reportWriters, type Written } from '../release/writers.ts'
import { studyOf } from '../session.ts'
import { loadTexts } from '../texts.ts'
import { methodVersion, programVersion } from '../versions.ts'
import type { Workspace } from '../workspace.ts'
import { fontFilesOf, templateOf } from './fonts.ts'
import { logosOf } from './logos.ts'

/** A file of a working copy; `name` may hold a folder. */
export type DraftFile = { readonly name: string; readonly content: Uint8Array | string }

/** What the plan's run gives to the report. */
export type Results = {
  readonly tables: readonly ResultTable[]
  readonly comparisons: readonly ComparisonTable[]
  readonly tests: readonly TestResult[]
  readonly analyses: readonly AnalysisResult[]
}

/** All files of a working copy: per language the report in every format and its charts, and one CSV package. */
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
    const written = await drawnReport(requestOf(workspace, results, language, context), context)
    for (const { product, ending, write } of reportWriters) {
      context.signal.throwIfAborted()
      files.push({ name: draftName(product, `${language}.${ending}`, words), content: await write(written) })
    }
    const folder = `${words('product.name.charts')}.${words('product.name.draft')}.${language}`
    files.push(...chartFiles(written, folder))
  }
  for (const [path, content] of dataPackage({
    plan: workspace.plan,
    tables: results.tables,
    comparisons: results.comparisons,
    tests: results.tests,
    analyses: results.analyses,
    texts,
  })) {
    files.push({ name: `${texts.es('product.name.data')}.${texts.es('product.name.draft')}/${path}`, content })
  }
  return files
}

/** The report in one language as a page, for reading before it is written. */
export const reportPage = async (workspace: Workspace, results: Results, language: Language, context: Context) => {
  const { report, drawings } = await modelWithDrawings(requestOf(workspace, results, language, context), context)
  return renderHtml(report, drawings, await pageFonts(context))
}

const requestOf = (workspace: Workspace, results: Results, language: Language, context: Context): DrawnRequest => ({
  plan: workspace.plan,
  results,
  methodology: accountOf(workspace, context),
  language,
})

export type DrawnRequest = {
  readonly plan: Plan
  readonly results: Results
  readonly methodology: Methodology
  readonly language: Language
  readonly standing?: Standing
}

/** The report in one language as plain data, its charts drawn, and all else that its writers need. */
export const drawnReport = async (request: DrawnRequest, context: Context): Promise<Written> => {
  const { report, drawings } = await modelWithDrawings(request, context)
  const { resources } = context.surroundings
  const fontFiles = Object.values(fontFilesOf(resources))
  return {
    report,
    drawings,
    pictures: new Map([...drawings].map(([id, svg]) => [id, drawPng(svg, fontFiles)])),
    fonts: await pageFonts(context),
    template: await readFile(templateOf(resources), 'utf8'),
  }
}

const pageFonts = async ({ surroundings: { resources } }: Context): Promise<PageFonts> => {
  const { regular, semibold } = fontFilesOf(resources)
  return { regular: await readFile(regular), semibold: await readFile(semibold) }
}

const modelWithDrawings = async (request: DrawnRequest, context: Context) => {
  const { plan, results, methodology, language, standing = 'draft' } = request
  const { resources } = context.surroundings
  const study = studyOf(context.session)
  const { country, imported } = await geographiesOf(study, plan, resources)
  const report = reportModel({
    plan,
    ...results,
    methodology,
    language,
    standing,
    texts: loadTexts(resources, language),
    ...(country ? { geography: country } : {}),
    boundaries: imported,
    backMatter: loadBackMatter(resources),
    logos: new Map([...logosOf(study, plan)].map(([id, png]) => [id, Buffer.from(png).toString('base64')])),
  })
  const charts = report.sections.flatMap(({ blocks }) => blocks).filter((block) => block.kind === 'chart')
  return { report, drawings: await drawAll(charts, context) }
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

/** The pictures alone, each as SVG and PNG. */
export const chartFiles = ({ drawings, pictures }: Written, folder: string): DraftFile[] => [
  ...[...drawings].map(([id, svg]) => ({ name: `${folder}/${id}.svg`, content: svg })),
  ...[...pictures].map(([id, png]) => ({ name: `${folder}/${id}.png`, content: png })),
]

/** Everything a reader needs to judge the figures. */
export const accountOf = (workspace: Workspace, { session }: Context): Methodology => {
  const { plan, contents, derived, design } = workspace
  return {
    ...methodologyOf(plan, contents, derived(), plan.designs.map(design)),
    checks: checkAccount(studyOf(session), workspace),
    program: { program: programVersion, methods: String(methodVersion) },
  }
}
