import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, onTestFinished } from 'vitest'
import type { Args, Result } from '../../main/contract/commands.ts'
import type { Engine } from '../../main/engine/context.ts'
import { passphrase, testEngine } from './engine.ts'

/** Visits typed in: synthetic, like all that is entered here. */
export const visitsPlan = `
caracteriza: 1
study: { title: Visitas (sintético), window: "2026", synthetic: true }
sources:
  - { dataset: visitas, format: entry, identifiers: [nombre] }
codebook:
  visitas:
    caso: { kind: id, label: Caso, required: true }
    nombre: { kind: text, label: Nombre, required: true }
    fecha: { kind: date, label: Fecha, required: true }
    depto: { kind: geography, label: Departamento, categories: [{ code: "01", label: Ahuachapán }, { code: "06", label: San Salvador }] }
    edad: { kind: count, label: Edad, missing: [{ code: "999", reason: dontKnow }] }
    ingreso: { kind: continuous, label: Ingreso }
    albergue: { kind: nominal, label: Albergue, categories: [{ code: "0" }, { code: "1" }] }
    alimentos: { kind: nominal, label: Alimentos, categories: [{ code: "0" }, { code: "1" }] }
sets:
  - { name: componentes, dataset: visitas, variables: [albergue, alimentos] }
checks:
  - dataset: visitas
    record: caso
    rules:
      - { check: range, id: edad_posible, label: Edad posible, variable: edad, from: 0, to: 110 }
      - { check: duplicates, id: visita_unica, label: Una visita por día, key: [caso, fecha] }
      - { check: range, id: ingreso_alto, label: Ingreso alto, variable: ingreso, to: 5000, severity: warning }
designs:
  - { id: visitas, dataset: visitas }
tables:
  - { id: por_depto, title: Visitas, design: visitas, statistic: count, by: [depto], unit: visitas, universe: Visitas }
  - { id: edad, title: Edad, design: visitas, statistic: mean, variable: edad, unit: años, universe: Visitas }
  - { id: componentes, title: Componentes, design: visitas, statistic: shareOfCases, variable: componentes, unit: visitas, universe: Visitas }
`
export const ana = {
  caso: 'A1',
  nombre: 'Ana Prueba',
  fecha: '2026-03-01',
  depto: '06',
  edad: 34,
  albergue: '1',
  alimentos: '0',
}
export const eva = { caso: 'B2', nombre: 'Eva Prueba', fecha: '2026-03-02', depto: '01', edad: '20', ingreso: '120.50' }

/** An empty study of these visits, open in an engine of its own; another engine may take the first one's place. */
export type Visits = {
  readonly folder: string
  readonly study: string
  engine: Engine
  readonly add: (...records: Args<'entry.add'>['records']) => Promise<Result<'entry.add'>>
  readonly takeIn: () => Promise<Result<'entry.takeIn'>>
  readonly list: (state?: 'kept' | 'struck') => Promise<Result<'entry.list'>>
  /** Closes the study and opens it in another engine. */
  readonly reopen: () => Promise<void>
}

/** Such a study before each test of a file, gone after it. */
export const withVisits = (take: (visits: Visits) => void): void => {
  beforeEach(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'caracteriza-entries-'))
    const study = join(folder, 'e')
    const visits: Visits = {
      folder,
      study,
      engine: testEngine(),
      add: (...records) => visits.engine.call('entry.add', { dataset: 'visitas', records }),
      takeIn: () => visits.engine.call('entry.takeIn', { dataset: 'visitas', reason: 'prueba' }),
      list: (state = 'kept') => visits.engine.call('entry.list', { dataset: 'visitas', state }),
      reopen: async () => {
        await visits.engine.close()
        visits.engine = testEngine()
        await visits.engine.call('study.open', { folder: study, passphrase })
      },
    }
    onTestFinished(async () => {
      await visits.engine.close()
      rmSync(folder, { recursive: true, force: true })
    })
    writeFileSync(join(folder, 'plan.yaml'), visitsPlan)
    await visits.engine.call('study.create', { folder: study, passphrase, person: 'Prueba', title: 'Prueba' })
    await visits.engine.call('plan.load', { file: join(folder, 'plan.yaml') })
    take(visits)
  })
}
