import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCodes, recodeOf } from '../../main/contract/recode-proposal.ts'
import type { Engine } from '../../main/engine/context.ts'
import { runCommandLine } from '../harness/command-line.ts'
import { passphrase, temporaryFolder, testEngine } from '../harness/engine.ts'
import { failureOf } from '../harness/refusal.ts'

/** Synthetic persons of a survey and of a register that codes them otherwise. */
const files = {
  'encuesta.csv': 'sexo,edad\n1,30\n2,41\n2,8\n',
  'encuesta-codigos.csv':
    'record,variable,kind,code,reason,label_es,label_en\nvariable,sexo,nominal,,,Sexo,Sex\ncategory,sexo,,1,,Hombre,Man\ncategory,sexo,,2,,Mujer,Woman\n',
  'registro.csv': 'sexo,edad\nM,20\nH,30\nM,9\nX,50\nNS,1\n',
  'registro-codigos.csv':
    'record,variable,kind,code,reason,label_es,label_en\nvariable,sexo,nominal,,,Sexo de la persona,\ncategory,sexo,,H,,HOMBRE,\ncategory,sexo,,M,,mujer,\ncategory,sexo,,X,,Otro,\nmissing,sexo,,NS,dontKnow,No sabe,\n',
  'encuesta2.csv': 'sexo,edad\nM,20\nH,30\n',
  'encuesta2-codigos.csv':
    'record,variable,kind,code,reason,label_es,label_en\nvariable,sexo,nominal,,,Sexo,Sex\ncategory,sexo,,H,,Hombre,Man\ncategory,sexo,,M,,Mujer,Woman\n',
}

const { folder, remove } = temporaryFolder()
const engine: Engine = testEngine()
const bring = (dataset: string, file: string, codebook: string) =>
  engine.call('data.import', {
    source: { dataset, file, format: 'csv', codebook } as never,
    folder,
    reason: 'prueba',
  })
beforeAll(async () => {
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  await engine.call('study.create', { folder: join(folder, 'e'), passphrase, person: 'Prueba', title: 'Prueba' })
  await engine.call('plan.edit', { edits: [{ edit: 'study', window: '2026' }] })
  await bring('encuesta', 'encuesta.csv', 'encuesta-codigos.csv')
  await bring('registro', 'registro.csv', 'registro-codigos.csv')
})
afterAll(async () => {
  await engine.close()
  remove()
})

const propose = (version?: number) =>
  engine.call('derivation.propose', {
    dataset: version === undefined ? 'registro' : 'encuesta',
    reference: version === undefined ? { dataset: 'encuesta' } : { dataset: 'encuesta', version },
  })
const derivations = async () => (await engine.call('plan.describe', {})).plan?.derivations ?? []

test('a source with other codes gets recodings proposed, which are kept as derivations and taken back', async () => {
  const [proposal, ...others] = await propose()
  if (!proposal) throw new Error('nothing is proposed')
  expect(others).toEqual([])
  expect(proposal).toMatchObject({ variable: 'sexo', label: { es: 'Sexo de la persona' } })
  expect(proposal.pairs.map(({ code, records, to, by }) => [code, records, to, by])).toEqual([
    ['H', 1, '1', 'label'],
    ['M', 2, '2', 'label'],
    ['X', 1, null, null],
  ])
  expect(openCodes(proposal).map(({ code }) => code)).toEqual(['X'])
  const open = recodeOf(proposal, 'registro', 'sexo_armonizada')
  expect(await failureOf(() => engine.call('derivation.try', { derivation: open, at: null }))).toMatchObject({
    code: 'derivation.unmapped',
    params: { variable: 'sexo', rows: 1 },
  })

  const pairs = proposal.pairs.map((pair) => (pair.code === 'X' ? { ...pair, to: '2' } : pair))
  const derivation = recodeOf({ ...proposal, pairs }, 'registro', 'sexo_armonizada')
  const { distribution } = await engine.call('derivation.try', { derivation, at: null })
  expect(distribution).toMatchObject({
    answered: 4,
    missing: [{ records: 1 }],
    categories: [
      { code: '1', label: { es: 'Hombre', en: 'Man' }, records: 1 },
      { code: '2', label: { es: 'Mujer', en: 'Woman' }, records: 3 },
    ],
  })
  const { revision } = await engine.call('plan.edit', { edits: [{ edit: 'derivation', at: null, derivation }] })
  expect(await derivations()).toEqual([derivation])
  // The file is as it came.
  const { columns } = await engine.call('data.rows', { dataset: 'registro', from: 0, count: 5, variables: ['sexo'] })
  expect(columns[0]?.values).toEqual(['M', 'H', 'M', 'X', 'NS'])
  await engine.call('plan.edit', { edits: [{ edit: 'removeDerivation', at: 0 }] })
  expect(await derivations()).toEqual([])
  expect(revision).toBe(2)
})

test('a delivery with other codes is held against an earlier one of the same data', async () => {
  expect(await propose(1)).toEqual([])
  await bring('encuesta', 'encuesta2.csv', 'encuesta2-codigos.csv')
  const [proposal] = await propose(1)
  expect(proposal?.pairs.map(({ code, to }) => [code, to])).toEqual([
    ['H', '1'],
    ['M', '2'],
  ])
  expect(await propose(2)).toEqual([])
  expect(await failureOf(() => propose(7))).toMatchObject({ code: 'study.unknown-version' })
})

test('on the command line recodings are proposed, changed and kept, and none takes the name of a variable', async () => {
  await engine.close()
  const of = ['--dataset', 'encuesta', '--with', 'encuesta', '--from', '1']
  const harmonise = (...words: string[]) => runCommandLine(['harmonise', '--study', join(folder, 'e'), ...of, ...words])
  const earlier = await harmonise()
  expect(earlier.stdout).toBe(
    [
      '«encuesta» con los códigos de «encuesta»: 1 variable por recodificar.',
      'sexo → sexo_armonizada',
      '  H «Hombre» (1) → 1 «Hombre» · la etiqueta dice lo mismo',
      '  M «Mujer» (1) → 2 «Mujer» · la etiqueta dice lo mismo',
      '',
    ].join('\n'),
  )
  const open = await harmonise('--pair', 'sexo:M=', '--keep')
  expect(open).toMatchObject({ status: 1, stderr: expect.stringMatching(/deja 1 registro/) })
  expect((await harmonise('--pair', 'sexo:M=7')).status).toBe(2)
  const kept = await harmonise('--pair', 'sexo:M=1', '--keep', '--json')
  expect(JSON.parse(kept.stdout)).toMatchObject({ added: ['sexo_armonizada'] })
  const again = await harmonise('--keep')
  expect(again).toMatchObject({ status: 1, stderr: expect.stringMatching(/«sexo_armonizada» ya existe/) })
})
