import type { SourceSpec } from '../../main/contract/source.ts'
import type { DatasetInfo } from '../../main/contract/study-overview.ts'
import type { Engine } from './engine.ts'

type Bringing = {
  /** Token of the folder in which the plan and its files lie, and the plan's name there. */
  readonly folder: string
  readonly file: string
  /** Why the data come in, for the log. */
  readonly reason: string
  readonly onSource?: (source: SourceSpec) => void
}

/** Keeps a plan as the study's own and imports the files it names. */
export const bringPlan = async (
  engine: Engine,
  { folder, file, reason, onSource }: Bringing,
): Promise<DatasetInfo[]> => {
  const { sources, boundaries, logos } = await engine.call('plan.load', { file: `${folder}/${file}` })
  const brought: DatasetInfo[] = []
  for (const source of sources) {
    onSource?.(source)
    brought.push((await engine.call('data.import', { source, folder, reason })).dataset)
  }
  for (const one of boundaries) await engine.call('boundaries.import', { boundaries: one, folder })
  for (const logo of logos) await engine.call('logos.import', { logo, folder })
  return brought
}
