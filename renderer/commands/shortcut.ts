/** The parts of a key press that shortcuts are made of. */
export type KeyPress = {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

/** While text is typed or selected these keys are for the text. */
export const keysOfFields: readonly string[] = ['Mod+Z', 'Mod+Shift+Z', 'Mod+Y', 'Mod+A', 'Mod+C', 'Mod+V', 'Mod+X']

/** The shortcut that was pressed, as the table of commands writes it. */
export const shortcutOf = ({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyPress, platform: string): string => {
  const isMod = platform === 'darwin' ? metaKey : ctrlKey
  const name = key.length === 1 ? key.toUpperCase() : key
  return [...(isMod ? ['Mod'] : []), ...(altKey ? ['Alt'] : []), ...(shiftKey ? ['Shift'] : []), name].join('+')
}

const arrows: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' }
const macSigns: Readonly<Record<string, string>> = { ...arrows, Mod: '⌘', Shift: '⇧', Alt: '⌥' }

/** A shortcut as people read it on their keyboard; `shift` is the word on the key in their language. */
export const shortcutText = (shortcut: string, platform: string, shift: string): string => {
  const keys = keysOf(shortcut)
  if (platform === 'darwin') return keys.map((key) => macSigns[key] ?? key).join('')
  const words: Readonly<Record<string, string>> = { ...arrows, Mod: 'Ctrl', Shift: shift, '=': '+' }
  return keys.map((key) => words[key] ?? key).join('+')
}

/** A shortcut as Electron's menus write it. */
export const acceleratorOf = (shortcut: string): string =>
  keysOf(shortcut)
    .map((key) => (key === 'Mod' ? 'CommandOrControl' : key.replace(/^Arrow/, '')))
    .join('+')

const keysOf = (shortcut: string): string[] => shortcut.split('+')
