import type { Plan } from '../../contract/plan.ts'

/** Variables that name a record of the dataset by itself: those of its checks, and those by which it is told apart alone. */
export const recordKeys = ({ checks, derivations }: Plan, dataset: string): readonly string[] => [
  ...checks.flatMap((one) => (one.dataset === dataset && one.record !== undefined ? [one.record] : [])),
  ...derivations.flatMap((step) =>
    step.step === 'distinct' && step.dataset === dataset && step.key.length === 1 ? step.key : [],
  ),
]
