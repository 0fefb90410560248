import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import Papa from 'papaparse'
import type { Variable } from '../../main/contract/codebook.ts'
import type { Plan } from '../../main/contract/plan.ts'
import type { ResultTable } from '../../main/contract/results.ts'
import type { SourceSpec } from '../../main/contract/source.ts'
import type { Column } from '../../main/core/data/column.ts'
import { type Frame, frameOf } from '../../main/core/data/frame.ts'
import { codeColumn } from '../../main/core/derivation/code-column.ts'
import type { DerivedDatasets } from '../../main/core/plan/derive-datasets.ts'
import { prepareDesign } from '../../main/core/plan/designs/prepare-design.ts'
import { computeComparison } from '../../main/core/plan/estimates/compute-comparison.ts'
import { computeTable } from '../../main/core/plan/estimates/compute-table.ts'
import { inForce } from '../../main/engine/plan/plan-in-force.ts'
import { loadCodelists } from '../../main/files/codelists.ts'
import { readPlan } from '../../main/files/plan-yaml.ts'
import { openSav } from '../../main/files/sav/open.ts'
import { deriveDatasets } from './derive-datasets.ts'

const root = join(import.meta.dirname, '../..')
export const resources = join(root, 'resources')
export const samplePlan = join(resources, 'kinds/two-phase-survey/plan.yaml')

export type DerivedSample = DerivedDatasets & { readonly plan: Plan; readonly sources: ReadonlyMap<string, Frame> }

/** The sample study in `folder` after the derivations of its plan, with its indicators as tables. */
export const deriveSample = async (folder: string): Promise<DerivedSample> => {
  const plan = inForce(readPlan(await readFile(samplePlan, 'utf8')), resources)
  const sources = await sourceFrames(plan, folder)
  return { plan, sources, ...deriveDatasets(plan, sources, loadCodelists(resources)) }
}

/**
 * The datasets of a plan as they stand in its CSV and SPSS files. CSV is read by papaparse, so that nothing depends on
 * our reader. The export of Kobo has its own tests, and its tables are checked where the whole plan runs.
 */
const sourceFrames = async (plan: Plan, folder: string): Promise<ReadonlyMap<string, Frame>> =>
  new Map(
    await Promise.all(
      plan.sources
        .filter((source) => source.format !== 'xlsx' && source.format !== 'entry')
        .map(async (source): Promise<[string, Frame]> => {
          const path = join(folder, source.file)
          return [source.dataset, source.format === 'csv' ? await csvFrame(source, path) : await savFrame(source, path)]
        }),
    ),
  )

type CsvSource = Extract<SourceSpec, { format: 'csv' }>

/** The header and the rows of a CSV source, every cell a text. */
const csvCells = async ({ options }: CsvSource, path: string): Promise<string[][]> => {
  const text = new TextDecoder(options.encoding ?? 'utf-8').decode(await readFile(path))
  return Papa.parse<string[]>(text, { delimiter: options.delimiter ?? ',', skipEmptyLines: true }).data
}

const csvFrame = async (source: CsvSource, path: string): Promise<Frame> => {
  const [header = [], ...rows] = await csvCells(source, path)
  const columns = new Map(
    header.map((name, i): [string, Column] => {
      const cells = rows.map((row) => row[i] as string)
      const numbers = cells.map((cell) => (cell === '' ? Number.NaN : Number(cell.replace(',', '.'))))
      const isText =
        source.options.types?.[name] === 'text' || cells.some((cell, row) => cell !== '' && Number.isNaN(numbers[row]))
      return [name, isText ? codeColumn(cells) : { type: 'number', values: Float64Array.from(numbers) }]
    }),
  )
  const variables = [...columns].map(([name, { type }]): Variable => {
    return { name, kind: 'nominal', storage: type, categories: [], missing: [] }
  })
  return frameOf(source.dataset, rows.length, variables, (name) => columns.get(name) as Column)
}

const savFrame = async ({ dataset }: SourceSpec, path: string): Promise<Frame> => {
  const reading = await openSav(path)
  const values = reading.variables.map((): (number | string | null)[] => [])
  for await (const batch of reading.batches()) {
    batch.columns.forEach((column, i) => {
      const list = values[i] as (number | string | null)[]
      for (let row = 0; row < batch.rows; row++) {
        const code = column.type === 'code' ? (column.codes[row] as number) : 0
        list.push(column.type === 'number' ? (column.values[row] as number) : (column.dictionary[code - 1] ?? null))
      }
    })
  }
  const columns = new Map(
    reading.variables.map(({ name, storage }, i): [string, Column] => {
      const list = values[i] as (number | string | null)[]
      return [
        name,
        storage === 'code'
          ? codeColumn(list as (string | null)[])
          : { type: 'number', values: Float64Array.from(list as number[]) },
      ]
    }),
  )
  return frameOf(dataset, values[0]?.length ?? 0, reading.variables, (name) => columns.get(name) as Column)
}

/** Tables and comparisons of the sample's plan, computed when they are asked for. */
export const computedBy = (sample: () => Pick<DerivedSample, 'plan' | 'frames'>) => {
  const tableOf = (id: string): ResultTable => {
    const { plan, frames } = sample()
    const table = plan.tables.find((one) => one.id === id)
    const design = plan.designs.find((one) => one.id === table?.design)
    if (!table || !design) throw new Error(`no table ${id}`)
    return { ...computeTable(plan, table, prepareDesign(design, frames)), key: '' }
  }
  const comparisonOf = (id: string, table?: ResultTable) => {
    const { plan, frames } = sample()
    const spec = plan.comparisons.find((one) => one.id === id)
    if (!spec) throw new Error(`no comparison ${id}`)
    const tables = new Map([[spec.table, table ?? tableOf(spec.table)]])
    return computeComparison(spec, { plan, tables, design: (own) => prepareDesign(own, frames) })
  }
  return { tableOf, comparisonOf }
}
