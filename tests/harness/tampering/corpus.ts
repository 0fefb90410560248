import { fileTamperings } from './files.ts'
import { headerTamperings } from './headers.ts'
import { keyTamperings } from './keys.ts'
import { logTamperings } from './logs.ts'
import { packageTamperings, tryPackage } from './packages.ts'
import { pageTamperings } from './pages.ts'
import { rollbackTamperings } from './rollbacks.ts'
import type { Scene } from './scene.ts'
import { type Tampering, type Told, tryTampering } from './tampering.ts'

export type TamperReport = {
  /** By what was tampered with: how often, and how often the right thing was said. */
  readonly groups: ReadonlyMap<string, { tried: number; told: number }>
  /** Every failure that was said, one of each code, for its texts. */
  readonly failures: ReadonlyMap<string, Told>
  readonly problems: readonly string[]
}

/** Tries every tampering, or one in `every` of each group. The scene stays as it is; copies are made below `place`. */
export const tryCorpus = async (
  scene: Scene,
  place: string,
  every: number,
  step: (done: number, total: number, problem: string | null) => void = () => {},
): Promise<TamperReport> => {
  const groups = new Map<string, { tried: number; told: number }>()
  const failures = new Map<string, Told>()
  const problems: string[] = []
  const share = <Item>(items: readonly Item[]): readonly Item[] => items.filter((_, at) => at % every === 0)
  const all: readonly Tampering[] = (
    await Promise.all([
      pageTamperings(scene),
      fileTamperings(scene),
      headerTamperings(scene),
      logTamperings(scene),
      rollbackTamperings(scene),
      keyTamperings(scene),
    ])
  ).flat()
  const ofStudies = [...Map.groupBy(all, ({ group }) => group).values()].flatMap(share)
  const ofPackages = scene.package === null ? [] : share(packageTamperings(scene.package))
  let done = 0
  const count = (group: string, problem: string | null): void => {
    const sum = groups.get(group) ?? { tried: 0, told: 0 }
    groups.set(group, { tried: sum.tried + 1, told: sum.told + (problem === null ? 1 : 0) })
    if (problem !== null) problems.push(problem)
    step(++done, ofStudies.length + ofPackages.length, problem)
  }
  for (const tampering of ofStudies) {
    const { told, problem } = await tryTampering(tampering, place)
    for (const one of told) failures.set(one.code, one)
    count(tampering.group, problem)
  }
  for (const one of ofPackages) count('packages', await tryPackage(scene.package as string, one, place))
  return { groups, failures, problems }
}
