import type { Grammar } from './grammar.ts'
import { listed } from './listed.ts'

/** English as the United Nations Editorial Manual writes it: no comma before the last item of a plain list. */
export const english: Grammar = {
  list: (items) => listed(items, () => 'and'),
  contract: (sentence) => sentence,
  ordinal: (rank) => {
    const isTeen = rank % 100 >= 11 && rank % 100 <= 13
    return `${rank}${isTeen ? 'th' : (endings[rank % 10] ?? 'th')}`
  },
  quote: (name) => `“${name.replace(/[«“„]/g, '‘').replace(/[»”]/g, '’')}”`,
}

const endings: Readonly<Record<number, string>> = { 1: 'st', 2: 'nd', 3: 'rd' }
