import type { Plan } from '../../contract/plan.ts'
import type { ReportSection } from '../../contract/report-section.ts'
import type { Localized } from '../../contract/text.ts'
import { needed } from './options.ts'
import { type CliCommand, openStudy } from './scene.ts'

/**
 * Sentences on a table or a comparison of the plan as they read now; with `--keep` they become text of the plan that
 * prints it, figures bound, for its author to go on with.
 */
export const narrate: CliCommand = async (scene) => {
  const { options, texts, call, language } = scene
  const of = needed(options, 'table')
  await openStudy(scene)
  const { es, en } = await call('report.narrate', { text: { of } })
  const { read } = { es, en }[language]
  if (options.keep !== true) return { json: { es, en, kept: false }, text: read }
  const { plan } = await call('plan.describe', {})
  const sections = plan ? withText(plan, of, { es: es.bound, en: en.bound }) : []
  await call('plan.edit', { edits: [{ edit: 'report', sections }] })
  return { json: { es, en, kept: true }, text: [read, texts('cli.narrate.kept')].join('\n\n') }
}

/** The sections with a paragraph more in the one that prints the table, or in a new one of its own. */
const withText = ({ report, tables, comparisons }: Plan, of: string, text: Localized): ReportSection[] => {
  const sections = report?.sections ?? []
  const at = sections.findIndex((section) => section.tables.includes(of))
  if (at !== -1) return sections.map((each, place) => (place === at ? { ...each, text: [...each.text, text] } : each))
  const title = [...tables, ...comparisons].find(({ id }) => id === of)?.title ?? of
  return [...sections, { title, text: [text], tables: [of], tests: [], analyses: [], charts: [] }]
}
