import { spawnSync } from 'node:child_process'
import { cpSync, globSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { temporaryFolder } from '../harness/engine.ts'

const root = join(import.meta.dirname, '../..')
const place = temporaryFolder()
afterAll(place.remove)

/** An invented kind of study, with an analysis of its own that refuses some records: every file that the recipe asks for. */
const files: Readonly<Record<string, string>> = {
  'resources/kinds/gardens/kind.yaml': `
name: { es: Huertos, en: Gardens }
what: { es: Un tipo inventado., en: An invented kind. }
needs: { es: Un archivo., en: A file. }
order: 900
`,
  'resources/kinds/gardens/README.md': 'An invented kind of study.\n',
  'resources/kinds/gardens/plan.yaml': `
caracteriza: 1
study:
  title: { es: Huertos (sintético), en: Gardens (synthetic) }
  kind: gardens
  population: displaced
  window: { es: "2025", en: "2025" }
  synthetic: true
sources:
  - { dataset: huertos, format: csv, file: huertos_sintetico.csv }
codebook:
  huertos:
    huerto: { kind: id, label: { es: Huerto, en: Garden } }
    familias: { kind: count, label: { es: Familias, en: Families } }
analyses:
  - { id: extremos, title: { es: Menos y más familias, en: Fewest and most families }, analysis: span, dataset: huertos, variable: familias, unit: { es: familias, en: families } }
report:
  sections:
    - { title: { es: Huertos, en: Gardens }, analyses: [extremos] }
`,
  'resources/kinds/gardens/sample/huertos_sintetico.csv': 'huerto,familias\na,4\nb,9\nc,7\n',
  'resources/kinds/gardens/words/es.json': JSON.stringify({
    'analysis.kind.span': 'Extremos',
    'analysis.help.span': 'Dice cuál es el menor y cuál el mayor.',
    'analysis.formula.span': 'mín(x) y máx(x).',
    'analysis.use.span': 'Cuando importan los extremos.',
    'analysis.field.span.variable': 'Variable',
    'analysis.part.span': 'del menor al mayor',
    'analysis.reading.span': 'El menor y el mayor.',
    'analysis.column.spanEnd': 'Extremo',
    'analysis.column.spanFigure': 'Cuántas',
    'analysis.word.span.least': 'El huerto más pequeño',
    'analysis.word.span.most': 'El huerto más grande',
    'methodology.analyses.span': 'El menor y el mayor de los valores.',
    'failure.span.below-zero':
      '«{{analysis}}» tiene {{records}} {{records, huerto|huertos}} con menos de 0 familias. Corríjalos.',
  }),
  'resources/kinds/gardens/words/en.json': JSON.stringify({
    'analysis.kind.span': 'Span',
    'analysis.help.span': 'Says which is the least and which the most.',
    'analysis.formula.span': 'min(x) and max(x).',
    'analysis.use.span': 'When the ends matter.',
    'analysis.field.span.variable': 'Variable',
    'analysis.part.span': 'from least to most',
    'analysis.reading.span': 'The least and the most.',
    'analysis.column.spanEnd': 'End',
    'analysis.column.spanFigure': 'How many',
    'analysis.word.span.least': 'The smallest garden',
    'analysis.word.span.most': 'The largest garden',
    'methodology.analyses.span': 'The least and the most of the values.',
    'failure.span.below-zero':
      '“{{analysis}}” has {{records}} {{records, garden|gardens}} with fewer than 0 families. Correct them.',
  }),
  'main/core/analysis/span/spec.ts': `
import { z } from 'zod'
import { commonFields } from '../../../contract/analysis.ts'
import { Localized } from '../../../contract/text.ts'
import { dataset, variable } from '../spec-parts.ts'
export const SpanSpec = z.strictObject({ analysis: z.literal('span'), dataset: dataset(), variable: variable('dataset'), unit: Localized, ...commonFields })
export type SpanSpec = z.infer<typeof SpanSpec>
`,
  'main/core/analysis/span/failures.ts': `
import { type OwnFailure, ownFailure } from '../own-failure.ts'
export const failures = { 'span.below-zero': ['analysis', 'records'] } as const
export const refusal: OwnFailure<typeof failures> = ownFailure
`,
  'main/core/analysis/span/span.ts': `
import type { AnalysisSources, Findings } from '../analysis-sources.ts'
import { numbersOf } from '../numbers-of.ts'
import { refusal } from './failures.ts'
import type { SpanSpec } from './spec.ts'
export const span = (spec: SpanSpec, sources: AnalysisSources): Findings => {
  const values = numbersOf(sources.frame(spec.dataset), spec.variable, spec.id)
  const records = values.filter((value) => value < 0).length
  if (records > 0) throw refusal('span.below-zero', { analysis: spec.id, records })
  return {
    nature: 'records',
    unit: spec.unit,
    parts: [{ name: 'span', columns: [{ name: 'spanEnd', kind: 'word' }, { name: 'spanFigure', kind: 'count' }], rows: [['span.least', Math.min(...values)], ['span.most', Math.max(...values)]] }],
    assumptions: [],
    notes: [],
    fewest: null,
    tables: [],
  }
}
`,
  'main/core/analysis/span/kind.ts': `
import { analysisKind } from '../analysis-kind.ts'
import { span } from './span.ts'
import { SpanSpec } from './spec.ts'
export const spanKind = analysisKind({ spec: SpanSpec, compute: span, datasets: ({ dataset }) => [dataset] })
`,
}
/** The one file that is there already and changes. */
const list = 'main/core/analysis/kinds.ts'

const program = join(place.folder, 'program')

const makeProgram = (): void => {
  for (const folder of ['main', 'resources']) cpSync(join(root, folder), join(program, folder), { recursive: true })
  cpSync(join(root, 'package.json'), join(program, 'package.json'))
  symlinkSync(join(root, 'node_modules'), join(program, 'node_modules'))
  for (const [file, text] of Object.entries(files)) write(file, text)
  const known = readFileSync(join(program, list), 'utf8')
  write(
    list,
    `import { spanKind } from './span/kind.ts'\n${known.replace('  sheet: sheetKind,', '$&\n  span: spanKind,')}`,
  )
}

const write = (file: string, text: string): void => {
  mkdirSync(dirname(join(program, file)), { recursive: true })
  writeFileSync(join(program, file), text)
}

const sampleOf = (out: string, language: string) =>
  spawnSync(process.execPath, [join(program, 'main/hosts/cli.ts'), 'sample', '--kind', 'gardens', '--out', out], {
    encoding: 'utf8',
    env: { ...process.env, LANG: language, LC_ALL: '' },
  })

/** The kinds of analysis with their fields, as the program tells them to the window. */
const formsOf = () => {
  const asked = `import { analysisForms } from ${JSON.stringify(pathToFileURL(join(program, list)))}
    console.log(JSON.stringify(analysisForms()))`
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', asked], { encoding: 'utf8' })
  return JSON.parse(stdout) as readonly { kind: string; fields: readonly { name: string; held: object }[] }[]
}

test('a new kind of study with an analysis that refuses is one folder of resources and one of the analyses', () => {
  makeProgram()
  const changed = [...Object.keys(files), list]
  expect(changed.filter((file) => !/^(resources\/kinds\/gardens|main\/core\/analysis\/span)\//.test(file))).toEqual([
    list,
  ])

  const form = formsOf().find(({ kind }) => kind === 'span')
  expect(form?.fields.slice(0, 2).map(({ name, held }) => ({ name, ...held }))).toEqual([
    { name: 'dataset', holds: 'dataset' },
    { name: 'variable', holds: 'variable', of: 'dataset', perLanguage: false },
  ])

  const out = join(place.folder, 'out')
  const done = sampleOf(out, 'es_SV.UTF-8')
  expect(done.stderr).toBe('')
  expect(done.stdout).toMatch(/El huerto más pequeño\s+4\n.*El huerto más grande\s+9\n/s)
  const pages = globSync(join(out, '*.html')).map((file) => readFileSync(file, 'utf8'))
  expect(pages).toHaveLength(2)
  for (const words of [
    ['Menos y más familias', 'El menor y el mayor de los valores.', 'El huerto más grande'],
    ['Fewest and most families', 'The least and the most of the values.', 'The largest garden'],
  ])
    expect(pages.some((page) => words.every((word) => page.includes(word)))).toBe(true)

  write('resources/kinds/gardens/sample/huertos_sintetico.csv', 'huerto,familias\na,4\nb,-1\n')
  const [refused, inEnglish] = ['es_SV.UTF-8', 'en_US.UTF-8'].map((language) =>
    sampleOf(join(place.folder, language), language),
  )
  expect(refused).toMatchObject({ status: 1 })
  expect(refused?.stderr).toContain('«extremos» tiene 1 huerto con menos de 0 familias. Corríjalos.')
  expect(inEnglish?.stderr).toContain('“extremos” has 1 garden with fewer than 0 families. Correct them.')
})
