import { useState } from 'react'
import type { Choice } from '../../main/contract/shell-api.ts'
import { type TextKey, useTexts } from '../i18n/texts.ts'
import { desktop } from './shell.ts'

type Output = {
  /** Where the latest was written; null before. */
  readonly folder: Choice | null
  /** Has the person choose where; null when they think better of it. */
  readonly choose: () => Promise<Choice | null>
}

/** A folder for what is written, chosen anew each time, and kept to tell where it is. */
export const useOutput = (title: TextKey, button: TextKey): Output => {
  const t = useTexts()
  const [folder, setFolder] = useState<Choice | null>(null)
  const choose = async (): Promise<Choice | null> => {
    const chosen = await desktop.choose('output', { title: t(title), button: t(button) })
    if (chosen) setFolder(chosen)
    return chosen
  }
  return { folder, choose }
}
