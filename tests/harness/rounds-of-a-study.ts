import type { Engine } from '../../main/engine/context.ts'

/** A plan of one survey delivered in rounds, each of which changes the titles of its tables, and of visits that are typed in. */
export const planOfRound = (title: string, round: number, more = ''): string => `caracteriza: 1
study: { title: ${title}, window: "2026", synthetic: true }
sources:
  - { dataset: hogares, format: csv, file: hogares.csv, identifiers: [nombre], options: { types: { sexo: text } } }
  - { dataset: visitas, format: entry, identifiers: [nombre] }
codebook:
  visitas:
    caso: { kind: id, label: Caso }
    nombre: { kind: text, label: Nombre }
    nota: { kind: text, label: Nota }
designs:
  - { id: hogares, dataset: hogares, strata: [estrato], psu: [upm], weight: factor }
tables:
  - { id: gasto, title: Gasto ${round}, design: hogares, statistic: mean, variable: gasto, by: [sexo], unit: dólares, universe: Hogares }
  - { id: cuenta, title: Hogares ${round}, design: hogares, statistic: count, by: [sexo], unit: hogares, universe: Hogares }
${more}`

/** Its synthetic households: `units` PSUs, and up to `amounts` different amounts. */
export const householdsOfRound = (count: number, units: number, amounts: number): string =>
  [
    'nombre;estrato;upm;factor;sexo;gasto',
    ...Array.from({ length: count }, (_, row) =>
      [
        `Nombre Ficticio ${row}`,
        row % 2,
        row % units,
        2 + (row % 3),
        1 + (row % 2),
        100 + ((row * 7919) % amounts),
      ].join(';'),
    ),
  ].join('\n')

/** Types in the visits of a round: some at once and one alone, one corrected with its name, one struck out. `done` after each save. */
export const typeInVisits = async (engine: Engine, round: number, done: () => unknown = () => {}): Promise<void> => {
  const visit = (number: number) => ({
    caso: `${round}-${number}`,
    nombre: `Nombre Ficticio ${round} ${number}`,
    nota: 'Sin novedad',
  })
  const dataset = 'visitas'
  const { records } = await engine.call('entry.add', { dataset, records: [visit(1), visit(2), visit(3)] })
  await done()
  await engine.call('entry.add', { dataset, records: [visit(4)] })
  await done()
  const [first = 1, second = 2] = records
  const values = { nombre: `Nombre Ficticio ${round} corregido`, nota: 'Con novedad' }
  await engine.call('entry.correct', { dataset, record: first, values, reason: 'mal escrito' })
  await done()
  await engine.call('entry.strike', { dataset, record: second, reason: 'repetido' })
  await done()
}
