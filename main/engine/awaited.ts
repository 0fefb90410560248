import { Failure } from '../contract/failure.ts'
import type { Plan } from '../contract/plan.ts'

type Known = { has(dataset: string): boolean }

/** What `make` gives; where it lacks a dataset that a source of the plan still waits for, the failure says which files. */
export const tellingAwaited = <Value>({ sources }: Plan, known: Known, make: () => Value): Value => {
  try {
    return make()
  } catch (error) {
    const awaited = sources.filter(({ dataset }) => !known.has(dataset))
    if (!isAbout(error, awaited)) throw error
    throw new Failure('plan.waits-for-data', { datasets: awaited.map(({ dataset }) => dataset).join(', ') })
  }
}

const isAbout = (error: unknown, awaited: Plan['sources']): boolean =>
  error instanceof Failure &&
  error.code === 'plan.unknown-dataset' &&
  awaited.some(({ dataset }) => dataset === error.params.dataset)
