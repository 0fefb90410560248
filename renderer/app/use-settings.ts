import i18next from 'i18next'
import { useEffect, useState } from 'react'
import type { Settings } from '../../main/contract/desktop.ts'
import { desktop } from './shell.ts'

/** The settings, put to work on the document and kept by the desktop. */
export const useSettings = (initial: Settings): readonly [Settings, (part: Partial<Settings>) => void] => {
  const [settings, setSettings] = useState(initial)
  useEffect(() => {
    const root = document.documentElement
    root.lang = settings.language
    root.style.fontSize = `${settings.textSize}%`
    void i18next.changeLanguage(settings.language)
    return followTheme(root, settings.theme)
  }, [settings])
  const change = (part: Partial<Settings>): void => {
    const next = { ...settings, ...part }
    setSettings(next)
    void desktop.keepSettings(next)
  }
  return [settings, change]
}

/** Sets the theme on the document; the system's is followed as it changes. */
const followTheme = (root: HTMLElement, theme: Settings['theme']): (() => void) | undefined => {
  if (theme !== 'system') {
    root.dataset.theme = theme
    return undefined
  }
  const dark = window.matchMedia('(prefers-color-scheme: dark)')
  const contrast = window.matchMedia('(prefers-contrast: more)')
  const apply = (): void => {
    root.dataset.theme = contrast.matches ? 'contrast' : dark.matches ? 'dark' : 'light'
  }
  apply()
  for (const query of [dark, contrast]) query.addEventListener('change', apply)
  return () => {
    for (const query of [dark, contrast]) query.removeEventListener('change', apply)
  }
}
