import type { FileToDescribe } from '../../contract/source.ts'
import { openCsv } from '../../files/csv/open.ts'
import { openDta } from '../../files/dta/open.ts'
import { openJsonl } from '../../files/jsonl/open.ts'
import { openParquet } from '../../files/parquet/open.ts'
import type { FileReading, ReadingOptions } from '../../files/reading.ts'
import { openSav } from '../../files/sav/open.ts'
import { openXlsx } from '../../files/workbook/open.ts'

/** Opens a file for import by the reader of its format. */
export const openSource = (request: FileToDescribe, reading: ReadingOptions): Promise<FileReading> => {
  switch (request.format) {
    case 'csv':
      return openCsv(request.file, request.options, reading)
    case 'sav':
      return openSav(request.file, request.options)
    case 'dta':
      return openDta(request.file, request.options, reading)
    case 'xlsx':
      return openXlsx(request.file, request.options, reading)
    case 'jsonl':
      return openJsonl(request.file, request.options, reading)
    case 'parquet':
      return openParquet(request.file, reading)
  }
}
