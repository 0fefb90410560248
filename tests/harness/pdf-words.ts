import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from './engine.ts'

/** Words of a PDF in the order of its content, with their boxes, as Poppler finds them. */

export const hasPoppler = spawnSync('pdftotext', ['-v']).status === 0
if (!hasPoppler) console.info('skipped: reading PDFs, because pdftotext (poppler-utils) is missing')

export type PdfWord = {
  readonly text: string
  readonly box: readonly [left: number, top: number, right: number, bottom: number]
  readonly page: { readonly number: number; readonly width: number; readonly height: number }
}

export const wordsOf = (pdf: Uint8Array): readonly PdfWord[] => {
  const { folder, remove } = temporaryFolder()
  try {
    const file = join(folder, 'report.pdf')
    writeFileSync(file, pdf)
    const { stdout } = spawnSync('pdftotext', ['-raw', '-bbox', file, '-'], { encoding: 'utf8', maxBuffer: 2 ** 28 })
    return [...stdout.matchAll(/<page width="([^"]+)" height="([^"]+)">([\s\S]*?)<\/page>/g)].flatMap(
      ([, width, height, content = ''], place) => {
        const page = { number: place + 1, width: Number(width), height: Number(height) }
        return [...content.matchAll(/xMin="([^"]+)" yMin="([^"]+)" xMax="([^"]+)" yMax="([^"]+)">([^<]*)</g)].map(
          ([, left, top, right, bottom, text = '']): PdfWord => ({
            text: unescaped(text),
            box: [Number(left), Number(top), Number(right), Number(bottom)],
            page,
          }),
        )
      },
    )
  } finally {
    remove()
  }
}

const unescaped = (text: string): string =>
  text
    .replaceAll('&apos;', "'")
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')

/** Words between head and foot of their pages, written together: where lines and words end does not matter. */
export const bodyText = (words: readonly PdfWord[], margin: number): string =>
  squeezed(
    words
      .filter(({ box, page }) => box[3] > margin && box[1] < page.height - margin)
      .map(({ text }) => text)
      .join(''),
  )

/** A text without anything that breaks lines or keeps them from breaking. */
export const squeezed = (text: string): string => text.normalize('NFC').replace(/[\s\u00ad\u200b]/gu, '')
