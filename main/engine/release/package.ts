import type { Plan } from '../../contract/plan.ts'
import type { Cell } from '../../contract/results.ts'
import { type Language, languages } from '../../contract/text.ts'
import type { Methodology } from '../../core/report/methodology/methodology.ts'
import { microdataNote } from '../../core/report/microdata-note.ts'
import type { Report } from '../../core/report/report.ts'
import type { Texts } from '../../core/report/texts.ts'
import { productName, warningsOf } from '../../core/report/warnings.ts'
import { rScript } from '../../core/script/r-script.ts'
import type { ScriptInput } from '../../core/script/script-input.ts'
import { renderHtml } from '../../files/html/render-html.ts'
import { comparisonCsv } from '../../files/package/comparison-csv.ts'
import { dataPackage } from '../../files/package/data-package.ts'
import { resultCsv } from '../../files/package/result-csv.ts'
import { writePlan } from '../../files/plan-yaml.ts'
import { sdmxCsv } from '../../files/sdmx/sdmx-csv.ts'
import type { Context } from '../context.ts'
import { chartFiles, drawnReport, type Results } from '../report/draft-files.ts'
import { rPreamble } from '../script/script.ts'
import { loadTexts } from '../texts.ts'
import type { PackageFile } from './manifest.ts'
import { microdataFiles, type ReleasedFile } from './microdata-files.ts'
import { reportWriters } from './writers.ts'

/** Everything that a package is made of. No function below it sees an unprotected figure. */
export type PackageContent = {
  readonly plan: Plan
  /** Protected: hidden cells hold nothing. */
  readonly results: Results
  readonly methodology: Methodology
  /** The codebooks of the study's datasets in DDI, by dataset; without frequencies. */
  readonly codebooks: ReadonlyMap<string, string>
  readonly script: ScriptInput
  /** Records as their recipes leave them. */
  readonly microdata: readonly ReleasedFile[]
}

type Draft = { readonly path: string; readonly content: Uint8Array | string }

/** The files of a package: reports, methodology with its precision annex, data, codebooks, plan and script. */
export const packageFiles = async (content: PackageContent, context: Context): Promise<PackageFile[]> => {
  const { resources } = context.surroundings
  const texts = { es: loadTexts(resources, 'es'), en: loadTexts(resources, 'en') }
  const files: Draft[] = []
  for (const language of languages) {
    context.signal.throwIfAborted()
    files.push(...(await languageFiles(content, language, texts[language], context)))
  }
  files.push(...dataFiles(content, texts))
  for (const file of content.microdata) {
    const warnings = warningsOf(content.plan, texts.es, 'released')
    files.push(...(await microdataFiles(file, texts.es('product.name.microdata'), warnings)))
  }
  // Figures that were changed are not what the script would find, and what it finds is not to be told.
  if (content.results.tables.every(({ perturbation }) => perturbation === undefined))
    files.push(...(await scriptFiles(content, texts.es, resources)))
  const encoder = new TextEncoder()
  return files.map(({ path, content: made }) => ({
    path,
    content: typeof made === 'string' ? encoder.encode(made) : made,
  }))
}

const languageFiles = async (
  { plan, results, methodology, microdata }: PackageContent,
  language: Language,
  texts: Texts,
  context: Context,
): Promise<Draft[]> => {
  const request = { plan, results, methodology, language, standing: 'released' as const }
  const written = await drawnReport(request, context)
  const { report, fonts } = written
  const reports: Draft[] = []
  for (const { product, ending, write } of reportWriters) {
    const path = productName(product, `${language}.${ending}`, texts, 'released')
    reports.push({ path, content: await write(written) })
  }
  const pictures = chartFiles(written, `${texts('product.name.charts')}.${language}`).map(
    ({ name: path, content }): Draft => ({ path, content }),
  )
  return [
    ...reports,
    {
      path: productName('methodology', `${language}.html`, texts, 'released'),
      content: renderHtml(methodologyDocument(report), new Map(), fonts),
    },
    ...microdata.map(({ file }) => ({
      path: `${texts('product.name.microdata')}/${file.report.id}.${language}.html`,
      content: renderHtml(recordsNote(report, file, { language, texts }), new Map(), fonts),
    })),
    ...pictures,
  ]
}

/** The technical note of a file of records as a document of its own. */
const recordsNote = (
  report: Report,
  { report: account, variables }: ReleasedFile['file'],
  scene: { readonly language: Language; readonly texts: Texts },
): Report => {
  const methodology = microdataNote(account, variables, scene)
  return { ...report, title: methodology.title, sections: [], front: [], annexes: [], methodology }
}

/** The technical sheet as a document of its own, with glossary, laws and the precision of every figure behind it. */
const methodologyDocument = (report: Report): Report => ({
  ...report,
  title: `${report.title} – ${report.methodology.title}`,
  sections: [],
})

/** The same figures for programs: long tables with their package, SDMX, codebooks and the plan that anyone may read. */
const dataFiles = ({ plan, results, codebooks }: PackageContent, texts: Readonly<Record<Language, Texts>>): Draft[] => {
  const folder = texts.es('product.name.data')
  const described = dataPackage({ plan, ...results, texts, standing: 'released' })
  return [
    ...[...described].map(([path, content]) => ({ path: `${folder}/${path}`, content })),
    ...results.tables.map((table) => ({ path: `sdmx/${table.id}.csv`, content: sdmxCsv(table) })),
    ...[...codebooks].map(([dataset, content]) => ({ path: `ddi/${dataset}.xml`, content })),
    { path: 'plan.yaml', content: writePlan(plan) },
  ]
}

/** R code that recomputes what is published, and the published figures to hold its outcome against. */
const scriptFiles = async ({ plan, results, script }: PackageContent, texts: Texts, resources: string) => {
  const valuesFolder = texts('product.name.values')
  const status = warningsOf(plan, texts, 'released').join(' · ')
  const preamble = await rPreamble(resources)
  const style = { language: 'es', texts, preamble, valuesFolder, standing: 'released' } as const
  return [
    { path: productName('recomputation', 'R', texts, 'released'), content: rScript(script, style) },
    ...results.tables.map((table) => ({
      path: `${valuesFolder}/${table.id}.csv`,
      content: resultCsv({ ...table, cells: table.cells.filter(isPublished) }, status),
    })),
    ...results.comparisons.map((comparison) => ({
      path: `${valuesFolder}/${comparison.id}.csv`,
      content: comparisonCsv(comparison, status),
    })),
  ]
}

const isPublished = ({ confidentiality }: Cell): boolean => confidentiality === 'free'
