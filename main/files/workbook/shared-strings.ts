import { Failure } from '../../contract/failure.ts'
import type { Archive, ZipEntry } from '../zip/archive.ts'
import { workbookLimits } from './limits.ts'
import { readPart } from './part.ts'
import { plainText } from './plain-text.ts'

/** The texts that cells refer to by number. */
export const readSharedStrings = async (archive: Archive, part: ZipEntry | undefined): Promise<string[]> => {
  if (part === undefined) return []
  const strings: string[] = []
  let length = 0
  const tooMuch = (): Failure =>
    new Failure('xlsx.too-much-text', { file: archive.stamp.file, limit: workbookLimits.textLength })
  let text = ''
  let isText = false
  let inPhonetic = false
  await readPart(archive, part, {
    open: (name) => {
      if (name === 'si') text = ''
      if (name === 't') isText = !inPhonetic
      if (name === 'rPh') inPhonetic = true
    },
    text: (piece) => {
      if (!isText) return
      text += piece
      length += piece.length
      if (length > workbookLimits.textLength) throw tooMuch()
    },
    close: (name) => {
      if (name === 't') isText = false
      if (name === 'rPh') inPhonetic = false
      if (name !== 'si') return
      if (strings.length === workbookLimits.sharedStrings) throw tooMuch()
      strings.push(plainText(text))
    },
  })
  return strings
}
