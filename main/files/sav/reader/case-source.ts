import type { FileHandle } from 'node:fs/promises'
import { Failure } from '../../../contract/failure.ts'
import { readAt } from '../../file-bytes.ts'
import { compressions, slotBytes } from '../format/layout.ts'
import type { SpecialNumbers } from './extensions.ts'
import { limits } from './limits.ts'
import { expandBlock, readZlibBlocks, type ZlibBlock, type ZlibPlace } from './zlib.ts'

/** Where the cases of a file are, how they are packed and how many there can be. */
export type CaseSource = ZlibPlace & {
  readonly compression: number
  readonly bias: number
  readonly special: SpecialNumbers
  /** 8-byte elements of a case. */
  readonly slots: number
  readonly declared: number | null
  /** The most cases that the bytes have room for; never more than are declared. */
  readonly most: number
  readonly blocks: readonly ZlibBlock[]
}

type Claims = ZlibPlace & Omit<CaseSource, 'most' | 'blocks'>

/** Holds the declared count of cases against the bytes there are. */
export const findCases = async (handle: FileHandle, claims: Claims): Promise<CaseSource> => {
  const { file, size, start, compression, slots, declared } = claims
  const blocks = compression === compressions.zlib ? await readZlibBlocks(handle, claims) : []
  const expanded = blocks.reduce((sum, block) => sum + block.expanded, 0)
  const bytes = compression === compressions.zlib ? expanded : size - start
  // Packed, an element takes one byte at least; plain, always eight.
  const isPlain = compression === compressions.none
  const room = Math.floor(bytes / (isPlain ? slots * slotBytes : slots))
  if (declared !== null && declared > room) throw new Failure('sav.cases-missing', { file, declared, room })
  if (declared !== null && isPlain && declared < room) throw new Failure('sav.cases-beyond', { file, declared })
  if ((declared ?? (isPlain ? room : 0)) > limits.cases)
    throw new Failure('sav.too-many-cases', { file, limit: limits.cases })
  return { ...claims, blocks, most: Math.min(declared ?? room, limits.cases) }
}

/** A run of the bytes of cases, and where in the file it, or the compressed block that it came from, begins and ends. */
export type CaseBytes = { readonly bytes: Buffer; readonly at: number; readonly end: number }

const blockBytes = 1 << 20

/** All bytes of the cases, expanded, in runs of whole 8-byte elements; a last one may be incomplete. */
export async function* caseBytes(handle: FileHandle, source: CaseSource): AsyncGenerator<CaseBytes> {
  const { file, size, blocks } = source
  if (source.compression === compressions.zlib)
    for (const block of blocks)
      yield { bytes: await expandBlock(handle, block, file), at: block.at, end: block.at + block.compressed }
  else
    for (let at = source.start; at < size; at += blockBytes) {
      const end = Math.min(at + blockBytes, size)
      yield { bytes: await readAt(handle, at, end - at, file), at, end }
    }
}
