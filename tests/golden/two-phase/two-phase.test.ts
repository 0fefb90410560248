import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DesignSpec } from '../../../main/contract/design.ts'
import type { TableSpec } from '../../../main/contract/table.ts'
import type { Frame } from '../../../main/core/data/frame.ts'
import { prepareDesign } from '../../../main/core/plan/designs/prepare-design.ts'
import { computeTable } from '../../../main/core/plan/estimates/compute-table.ts'
import { frame } from '../../harness/frames.ts'
import { plan } from '../../harness/plans.ts'

const linesOf = (name: string): string[][] =>
  readFileSync(join(import.meta.dirname, name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(','))

const [header = [], ...records] = linesOf('people.csv')
const texts = ['stratum', 'key', 'group', 'sex']

const framed = (lines: readonly (readonly string[])[], population = 0): Frame => {
  const cellOf = (name: string, value: string) => (value === '' ? null : texts.includes(name) ? value : Number(value))
  const columns = header.map((name, at) => [name, lines.map((line) => cellOf(name, line[at] as string))])
  return frame('people', Object.fromEntries([...columns, ['of', lines.map(() => population)]]))
}

const ofStratum4 = records.filter((line) => line[header.indexOf('stratum')] === 'h4')
const keys = records.map((line) => line[header.indexOf('key')])
const households = records.filter((_, at) => keys.indexOf(keys[at]) === at)

const secondPhase = { selected: 'drawn', stratum: 'group', unit: 'key' }
const perHousehold = { selected: 'drawn', stratum: 'group' }
const stages = { strata: ['stratum'], psu: ['psu', 'household'], fpc: ['N', 'M'] }
const designs = {
  'one stratum': { frame: framed(ofStratum4), design: { psu: ['psu'], fpc: ['N'], secondPhase } },
  households: { frame: framed(households, 2000), design: { fpc: ['of'], secondPhase: perHousehold } },
  'two stages': { frame: framed(records), design: { ...stages, secondPhase } },
  replacement: { frame: framed(records), design: { strata: ['stratum'], psu: ['psu'], weight: 'w', secondPhase } },
}

const tables: Record<string, Partial<TableSpec>> = {
  total: { statistic: 'total', variable: 'income' },
  mean: { statistic: 'mean', variable: 'income' },
  share: { statistic: 'proportion', variable: 'sex' },
  ratio: { statistic: 'ratio', variable: 'spent', over: 'income' },
  domain: { statistic: 'mean', variable: 'income', where: 'd.unsafe == 1' },
  'domain total': { statistic: 'total', variable: 'income', where: "d.sex == 'F'" },
  by: { statistic: 'mean', variable: 'unsafe', by: ['sex'] },
}

/** Figures of the table by the names that R gives them. */
const figuresOf = (name: keyof typeof designs, table: string): ReadonlyMap<string, readonly [number, number]> => {
  const { frame, design } = designs[name]
  const spec = { id: 't', title: 'T', design: 'd', margins: false, unit: 'u', universe: 'U', ...tables[table] }
  const study = plan({ designs: [{ id: 'd', dataset: 'people', ...design }], tables: [spec] })
  const prepared = prepareDesign(DesignSpec.parse(study.designs[0]), new Map([['people', frame]]))
  const { cells } = computeTable(study, study.tables[0] as TableSpec, prepared)
  return new Map(cells.map(({ group, level, estimate, se }) => [level ?? group[0] ?? '', [estimate ?? NaN, se ?? NaN]]))
}

describe('a sample in two phases', () => {
  const expected = linesOf('expected.csv').slice(1)
  it.each(expected)('%s', (figure, estimate, se) => {
    const [, name, table, label = ''] =
      /^(one stratum|households|two stages|replacement) (.*): (.*)$/.exec(figure) ?? []
    const figures = figuresOf(name as keyof typeof designs, table as string)
    const [own, ownSe] = figures.get(label.replace(/^factor\(sex\)/, '')) ?? figures.get('') ?? []
    expect((own ?? NaN) / Number(estimate)).toBeCloseTo(1, 10)
    expect((ownSe ?? NaN) / Number(se)).toBeCloseTo(1, 10)
  })
})
