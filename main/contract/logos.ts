import { z } from 'zod'
import { Name } from './name.ts'
import { Localized } from './text.ts'

/** The logo of an institution: a PNG or JPEG, and what it shows for who does not see it. */
export const LogoSpec = z.strictObject({
  id: Name,
  /** Relative to the plan. */
  file: z.string().min(1),
  /** The institution, in words. */
  alt: Localized,
})
export type LogoSpec = z.infer<typeof LogoSpec>

/** Logos of the cover. */
export const logoCommands = {
  /** Brings a logo into the study, where it lies encrypted like all else. An unchanged one stays as it is. */
  'logos.import': {
    args: z.strictObject({ logo: LogoSpec, folder: z.string().min(1) }),
    result: z.strictObject({ id: z.string(), unchanged: z.boolean() }),
  },
} as const
