import { type ReviewItem, validationChecks } from '../../main/contract/review.ts'
import type { Engine } from '../../main/engine/context.ts'

/** All that can be reviewed but files of records. */
const figuresOf = async (engine: Engine): Promise<ReviewItem[]> =>
  (await engine.call('review.list', {})).items.map(({ item }) => item).filter(({ kind }) => kind !== 'microdata')

/** Takes items through review up to their validation by one person. */
export const validate = async (engine: Engine, items: readonly ReviewItem[]): Promise<void> => {
  await engine.call('review.submit', { items: [...items] })
  await engine.call('review.begin', { items: [...items] })
  await engine.call('review.validate', { items: [...items], checks: [...validationChecks], reason: 'Revisado' })
}

/** Takes items through review, protection and approval by one person. */
export const approve = async (engine: Engine, items: readonly ReviewItem[]): Promise<void> => {
  await validate(engine, items)
  await engine.call('review.protect', {})
  await engine.call('review.approve', { items: [...items] })
}

/** The same of all figures. */
export const approveAll = async (engine: Engine): Promise<void> => approve(engine, await figuresOf(engine))

/** The same, and releases them into a folder; no records. */
export const releaseAlone = async (engine: Engine, folder: string) => {
  await approveAll(engine)
  return engine.call('release.make', { folder })
}
