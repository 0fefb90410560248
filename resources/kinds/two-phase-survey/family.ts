import type { Area } from './frame.ts'
import { urban } from './frame.ts'
import type { Random } from './random.ts'

export const male = 1
export const female = 2
export type Sex = typeof male | typeof female

export const relations = { head: 1, partner: 2, child: 3, grandchild: 4, parent: 5, other: 6 } as const

export type Person = { readonly sex: Sex; readonly age: number; readonly relation: number }

/** Who lives in a family; the head comes first. `isDisplaced` shifts the profile: younger, fewer women at the head. */
export const drawFamily = (random: Random, area: Area, isDisplaced: boolean): readonly Person[] => {
  const headSex = sexOf(random, isDisplaced ? 0.4 : area === urban ? 0.44 : 0.38)
  const head: Person = { sex: headSex, age: drawHeadAge(random, isDisplaced), relation: relations.head }
  if (random.chance(0.09)) return [head]
  const persons = [head]
  const add = (relation: number, age: number, sex: Sex) => {
    if (age >= 0) persons.push({ sex, age: Math.min(age, 97), relation })
  }
  if (random.chance(headSex === male ? 0.84 : 0.2)) {
    add(relations.partner, Math.max(16, head.age + random.integer(-8, 5)), headSex === male ? female : male)
  }
  const womanShare = isDisplaced ? 0.525 : 0.5
  for (const age of childAges(random, head.age, area, isDisplaced)) add(relations.child, age, sexOf(random, womanShare))
  if (head.age > 45 && random.chance(0.3)) {
    for (let i = random.integer(1, 2); i > 0; i--) {
      add(relations.grandchild, random.integer(0, 14), sexOf(random, 0.5))
    }
  }
  if (head.age < 60 && random.chance(0.07)) add(relations.parent, head.age + random.integer(18, 35), sexOf(random, 0.7))
  if (random.chance(isDisplaced ? 0.3 : 0.16))
    add(relations.other, random.integer(isDisplaced ? 14 : 5, 60), sexOf(random, 0.54))
  return persons
}

const sexOf = (random: Random, femaleShare: number): Sex => (random.chance(femaleShare) ? female : male)

const headAges = [
  [18, 24, 4, 9],
  [25, 34, 16, 30],
  [35, 44, 22, 29],
  [45, 54, 22, 18],
  [55, 64, 17, 9],
  [65, 74, 11, 3],
  [75, 90, 8, 2],
] as const

const drawHeadAge = (random: Random, isDisplaced: boolean): number => {
  const [low, high] = random.weighted(
    headAges.map(([low, high, usual, displaced]) => [[low, high], isDisplaced ? displaced : usual] as const),
  )
  return random.integer(low, high)
}

const childAges = (random: Random, headAge: number, area: Area, isDisplaced: boolean): number[] => {
  const usual = headAge < 25 ? 1 : headAge < 35 ? 1.9 : headAge < 55 ? 2.4 : headAge < 65 ? 1.7 : 1
  const expected = usual * (area === urban ? 1 : 1.15) * (isDisplaced ? 0.8 : 1)
  const tries = 6
  const ages: number[] = []
  for (let i = 0; i < tries; i++) {
    if (random.chance(expected / tries)) ages.push(headAge - random.integer(17, 38))
  }
  return ages.map((age) => (age < 0 ? random.integer(0, 3) : age)).filter((age) => age < 25 || random.chance(0.6))
}
