/** A square matrix of 1 and −1 by rows, whose rows are orthogonal; the first row and column are all 1. */
export type Hadamard = { readonly order: number; readonly values: Int8Array }

/**
 * The smallest Hadamard matrix of order `least` or more that the constructions of Sylvester (doubling) and Paley (1933,
 * from the quadratic residues of a prime q: order q + 1 for q ≡ 3, 2 (q + 1) for q ≡ 1 modulo 4) give. They skip few
 * orders below 200 (52, 76, 92, 100 …).
 */
export const hadamard = (least: number): Hadamard => {
  for (let order = least <= 2 ? Math.max(1, least) : Math.ceil(least / 4) * 4; ; order += order < 4 ? 1 : 4) {
    const matrix = constructed(order)
    if (matrix) return normalised(matrix)
  }
}

const constructed = (order: number): Hadamard | null => {
  if (order === 1) return { order, values: Int8Array.of(1) }
  if (isPrime(order - 1) && (order - 1) % 4 === 3) return paleyOne(order - 1)
  if (order % 4 === 0 && isPrime(order / 2 - 1) && (order / 2 - 1) % 4 === 1) return paleyTwo(order / 2 - 1)
  const half = order % 2 === 0 ? constructed(order / 2) : null
  return half && doubled(half)
}

const doubled = ({ order: half, values }: Hadamard): Hadamard =>
  matrixOf(2 * half, (i, j) => {
    const value = values[(i % half) * half + (j % half)] as number
    return i >= half && j >= half ? -value : value
  })

/** I + S with S = [0 1; −1 Q], Q the Jacobsthal matrix. */
const paleyOne = (q: number): Hadamard => {
  const residue = quadraticCharacter(q)
  return matrixOf(q + 1, (i, j) => {
    if (i === j) return 1
    if (i === 0) return 1
    return j === 0 ? -1 : (residue[(i - j + q) % q] as number)
  })
}

/** Every 0 of the symmetric conference matrix [0 1; 1 Q] becomes [1 −1; −1 −1], every ±1 becomes ±[1 1; 1 −1]. */
const paleyTwo = (q: number): Hadamard => {
  const residue = quadraticCharacter(q)
  const conference = (i: number, j: number): number =>
    i === j ? 0 : i === 0 || j === 0 ? 1 : (residue[(i - j + q) % q] as number)
  return matrixOf(2 * (q + 1), (i, j) => {
    const value = conference(i >> 1, j >> 1)
    const [lower, right] = [i % 2 === 1, j % 2 === 1]
    if (value === 0) return lower || right ? -1 : 1
    return lower && right ? -value : value
  })
}

/** χ(a) for a = 0 … q − 1: 0 for 0, 1 for squares modulo q, −1 for the others. */
const quadraticCharacter = (q: number): Int8Array => {
  const character = new Int8Array(q).fill(-1)
  for (let a = 1; a < q; a++) character[(a * a) % q] = 1
  character[0] = 0
  return character
}

const isPrime = (q: number): boolean => {
  if (q < 2) return false
  for (let d = 2; d * d <= q; d++) if (q % d === 0) return false
  return true
}

const matrixOf = (order: number, element: (i: number, j: number) => number): Hadamard => {
  const values = new Int8Array(order * order)
  for (let i = 0; i < order; i++) for (let j = 0; j < order; j++) values[i * order + j] = element(i, j)
  return { order, values }
}

/** Columns, then rows, are negated until the first row and column are all 1. */
const normalised = ({ order, values }: Hadamard): Hadamard => {
  const sign = (i: number, j: number): number => values[i * order + j] as number
  return matrixOf(order, (i, j) => sign(i, j) * sign(0, j) * sign(i, 0) * sign(0, 0))
}
