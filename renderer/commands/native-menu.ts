import { useEffect } from 'react'
import type { MenuModel } from '../../main/contract/desktop.ts'
import { desktop } from '../app/shell.ts'
import { type Texts, useTexts } from '../i18n/texts.ts'
import { useRested } from '../ui/use-rested.ts'
import { useAvailable, useRegistry } from './registry.ts'
import { acceleratorOf } from './shortcut.ts'
import { type CommandId, commandIds, definitionOf, menus } from './table.ts'

/** Commands come and go with every answer of the engine; the menu is made anew once they rest. */
const restMs = 100

/** Keeps the desktop's menu in step with the commands and the language, and runs what is picked there. */
export const useNativeMenu = (): void => {
  const registry = useRegistry()
  const available = useRested(useAvailable().join(' '), restMs)
  const t = useTexts()
  useEffect(() => {
    void desktop.setMenu(menuModel(available.split(' ') as CommandId[], t))
  }, [available, t])
  useEffect(
    () =>
      desktop.onEvent((event) => {
        if (event.event === 'command') registry.run(event.command as CommandId)
      }),
    [registry],
  )
}

export const menuModel = (available: readonly CommandId[], t: Texts): MenuModel =>
  menus.map((menu) => ({
    label: t(`menu.${menu}`),
    items: commandIds
      .filter((id) => definitionOf(id).menu === menu)
      .map((id) => {
        const { label, shortcut } = definitionOf(id)
        return {
          command: id,
          label: t(label),
          enabled: available.includes(id),
          ...(shortcut === undefined ? {} : { shortcut: acceleratorOf(shortcut) }),
        }
      }),
  }))
