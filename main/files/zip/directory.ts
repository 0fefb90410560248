import type { TellProblem, ZipEntry } from './archive.ts'
import { zipLimits } from './limits.ts'

type Source = { readonly bytes: number; readonly read: (at: number, count: number) => Promise<Buffer> }

const endSignature = 0x06054b50
const endBytes = 22
const longestComment = 0xffff
const end64Signature = 0x06064b50
const end64Bytes = 56
const locator64Signature = 0x07064b50
const locator64Bytes = 20
const entrySignature = 0x02014b50
const entryBytes = 46
const [none16, none32] = [0xffff, 0xffffffff]

/** The entries of an archive by name, as APPNOTE 6.3 lays its directory out, with the extensions for large files. */
export const readDirectory = async (source: Source, tell: TellProblem): Promise<ReadonlyMap<string, ZipEntry>> => {
  const { count, at, bytes } = await findDirectory(source, tell)
  if (count > zipLimits.entries) throw tell({ is: 'tooManyEntries', count, limit: zipLimits.entries })
  if (bytes < count * entryBytes || at + bytes > source.bytes) throw tell({ is: 'damaged' })
  const directory = await source.read(at, bytes)
  const entries = new Map<string, ZipEntry>()
  let place = 0
  for (let number = 1; number <= count; number++) {
    const { entry, length } = readEntry(directory, place, number, tell)
    if (entries.has(entry.name)) throw tell({ is: 'doubled', entry: number })
    entries.set(entry.name, entry)
    place += length
  }
  checkSizes([...entries.values()], at, tell)
  return entries
}

type Place = { readonly count: number; readonly at: number; readonly bytes: number }

/** The record at the very end, with a comment behind it perhaps, says where the directory is. */
const findDirectory = async (source: Source, tell: TellProblem): Promise<Place> => {
  if (source.bytes < endBytes || (await source.read(0, 4)).readUInt16LE(0) !== 0x4b50) throw tell({ is: 'notZip' })
  const tailAt = Math.max(0, source.bytes - endBytes - longestComment)
  const tail = await source.read(tailAt, source.bytes - tailAt)
  let at = tail.length - endBytes
  while (
    at >= 0 &&
    !(tail.readUInt32LE(at) === endSignature && at + endBytes + tail.readUInt16LE(at + 20) <= tail.length)
  )
    at--
  if (at < 0) throw tell({ is: 'truncated' })
  const place = { count: tail.readUInt16LE(at + 10), bytes: tail.readUInt32LE(at + 12), at: tail.readUInt32LE(at + 16) }
  const isLarge = place.count === none16 || place.bytes === none32 || place.at === none32
  return isLarge ? findDirectory64(source, tailAt + at - locator64Bytes, tell) : place
}

const findDirectory64 = async (source: Source, locatorAt: number, tell: TellProblem): Promise<Place> => {
  if (locatorAt < 0) throw tell({ is: 'damaged' })
  const locator = await source.read(locatorAt, locator64Bytes)
  const at = Number(locator.readBigUInt64LE(8))
  if (locator.readUInt32LE(0) !== locator64Signature || at + end64Bytes > source.bytes) throw tell({ is: 'damaged' })
  const end = await source.read(at, end64Bytes)
  if (end.readUInt32LE(0) !== end64Signature) throw tell({ is: 'damaged' })
  const [count, bytes, start] = [32, 40, 48].map((place) => Number(end.readBigUInt64LE(place))) as [
    number,
    number,
    number,
  ]
  return { count, bytes, at: start }
}

/** Mode bits of Unix in the upper half of the attributes. */
const isLink = (attributes: number): boolean => ((attributes >>> 16) & 0xf000) === 0xa000

const readEntry = (
  directory: Buffer,
  at: number,
  number: number,
  tell: TellProblem,
): { entry: ZipEntry; length: number } => {
  if (at + entryBytes > directory.length || directory.readUInt32LE(at) !== entrySignature) throw tell({ is: 'damaged' })
  const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((place) => directory.readUInt16LE(at + place)) as [
    number,
    number,
    number,
  ]
  const length = entryBytes + nameBytes + extraBytes + commentBytes
  if (at + length > directory.length) throw tell({ is: 'damaged' })
  const flags = directory.readUInt16LE(at + 8)
  const method = directory.readUInt16LE(at + 10)
  if ((flags & 1) !== 0 || (flags & 0x40) !== 0) throw tell({ is: 'encrypted' })
  if (method !== 0 && method !== 8) throw tell({ is: 'damaged' })
  if (isLink(directory.readUInt32LE(at + 38))) throw tell({ is: 'link', entry: number })
  const name = directory.toString('utf8', at + entryBytes, at + entryBytes + nameBytes).replaceAll('\\', '/')
  if (!isSafeName(name)) throw tell({ is: 'badName', entry: number })
  const extra = directory.subarray(at + entryBytes + nameBytes, at + entryBytes + nameBytes + extraBytes)
  const sizes = [24, 20, 42].map((place) => directory.readUInt32LE(at + place))
  const [bytes, compressed, header] = withExtension(sizes, extra, tell) as [number, number, number]
  return { entry: { name, method, crc: directory.readUInt32LE(at + 16), compressed, bytes, at: header }, length }
}

/** No way out of the folder that a program might unpack the archive into, and no control characters. */
const isSafeName = (name: string): boolean =>
  name !== '' &&
  !name.startsWith('/') &&
  !/^[a-z]:/i.test(name) &&
  !name.split('/').includes('..') &&
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
  !/[\0-\x1f]/.test(name)

/** Sizes that do not fit 32 bits stand in an extra field, in the same order. */
const withExtension = (sizes: readonly number[], extra: Buffer, tell: TellProblem): number[] => {
  const large = sizes.filter((size) => size === none32).length
  if (large === 0) return [...sizes]
  let at = 0
  while (at + 4 <= extra.length && extra.readUInt16LE(at) !== 1) at += 4 + extra.readUInt16LE(at + 2)
  if (at + 4 + 8 * large > extra.length) throw tell({ is: 'damaged' })
  let next = at + 4
  return sizes.map((size) => {
    if (size !== none32) return size
    next += 8
    return Number(extra.readBigUInt64LE(next - 8))
  })
}

/** Entries must lie one behind the other in front of the directory: those that share bytes are made to deceive. */
const checkSizes = (entries: readonly ZipEntry[], directoryAt: number, tell: TellProblem): void => {
  let end = directoryAt
  for (const { name, at, compressed, bytes, method } of entries.toSorted((a, b) => b.at - a.at)) {
    if (at + compressed > end || (method === 0 && bytes !== compressed)) throw tell({ is: 'damaged' })
    end = at
    if (bytes > zipLimits.entryBytes) throw tell({ is: 'tooLarge', name, bytes, limit: zipLimits.entryBytes })
    const ratio = Math.floor(bytes / Math.max(1, compressed))
    if (bytes > zipLimits.ratioFrom && ratio > zipLimits.ratio)
      throw tell({ is: 'bomb', name, ratio, limit: zipLimits.ratio })
  }
  const total = entries.reduce((sum, { bytes }) => sum + bytes, 0)
  if (total > zipLimits.totalBytes) throw tell({ is: 'tooLarge', name: '', bytes: total, limit: zipLimits.totalBytes })
}
