import { Failure } from '../../contract/failure.ts'
import type { ReadingOptions } from '../reading.ts'
import { type XmlHandler, type XmlProblem, XmlReader, xmlLimits } from '../xml/reader.ts'
import type { Archive, ZipEntry } from '../zip/archive.ts'
import { bytesOf } from '../zip/inflate.ts'

const nothing = (): void => undefined

/** Reads a part and tells `handler` of what stands in it. */
export const readPart = async (
  archive: Archive,
  entry: ZipEntry,
  handler: Partial<XmlHandler>,
  options: ReadingOptions = {},
): Promise<void> => {
  for await (const _ of readPartByPiece(archive, entry, handler, options));
}

/** The same, stopping after each piece of the part. */
export async function* readPartByPiece(
  archive: Archive,
  entry: ZipEntry,
  handler: Partial<XmlHandler>,
  options: ReadingOptions,
): AsyncGenerator<void> {
  const { file } = archive.stamp
  const reader = new XmlReader({ open: nothing, close: nothing, text: nothing, ...handler }, (problem) =>
    failureOf(problem, file, entry.name),
  )
  for await (const piece of bytesOf(archive, entry, options)) {
    reader.write(piece)
    yield
  }
  reader.end()
}

const failureOf = (problem: XmlProblem, file: string, part: string): Failure => {
  if (problem === 'doctype') return new Failure('xlsx.forbidden-xml', { file, part })
  if (problem === 'tooDeep') return new Failure('xlsx.xml-too-deep', { file, part, limit: xmlLimits.depth })
  return new Failure('xlsx.part-damaged', { file, part })
}
