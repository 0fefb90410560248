import type { Codelist } from '../contract/codelist.ts'
import type { Derivation } from '../contract/derivation.ts'
import { Failure } from '../contract/failure.ts'
import type { Plan } from '../contract/plan.ts'
import type { Frame } from '../core/data/frame.ts'
import { collectedFrames, deriveInOrder } from '../core/plan/derive-datasets.ts'
import { tellingAwaited } from './awaited.ts'

/**
 * The datasets that can be derived. A step that fails takes its dataset out, and those that are made of it, and leaves the
 * others alone; who asks for one that is out gets its failure. Steps on datasets that the study does not have are left out.
 */
export const soundDatasets = (
  plan: Plan,
  files: ReadonlyMap<string, Frame>,
  lists: ReadonlyMap<string, Codelist>,
): ReadonlyMap<string, Frame> => {
  const sound = new Map<string, Frame>()
  const faults = new Map<string, Failure>()
  const attempt = (dataset: string, make: () => ReadonlyMap<string, Frame>): void => {
    try {
      for (const [name, frame] of tellingAwaited(plan, files, make)) sound.set(name, frame)
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      faults.set(dataset, error)
      sound.delete(dataset)
    }
  }
  for (const [name, frame] of files) attempt(name, () => collectedFrames(plan, new Map([[name, frame]]), lists))
  for (const step of plan.derivations) {
    const fault = faults.get(step.dataset) ?? faults.get(otherOf(step))
    if (fault) attempt(step.dataset, () => failing(fault))
    else attempt(step.dataset, () => deriveInOrder([step], sound, lists).frames)
  }
  const get = (name: string): Frame | undefined => {
    const fault = faults.get(name)
    return fault ? failing(fault) : sound.get(name)
  }
  return Object.assign(new Map(sound), { get })
}

/** The dataset that a step takes something from: its own, or the one it names. */
const otherOf = (step: Derivation): string =>
  step.step === 'join' || step.step === 'aggregate' ? step.from : step.dataset

const failing = (failure: Failure): never => {
  throw failure
}
