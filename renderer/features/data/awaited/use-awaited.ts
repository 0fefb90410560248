import type { FileSource } from '../../../../main/contract/source.ts'
import { useWorkspace } from '../../../app/workspace.ts'
import { useAnswer } from '../../../engine-client/engine.ts'

/** The files of the plan whose datasets the study does not have yet; records that are typed in wait for no file. */
export const useAwaited = (): readonly FileSource[] => {
  const { study } = useWorkspace()
  const plan = useAnswer('plan.describe', {}).data?.plan
  const known = new Set(study?.datasets.map(({ dataset }) => dataset))
  return (plan?.sources ?? []).flatMap((source) =>
    source.format === 'entry' || known.has(source.dataset) ? [] : [source],
  )
}
