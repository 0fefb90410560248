import { resolve } from 'node:path'
import { Failure } from '../../contract/failure.ts'
import type { Plan } from '../../contract/plan.ts'
import { readLogo } from '../../files/logos/read-logo.ts'
import { keepLogo, keptLogo } from '../../study/logos.ts'
import type { Study } from '../../study/study.ts'
import type { Handlers } from '../context.ts'
import { studyOf } from '../session.ts'

/** Logos of institutions: brought in, and handed to whoever prints the cover. */
export const logoHandlers: Pick<Handlers, 'logos.import'> = {
  'logos.import': async ({ logo, folder }, { session, changed }) => {
    const isNew = keepLogo(studyOf(session), logo.id, await readLogo(resolve(folder, logo.file)))
    if (isNew) changed('study', 'audit')
    return { id: logo.id, unchanged: !isNew }
  },
}

/** The plan's logos as PNG by their id. Refused is a plan that names one which has not come in. */
export const logosOf = (study: Study, { report }: Plan): ReadonlyMap<string, Uint8Array> =>
  new Map(
    (report?.logos ?? []).map(({ id }) => {
      const kept = keptLogo(study, id)
      if (!kept) throw new Failure('logos.not-imported', { logo: id })
      return [id, kept.png]
    }),
  )

/** Hashes of the logos that a plan names, by which a review notices another picture under the same name. */
export const logoHashes = (study: Study, { report }: Plan): readonly string[] =>
  (report?.logos ?? []).map(({ id }) => keptLogo(study, id)?.sha256 ?? '')
