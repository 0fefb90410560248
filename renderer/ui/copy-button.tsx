import { useState } from 'react'
import { useTexts } from '../i18n/texts.ts'
import { Button } from './button.tsx'

/** Puts a text on the clipboard and says so. */
export const CopyButton = ({ label, text }: { readonly label: string; readonly text: string }) => {
  const t = useTexts()
  const [copied, setCopied] = useState<string | null>(null)
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text)
    setCopied(text)
  }
  return (
    <>
      <Button size="small" icon="copy" onPress={() => void copy()}>
        {label}
      </Button>
      <span className="small quiet" role="status">
        {copied === text ? t('action.copied') : ''}
      </span>
    </>
  )
}
