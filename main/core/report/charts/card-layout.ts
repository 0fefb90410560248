import { hatch } from './hatch.ts'
import type { Picture } from './points.ts'
import { chartWidth, ink, quietInk, seriesColours, type VegaLiteSpec } from './theme.ts'
import { wrap } from './wrap.ts'

/** What is written on a card, each part empty where it has none. */
export type CardText = {
  readonly title: string
  readonly figure: string
  readonly interval: string
  readonly verdict: string
  readonly unit: string
  readonly universe: string
  readonly window: string
  readonly doubtful: boolean
  readonly hidden: boolean
}

/** Up to this many cards stand in a row. */
const across = 4
const gap = 12
const inset = 12
const lineHeight = 15
/** Letters that fit on a line, by the width of a card in pixels: of running text and of titles, which are larger. */
const lettersOf = (width: number) => ({
  text: Math.floor((width - 2 * inset) / 5.9),
  title: Math.floor((width - 2 * inset) / 6.6),
})

/** Cards in rows of the same height, every text in its place. */
export const cardsOnPaper = (cards: readonly CardText[]): Pick<Picture, 'height' | 'content'> => {
  // A paper edge of 10 on both sides belongs to the width.
  const room = chartWidth - 20
  const columns = Math.min(across, cards.length)
  const width = (room - gap * (columns - 1)) / columns
  const written = cards.map((card) => linesOf(card, width))
  const titleLines = Math.max(...written.map(({ title }) => title.length))
  const belowLines = Math.max(...written.map(({ below }) => below.length))
  const figureAt = inset + titleLines * lineHeight + 26
  const height = figureAt + 16 + belowLines * lineHeight + inset
  const values = cards.map((card, at) => {
    const [left, top] = [(at % columns) * (width + gap), Math.floor(at / columns) * (height + gap)]
    return {
      ...card,
      left,
      right: left + width,
      top,
      bottom: top + height,
      x: left + inset,
      titleY: top + inset,
      figureY: top + figureAt,
      belowY: top + figureAt + 16,
      titleText: written[at]?.title.join('\n') ?? '',
      below: written[at]?.below.join('\n') ?? '',
    }
  })
  const whole = Math.ceil(cards.length / columns) * (height + gap) - gap
  const x = { type: 'quantitative', axis: null, scale: { domain: [0, room], nice: false, zero: false } }
  const y = { type: 'quantitative', axis: null, scale: { domain: [whole, 0], nice: false, zero: false } }
  const text = (field: string, at: string, look: VegaLiteSpec): VegaLiteSpec => ({
    mark: { type: 'text', align: 'left', ...look },
    encoding: { x: { field: 'x', ...x }, y: { field: at, ...y }, text: { field } },
  })
  const box = (filter: string, look: VegaLiteSpec, right = 'right', top = 'top'): VegaLiteSpec => ({
    transform: [{ filter }],
    mark: { type: 'rect', ...look },
    encoding: { x: { field: 'left', ...x }, x2: { field: right }, y: { field: top, ...y }, y2: { field: 'bottom' } },
  })
  const line = { fill: 'white', stroke: quietInk, strokeWidth: 1.2 }
  return {
    height: whole,
    content: {
      data: { values },
      transform: [
        { calculate: 'datum.left + 5', as: 'edge' },
        { calculate: 'datum.bottom - 10', as: 'foot' },
      ],
      layer: [
        box('!datum.doubtful', line),
        box('datum.doubtful', { ...line, strokeDash: [5, 4] }),
        box('!datum.doubtful && !datum.hidden', { fill: seriesColours[0] }, 'edge'),
        ...(cards.some(({ hidden }) => hidden) ? [box('datum.hidden', { ...line, fill: hatch }, 'right', 'foot')] : []),
        text('titleText', 'titleY', { baseline: 'top', fontSize: 12.5, fontWeight: 600, lineHeight }),
        text('figure', 'figureY', { baseline: 'alphabetic', fontSize: 29, fontWeight: 600 }),
        text('below', 'belowY', { baseline: 'top', fontSize: 11.5, color: ink, lineHeight }),
      ],
    },
  }
}

const linesOf = (card: CardText, width: number): { readonly title: string[]; readonly below: string[] } => {
  const letters = lettersOf(width)
  const { unit, interval, verdict, universe, window } = card
  return {
    title: wrap(card.title, letters.title),
    below: [unit, interval, verdict, universe, window].flatMap((part) => wrap(part, letters.text)),
  }
}
