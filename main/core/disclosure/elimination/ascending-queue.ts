/** Whole numbers that come out the least first: a binary heap. */
export type AscendingQueue = { readonly push: (item: number) => void; readonly pop: () => number | undefined }

export const ascendingQueue = (): AscendingQueue => {
  const items: number[] = []
  return { push: (item) => rise(items, item), pop: () => takeLeast(items) }
}

const rise = (items: number[], item: number): void => {
  let at = items.length
  items.push(item)
  while (at > 0) {
    const parent = (at - 1) >> 1
    if ((items[parent] as number) <= item) break
    items[at] = items[parent] as number
    at = parent
  }
  items[at] = item
}

const takeLeast = (items: number[]): number | undefined => {
  const least = items[0]
  const last = items.pop()
  if (last === undefined || items.length === 0) return least
  let at = 0
  for (;;) {
    let child = 2 * at + 1
    if (child >= items.length) break
    if (child + 1 < items.length && (items[child + 1] as number) < (items[child] as number)) child++
    if ((items[child] as number) >= last) break
    items[at] = items[child] as number
    at = child
  }
  items[at] = last
  return least
}
