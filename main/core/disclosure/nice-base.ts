/** The least of 1, 2, 5, 10, 20, 50 … (of any power of ten) that is not below `value`; a positive number. */
export const niceAtLeast = (value: number): number => {
  const power = 10 ** Math.floor(Math.log10(value))
  const found = [1, 2, 5, 10].find((step) => step * power >= value * (1 - 1e-12)) as number
  return found * power
}

/** The next one above a number of the ladder. */
export const nextNice = (base: number): number => niceAtLeast(base * 1.01)

/** The greatest one not above `value`; a positive number. */
export const niceAtMost = (value: number): number => {
  const power = 10 ** Math.floor(Math.log10(value))
  const found = [5, 2, 1].find((step) => step * power <= value * (1 + 1e-12)) ?? 1
  return found * power
}

/** The multiple of a nice number that is nearest to `value`, without the traces of binary fractions. */
export const nearestMultiple = (value: number, base: number): number =>
  Number((base * Math.round(value / base)).toPrecision(15))
