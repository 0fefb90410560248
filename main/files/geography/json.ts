import { readFile } from 'node:fs/promises'
import { Failure } from '../../contract/failure.ts'
import { stampOf } from '../file-bytes.ts'
import { boundaryLimits } from './limits.ts'

/** A JSON file of boundaries, read whole, once it is clear that it is no larger and no deeper than such files are. */
export const readBoundaryJson = async (path: string): Promise<{ readonly file: string; readonly value: unknown }> => {
  const { file } = await stampOf(path, boundaryLimits.bytes)
  const text = decode(await readFile(path), file)
  if (deepest(text) > boundaryLimits.depth)
    throw new Failure('boundaries.too-deep', { file, limit: boundaryLimits.depth })
  try {
    return { file, value: JSON.parse(text) }
  } catch {
    throw new Failure('boundaries.not-json', { file })
  }
}

const decode = (bytes: Uint8Array, file: string): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Failure('boundaries.not-json', { file })
  }
}

const [quote, backslash, openObject, closeObject, openList, closeList] = [0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d]

/** How deep objects and lists are inside each other, without building any of them. */
const deepest = (text: string): number => {
  let [depth, most, inText] = [0, 0, false]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (inText) {
      if (code === backslash) at++
      else if (code === quote) inText = false
    } else if (code === quote) inText = true
    else if (code === openObject || code === openList) most = Math.max(most, ++depth)
    else if (code === closeObject || code === closeList) depth--
  }
  return most
}
