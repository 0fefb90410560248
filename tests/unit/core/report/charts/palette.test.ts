import { describe, expect, test } from 'vitest'
import { contrast, legible, linear, luminance } from '../../../../../main/core/report/charts/legible.ts'
import {
  classColours,
  ink,
  quietInk,
  seriesColours,
  seriesDashes,
  seriesShapes,
  totalColour,
} from '../../../../../main/core/report/charts/theme.ts'
import { colourDifference, type Eye, lightness, seenBy } from '../../../../harness/colour-vision.ts'

const pairs = <Item>(items: readonly Item[]): (readonly [Item, Item])[] =>
  items.flatMap((one, at) => items.slice(at + 1).map((other) => [one, other] as const))

describe('the colours of charts', () => {
  test('the reckoning is that of WCAG and CIE', () => {
    // WCAG 2.2: black on white is 21:1; #777777 is 4.48:1, the well-known grey just short of AA.
    expect(contrast('#000000', '#ffffff')).toBe(21)
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
    expect(luminance('#ffffff')).toBeCloseTo(1, 12)
    expect(lightness('#777777')).toBeCloseTo(50.03, 1)
    // Grey has the same parts for every eye: each row of a matrix of Machado adds up to 1.
    for (const eye of ['deutan', 'protan', 'tritan'] as const)
      for (const [at, part] of seenBy(eye, '#777777').entries())
        expect(part).toBeCloseTo(linear('#777777')[at] as number, 5)
    // Sharma, Wu and Dalal (2005), table 1, pair 1: ΔE00 = 2.0425.
    expect(colourDifference([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 4)
    expect(colourDifference([22.7233, 20.0904, -46.694], [23.0331, 14.973, -42.5619])).toBeCloseTo(2.0373, 4)
  })

  test('series stand out from the paper, and letters from what they stand on', () => {
    for (const colour of [...seriesColours, totalColour, ink, quietInk])
      expect(contrast(colour, '#ffffff'), colour).toBeGreaterThanOrEqual(3)
    for (const colour of [...seriesColours, totalColour]) {
      const letters = legible(colour) === 'white' ? '#ffffff' : ink
      expect(contrast(letters, colour), colour).toBeGreaterThanOrEqual(3.5)
    }
    for (const colour of [ink, quietInk]) expect(contrast(colour, '#ffffff'), colour).toBeGreaterThanOrEqual(4.5)
  })

  test.each(['normal', 'deutan', 'protan', 'tritan'] satisfies Eye[])('series stay apart for %s eyes', (eye) => {
    for (const [one, other] of pairs(seriesColours))
      expect(colourDifference(lab(eye, one), lab(eye, other)), `${one} ${other}`).toBeGreaterThan(15)
  })

  test('series stay apart without colour, neighbours most', () => {
    for (const [one, other] of pairs(seriesColours))
      expect(Math.abs(lightness(one) - lightness(other)), `${one} ${other}`).toBeGreaterThan(8.5)
    for (const [at, colour] of seriesColours.slice(1).entries())
      expect(Math.abs(lightness(colour) - lightness(seriesColours[at] as string)), colour).toBeGreaterThan(17)
  })

  test('forty series differ in shape or dash, whatever their colour', () => {
    const looks = Array.from({ length: 40 }, (_, at) =>
      String([seriesShapes[at % seriesShapes.length], seriesDashes[at % seriesDashes.length]]),
    )
    expect(new Set(looks).size).toBe(40)
  })

  test('classes of a map darken step by step for every eye, and their outline stands out', () => {
    for (const eye of ['normal', 'deutan', 'protan', 'tritan'] as const) {
      const steps = classColours.map((colour) => lab(eye, colour)[0])
      for (const [at, step] of steps.slice(1).entries()) expect((steps[at] as number) - step).toBeGreaterThan(9)
    }
    expect(contrast(ink, classColours[0])).toBeGreaterThanOrEqual(3)
  })
})

const lab = (eye: Eye, colour: string) => labOf(seenBy(eye, colour))

/** CIE L*a*b* of linear red, green and blue under D65 (IEC 61966-2-1; CIE 15). */
const labOf = ([red = 0, green = 0, blue = 0]: readonly number[]): readonly [number, number, number] => {
  const f = (part: number) => (part > 216 / 24389 ? Math.cbrt(part) : (24389 / 27 / 116) * part + 16 / 116)
  const x = f((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047)
  const y = f(0.2126729 * red + 0.7151522 * green + 0.072175 * blue)
  const z = f((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}
