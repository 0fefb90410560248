import { expect, test } from 'vitest'
import { decoderFor } from '../../../../main/files/encoding/decode.ts'
import { TextBudget, TextColumn } from '../../../../main/files/sav/reader/text-column.ts'

test('texts are numbered as they come, blanks are 0, padding and cut characters make no difference', () => {
  const column = new TextColumn(decoderFor('utf-8'), new TextBudget('x.sav'))
  const code = (bytes: Buffer) => column.code(bytes, 0, bytes.length)
  const cut = Buffer.from('niñ').subarray(0, 3)
  expect([
    code(Buffer.from('sur  ')),
    code(Buffer.from('   ')),
    code(Buffer.from('año')),
    code(Buffer.from('sur\0')),
    code(Buffer.from('año ')),
    code(cut),
    code(Buffer.from('ni')),
    code(Buffer.alloc(8)),
  ]).toEqual([1, 0, 2, 1, 2, 3, 3, 0])
  expect(column.dictionary).toEqual(['sur', 'año', 'ni'])
})
