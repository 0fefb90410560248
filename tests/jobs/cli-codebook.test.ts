import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCommandLine } from '../harness/command-line.ts'
import { temporaryFolder } from '../harness/engine.ts'

describe('the codebook on the command line', () => {
  const place = temporaryFolder()
  const study = join(place.folder, 'estudio')
  const file = (name: string) => join(place.folder, name)
  const run = (...words: string[]) => runCommandLine([...words, '--study', study])
  const codebook = (...words: string[]) => run('codebook', '--dataset', 'ronda1', ...words)

  beforeAll(async () => {
    mkdirSync(file('archivos'))
    const data = file('archivos/a.csv')
    // Synthetic.
    writeFileSync(data, 'sexo,causa_1,causa_2\n1,1,0\n2,0,1\n')
    expect((await run('new', '--title', 'Códigos', '--person', 'Analista')).status).toBe(0)
    for (const dataset of ['ronda1', 'ronda2']) expect((await run('import', data, '--dataset', dataset)).status).toBe(0)
  })
  afterAll(() => place.remove())

  test('goes out in every format, by the ending of the file, and comes back', async () => {
    for (const name of ['c.csv', 'c.xlsx', 'c.xml', 'c.html'])
      expect((await codebook('--out', file(name))).status).toBe(0)
    expect(readFileSync(file('c.xml'), 'utf8')).toContain('ddi:codebook:2_5')
    for (const name of ['c.csv', 'c.xlsx', 'c.xml'])
      expect(await codebook('--in', file(name))).toMatchObject({ status: 0 })
    expect((await codebook('--out', file('c.html'), '--counts')).stdout).toContain('c.borrador.html')
  })

  test('is changed for several variables at once, and held against another dataset', async () => {
    expect((await codebook('--kind', 'multiple', '--variable', 'causa_*')).stdout).toMatch(/2 variables cambiadas/)
    expect((await codebook('--compare', 'ronda2')).stdout).toMatch(
      /comparten 3 variables; 2 .*\ncausa_1: tipo\ncausa_2: tipo/,
    )
    expect((await codebook('--missing', '9=refused', '--variable', 'sexo')).stdout).toMatch(/1 variable cambiada/)
    expect(
      (await codebook('--missing', '97-99=dontKnow', '--missing', '.a-.b=other', '--variable', 'sexo')).status,
    ).toBe(0)
    expect((await codebook('--out', file('rangos.csv'))).status).toBe(0)
    expect(readFileSync(file('rangos.csv'), 'utf8')).toMatch(/97[^\n]*99[^\n]*dontKnow/)
    expect((await codebook('--labels-from', 'ronda2')).status).toBe(0)
  })

  test('what is not understood is said', async () => {
    expect((await codebook('--kind', 'color', '--variable', 'sexo')).status).toBe(2)
    expect((await codebook('--missing', '9')).status).toBe(2)
    expect((await codebook('--missing', '99-97=refused')).status).toBe(2)
    expect((await codebook('--out', file('c.doc'), '--format', 'doc')).status).toBe(2)
    expect((await codebook('--in', file('c.html'))).status).toBe(2)
    expect((await codebook('--kind', 'text', '--variable', 'otra')).status).toBe(1)
  })

  test('tells at the import which codes the plan calls something else', async () => {
    // Synthetic.
    writeFileSync(
      file('archivos/libro.csv'),
      'record,variable,kind,code,label_es\nvariable,sexo,nominal,,\ncategory,sexo,,1,Sí\ncategory,sexo,,2,Mujer\n',
    )
    writeFileSync(
      file('plan.yaml'),
      `caracteriza: 1
study: { title: Códigos, window: '2026' }
codebook:
  ronda3:
    sexo: { categories: [{ code: '1', label: { es: Hombre, en: Man } }, { code: '2', label: { es: Mujer, en: Woman } }] }
`,
    )
    expect(await run('run', file('plan.yaml'), '--out', file('salida'))).toMatchObject({ status: 0 })
    const imported = await run(
      ...['import', file('archivos/a.csv'), '--dataset', 'ronda3', '--codebook', file('archivos/libro.csv')],
    )
    expect(imported.stdout).toContain('sexo = 1: en el archivo «Sí», en el plan «Hombre»')
    expect(imported.stdout).not.toContain('sexo = 2')
    expect((await run('import', file('archivos/a.csv'), '--dataset', 'ronda4')).stdout).not.toContain('en el plan')
  })
})
