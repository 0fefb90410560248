import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { pngSize } from '../../../main/files/charts/png-size.ts'
import { readLogo } from '../../../main/files/logos/read-logo.ts'
import { drawing, jpeg, png } from '../../harness/pictures.ts'

const folder = mkdtempSync(join(tmpdir(), 'caracteriza-logos-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A PNG with a text chunk after its header, as programs leave who drew it and where. */
const signed = (picture: Buffer): Buffer => {
  const text = Buffer.from('Author\0Ana de Ahuachapán', 'latin1')
  const chunk = Buffer.concat([Buffer.alloc(4), Buffer.from('tEXt'), text, Buffer.alloc(4)])
  chunk.writeUInt32BE(text.length)
  chunk.writeUInt32BE(crc32(chunk.subarray(4, -4)), chunk.length - 4)
  return Buffer.concat([picture.subarray(0, 33), chunk, picture.subarray(33)])
}

const read = async (name: string, bytes: Buffer | string): Promise<Buffer> => {
  const file = join(folder, name)
  writeFileSync(file, bytes)
  return Buffer.from(await readLogo(file))
}

describe('a logo', () => {
  test('is kept as PNG of at most 600 pixels a side, whatever came', async () => {
    expect(pngSize(await read('a.png', png(30, 20)))).toEqual({ width: 30, height: 20 })
    expect(pngSize(await read('b.png', png(1800, 900)))).toEqual({ width: 600, height: 300 })
    expect(pngSize(await read('c.jpg', jpeg))).toEqual({ width: 24, height: 12 })
  })

  test('loses all that is not picture, and is the same each time', async () => {
    const source = signed(png(30, 20))
    expect(source.toString('latin1')).toContain('Ana')
    const kept = await read('firmado.png', source)
    expect(kept.toString('latin1')).not.toMatch(/Ana|tEXt|Author/)
    expect(Buffer.compare(kept, await read('otra.png', source))).toBe(0)
  })

  test.each([
    ['a drawing', drawing(9, 9), 'logos.not-a-picture'],
    ['a page', '<html>', 'logos.not-a-picture'],
    ['a picture cut off in its header', png(30, 20).subarray(0, 20), 'logos.unreadable'],
    ['a picture cut off in its pixels', png(300, 200).subarray(0, 60), 'logos.unreadable'],
    ['a JPEG without a frame', Buffer.from('ffd8ffe000104a46', 'hex'), 'logos.unreadable'],
    ['a picture that says to be enormous', enormous(), 'logos.too-large'],
  ])('%s is refused', async (_, bytes, code) => {
    await expect(read('mal.png', bytes)).rejects.toMatchObject({ code })
  })
})

function enormous(): Buffer {
  const picture = png(9, 9)
  picture.writeUInt32BE(2 ** 31 - 1, 16)
  return picture
}
