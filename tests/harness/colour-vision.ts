import { linear, luminance } from '../../main/core/report/charts/legible.ts'

/** How colours look to different eyes, and how far they are apart. */

export type Eye = 'normal' | 'deutan' | 'protan' | 'tritan'

/**
 * What linear red, green and blue become for an eye without one kind of cone: Machado, Oliveira and Fernandes (2009), "A
 * Physiologically-based Model for Simulation of Color Vision Deficiency", severity 1.0.
 */
const matrices: { readonly [E in Exclude<Eye, 'normal'>]: readonly (readonly number[])[] } = {
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

/** Linear red, green and blue of a colour as an eye sees it. */
export const seenBy = (eye: Eye, colour: string): readonly number[] => {
  const parts = linear(colour)
  if (eye === 'normal') return parts
  return matrices[eye].map((row) =>
    Math.min(
      1,
      Math.max(
        0,
        row.reduce((sum, weight, at) => sum + weight * (parts[at] as number), 0),
      ),
    ),
  )
}

/** CIE L* of a colour, which is its grey: 0 black to 100 white. */
export const lightness = (colour: string): number => {
  const y = luminance(colour)
  return 116 * (y > 216 / 24389 ? Math.cbrt(y) : (24389 / 27 / 116) * y + 16 / 116) - 16
}

type Lab = readonly [number, number, number]

/** ΔE00 between two colours in L*a*b* (CIE 142; Sharma, Wu and Dalal 2005, equations 2 to 22). */
export const colourDifference = ([l1, a1, b1]: Lab, [l2, a2, b2]: Lab): number => {
  const far = 25 ** 7
  const meanChroma = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2
  const stretch = 1.5 - Math.sqrt(meanChroma ** 7 / (meanChroma ** 7 + far)) / 2
  const [c1, c2] = [Math.hypot(a1 * stretch, b1), Math.hypot(a2 * stretch, b2)]
  const [h1, h2] = [angle(b1, a1 * stretch), angle(b2, a2 * stretch)]
  const turn = c1 * c2 === 0 ? 0 : ((h2 - h1 + 540) % 360) - 180
  const hueStep = 2 * Math.sqrt(c1 * c2) * Math.sin(radians(turn) / 2)
  const [l, c] = [(l1 + l2) / 2, (c1 + c2) / 2]
  const h = c1 * c2 === 0 ? h1 + h2 : (h1 + turn / 2 + 360) % 360
  const t =
    1 -
    0.17 * Math.cos(radians(h - 30)) +
    0.24 * Math.cos(radians(2 * h)) +
    0.32 * Math.cos(radians(3 * h + 6)) -
    0.2 * Math.cos(radians(4 * h - 63))
  const rotation = -Math.sin(radians(60 * Math.exp(-(((h - 275) / 25) ** 2)))) * 2 * Math.sqrt(c ** 7 / (c ** 7 + far))
  const light = (l2 - l1) / (1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2))
  const chroma = (c2 - c1) / (1 + 0.045 * c)
  const hue = hueStep / (1 + 0.015 * c * t)
  return Math.sqrt(light ** 2 + chroma ** 2 + hue ** 2 + rotation * chroma * hue)
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180
const angle = (y: number, x: number): number => ((Math.atan2(y, x) * 180) / Math.PI + 360) % 360
