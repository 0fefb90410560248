import { FileDescription } from '../../../main/contract/file-description.ts'
import { FileToDescribe, type SourceFormat } from '../../../main/contract/source.ts'
import { describeFile } from '../../../main/engine/describe/describe-file.ts'
import { openSource } from '../../../main/engine/reading/open-source.ts'
import type { Door } from './door.ts'
import { inBytes, inText, inZip, type Mutation } from './mutate.ts'
import { readWhole } from './read-whole.ts'
import * as seeds from './seeds.ts'

/** A data file comes in by two doors: it is looked at, and it is read whole. */
const doorsOf = (format: SourceFormat, from: Door['seeds'], mutate: Mutation, turns: number): Door[] => {
  const request = (file: string): FileToDescribe => FileToDescribe.parse({ format, file })
  const door = { file: `hostil.${format}`, seeds: from, mutate, turns }
  return [
    {
      ...door,
      name: format,
      commands: ['data.import'],
      enter: async (path) => readWhole(await openSource(request(path), {})),
    },
    {
      ...door,
      name: `${format}, described`,
      commands: ['file.describe'],
      enter: async (path) => void FileDescription.parse(await describeFile(request(path), {})),
    },
  ]
}

export const dataDoors: readonly Door[] = [
  ...doorsOf('csv', seeds.csvSeeds, inText, 10),
  ...doorsOf('sav', seeds.savSeeds, inBytes, 10),
  ...doorsOf('dta', seeds.dtaSeeds, inBytes, 10),
  ...doorsOf('xlsx', seeds.xlsxSeeds, inZip, 3),
  ...doorsOf('jsonl', seeds.jsonlSeeds, inText, 10),
  ...doorsOf('parquet', seeds.parquetSeeds, inBytes, 10),
]
