import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openSav } from '../../../main/files/sav/open.ts'
import { fixtures } from './oracles.ts'
import { differences, seenByHaven, seenByUs } from './seen.ts'

const files = {
  'haven.sav': 'haven.sav',
  'haven-none.sav': 'haven.sav',
  'haven.zsav': 'haven.sav',
  'pspp-1252.sav': 'pspp-1252.sav',
  'pspp-utf8-none.sav': 'pspp-utf8.zsav',
  'pspp-utf8.zsav': 'pspp-utf8.zsav',
}

describe('files that haven and PSPP wrote', () => {
  test.each(Object.entries(files))('%s reads as haven reads it', async (file, expected) => {
    const theirs = seenByHaven(join(fixtures, `${expected}.json`))
    expect(differences(await seenByUs(join(fixtures, file)), theirs)).toEqual([])
  })
})

describe('what a file says beside its cases', () => {
  test.each(['pspp-1252.sav', 'pspp-utf8-none.sav', 'pspp-utf8.zsav'])('%s', async (file) => {
    const reading = await openSav(join(fixtures, file))
    expect(reading.encoding.because).toBe('declared')
    expect(reading.label).toBe('Encuesta sintética')
    expect(reading.documents[0]).toContain('Datos sintéticos: no hay en ellos ninguna persona real.')
    expect(reading.weight).toBe('peso')
    expect(reading.declaredRows).toBe(4)
    expect(reading.responseSets).toEqual([
      { name: 'causas', label: 'Causas mencionadas', kind: 'dichotomies', counted: '1', variables: ['c1', 'c2', 'c3'] },
      { name: 'carencias', label: 'Carencias de año', kind: 'categories', counted: null, variables: ['r1', 'r2'] },
    ])
  })

  test('kinds follow levels, formats, labels and the weight', async () => {
    const { variables } = await openSav(join(fixtures, 'pspp-utf8.zsav'))
    const kinds = new Map(variables.map((variable) => [variable.name, variable.kind]))
    expect(Object.fromEntries(kinds)).toMatchObject({
      sexo: 'nominal',
      edad: 'continuous',
      departamento: 'nominal',
      causa: 'nominal',
      relato: 'text',
      nacimiento: 'date',
      visita: 'date',
      hora: 'continuous',
      duracion: 'continuous',
      mes: 'date',
      peso: 'weight',
    })
  })

  test('missing values keep their reasons, those within a range too', async () => {
    const { variables } = await openSav(join(fixtures, 'pspp-1252.sav'))
    const missing = new Map(variables.map((variable) => [variable.name, variable.missing]))
    expect(missing.get('edad')).toEqual([
      { code: '-1', reason: 'other' },
      { code: '97', reason: 'notAsked', label: 'No aplica' },
      { code: '98', reason: 'dontKnow', label: 'No sabe' },
      { code: '99', reason: 'refused', label: 'No responde' },
      { code: '120', reason: 'other', label: 'Sin información' },
      { from: 97, reason: 'other' },
    ])
    expect(missing.get('saldo')).toEqual([{ to: -1, reason: 'other' }])
    expect(missing.get('causa')).toEqual([{ code: 'NS', reason: 'dontKnow', label: 'No sabe' }])
  })
})

describe('the encoding', () => {
  test('can be asked for, and shows in the texts', async () => {
    const asked = await openSav(join(fixtures, 'pspp-1252.sav'), { encoding: 'iso-8859-7' })
    expect(asked.encoding).toEqual({ name: 'iso-8859-7', declared: 'WINDOWS-1252', because: 'requested' })
    expect(asked.variables.at(-1)?.name).toBe('eρe')
  })

  test('that no program knows is refused', async () => {
    await expect(openSav(join(fixtures, 'pspp-1252.sav'), { encoding: 'cp-850' })).rejects.toMatchObject({
      code: 'file.encoding-unknown',
      params: { encoding: 'cp-850' },
    })
  })
})
