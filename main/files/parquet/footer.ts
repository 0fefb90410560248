import { type FileMetaData, parquetMetadata } from 'hyparquet'
import { Failure } from '../../contract/failure.ts'
import { type FileStamp, readAt, withFile } from '../file-bytes.ts'
import { parquetLimits } from './limits.ts'

const [mark, encryptedMark] = ['PAR1', 'PARE']
/** The length of what the file says of itself, and the mark, which end the file. */
const tailBytes = 8

/** What the file says of itself at its end. */
export const readFooter = (stamp: FileStamp): Promise<FileMetaData> =>
  withFile(stamp, async (handle) => {
    const { file, bytes } = stamp
    if (bytes < mark.length + tailBytes) throw new Failure('parquet.not-parquet', { file })
    const head = (await readAt(handle, 0, mark.length, file)).toString('latin1')
    const tail = await readAt(handle, bytes - tailBytes, tailBytes, file)
    const end = tail.toString('latin1', 4)
    if (head === encryptedMark || end === encryptedMark) throw new Failure('parquet.encrypted', { file })
    if (head !== mark) throw new Failure('parquet.not-parquet', { file })
    if (end !== mark) throw new Failure('parquet.truncated', { file })
    const length = tail.readUInt32LE(0)
    if (length > bytes - tailBytes - mark.length) throw new Failure('parquet.invalid-footer', { file })
    if (length > parquetLimits.footerBytes)
      throw new Failure('parquet.too-large', { file, variable: '', bytes: length, limit: parquetLimits.footerBytes })
    return parsed(await readAt(handle, bytes - length - tailBytes, length + tailBytes, file), file)
  })

/** Whatever the parser of a damaged footer throws means that it is damaged. */
const parsed = (footer: Buffer, file: string): FileMetaData => {
  try {
    return parquetMetadata(footer, { parsers: untouched, geoparquet: false })
  } catch {
    throw new Failure('parquet.invalid-footer', { file })
  }
}

/** Least and greatest values, which the footer holds too, are not used. */
const untouched = {
  stringFromBytes: () => '',
  dateFromDays: () => 0,
  timestampFromMilliseconds: () => 0,
  timestampFromMicroseconds: () => 0,
  timestampFromNanoseconds: () => 0,
  uuidFromBytes: () => '',
}
