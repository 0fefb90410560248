import { useEffect } from 'react'
import { desktop } from '../app/shell.ts'
import { type Registry, useRegistry } from './registry.ts'
import { type KeyPress, keysOfFields, shortcutOf } from './shortcut.ts'

/** Runs the command of a pressed key, wherever on the page; an open dialog keeps its keys to itself. */
export const useShortcuts = (): void => {
  const registry = useRegistry()
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.target instanceof Element && event.target.closest('[role=dialog]')) return
      if (isAboutText(event.target) && keysOfFields.includes(shortcutOf(event, desktop.platform))) return
      if (runShortcut(registry, event, desktop.platform)) event.preventDefault()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [registry])
}

/** Is text being typed, or some of the page selected to be copied? */
const isAboutText = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement ||
  target instanceof HTMLTextAreaElement ||
  window.getSelection()?.isCollapsed === false

const runShortcut = (registry: Registry, press: KeyPress, platform: string): boolean => {
  const id = registry.byShortcut(shortcutOf(press, platform))
  if (!id || !registry.isAvailable(id)) return false
  registry.run(id)
  return true
}
