import { describe, expect, test } from 'vitest'
import { commands } from '../../../main/contract/commands.ts'
import type { ChoicePurpose, Grant } from '../../../main/contract/desktop.ts'
import { concealParams, createChoices, places } from '../../../main/hosts/choices.ts'
import { refusal } from '../../harness/refusal.ts'

const token = 'abcdefghijklmnopqrstuvwx'
const given = (purpose: ChoicePurpose, path: string, covers: Grant['covers'] = 'folder') => {
  const choices = createChoices()
  choices.add({ token, purpose, path, covers })
  return choices
}
const code = (run: () => unknown): string => refusal(run)?.code ?? 'admitted'

describe('the places that a page may name', () => {
  test('every command with a file or folder among its arguments is in the table', () => {
    const asking = Object.entries(commands).filter(([, { args }]) =>
      /"(file|files|folder|form)":/.test(JSON.stringify(shapeOf(args))),
    )
    const untold = asking.map(([name]) => name).filter((name) => !(name in places))
    // What the window does not offer is refused whole: its arguments hold a place and the table does not know it.
    expect(untold.map((name) => code(() => createChoices().admit(name, { file: '/x', folder: '/x' })))).toEqual(
      untold.map(() => 'choice.unknown'),
    )
  })

  test('a token stands for its path', () => {
    const choices = given('study', '/home/usuario/Estudio')
    expect(choices.admit('study.open', { folder: token, passphrase: 'x' })).toEqual({
      folder: '/home/usuario/Estudio',
      passphrase: 'x',
    })
  })

  test('a place inside a chosen folder can be named, none outside of it', () => {
    const choices = given('sample', '/home/usuario/muestra')
    expect(choices.admit('sample.write', { folder: `${token}/archivos` })).toEqual({
      folder: '/home/usuario/muestra/archivos',
    })
    for (const way of ['/..', '/../otro', '/a/../../b', '/.', '//etc', '/a\\..\\b', '/c:', '/\0']) {
      expect([way, code(() => choices.admit('sample.write', { folder: token + way }))]).toEqual([way, 'choice.unknown'])
    }
  })

  test.each(['/etc/passwd', '', 'abcdefghijklmnopqrstuvwy', '..'])('«%s» is no token', (text) => {
    expect(code(() => given('study', '/home/usuario/Estudio').admit('study.open', { folder: text }))).toBe(
      'choice.unknown',
    )
  })

  test('a token serves only what it was chosen for', () => {
    expect(code(() => given('data', '/d/a.csv', 'file').admit('report.write', { folder: token }))).toBe(
      'choice.unknown',
    )
    expect(code(() => given('output', '/d').admit('study.open', { folder: token }))).toBe('choice.unknown')
  })

  test('what is written to is chosen anew each time', () => {
    const choices = given('output', '/d')
    choices.admit('report.write', { folder: token })
    expect(code(() => choices.admit('report.write', { folder: token }))).toBe('choice.unknown')
  })

  test('an import reads the chosen file and no other', () => {
    const choices = given('data', '/d/a.csv', 'file')
    const request = (file: string, more = {}) => ({ folder: token, source: { file, ...more } })
    expect(choices.admit('data.import', request('a.csv'))).toEqual({ folder: '/d', source: { file: 'a.csv' } })
    for (const file of ['b.csv', '../d/b.csv', '/etc/passwd', '..']) {
      expect([file, code(() => choices.admit('data.import', request(file)))]).toEqual([file, 'choice.outside'])
    }
    expect(code(() => choices.admit('data.import', request('a.csv', { codebook: 'b.csv' })))).toBe('choice.outside')
  })

  test('a form is chosen by itself, or lies in the folder of the plan', () => {
    const choices = given('data', '/d/a.xlsx', 'file')
    const formToken = 'zyxwvutsrqponmlkjihgfedc'
    choices.add({ token: formToken, purpose: 'form', path: '/f/formulario.xlsx', covers: 'file' })
    const form = { file: formToken }
    expect(choices.admit('form.describe', { form })).toEqual({ form: { file: '/f/formulario.xlsx' } })
    expect(choices.admit('file.describe', { file: token, format: 'xlsx', form })).toEqual({
      file: '/d/a.xlsx',
      format: 'xlsx',
      form: { file: '/f/formulario.xlsx' },
    })
    expect(choices.admit('sources.propose', { files: [token], form })).toEqual({
      files: ['/d/a.xlsx'],
      form: { file: '/f/formulario.xlsx' },
    })
    expect(choices.admit('data.import', { folder: token, source: { file: 'a.xlsx', form } })).toEqual({
      folder: '/d',
      source: { file: 'a.xlsx', form: { file: '/f/formulario.xlsx' } },
    })
    for (const file of [token, '/etc/passwd', 'otro.xlsx']) {
      expect([file, code(() => choices.admit('form.describe', { form: { file } }))]).toEqual([file, 'choice.unknown'])
      expect(
        code(() => choices.admit('data.import', { folder: token, source: { file: 'a.xlsx', form: { file } } })),
      ).toMatch(/^choice/)
    }
    expect(code(() => choices.admit('sources.propose', { files: ['/etc/passwd'] }))).toBe('choice.unknown')
  })

  test('a codebook is chosen by itself, or lies in the folder of the plan', () => {
    const choices = given('data', '/d/a.csv', 'file')
    const [codebook, form] = ['zyxwvutsrqponmlkjihgfedc', 'zyxwvutsrqponmlkjihgfedd']
    choices.add({ token: codebook, purpose: 'codebook', path: '/l/libro.csv', covers: 'file' })
    choices.add({ token: form, purpose: 'form', path: '/f/formulario.xlsx', covers: 'file' })
    const request = (name: string) => ({ folder: token, source: { file: 'a.csv', codebook: name } })
    expect(choices.admit('data.import', request(codebook))).toEqual({
      folder: '/d',
      source: { file: 'a.csv', codebook: '/l/libro.csv' },
    })
    for (const name of [form, token])
      expect(code(() => choices.admit('data.import', request(name)))).toBe('choice.unknown')
  })

  test('the files of a plan lie in its folder or below', () => {
    const choices = given('plan', '/d/plan')
    const request = (file: string) => ({ folder: token, source: { file } })
    expect(code(() => choices.admit('data.import', request('datos/a.csv')))).toBe('admitted')
    for (const file of ['../a.csv', 'datos/../../a.csv', '/etc/passwd']) {
      expect([file, code(() => choices.admit('data.import', request(file)))]).toEqual([file, 'choice.outside'])
    }
  })

  test('no path comes back', () => {
    const choices = given('sample', '/home/usuario/muestra')
    expect(choices.conceal('sample.write', { plan: '/home/usuario/muestra/archivos/plan.yaml' })).toEqual({
      plan: `${token}/archivos/plan.yaml`,
    })
    expect(choices.conceal('report.write', { files: ['/tmp/x/informe.html'] })).toEqual({ files: ['informe.html'] })
    expect(concealParams({ file: '/home/usuario/a.csv', row: 3 })).toEqual({ file: 'a.csv', row: 3 })
  })
})

/** The names in a schema, deep enough for the places of arguments. */
const shapeOf = (schema: unknown, depth = 0): unknown => {
  const { def } = schema as { def?: { shape?: Record<string, unknown>; options?: unknown[]; innerType?: unknown } }
  if (!def || depth > 6) return null
  if (def.shape)
    return Object.fromEntries(Object.entries(def.shape).map(([name, part]) => [name, shapeOf(part, depth + 1)]))
  if (def.options) return def.options.map((option) => shapeOf(option, depth + 1))
  return def.innerType ? shapeOf(def.innerType, depth + 1) : null
}
