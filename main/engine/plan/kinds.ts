import { copyFile, cp } from 'node:fs/promises'
import { join } from 'node:path'
import { makeSampleStudy } from '../../../resources/kinds/two-phase-survey/make.ts'
import { planTemplate } from '../../files/plan-template.ts'
import { readPlanText } from '../../files/plan-yaml.ts'
import { folderOfKind, loadKinds } from '../../files/study-kinds.ts'
import type { Handlers } from '../context.ts'
import { studyOf } from '../session.ts'
import { keepPlan } from './plan.ts'

/** Kinds of study: which there are, how a study begins as one, and the files of their samples. */
export const kindHandlers: Pick<Handlers, 'kinds.list' | 'plan.begin' | 'sample.write'> = {
  'kinds.list': (_args, { surroundings }) => loadKinds(surroundings.resources),
  'plan.begin': async ({ kind }, { session, surroundings, changed }) => {
    const { resources } = surroundings
    const study = studyOf(session)
    const text = await readPlanText(join(folderOfKind(resources, kind), 'plan.yaml'))
    const { revision } = keepPlan(study, planTemplate(text, study.title), resources)
    changed('plan', 'audit')
    return { revision }
  },
  'sample.write': async ({ folder, kind }, { surroundings }) => {
    const source = folderOfKind(surroundings.resources, kind)
    await (madeSamples[kind] ?? copySample)(source, folder)
    await copyFile(join(source, 'plan.yaml'), join(folder, 'plan.yaml'))
    return { plan: join(folder, 'plan.yaml') }
  },
}

/** The samples too large to be kept as files: made anew from their seed, the same bytes every time. */
const madeSamples: Readonly<Record<string, (source: string, folder: string) => Promise<void>>> = {
  'two-phase-survey': (_source, folder) => makeSampleStudy(folder),
}

const copySample = (source: string, folder: string): Promise<void> =>
  cp(join(source, 'sample'), folder, { recursive: true })
