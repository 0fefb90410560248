import type { MenuModel } from '../../contract/desktop.ts'

/** The part of Electron's menu items that is used. */
export type MenuItem = {
  readonly label?: string
  readonly role?: 'appMenu' | 'editMenu'
  readonly accelerator?: string
  readonly registerAccelerator?: false
  readonly enabled?: boolean
  readonly click?: () => void
  readonly submenu?: readonly MenuItem[]
}

/**
 * The native menu for what the page offers. Keys are shown but not taken here: the page hears them itself, so that a
 * key means the same with and without a menu. macOS needs its application and editing menus for its own keys.
 */
export const menuTemplate = (model: MenuModel, platform: string, run: (command: string) => void): MenuItem[] => [
  ...(platform === 'darwin' ? [{ role: 'appMenu' as const }, { role: 'editMenu' as const }] : []),
  ...model.map(({ label, items }) => ({
    label,
    submenu: items.map(({ command, label, shortcut, enabled }) => ({
      label,
      enabled,
      ...(shortcut === undefined ? {} : { accelerator: shortcut, registerAccelerator: false as const }),
      click: () => run(command),
    })),
  })),
]
