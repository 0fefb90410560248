import type { Codelist } from '../contract/codelist.ts'
import type { Derivation } from '../contract/derivation.ts'
import { Failure, soundly } from '../contract/failure.ts'
import type { Plan } from '../contract/plan.ts'
import type { Frame } from '../core/data/frame.ts'
import { collectedFrame, deriveInOrder, type LedgerEntry } from '../core/plan/derive-datasets.ts'
import { tellingAwaited } from './awaited.ts'

/** The datasets that can be made. One that cannot is not among them, and who asks for it by name gets its failure. */
export type SoundDatasets = ReadonlyMap<string, Frame> & { readonly faults: ReadonlyMap<string, Failure> }

export type SoundDerivation = { readonly frames: SoundDatasets; readonly ledger: readonly LedgerEntry[] }

/** The datasets as collected. One that its codebook does not fit is out, and the others are as they are. */
export const collectSound = (
  plan: Plan,
  files: ReadonlyMap<string, Frame>,
  lists: ReadonlyMap<string, Codelist>,
): SoundDatasets => {
  const sound = new Map<string, Frame>()
  const faults = new Map<string, Failure>()
  for (const [name, frame] of files) {
    const made = soundly(() => collectedFrame(plan, frame, lists))
    if (made instanceof Failure) faults.set(name, made)
    else sound.set(name, made)
  }
  return telling(sound, faults)
}

/**
 * The datasets after some derivations. A step that fails takes its dataset out, and those that are made of it, and leaves
 * the others alone. Steps on datasets that the study does not have are left out.
 */
export const deriveSound = (
  { plan, lists }: { readonly plan: Plan; readonly lists: ReadonlyMap<string, Codelist> },
  steps: readonly Derivation[],
  from: SoundDatasets,
): SoundDerivation => {
  const sound = new Map(from)
  const faults = new Map(from.faults)
  const ledger: LedgerEntry[] = []
  const there = { has: (dataset: string) => sound.has(dataset) || faults.has(dataset) }
  for (const step of steps) {
    if (!there.has(step.dataset)) continue
    const made =
      faults.get(step.dataset) ??
      faults.get(otherOf(step)) ??
      soundly(() => tellingAwaited(plan, there, () => deriveInOrder([step], sound, lists)))
    if (made instanceof Failure) {
      faults.set(step.dataset, made)
      sound.delete(step.dataset)
    } else {
      sound.set(step.dataset, made.frames.get(step.dataset) as Frame)
      ledger.push(...made.ledger)
    }
  }
  return { frames: telling(sound, faults), ledger }
}

const telling = (sound: ReadonlyMap<string, Frame>, faults: ReadonlyMap<string, Failure>): SoundDatasets => {
  const get = (name: string): Frame | undefined => {
    const fault = faults.get(name)
    if (fault) throw fault
    return sound.get(name)
  }
  return Object.assign(new Map(sound), { get, faults })
}

/** The dataset that a step takes something from: its own, or the one it names. */
const otherOf = (step: Derivation): string =>
  step.step === 'join' || step.step === 'aggregate' ? step.from : step.dataset
