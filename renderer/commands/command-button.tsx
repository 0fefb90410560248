import { Tooltip, TooltipTrigger } from 'react-aria-components'
import { desktop } from '../app/shell.ts'
import { useMay } from '../app/use-may.ts'
import { useTexts } from '../i18n/texts.ts'
import { Button } from '../ui/button.tsx'
import type { IconName } from '../ui/icon.tsx'
import { useIsAvailable, useRegistry } from './registry.ts'
import { shortcutText } from './shortcut.ts'
import { type CommandId, definitionOf } from './table.ts'

type Props = {
  readonly id: CommandId
  readonly look?: 'plain' | 'primary' | 'bare'
  readonly icon?: IconName
  /** Shows the picture alone; the words are still its name. */
  readonly iconOnly?: boolean
}

/** A button for a command: its label, its key in the tooltip, and dull while it cannot be run; none where the person's roles do not allow it. */
export const CommandButton = ({ id, look = 'plain', icon, iconOnly = false }: Props) => {
  const t = useTexts()
  const registry = useRegistry()
  const isAvailable = useIsAvailable(id)
  const may = useMay()
  const { label, shortcut, asks } = definitionOf(id)
  if (asks !== undefined && !may(asks)) return null
  const keys = shortcut === undefined ? '' : shortcutText(shortcut, desktop.platform, t('key.shift'))
  const button = (
    <Button
      look={look}
      isDisabled={!isAvailable}
      onPress={() => registry.run(id)}
      {...(icon === undefined ? {} : { icon })}
      {...(iconOnly ? { 'aria-label': t(label) } : {})}
    >
      {iconOnly ? null : t(label)}
    </Button>
  )
  if (keys === '' && !iconOnly) return button
  return (
    <TooltipTrigger delay={600}>
      {button}
      <Tooltip className="tooltip">
        {[iconOnly ? t(label) : '', keys].filter((part) => part !== '').join(' · ')}
      </Tooltip>
    </TooltipTrigger>
  )
}
