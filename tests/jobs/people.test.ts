import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { commandAccess } from '../../main/contract/access.ts'
import { type CommandName, commands } from '../../main/contract/commands.ts'
import type { Role } from '../../main/contract/roles.ts'
import type { Engine } from '../../main/engine/context.ts'
import { passphrase, temporaryFolder, testEngine } from '../harness/engine.ts'

const { folder, remove } = temporaryFolder()
afterAll(remove)
const open: Engine[] = []
afterEach(async () => {
  for (const engine of open.splice(0)) await engine.close()
})

/** An engine on a machine that remembers heads in a file of that name, or in none. */
const machine = (name?: string): Engine => {
  const heads = name === undefined ? {} : { heads: join(folder, name, 'heads.json') }
  const engine = testEngine(heads)
  open.push(engine)
  return engine
}

const secret = (name: string): string => `la frase de paso de ${name}`

let studies = 0
/** A study of Ana with one person per role beside her, closed. */
const newStudy = async (others: Readonly<Record<string, Role[]>> = {}): Promise<string> => {
  const study = join(folder, `study-${studies++}`)
  const engine = machine()
  await engine.call('study.create', { folder: study, passphrase, person: 'Ana', title: 'Prueba' })
  for (const [name, roles] of Object.entries(others)) {
    await engine.call('people.add', { name, roles, passphrase: secret(name) })
  }
  await engine.call('study.close', {})
  return study
}

const copyOf = (study: string): string => {
  const copy = join(folder, `copy-${studies++}`)
  cpSync(study, copy, { recursive: true })
  return copy
}

describe('roles', () => {
  test('every command says who may ask for it, and changes are refused to whoever may not', async () => {
    expect(Object.keys(commandAccess).sort()).toEqual(Object.keys(commands).sort())
    const study = await newStudy({ Eva: ['analyst'], Leo: ['publisher'] })
    for (const [name, own] of [
      ['Eva', 'analyst'],
      ['Leo', 'publisher'],
    ] as const) {
      const engine = machine()
      await engine.call('study.open', { folder: study, passphrase: secret(name) })
      const refused = Object.entries(commandAccess).filter(([, { roles }]) => roles.length > 0 && !roles.includes(own))
      expect(refused.length).toBeGreaterThan(5)
      for (const [command, { roles }] of refused) {
        const answer = engine.call(command as CommandName, {} as never)
        await expect(answer, command).rejects.toMatchObject({ code: `people.needs-${roles[0]}` })
      }
      await engine.call('people.list', {})
      await engine.close()
    }
  })

  test('a person without a role can be given it, and what was refused is then done', async () => {
    const study = await newStudy({ Eva: ['publisher'] })
    const hers = machine()
    await hers.call('study.open', { folder: study, passphrase: secret('Eva') })
    const backup = { folder: join(folder, 'eva backup') }
    await expect(hers.call('study.backup', backup)).rejects.toMatchObject({ code: 'people.needs-administrator' })
    await hers.close()
    const ana = machine()
    await ana.call('study.open', { folder: study, passphrase })
    const { people } = await ana.call('people.setRoles', { person: 'Eva', roles: ['analyst', 'publisher'] })
    expect(people).toMatchObject([
      { name: 'Ana', isYou: true },
      { name: 'Eva', hasOwnPassphrase: false },
    ])
    await ana.close()
    const again = machine()
    await again.call('study.open', { folder: study, passphrase: secret('Eva') })
    await again.call('study.backup', backup)
  })
})

describe('age', () => {
  test('a study that was put back whole is refused by the machine that saw a later state', async () => {
    const study = await newStudy()
    const engine = machine('ministry')
    const first = await engine.call('study.open', { folder: study, passphrase })
    expect(first.age).toBe('unproved')
    await engine.call('study.close', {})
    const old = copyOf(study)
    expect((await engine.call('study.open', { folder: study, passphrase })).age).toBe('agrees')
    await engine.call('study.close', {})
    rmSync(study, { recursive: true })
    cpSync(old, study, { recursive: true })
    await expect(engine.call('study.open', { folder: study, passphrase })).rejects.toMatchObject({
      code: 'study.older-than-remembered',
    })
    // Another machine cannot tell, and says so.
    expect((await machine('elsewhere').call('study.open', { folder: old, passphrase })).age).toBe('unproved')
    const accepted = await engine.call('study.open', { folder: study, passphrase, acceptOlder: true })
    expect(accepted.age).toBe('agrees')
    expect((await engine.call('audit.list', {})).map(({ action }) => action)).toContain('study.older-accepted')
    await engine.call('study.close', {})
    expect((await engine.call('study.open', { folder: study, passphrase })).age).toBe('agrees')
  })

  test('an older state is accepted by administrators alone', async () => {
    const study = await newStudy({ Eva: ['analyst'] })
    const old = copyOf(study)
    const engine = machine('office')
    await engine.call('study.open', { folder: study, passphrase })
    await engine.call('study.close', {})
    const opened = engine.call('study.open', { folder: old, passphrase: secret('Eva'), acceptOlder: true })
    await expect(opened).rejects.toMatchObject({ code: 'people.needs-administrator' })
  })

  test('a printed head tells the same without any memory', async () => {
    const study = await newStudy()
    const old = copyOf(study)
    const engine = machine()
    await engine.call('study.open', { folder: study, passphrase })
    const { head } = await engine.call('people.head', {})
    await engine.call('study.close', {})
    expect(head).toMatch(/^\d+(-[0-9A-F]{5}){4}$/)
    const typed = head.toLowerCase().replaceAll('-', ' ')
    expect((await engine.call('study.open', { folder: study, passphrase, head: typed })).age).toBe('agrees')
    await engine.call('study.close', {})
    const older = engine.call('study.open', { folder: old, passphrase, head })
    await expect(older).rejects.toMatchObject({ code: 'study.older-than-head' })
    const misread = engine.call('study.open', { folder: study, passphrase, head: '12-AB' })
    await expect(misread).rejects.toMatchObject({ code: 'study.head-misread' })
  })
})

test('a study handed over is read here and written there, and comes back', async () => {
  const study = await newStudy({ Eva: ['analyst'] })
  const copy = join(folder, 'handed')
  mkdirSync(copy)
  const [here, there] = [machine('here'), machine('there')]
  await here.call('study.open', { folder: study, passphrase })
  const { head } = await here.call('study.handOver', { folder: copy, to: 'Oficina de San Salvador' })
  const change = { person: 'Eva', roles: ['analyst', 'publisher'] as Role[] }
  await expect(here.call('people.setRoles', change)).rejects.toMatchObject({
    code: 'study.handed-over',
    params: { to: 'Oficina de San Salvador' },
  })
  expect(await here.call('people.list', {})).toMatchObject({ people: [{ name: 'Ana' }, { name: 'Eva' }] })
  await here.call('study.close', {})
  expect(await here.call('study.open', { folder: study, passphrase })).toMatchObject({
    handedOverTo: 'Oficina de San Salvador',
    age: 'agrees',
  })

  expect(await there.call('study.open', { folder: copy, passphrase, head })).toMatchObject({ age: 'agrees' })
  await expect(there.call('people.setRoles', change)).rejects.toMatchObject({ code: 'study.handed-over' })
  await there.call('study.takeOver', { reason: 'trabajo de campo' })
  await there.call('people.setRoles', change)
  expect(await there.call('study.describe', {})).toMatchObject({ handedOverTo: null })
  await expect(there.call('study.takeOver', { reason: 'x' })).rejects.toMatchObject({ code: 'study.not-handed-over' })
  const back = join(folder, 'back')
  await there.call('study.handOver', { folder: back, to: 'Ministerio' })
  await here.call('study.close', {})
  expect(await here.call('study.open', { folder: back, passphrase })).toMatchObject({ age: 'agrees' })
  await here.call('study.takeOver', { reason: 'de vuelta' })
  expect((await here.call('study.check', {})).findings).toEqual([])
})

test('halves of a recovery open the study for someone who forgot their passphrase', async () => {
  const study = await newStudy()
  const engine = machine()
  await engine.call('study.open', { folder: study, passphrase })
  const { halves, identifiers } = await engine.call('people.makeRecovery', { holders: ['Custodia 1', 'Custodia 2'] })
  expect(identifiers).toBe(true)
  expect((await engine.call('people.list', {})).recovery).toEqual({ holders: ['Custodia 1', 'Custodia 2'] })
  await engine.call('study.close', {})
  const [one, two] = halves.map(({ half }) => half)
  const recovered = await engine.call('study.recover', {
    folder: study,
    halves: [one ?? '', two ?? ''],
    person: 'Ana',
    passphrase: 'una frase de paso nueva',
  })
  expect(recovered).toMatchObject({ person: 'Ana', people: 1 })
  expect((await engine.call('study.check', {})).findings).toEqual([])
})
