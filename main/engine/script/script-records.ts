import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { NotInFiles } from '../../contract/script-commands.ts'
import type { Frame } from '../../core/data/frame.ts'
import { variablesRead } from '../../core/script/r-sources.ts'
import { isNotInFiles, type ScriptInput, type ScriptSource } from '../../core/script/script-input.ts'
import { variablesUsed } from '../../core/script/variables-used.ts'
import { writeCsv } from '../../files/csv/write-data.ts'
import type { Study } from '../../study/study.ts'
import { currentVersion } from '../../study/versions/versions.ts'
import type { Context } from '../context.ts'
import { recordExport } from '../data/export.ts'

/** Records that scripts need beside the files: of each dataset the variables that the plan's tables rest on, no others. */
export type NeededRecords = {
  readonly frame: Frame
  readonly reason: NotInFiles
  readonly variables: ScriptSource['variables']
}

/** What has to leave the study so that no table of the plan is out of a script's reach. */
export const neededRecords = (
  { plan, sources, outOfReach }: Pick<ScriptInput, 'plan' | 'sources' | 'outOfReach'>,
  collected: ReadonlyMap<string, Frame>,
): readonly NeededRecords[] => {
  const away = [...outOfReach].flatMap(([dataset, reason]) => {
    const frame = collected.get(dataset)
    if (frame === undefined || !isNotInFiles(reason)) return []
    return [{ dataset, reason, frame, variables: [...frame.variables.values()], answers: [] }]
  })
  const used = variablesRead([...away, ...sources], variablesUsed(plan), plan)
  return away.flatMap(({ dataset, reason, frame, variables }) => {
    const names = used.get(dataset)
    if (names === undefined) return []
    const needed = variables.filter(({ name }) => names.has(name))
    // Records are counted even where nothing is asked of them.
    return [{ frame, reason, variables: needed.length === 0 ? variables.slice(0, 1) : needed }]
  })
}

/** Writes such records into a folder as the export of records does, and gives the input of a script that reads them there. */
export const withRecords = async (
  input: ScriptInput,
  study: Study,
  collected: ReadonlyMap<string, Frame>,
  place: { readonly folder: string; readonly recordsFolder: string },
  context: Context,
): Promise<ScriptInput> => {
  const written: ScriptSource[] = []
  for (const needed of neededRecords(input, collected)) {
    context.signal.throwIfAborted()
    written.push(await writeRecords(needed, study, place, context))
  }
  const outOfReach = new Map(input.outOfReach)
  for (const { dataset } of written) outOfReach.delete(dataset)
  return { ...input, sources: [...written, ...input.sources], outOfReach }
}

const writeRecords = async (
  { frame, reason, variables }: NeededRecords,
  study: Study,
  { folder, recordsFolder }: { readonly folder: string; readonly recordsFolder: string },
  context: Context,
): Promise<ScriptSource> => {
  const { dataset, rows } = frame
  const file = `${recordsFolder}/${dataset}.csv`
  const path = join(folder, file)
  recordExport(
    study,
    { dataset, stage: 'collected', format: 'csv', records: rows, variables: variables.length },
    context,
  )
  await mkdir(dirname(path), { recursive: true })
  await writeCsv(path, variables, { rows, byName: new Map(variables.map(({ name }) => [name, frame.raw(name)])) })
  const hash = createHash('md5')
  await pipeline(createReadStream(path), hash)
  return {
    ...{ dataset, file, variables, answers: [], format: 'records', reason },
    ...{ version: currentVersion(study, dataset).number, bytes: (await stat(path)).size, md5: hash.digest('hex') },
  }
}
