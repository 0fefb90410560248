import { z } from 'zod'
import { Language } from './text.ts'

/**
 * What the user can be asked to choose. A choice crosses to the page as a token and a name to show; where it lies
 * on the disk is known to the shell and to the engine's host alone.
 */
export const choicePurposes = [
  'newStudy',
  'study',
  'sample',
  'data',
  'form',
  'boundaries',
  'plan',
  'codebook',
  'output',
  'backup',
] as const
export const ChoicePurpose = z.enum(choicePurposes)
export type ChoicePurpose = z.infer<typeof ChoicePurpose>

/** The dialog in the page's words; `suggestion` is a file or folder name, `files` names the kind of file asked for. */
export const DialogWords = z.strictObject({
  title: z.string().min(1).max(200),
  button: z.string().min(1).max(60),
  files: z.string().max(100).optional(),
  suggestion: z.string().max(200).optional(),
})
export type DialogWords = z.infer<typeof DialogWords>

/** What the engine's host learns of a choice. */
export const Grant = z.strictObject({
  token: z.string().min(20),
  purpose: ChoicePurpose,
  path: z.string().min(1),
  covers: z.enum(['file', 'folder']),
})
export type Grant = z.infer<typeof Grant>

/** How numbers are written on the screen: as the language has it, or with a decimal comma or point all the same. */
export const numberStyles = ['language', 'comma', 'point'] as const
export const themes = ['system', 'light', 'dark', 'contrast'] as const
export const Settings = z.strictObject({
  language: Language,
  theme: z.enum(themes),
  numbers: z.enum(numberStyles).default('language'),
  /** Size of the letters, in per cent of the normal one. */
  textSize: z.int().min(80).max(200),
  /** Minutes without touching the computer after which the study is closed; 0 is never. */
  lockMinutes: z.int().min(0).max(240),
})
export type Settings = z.infer<typeof Settings>
export const defaultSettings: Settings = {
  language: 'es',
  theme: 'system',
  numbers: 'language',
  textSize: 100,
  lockMinutes: 15,
}

/** The native menu, made from the page's commands in the page's language. */
export const MenuModel = z
  .array(
    z.strictObject({
      label: z.string().min(1).max(60),
      items: z
        .array(
          z.strictObject({
            command: z.string().regex(/^[a-z][A-Za-z.-]{1,60}$/),
            label: z.string().min(1).max(90),
            shortcut: z.string().max(30).optional(),
            enabled: z.boolean(),
          }),
        )
        .max(40),
    }),
  )
  .max(12)
export type MenuModel = z.infer<typeof MenuModel>
