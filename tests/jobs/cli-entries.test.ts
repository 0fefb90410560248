import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runCommandLine } from '../harness/command-line.ts'
import { passphrase, testEngine } from '../harness/engine.ts'
import { ana, eva, type Visits, visitsPlan, withVisits } from '../harness/visits-study.ts'

let visits: Visits
withVisits((opened) => {
  visits = opened
})

describe('records typed in, on the command line', () => {
  const say = (...words: string[]) => runCommandLine(['enter', 'visitas', '--study', visits.study, ...words])

  test('enters from arguments and files, corrects, strikes out and lists', async () => {
    await visits.engine.close()
    const file = join(visits.folder, 'registro.yaml')
    writeFileSync(file, 'caso: "07"\nnombre: Rosa Prueba\nfecha: 2026-03-01\ndepto: 01\n')
    expect(await say('--in', file)).toMatchObject({ status: 0 })
    const csv = join(visits.folder, 'registros.csv')
    writeFileSync(csv, 'caso,nombre,fecha,depto\n08,Luz Prueba,2026-03-02,06\n09,Sol Prueba,2026-03-02,06\n')
    expect((await say('--in', csv)).stdout).toContain('2 registros guardados, desde el 2')
    expect(await say('caso=10', 'nombre=Ana')).toMatchObject({ status: 1 })
    expect((await say('caso=10', 'fecha=2026-03-01')).stderr).toContain('«nombre»')
    expect(await say('--record', '1', 'edad=40', '--reason', 'faltaba')).toMatchObject({ status: 0 })
    expect(await say('--record', '2', '--strike', '--reason', 'repetida')).toMatchObject({ status: 0 })
    const { stdout } = await say('--json')
    const { records, total } = JSON.parse(stdout)
    expect(total).toBe(2)
    // The code of the department is written without quotes in YAML and keeps its zero.
    expect(records.map((one: { values: object }) => one.values)).toEqual([
      { caso: '09', fecha: '2026-03-02', depto: '06' },
      { caso: '07', fecha: '2026-03-01', depto: '01', edad: '40' },
    ])
  })

  test('erases what was typed in and not taken in yet, and says so', async () => {
    await visits.add(ana, eva)
    await visits.engine.close()
    const care = (...words: string[]) => runCommandLine(['care', '--study', visits.study, ...words])
    expect((await care()).stdout).toContain('visitas')
    const { status, stdout } = await care('--dataset', 'visitas', '--erase', 'everything', '--reason', 'plazo')
    expect(status).toBe(0)
    expect(stdout).toContain('Se borraron 0 versiones y 2 registros capturados a mano de «visitas»')
    expect((await care()).stdout).not.toContain('visitas')
  })

  test('runs a plan whose records begin with those of a file, and enters these once', async () => {
    await visits.engine.close()
    writeFileSync(
      join(visits.folder, 'plan.yaml'),
      visitsPlan.replace('identifiers: [nombre]', 'identifiers: [nombre], file: v_sintetico.csv'),
    )
    writeFileSync(
      join(visits.folder, 'v_sintetico.csv'),
      'caso,nombre,fecha,depto,edad\n1,Uno,2026-01-01,01,30\n2,Dos,2026-01-02,06,40\n',
    )
    const out = ['--study', visits.study, '--out', join(visits.folder, 'out'), '--lang', 'es', '--json']
    const run = await runCommandLine(['run', join(visits.folder, 'plan.yaml'), ...out])
    const files: string[] = JSON.parse(run.stdout).files
    const page = files.find((file) => file.endsWith('.html'))
    expect(readFileSync(join(visits.folder, 'out', page ?? ''), 'utf8')).toContain('capturado a mano')
    visits.engine = testEngine()
    await visits.engine.call('study.open', { folder: visits.study, passphrase })
    const source = { dataset: 'visitas', format: 'entry', file: 'v_sintetico.csv' } as const
    expect(
      (await visits.engine.call('data.import', { source, folder: visits.folder, reason: 'otra vez' })).unchanged,
    ).toBe(true)
    expect((await visits.list()).total).toBe(2)
  })
})
