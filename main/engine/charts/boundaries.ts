import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Failure } from '../../contract/failure.ts'
import { categoriesOf } from '../../core/data/categories.ts'
import { variableOf } from '../../core/data/frame.ts'
import { checkCodes } from '../../core/geography/match-codes.ts'
import { areasOf, propertiesOf, readBoundaries } from '../../files/geography/read-boundaries.ts'
import { keepBoundaries, keptBoundaries } from '../../study/boundaries.ts'
import type { Handlers } from '../context.ts'
import { studyOf } from '../session.ts'
import { workspaceOf } from '../workspace.ts'

type Feature = Pick<Handlers, 'boundaries.describe' | 'boundaries.import' | 'boundaries.check'>

/** Boundaries of the user's own: looked at, brought in, held against the data. */
export const boundaryHandlers: Feature = {
  'boundaries.describe': async ({ file, object }) => {
    const read = await readBoundaries(file, object)
    return {
      format: read.format,
      objects: [...read.objects],
      areas: read.features.length,
      hasIds: read.features.every(({ id }) => id !== ''),
      properties: propertiesOf(read),
    }
  },
  'boundaries.import': async ({ boundaries: spec, folder }, { session, changed }) => {
    const study = studyOf(session)
    const path = resolve(folder, spec.file)
    const areas = areasOf(await readBoundaries(path, spec.object), spec)
    const sha256 = createHash('sha256')
      .update(await readFile(path))
      .digest('hex')
    const isNew = keepBoundaries(study, { spec, sha256, areas })
    if (isNew) changed('study', 'audit')
    return { id: spec.id, areas: areas.length, unchanged: !isNew }
  },
  'boundaries.check': ({ boundaries, dataset, variable }, { session, surroundings: { resources } }) => {
    const kept = keptBoundaries(studyOf(session), boundaries)
    if (!kept) throw new Failure('boundaries.not-imported', { boundaries })
    const frame = workspaceOf(session, resources).derivable().get(dataset)
    if (!frame) throw new Failure('plan.unknown-dataset', { dataset })
    variableOf(frame, variable)
    const { codes, categories } = categoriesOf(frame, variable)
    const occurring = new Set(codes)
    const data = categories.flatMap(({ code }, at) => (occurring.has(at + 1) ? [code] : []))
    const names = new Map(kept.areas.map(({ code, name }) => [code, name]))
    const { matched, onlyInData, onlyInAreas } = checkCodes(data, [...names.keys()])
    return {
      matched,
      onlyInData: [...onlyInData],
      onlyInBoundaries: onlyInAreas.map((code) => ({ code, name: names.get(code) ?? '' })),
    }
  },
}
