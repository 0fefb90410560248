import { type RandomStream, randomStream } from '../../../main/core/numerics/random.ts'

/** Invented persons in two lists, and which of the one is which of the other. Names are drawn from lists of common ones. */
export type Person = {
  readonly name: string
  /** 1990-07-31 */
  readonly born: string
  readonly document: string
  readonly sex: string
}
export type TwoLists = {
  readonly first: readonly Person[]
  readonly second: readonly Person[]
  /** For each of `second`, its place in `first`; -1 for those who are not there. */
  readonly truth: Int32Array
}

const women =
  'María Ana Rosa Carmen Juana Blanca Gloria Marta Sandra Karla Yesenia Xiomara Guadalupe Concepción Dolores Teresa Evelyn Jacqueline Wendy Zoila Ángela Inés Mercedes Lucía Verónica Reina Berta Elsy Iris Fátima'
const men =
  'José Juan Carlos Luis Manuel Francisco Jesús Miguel Ángel Pedro Óscar Walter Wilfredo Jaime Héctor Saúl Rigoberto Germán Santos Mauricio Edwin Elmer Kevin Bryan Josué Ezequiel Joaquín Gilberto Rubén Adán'
const surnames =
  'Hernández Martínez López García Rodríguez González Pérez Sánchez Ramírez Flores Rivera Gómez Díaz Vásquez Cruz Reyes Morales Ramos Castro Mejía Aguilar Ortiz Romero Alvarado Guzmán Chávez Bonilla Zelaya Escobar Portillo Cáceres Quintanilla Villalobos Henríquez Chicas Ayala Benítez Argueta Menjívar Zepeda Funes Orellana Umaña Cornejo Iraheta Figueroa Landaverde Peña Núñez Muñoz Yanes Majano Barahona Galdámez Cubías Lemus Deras Tejada Serrano Salguero'
const lists = { women: women.split(' '), men: men.split(' '), surnames: surnames.split(' ') }

/** Two lists of `rows` each that share `overlap` of their persons; those of the second are written down with slips. */
export const inventedLists = (rows: number, overlap: number, seed: number): TwoLists => {
  const random = randomStream(seed)
  const shared = Math.round(rows * overlap)
  const first = Array.from({ length: rows }, () => inventedPerson(random))
  const places = shuffled(rows, random)
  const truth = new Int32Array(rows).fill(-1)
  const second = places.map((place, at) => {
    if (place >= shared) return inventedPerson(random)
    truth[at] = place
    return withSlips(first[place] as Person, random)
  })
  return { first, second, truth }
}

const pick = <Item>(items: readonly Item[], random: RandomStream): Item => items[random.integer(items.length)] as Item
const chance = (share: number, random: RandomStream): boolean => random.uniform() < share

/** Common surnames are commoner, as in any country. */
const surname = (random: RandomStream): string =>
  lists.surnames[Math.floor(lists.surnames.length * random.uniform() ** 1.6)] as string

const inventedPerson = (random: RandomStream): Person => {
  const sex = pick(['1', '2'], random)
  const given = sex === '1' ? lists.men : lists.women
  const names = chance(0.7, random) ? [pick(given, random), pick(given, random)] : [pick(given, random)]
  const parts = [...names, surname(random), ...(chance(0.03, random) ? ['de'] : []), surname(random)]
  const born = new Date(Date.UTC(1935 + random.integer(80), random.integer(12), 1 + random.integer(28)))
  return {
    name: parts.join(' '),
    born: born.toISOString().slice(0, 10),
    document: `${String(random.integer(100_000_000)).padStart(8, '0')}-${random.integer(10)}`,
    sex,
  }
}

const shuffled = (count: number, random: RandomStream): number[] => {
  const places = Array.from({ length: count }, (_, at) => at)
  for (let at = count - 1; at > 0; at--) {
    const other = random.integer(at + 1)
    ;[places[at], places[other]] = [places[other] as number, places[at] as number]
  }
  return places
}

const withSlips = (person: Person, random: RandomStream): Person => ({
  name: nameWithSlips(person.name, random),
  born: bornWithSlips(person.born, random),
  document: documentWithSlips(person.document, random),
  sex: chance(0.01, random) ? pick(['1', '2'], random) : chance(0.02, random) ? '' : person.sex,
})

const spellings: readonly (readonly [string, string])[] = [
  ['v', 'b'],
  ['b', 'v'],
  ['z', 's'],
  ['s', 'z'],
  ['h', ''],
  ['y', 'i'],
  ['ll', 'y'],
  ['x', 'j'],
  ['j', 'x'],
  ['c', 's'],
  ['qu', 'k'],
  ['w', 'gu'],
  ['á', 'a'],
  ['é', 'e'],
  ['í', 'i'],
  ['ó', 'o'],
  ['ú', 'u'],
  ['ñ', 'n'],
]

const nameWithSlips = (name: string, random: RandomStream): string => {
  let parts = name.split(' ')
  if (chance(0.5, random)) parts = parts.map((part) => part.normalize('NFD').replace(/\p{M}/gu, ''))
  if (chance(0.15, random)) parts = [...parts.slice(-2), ...parts.slice(0, -2)]
  if (chance(0.2, random) && parts.length > 3) parts.splice(1, 1)
  if (chance(0.12, random) && parts.length > 2) parts.pop()
  if (chance(0.08, random)) parts[0] = `${parts[0]?.charAt(0)}.`
  if (chance(0.25, random)) {
    const [from, to] = pick(spellings, random)
    const at = random.integer(parts.length)
    parts[at] = (parts[at] as string).replace(from, to)
  }
  if (chance(0.15, random)) {
    const at = random.integer(parts.length)
    parts[at] = typed(parts[at] as string, random, 'aeiourstln')
  }
  return chance(0.3, random) ? parts.join(' ').toUpperCase() : parts.join(' ')
}

/** A letter changed, left out, put in, or exchanged with its neighbour. */
const typed = (text: string, random: RandomStream, letters: string): string => {
  const at = random.integer(Math.max(text.length - 1, 1))
  const letter = letters[random.integer(letters.length)] as string
  const way = random.integer(4)
  if (way === 0) return text.slice(0, at) + letter + text.slice(at + 1)
  if (way === 1) return text.slice(0, at) + text.slice(at + 1)
  if (way === 2) return text.slice(0, at) + letter + text.slice(at)
  return text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2)
}

const bornWithSlips = (born: string, random: RandomStream): string => {
  const [year = '', month = '', day = ''] = born.split('-')
  const way = random.uniform()
  if (way < 0.06) return Number(day) <= 12 ? `${year}-${day}-${month}` : born
  if (way < 0.1)
    return new Date(Date.parse(born) + 86_400_000 * (random.integer(2) === 0 ? 1 : -1)).toISOString().slice(0, 10)
  if (way < 0.13) return `${Number(year) + random.integer(3) - 1}-${month}-${day}`
  if (way < 0.18) return ''
  return way < 0.6 ? born : `${day}/${month}/${year}`
}

const documentWithSlips = (document: string, random: RandomStream): string => {
  const way = random.uniform()
  if (way < 0.3) return ''
  if (way < 0.38) return typed(document, random, '0123456789')
  return way < 0.6 ? document.replace('-', '') : document
}
