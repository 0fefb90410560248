/**
 * A browser lays nothing out beyond 2^25 of the screen's own pixels, of which a page at 400 % has four to each of its
 * own. What is longer is scrolled in a shorter space, where a turn of the wheel moves it as far as anywhere.
 */
const mostPixels = 2 ** 23 - 2 ** 16

/** A wheel or a finger moves less than this at once, and one pixel of the scroll bar of so long a content more. */
const mostAtOnce = 2_000

/** Pixels of the page: of the whole content, and of the part that is in sight. */
export type Extent = { readonly total: number; readonly view: number }

/** What the browser says is scrolled away, and what has to be added for what is really above the part in sight. */
export type Spot = { readonly top: number; readonly shift: number }

export const spaceFor = (total: number): number => Math.min(total, mostPixels)

export const offsetOf = ({ top, shift }: Spot): number => top + shift

/** Where the content from `offset` on is in sight, with the scroll bar as far down as the offset is in the content. */
export const spotOf = (offset: number, { total, view }: Extent): Spot => {
  const most = Math.max(0, total - view)
  const wanted = Math.min(Math.max(0, offset), most)
  const top = total <= mostPixels ? wanted : Math.round((wanted / most) * (mostPixels - view))
  return { top, shift: wanted - top }
}

/**
 * Where the content stands when the browser has scrolled to `top`: with the wheel it has moved pixel by pixel, with
 * the scroll bar in proportion.
 */
export const spotAfter = ({ top: before, shift }: Spot, top: number, { total, view }: Extent): Spot => {
  if (total <= mostPixels) return { top, shift: 0 }
  const most = total - view
  const isNear = Math.abs(top - before) <= mostAtOnce
  const offset = isNear ? top + shift : (top / (mostPixels - view)) * most
  return { top, shift: Math.min(Math.max(0, offset), most) - top }
}
