import { join } from 'node:path'
import { makeSampleStudy } from '../../resources/sample-study/make.ts'
import type { Handlers } from './context.ts'

/** The sample study's files, made anew from their seed: the same bytes every time, and invented. */
export const sampleHandlers: Pick<Handlers, 'sample.write'> = {
  'sample.write': async ({ folder }, { surroundings }) => {
    await makeSampleStudy(folder, join(surroundings.resources, 'sample-study/plan.yaml'))
    return { plan: join(folder, 'plan.yaml') }
  },
}
