import { describe, expect, test } from 'vitest'
import { acceleratorOf, keysOfFields, shortcutOf, shortcutText } from '../../../renderer/commands/shortcut.ts'
import { commandIds, definitionOf } from '../../../renderer/commands/table.ts'
import en from '../../../resources/locales/en.json'
import es from '../../../resources/locales/es.json'

const press = (key: string, more = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
})

describe('the table of commands', () => {
  test('no two commands claim the same key', () => {
    const shortcuts = commandIds.flatMap((id) => definitionOf(id).shortcut ?? [])
    expect(new Set(shortcuts).size).toBe(shortcuts.length)
  })

  test('only undoing, redoing and copying share their keys with the editing of text, which keeps them in fields', () => {
    const shared = commandIds.filter((id) => keysOfFields.includes(definitionOf(id).shortcut ?? ''))
    expect(shared).toEqual(['plan.undo', 'plan.redo', 'grid.copy'])
  })

  test('no two commands have the same name in either language', () => {
    for (const texts of [es, en]) {
      const labels = commandIds.map((id) => texts[definitionOf(id).label as keyof typeof es])
      expect(new Set(labels).size).toBe(labels.length)
    }
  })

  test('a key press is told as the table writes it', () => {
    expect(shortcutOf(press('k', { ctrlKey: true }), 'linux')).toBe('Mod+K')
    expect(shortcutOf(press('k', { metaKey: true }), 'darwin')).toBe('Mod+K')
    expect(shortcutOf(press('L', { ctrlKey: true, shiftKey: true }), 'win32')).toBe('Mod+Shift+L')
    expect(shortcutOf(press('F9'), 'linux')).toBe('F9')
    expect(shortcutOf(press('k', { metaKey: true }), 'linux')).toBe('K')
  })

  test('and shown as it stands on the keyboard', () => {
    expect(shortcutText('Mod+Shift+C', 'linux', 'Mayús')).toBe('Ctrl+Mayús+C')
    expect(shortcutText('Mod+Shift+C', 'darwin', 'Shift')).toBe('⌘⇧C')
    expect(acceleratorOf('Mod+Shift+C')).toBe('CommandOrControl+Shift+C')
    expect(shortcutText('Alt+ArrowUp', 'linux', 'Shift')).toBe('Alt+↑')
    expect(acceleratorOf('Alt+ArrowUp')).toBe('Alt+Up')
  })
})
