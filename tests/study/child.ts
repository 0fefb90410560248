import { writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { saveCodebook, variables } from '../../main/study/codebook.ts'
import { openStudy } from '../../main/study/open-study.ts'
import { savePlan } from '../../main/study/plans.ts'
import type { Study } from '../../main/study/study.ts'
import { readIdentifiers } from '../../main/study/versions/identifiers.ts'
import { writeVersion } from '../../main/study/versions/version-writer.ts'
import { batches, batchOf, crashRequest } from './crash-data.ts'

/*
 * A process of its own for tests that need one: `node child.ts FOLDER hold` opens the study and keeps it open;
 * `node child.ts FOLDER write` changes it over and over until it is killed. Each thing done is a line of output. The
 * passphrase comes by standard input.
 */

const [, , folder = '', task = ''] = process.argv

const passphrase = async (): Promise<Buffer> => {
  for await (const line of createInterface(process.stdin)) return Buffer.from(line)
  throw new Error('No passphrase came')
}

const done = (what: string): void => {
  writeSync(1, `${what}\n`)
}

const changeForever = (study: Study): void => {
  for (let round = 0; ; round++) {
    const writer = writeVersion(study, crashRequest(`round ${round}`))
    for (let part = 0; part < batches; part++) {
      writer.add(batchOf(part))
      done('added')
    }
    if (round % 4 === 3) writer.abort()
    else readIdentifiers(study, writer.commit().id, ['name'], 'check')
    done('ended')
    savePlan(study, `plan ${round}`, '{}')
    const [first, ...rest] = variables(study, 'people')
    if (first !== undefined) saveCodebook(study, 'people', [{ ...first, label: `round ${round}` }, ...rest], 'label')
    done('saved')
  }
}

const study = await openStudy({ folder, passphrase: await passphrase(), now: () => new Date() })
done('opened')
if (task === 'write') changeForever(study)
else setInterval(() => study.title, 1000)
