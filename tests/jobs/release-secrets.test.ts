import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { ResultTable } from '../../main/contract/results.ts'
import { closeStudy, openStudy } from '../../main/study/open-study.ts'
import { releases } from '../../main/study/releases.ts'
import { randomFrom } from '../harness/damage.ts'
import { passphrase, temporaryFolder, testEngine } from '../harness/engine.ts'
import { releaseAlone } from '../harness/release-alone.ts'
import { unpacked } from '../harness/unpacked.ts'

/** `CARACTERIZA_RELEASES=50` makes more of them. */
const count = Number(process.env.CARACTERIZA_RELEASES ?? 1)

const { folder, remove } = temporaryFolder()
afterAll(remove)

const plan = `caracteriza: 1
study: { title: Secretos, window: "2026", synthetic: true }
sources:
  - { dataset: hogares, format: csv, file: hogares.csv, options: { types: { sector: text, causa: text } } }
designs:
  - { id: hogares, dataset: hogares, strata: [estrato], psu: [upm], weight: factor }
tables:
  - { id: cruce, title: Cruce, design: hogares, statistic: count, by: [sector, causa], unit: hogares, universe: Hogares }
  - { id: gasto, title: Gasto, design: hogares, statistic: total, variable: gasto, by: [sector], unit: dólares, universe: Hogares }
  - { id: partes, title: Partes, design: hogares, statistic: proportion, variable: causa, by: [sector], unit: hogares, universe: Hogares }
comparisons:
  - { id: brecha, title: Brecha, compare: differences, table: gasto, between: sector, reference: "1" }
report:
  sections:
    - title: Todo
      text: ["Hay {cruce.estimate} hogares; en el sector 4, {cruce[sector=4].estimate}."]
      tables: [cruce, gasto, partes, brecha]
      charts: [{ id: barras, chart: bars, table: gasto }, { id: calor, chart: heat, table: cruce }]
`

/** Households with weights and amounts that nothing else in the world equals; sector 4 has very few. */
const households = (seed: number): string => {
  const random = randomFrom(seed)
  const rows = Array.from({ length: 150 + random(100) }, (_, row) => {
    const sector = row < 3 ? 4 : 1 + random(3)
    const decimal = (size: number) => (size + random(1_000_000) / 1000 + random(1000) / 1e6).toFixed(6)
    return [row % 2, row % 12, decimal(300), sector, 'abcd'[random(row < 20 ? 4 : 3)], decimal(40_000)].join(';')
  })
  return ['estrato;upm;factor;sector;causa;gasto', ...rows].join('\n')
}

/** How a figure could stand in a file: as programs write it and as people read it in either language. */
const formsOf = (value: number): readonly string[] => {
  const fixed = [1, 2, 3, 4, 5, 6].map((digits) => Math.abs(value).toFixed(digits))
  const grouped = fixed.flatMap((text) => {
    const [whole = '', rest = ''] = text.split('.')
    return [
      `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${rest}`,
      `${whole.replace(/\B(?=(\d{3})+$)/g, '\u202f')},${rest}`,
      `${whole},${rest}`,
    ]
  })
  const long = [String(value), ...fixed, ...grouped].filter((text) => text.replace(/\D/g, '').length >= 7)
  return [...new Set(long)]
}

const figuresOf = (table: ResultTable, wanted: readonly boolean[]): readonly number[] =>
  table.cells
    .filter((_, place) => wanted[place])
    .flatMap(({ estimate, se, ciLow, ciHigh, sumWeights }) => [estimate, se, ciLow, ciHigh, sumWeights])
    .filter((value): value is number => value !== null && Math.abs(value) > 1)

test(
  `no hidden value stands in any file of ${count} random releases, however it is packed`,
  async () => {
    let hiddenValues = 0
    for (let seed = 1; seed <= count; seed++) {
      const study = join(folder, `study-${seed}`)
      const out = join(folder, `out-${seed}`)
      writeFileSync(join(folder, 'hogares.csv'), households(seed))
      writeFileSync(join(folder, 'plan.yaml'), plan)
      const engine = testEngine()
      await engine.call('study.create', { folder: study, passphrase, person: 'Ana', title: 'Secretos' })
      const { sources } = await engine.call('plan.load', { file: join(folder, 'plan.yaml') })
      for (const source of sources) await engine.call('data.import', { source, folder, reason: 'entrega' })
      const { tables } = await engine.call('plan.run', {})
      await releaseAlone(engine, out)
      await engine.close()

      const opened = await openStudy({ folder: study, passphrase: Buffer.from(passphrase), now: () => new Date() })
      const released: { tables: ResultTable[] } = JSON.parse(releases(opened)[0]?.results ?? '{}')
      closeStudy(opened)
      const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
      const numbersIn = (ending: string): string => {
        const texts = files
          .filter(({ name }) => name.endsWith(ending))
          .flatMap(({ parentPath, name }) => unpacked(readFileSync(join(parentPath, name))))
        return [...new Set(texts.flatMap((text) => text.match(/\d[\d.,\u202f]{5,}/g) ?? []))].join('\n')
      }
      const numbers = numbersIn('')
      const forms = tables.map((table) => {
        const form = released.tables.find(({ id }) => id === table.id)
        return { table, isHidden: form?.cells.map(({ confidentiality }) => confidentiality === 'hidden') ?? [] }
      })
      // A cell can be hidden for its amount while its households are printed in another table, added up in another order,
      // which can round the last digit the other way.
      const open = new Set(
        forms.flatMap(({ table, isHidden }) =>
          figuresOf(
            table,
            isHidden.map((hidden) => !hidden),
          )
            .flatMap((value) => [value, value * (1 - 1e-14), value * (1 + 1e-14)])
            .flatMap(formsOf),
        ),
      )
      for (const { table, isHidden } of forms) {
        const secret = figuresOf(table, isHidden)
        hiddenValues += secret.length
        const found = secret.flatMap(formsOf).filter((text) => !open.has(text) && numbers.includes(text))
        expect(found, `release ${seed}, ${table.id}`).toEqual([])
      }
      // What is published is found by the same search, or the search would prove nothing.
      for (const ending of ['html', 'docx', 'pdf', 'xlsx', 'csv']) {
        const found = numbersIn(`.${ending}`)
        expect(
          [...open].some((text) => found.includes(text)),
          ending,
        ).toBe(true)
      }
    }
    expect(hiddenValues).toBeGreaterThan(10 * count)
  },
  120_000 + 60_000 * count,
)
