import { readFile } from 'node:fs/promises'
import { Resvg } from '@resvg/resvg-js'
import { Failure } from '../../contract/failure.ts'
import { pngSize } from '../charts/png-size.ts'
import { stampOf } from '../file-bytes.ts'
import { jpegSize } from './jpeg-size.ts'

/** Bytes of a file that is looked into, and pixels of a side that is drawn. */
export const logoLimits = { bytes: 4 * 2 ** 20, side: 6000 } as const

/** Pixels of the longer side of a logo as it is kept: sharp in print at four centimetres. */
const keptSide = 600

/**
 * A PNG or JPEG, drawn anew as PNG: what is kept holds pixels and nothing else, neither place nor author nor whatever else
 * the file carried. Other formats are refused; drawings among them, because they can hold programs and ask for files.
 */
export const readLogo = async (path: string): Promise<Uint8Array> => {
  const { file } = await stampOf(path, logoLimits.bytes)
  const bytes = await readFile(path)
  const kind = kindOf(bytes)
  if (kind === null) throw new Failure('logos.not-a-picture', { file })
  const size = kind === 'png' ? pngSizeOf(bytes) : jpegSize(bytes)
  if (size === null) throw new Failure('logos.unreadable', { file })
  if (Math.max(size.width, size.height) > logoLimits.side)
    throw new Failure('logos.too-large', { file, limit: logoLimits.side })
  return drawn(bytes, kind, size, file)
}

type Size = { readonly width: number; readonly height: number }

const kindOf = (bytes: Uint8Array): 'png' | 'jpeg' | null => {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('hex')
  if (head === '89504e470d0a1a0a') return 'png'
  return head.startsWith('ffd8ff') ? 'jpeg' : null
}

const pngSizeOf = (bytes: Uint8Array): Size | null => {
  if (bytes.length < 24) return null
  const size = pngSize(bytes)
  return size.width > 0 && size.height > 0 ? size : null
}

/** The picture in a drawing of our own that is nothing but the picture. One that cannot be read leaves it blank. */
const drawn = (bytes: Buffer, kind: 'png' | 'jpeg', { width, height }: Size, file: string): Uint8Array => {
  const scale = Math.min(1, keptSide / Math.max(width, height))
  const [across, down] = [width, height].map((side) => Math.max(1, Math.round(side * scale)))
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${across}" height="${down}"><image width="${across}" height="${down}" href="data:image/${kind};base64,${bytes.toString('base64')}"/></svg>`
  const image = new Resvg(svg, { font: { loadSystemFonts: false } }).render()
  if (!image.pixels.some((value, at) => at % 4 === 3 && value > 0)) throw new Failure('logos.unreadable', { file })
  return image.asPng()
}
