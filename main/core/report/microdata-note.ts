import type { Variable } from '../../contract/codebook.ts'
import type { MicrodataReport } from '../../contract/microdata.ts'
import { inLanguage } from '../../contract/text.ts'
import { columns } from './methodology/columns.ts'
import { decimal, integer, percent } from './number-format.ts'
import type { MethodologyNote, MethodologyPart, Records, Value } from './report.ts'
import type { Scene } from './scene.ts'

/**
 * What a reader of released records must know: what they are, what was done to which variable and what that costs, and how to
 * estimate with them. Nothing by which it could be undone: no shares that were drawn anew, no sizes of noise, no figure
 * of the records before.
 */
export const microdataNote = (
  report: MicrodataReport,
  variables: readonly Variable[],
  scene: Pick<Scene, 'language' | 'texts'>,
): MethodologyNote => {
  const { texts, language } = scene
  const parts: MethodologyPart[] = [
    {
      title: texts('microdata.note.file'),
      facts: [
        { term: texts('microdata.records'), text: String(report.records) },
        { term: texts('microdata.variables'), text: String(report.variables.length) },
        { term: texts('microdata.keys'), text: report.after.keys.join(', ') },
      ],
      tables: [],
      paragraphs: [texts('microdata.note.k', { k: report.k }), texts('microdata.note.blank')],
    },
    {
      title: texts('microdata.note.treatment'),
      facts: [],
      tables: [treatment(report, variables, scene)],
      paragraphs: [texts('microdata.note.secret')],
    },
    {
      title: texts('microdata.note.estimation'),
      facts: [],
      tables: [],
      paragraphs: [
        texts(report.units.strata.after === null ? 'microdata.note.noSample' : 'microdata.note.sample'),
        texts('microdata.note.withheld'),
      ],
    },
  ]
  return { title: `${texts('microdata.note.title')}: ${inLanguage(report.title, language)}`, parts }
}

const treatment = (
  { steps, suppressed, distances, records }: MicrodataReport,
  variables: readonly Variable[],
  { texts, language }: Pick<Scene, 'language' | 'texts'>,
): Records => {
  const rows = variables.map(({ name, label }): Value[] => {
    const done = [...new Set(steps.filter(({ variable }) => variable === name).map(({ step }) => step))]
    const blanked = suppressed.find(({ variable }) => variable === name)?.values ?? 0
    const distance = distances.find(({ variable }) => variable === name)?.distance ?? null
    return [
      name,
      inLanguage(label, language),
      done.map((step) => texts(`microdata.step.${step}`)).join(', '),
      { number: blanked, format: integer },
      { number: records === 0 ? null : blanked / records, format: percent(1) },
      { number: distance === null ? null : Math.round(distance * 100) / 100, format: decimal(2) },
    ]
  })
  const names = ['variable', 'label', 'steps', 'blanked', 'blankedShare', 'distance']
  return {
    title: texts('microdata.note.treatment'),
    columns: columns(names, 'microdata.column', texts),
    rows,
  }
}
