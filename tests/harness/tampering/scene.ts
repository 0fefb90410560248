import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ReviewItem, validationChecks } from '../../../main/contract/review.ts'
import type { Engine } from '../../../main/engine/context.ts'
import { passphrase, testEngine } from '../engine.ts'
import { bringPlan, secretOf } from '../people/in-study.ts'
import { householdsOfRound, planOfRound, typeInVisits } from '../rounds-of-a-study.ts'

/*
 * One study at several moments of its life, each a folder of its own whose copies can be tampered with, and another
 * study by the same person with the same passphrase.
 */
export type Scene = {
  /** Ana, Eva and Leo; a delivery and its release. */
  readonly first: string
  /** The same before it was closed, with its changes still in the log files of SQLite. */
  readonly firstOpen: string
  /** Eva has another passphrase, a second delivery is released, the first release taken back. */
  readonly second: string
  readonly secondOpen: string
  /** Eva is revoked, all is encrypted anew; a third delivery. */
  readonly third: string
  readonly other: string
  /** The package of the first release, as it left; `null` where none were made. */
  readonly package: string | null
}

export const newSecretOfEva = 'otra frase de paso de Eva'

/** Makes all of it below `place`; without releases, whose files take long to write, in a fraction of the time. */
export const setScene = async (place: string, withReleases: boolean): Promise<Scene> => {
  const study = join(place, 'study')
  const files = join(place, 'files')
  mkdirSync(files, { recursive: true })
  const folder = (name: string): string => join(place, name)
  // By another program: to open and close a locked file in this one would drop its lock.
  const keep = (name: string): void => {
    execFileSync('cp', ['-a', study, folder(name)])
  }
  const as = async (secret: string, work: (engine: Engine) => Promise<unknown>, open?: string): Promise<void> => {
    const engine = testEngine()
    await engine.call('study.open', { folder: study, passphrase: secret })
    await work(engine)
    if (open !== undefined) keep(open)
    await engine.close()
  }
  const release = async (secretOfEva: string, out: string, open: string, besides: (engine: Engine) => unknown) => {
    if (!withReleases) return as(passphrase, (engine) => engine.call('plan.run', {}), open)
    await as(passphrase, async (engine) => engine.call('review.submit', { items: await itemsOf(engine) }))
    await as(secretOfEva, async (engine) => {
      const items = await itemsOf(engine)
      await engine.call('review.begin', { items })
      await engine.call('review.validate', { items, checks: [...validationChecks], reason: 'Conforme' })
      await engine.call('review.protect', { acceptDifferences: 'otra ronda de la misma prueba' })
      await engine.call('review.approve', { items })
    })
    await as(
      secretOf('Leo'),
      async (engine) => {
        await engine.call('review.approve', { items: await itemsOf(engine) })
        await engine.call('release.make', { folder: out })
        await besides(engine)
      },
      open,
    )
  }

  const engine = testEngine()
  await engine.call('study.create', { folder: study, passphrase, person: 'Ana', title: 'Manipulación' })
  for (const [name, roles] of people) {
    await engine.call('people.add', { name, roles: [...roles], passphrase: secretOf(name) })
  }
  await deliver(engine, files, 1)
  await engine.close()
  await release(secretOf('Eva'), folder('package'), 'first open', () => {})
  keep('first')

  const change = { current: secretOf('Eva'), next: newSecretOfEva }
  await as(secretOf('Eva'), (hers) => hers.call('people.changePassphrase', change))
  await as(passphrase, (again) => deliver(again, files, 2))
  await release(newSecretOfEva, folder('package 2'), 'second open', (his) =>
    his.call('release.retract', { number: 1, reason: 'Cifras corregidas' }),
  )
  keep('second')

  await as(passphrase, async (again) => {
    await again.call('people.revoke', { person: 'Eva', reason: 'Dejó la institución' })
    await deliver(again, files, 3)
  })
  keep('third')

  const stranger = testEngine()
  await stranger.call('study.create', { folder: folder('other'), passphrase, person: 'Ana', title: 'Otro estudio' })
  await deliver(stranger, files, 1)
  await stranger.close()
  return {
    first: folder('first'),
    firstOpen: folder('first open'),
    second: folder('second'),
    secondOpen: folder('second open'),
    third: folder('third'),
    other: folder('other'),
    package: withReleases ? folder('package') : null,
  }
}

const people = [
  ['Eva', ['methodologist', 'custodian']],
  ['Leo', ['publisher']],
] as const

const itemsOf = async (engine: Engine): Promise<ReviewItem[]> =>
  (await engine.call('review.list', {})).items.map(({ item }) => item)

const deliver = async (engine: Engine, files: string, round: number): Promise<void> => {
  writeFileSync(join(files, 'hogares.csv'), householdsOfRound(1500 + 10 * round, 40, 5000))
  await bringPlan(engine, files, planOfRound('Manipulación', round))
  await typeInVisits(engine, round)
  await engine.call('plan.run', {})
}
