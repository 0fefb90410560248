import { inflateSync } from 'node:zlib'
import { unzipSync } from 'fflate'
import { pdfTexts } from './pdf-glyphs.ts'

/** Everything that the bytes of a file hold, with what is compressed or encoded in them laid open, as searchable text. */
export const unpacked = (bytes: Buffer): readonly string[] => {
  const texts = [bytes.toString('latin1'), bytes.toString('utf8')]
  return [
    ...texts,
    ...textsOf(zipped(bytes)),
    ...textsOf(pngStreams(bytes)),
    ...textsOf(pdfStreams(bytes)),
    ...pdfTexts(pdfStreams(bytes).map((stream) => stream.toString('latin1'))),
    ...encoded(texts[0]),
  ]
}

const textsOf = (parts: readonly Buffer[]): readonly string[] =>
  parts.flatMap((part) => [part.toString('latin1').replaceAll('\0', ''), part.toString('utf8')])

const zipped = (bytes: Buffer): readonly Buffer[] =>
  bytes.subarray(0, 2).toString('latin1') === 'PK'
    ? Object.values(unzipSync(bytes)).map((entry) => Buffer.from(entry))
    : []

/** The chunks of a picture, its rows of pixels inflated. */
const pngStreams = (bytes: Buffer): readonly Buffer[] => {
  if (bytes.readUInt32BE(0) !== 0x89504e47) return []
  const chunks: Buffer[] = []
  const pixels: Buffer[] = []
  for (let at = 8; at + 8 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    const data = bytes.subarray(at + 8, at + 8 + length)
    if (bytes.subarray(at + 4, at + 8).toString('latin1') === 'IDAT') pixels.push(data)
    else chunks.push(data)
    at += 12 + length
  }
  return [...chunks, inflated(Buffer.concat(pixels))]
}

const pdfStreams = (bytes: Buffer): readonly Buffer[] =>
  bytes.subarray(0, 4).toString('latin1') === '%PDF'
    ? [...bytes.toString('latin1').matchAll(/stream\r?\n([\s\S]*?)endstream/g)].map(([, body]) =>
        inflated(Buffer.from(body ?? '', 'latin1')),
      )
    : []

/** What stands in base64 inside a page. */
const encoded = (text = ''): readonly string[] =>
  [...text.matchAll(/base64,([A-Za-z0-9+/=]{16,})/g)].map(([, body]) =>
    Buffer.from(body ?? '', 'base64').toString('latin1'),
  )

const inflated = (bytes: Buffer): Buffer => {
  try {
    return inflateSync(bytes)
  } catch {
    return bytes
  }
}
