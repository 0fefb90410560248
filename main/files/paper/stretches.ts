import { heightOf } from './height.ts'
import { pageSize } from './page.ts'
import type { Block, Stretch } from './paper.ts'

/**
 * The blocks in stretches of upright and sideways pages. A wide table lies sideways, and with it the heading over it and the
 * few lines between; wide tables that follow each other share their pages with tables between them, and short ones after them fill the last of these.
 */
export const stretchesOf = (blocks: readonly Block[]): readonly Stretch[] => {
  const stretches: { isSideways: boolean; blocks: Block[] }[] = []
  const lies = filled(blocks, waysOf(blocks))
  for (const [place, block] of blocks.entries()) {
    const isSideways = lies[place] ?? false
    const last = stretches.at(-1)
    if (last && last.isSideways === isSideways) last.blocks.push(block)
    else stretches.push({ isSideways, blocks: [block] })
  }
  return stretches
}

const waysOf = (blocks: readonly Block[]): boolean[] => {
  const lies = blocks.map((_, place) => isWide(blocks[place]) || isBetweenWide(blocks, place))
  for (let place = blocks.length - 2; place >= 0; place--)
    if (leads(blocks[place], blocks[place - 1])) lies[place] = lies[place + 1] ?? false
  return lies
}

const isWide = (block: Block | undefined): boolean => block?.kind === 'table' && block.fit.isSideways

/** Whether a table has wide ones before and after it, with nothing but tables between. */
const isBetweenWide = (blocks: readonly Block[], place: number): boolean => {
  const reachesWide = (step: 1 | -1): boolean => {
    let at = place
    while (blocks[at]?.kind === 'table' && !isWide(blocks[at])) at += step
    return isWide(blocks[at])
  }
  return blocks[place]?.kind === 'table' && reachesWide(-1) && reachesWide(1)
}

/** Whether a block stands over what follows it: a heading, or the few lines right under one. */
const leads = (block: Block | undefined, before: Block | undefined): boolean =>
  block?.kind === 'heading' ||
  (block?.kind === 'text' &&
    before?.kind === 'heading' &&
    block.runs.map(({ text }) => text).join('').length <= fewLines)

/** Letters of two or three lines. */
const fewLines = 300

/** Short tables right after one that lies sideways lie so too, while its page has room for them. */
const filled = (blocks: readonly Block[], lies: readonly boolean[]): readonly boolean[] => {
  const room = pageSize.short - 2 * pageSize.margin
  let used: number | null = null
  return blocks.map((block, place) => {
    const height = block.kind === 'table' ? heightOf(block) : 0
    const isSideways = lies[place] ?? false
    if (isSideways) used = ((used ?? 0) + height) % room
    else if (block.kind === 'table' && block.isWhole && used !== null && used + height <= room) used += height
    else used = null
    return used !== null
  })
}
