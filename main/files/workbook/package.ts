import { Failure } from '../../contract/failure.ts'
import { type FileStamp, headOf, piecesOf, stampOf } from '../file-bytes.ts'
import { type Archive, openArchive, type ZipEntry, type ZipProblem } from '../zip/archive.ts'
import { zipLimits } from '../zip/limits.ts'
import { readPart } from './part.ts'

/** A workbook as an archive of parts, found sound, and the part that says what is in it. */
export type Package = { readonly archive: Archive; readonly workbookPart: string }

/** Opens a workbook's archive. Refuses what is none, what is encrypted and what carries programs. */
export const openPackage = async (path: string): Promise<Package> => {
  const stamp = await stampOf(path, zipLimits.bytes)
  await refuseCompoundFile(stamp)
  const archive = await openArchive(stamp, (problem) => failureOf(stamp.file, problem))
  const types = await contentTypes(archive)
  const names = [...archive.entries.keys()]
  const hasMacros = [...types.values()].some((type) => /macroEnabled|vbaProject|macrosheet/i.test(type))
  if (hasMacros || names.some((name) => /vbaProject\.bin$/i.test(name)))
    throw new Failure('xlsx.macros', { file: stamp.file })
  const workbookPart = [...types].find(([, type]) => workbookType.test(type))?.[0]
  if (workbookPart === undefined) throw new Failure('xlsx.other-format', { file: stamp.file })
  return { archive, workbookPart }
}

/** A part that must be there. */
export const partOf = ({ archive }: Package, name: string): ZipEntry => {
  const entry = archive.entries.get(name)
  if (entry === undefined) throw new Failure('xlsx.part-missing', { file: archive.stamp.file, part: name })
  return entry
}

const workbookType = /spreadsheetml\.(sheet|template)\.main\+xml$/
const contentTypesPart = '[Content_Types].xml'

/** The kinds of the parts that are named one by one. */
const contentTypes = async (archive: Archive): Promise<ReadonlyMap<string, string>> => {
  const entry = archive.entries.get(contentTypesPart)
  if (entry === undefined) throw new Failure('xlsx.other-format', { file: archive.stamp.file })
  const types = new Map<string, string>()
  await readPart(archive, entry, {
    open: (name, attributes) => {
      const type = attributes.get('ContentType')
      // A default type is of an ending; it matters only where it is one of programs.
      const part = name === 'Override' ? attributes.get('PartName') : attributes.get('Extension')
      if (type !== undefined && part !== undefined) types.set(part.replace(/^\//, ''), type)
    },
  })
  return types
}

const compoundSignature = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const encryptedStream = Buffer.from('EncryptedPackage', 'utf16le')

/** Workbooks of before 2007, and those that Excel encrypts, are files of another kind. */
const refuseCompoundFile = async (stamp: FileStamp): Promise<void> => {
  const head = await headOf(stamp, compoundSignature.length)
  if (!head.equals(compoundSignature)) return
  let end = Buffer.alloc(0)
  for await (const piece of piecesOf(stamp, 0, {})) {
    const bytes = Buffer.concat([end, piece])
    if (bytes.includes(encryptedStream)) throw new Failure('xlsx.encrypted', { file: stamp.file })
    end = bytes.subarray(-encryptedStream.length)
  }
  throw new Failure('xlsx.old-format', { file: stamp.file })
}

const failureOf = (file: string, problem: ZipProblem): Failure => {
  switch (problem.is) {
    case 'notZip':
      return new Failure('xlsx.not-xlsx', { file })
    case 'encrypted':
      return new Failure('xlsx.encrypted', { file })
    case 'truncated':
      return new Failure('xlsx.truncated', { file })
    case 'damaged':
      return new Failure('xlsx.damaged', { file })
    case 'tooManyEntries':
      return new Failure('xlsx.too-many-parts', { file, count: problem.count, limit: problem.limit })
    case 'badName':
    case 'doubled':
    case 'link':
      return new Failure('xlsx.unsafe-part', { file, entry: problem.entry })
    case 'tooLarge':
      return new Failure('xlsx.too-large', { file, part: problem.name, bytes: problem.bytes, limit: problem.limit })
    case 'bomb':
      return new Failure('xlsx.bomb', { file, part: problem.name, ratio: problem.ratio, limit: problem.limit })
    case 'entryDamaged':
      return new Failure('xlsx.part-damaged', { file, part: problem.name })
  }
}
