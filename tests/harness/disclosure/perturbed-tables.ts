import { createHmac } from 'node:crypto'
import { DisclosureSpec } from '../../../main/contract/disclosure.ts'
import type { Cell, ResultTable } from '../../../main/contract/results.ts'
import type { Frame } from '../../../main/core/data/frame.ts'
import type { Draw } from '../../../main/core/disclosure/microdata/draw.ts'
import { randomStream } from '../../../main/core/numerics/random.ts'
import { prepareDesign } from '../../../main/core/plan/designs/prepare-design.ts'
import { computeTable } from '../../../main/core/plan/estimates/compute-table.ts'
import { perturbTables } from '../../../main/core/plan/protection/cell-keys/perturb-tables.ts'
import type { EarlierTable } from '../../../main/core/plan/protection/earlier-releases/earlier-tables.ts'
import { highsSolver } from '../../../main/solver/highs.ts'
import { frame } from '../frames.ts'
import { plan } from '../plans.ts'
import { unhurried } from './systems.ts'

/** Draws that follow from a secret. */
export const draws =
  (secret: string): Draw =>
  (...about) =>
    createHmac('sha256', secret).update(JSON.stringify(about)).digest().readUInt32BE(0) / 2 ** 32

export type Row = Readonly<Record<string, string | number | null>>

/** Synthetic households; few of the last place and the last cause, some without an answer, some that spent nothing. */
export const households = (seed: number, count = 300): readonly Row[] => {
  const random = randomStream(seed)
  const few = (of: number) => Math.min(random.integer(of), random.integer(of)) + 1
  return Array.from({ length: count }, (_, at): Row => {
    const mentions = random.integer(9) === 0 ? null : random.integer(2)
    return {
      numero: `H${at}`,
      psu: `U${at % 20}`,
      w: 50 + random.integer(4000) / 16,
      gasto: random.integer(12) === 0 ? null : 10 * (1 + random.integer(40)) * (at % 50 === 3 ? 0 : 1),
      lugar: String(few(5)),
      sexo: random.integer(15) === 0 ? null : String(1 + random.integer(2)),
      causa: random.integer(20) === 0 ? null : (['a', 'b', 'c', 'd'][few(4) - 1] as string),
      agua: mentions,
      luz: mentions === null ? null : random.integer(2),
    }
  })
}

export const framed = (rows: readonly Row[]): Frame =>
  frame(
    'families',
    Object.fromEntries(
      Object.keys(rows[0] as Row).map((name) => [name, rows.map((row) => row[name] ?? null)]),
    ) as never,
  )

const base = { design: 'families', unit: 'hogares', universe: 'Hogares' }
const specs = [
  { id: 'cruce', title: 'Cruce', statistic: 'count', by: ['lugar', 'causa'], ...base },
  { id: 'causas', title: 'Causas', statistic: 'proportion', variable: 'causa', by: ['lugar'], ...base },
  { id: 'mujeres', title: 'Mujeres', statistic: 'count', by: ['lugar'], where: "d.sexo == '2'", ...base },
  { id: 'sexos', title: 'Sexos', statistic: 'count', by: ['lugar', 'sexo'], ...base },
  { id: 'agua', title: 'Agua', statistic: 'proportion', variable: 'agua', by: ['sexo'], ...base },
  { id: 'servicios', title: 'Servicios', statistic: 'shareOfCases', variable: 'red', by: ['sexo'], ...base },
  { id: 'gasto', title: 'Gasto', statistic: 'mean', variable: 'gasto', by: ['lugar'], ...base },
  { id: 'suma', title: 'Suma', statistic: 'total', variable: 'gasto', by: ['lugar', 'sexo'], ...base },
  { id: 'respuestas', title: 'Respuestas', statistic: 'shareOfResponses', variable: 'red', by: ['sexo'], ...base },
]
export const choice = { deviation: 6, variance: 4, small: 2 }

/** Tables of households changed by cell keys, with the exact ones beside. */
export const perturbedTables = async (
  rows: readonly Row[],
  {
    ids = specs.map(({ id }) => id),
    secret = 'secreto',
    weighted = true,
    pace = unhurried,
    before = [] as readonly Pick<EarlierTable, 'printed' | 'changed'>[],
  } = {},
) => {
  const own = plan({
    designs: [
      {
        id: 'families',
        dataset: 'families',
        psu: ['psu'],
        ...(weighted ? { weight: 'w' } : {}),
        probability: weighted,
      },
    ],
    sets: [{ name: 'red', dataset: 'families', variables: ['agua', 'luz'] }],
    disclosure: { method: 'cellKey', coalition: null, cellKey: choice },
    tables: specs.filter(({ id }) => ids.includes(id)),
  })
  const data = framed(rows)
  const prepared = prepareDesign(own.designs[0] as never, new Map([['families', data]]))
  const tables = own.tables.map((spec): ResultTable => ({ ...computeTable(own, spec, prepared), key: spec.id }))
  const found = await perturbTables(
    {
      plan: own,
      spec: DisclosureSpec.parse(own.disclosure),
      tables,
      comparisons: [],
      earlier: before.map((one) => ({
        ...one,
        release: 1,
        spec: own.tables.find(({ id }) => id === one.printed.id) ?? null,
      })),
      prepared: () => prepared,
      draw: draws(secret),
      collected: () => [...data.variables.keys()],
    },
    await highsSolver(),
    pace,
  )
  return { exact: tables, ...found }
}

export const tableOf = ({ tables }: { tables: readonly ResultTable[] }, id: string): ResultTable => {
  const found = tables.find((table) => table.id === id)
  if (!found) throw new Error(`no table ${id}`)
  return found
}
export const cellOf = ({ cells }: ResultTable, group: readonly (string | null)[], level: string | null = null): Cell =>
  cells.find((cell) => JSON.stringify([cell.group, cell.level]) === JSON.stringify([group, level])) as Cell
export const counts = (cell: Cell) => [cell.n, cell.sumWeights]
