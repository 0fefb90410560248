import { Failure } from '../../contract/failure.ts'
import { Manifest, type ReleaseInfo } from '../../contract/release.ts'
import { people } from '../../study/people.ts'
import { keepRetraction, type Release, releases } from '../../study/releases.ts'
import { appendReview } from '../../study/review-log.ts'
import type { Study } from '../../study/study.ts'
import { transaction } from '../../study/transaction.ts'
import { itemName } from '../review/items.ts'
import { pathsOfPackage } from './manifest.ts'

/** Takes a release back with its reason; what later releases carry too stands as they left it. */
export const retract = (study: Study, number: number, reason: string): void => {
  const release = releases(study).find((one) => one.number === number)
  if (!release) throw new Failure('release.unknown', { number })
  if (release.retraction) throw new Failure('release.already-retracted', { number })
  const replaced = standing(releases(study).filter((one) => one.number > number))
  transaction(study, () => {
    keepRetraction(study, number, reason)
    for (const item of itemsOf(release.manifest)) {
      const name = itemName(item)
      if (!replaced.has(name)) appendReview(study, 'retract', name, { reason, release: number })
    }
  })
}

/** The releases of a study, each item with whether it still stands. */
export const releaseList = (study: Study): ReleaseInfo[] => {
  const names = people(study)
  const all = releases(study)
  return all.map((release, place) => infoOf(release, standing(all.slice(place + 1)), names))
}

/** The names of the items of those releases that were not taken back. */
const standing = (list: readonly Release[]): ReadonlySet<string> =>
  new Set(
    list.filter(({ retraction }) => retraction === null).flatMap(({ manifest }) => itemsOf(manifest).map(itemName)),
  )

const infoOf = (release: Release, later: ReadonlySet<string>, names: ReadonlyMap<string, string>): ReleaseInfo => {
  const { number, name, madeAt, person, note, retraction } = release
  const manifest = Manifest.parse(JSON.parse(release.manifest))
  return {
    number,
    name,
    madeAt,
    person: names.get(person) ?? person,
    mode: manifest.mode,
    items: manifest.items.map(({ kind, id }) => ({
      kind,
      id,
      state: retraction ? 'retracted' : later.has(itemName({ kind, id })) ? 'superseded' : 'released',
    })),
    files: pathsOfPackage(manifest).length,
    note,
    retracted: retraction && { ...retraction, person: names.get(retraction.person) ?? retraction.person },
  }
}

const itemsOf = (manifest: string): Manifest['items'] => Manifest.parse(JSON.parse(manifest)).items
