import { pngSize } from '../charts/png-size.ts'

/** Points that a logo may take on paper. */
const most = { width: 170, height: 48 } as const

/** The size of a logo on paper, in points; `png` in base64. */
export const logoSize = (png: string): { readonly width: number; readonly height: number } => {
  const { width, height } = pngSize(Buffer.from(png, 'base64'))
  const scale = Math.min(most.width / width, most.height / height)
  return { width: width * scale, height: height * scale }
}
