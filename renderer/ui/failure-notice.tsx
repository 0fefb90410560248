import type { FailureMessage } from '../../main/contract/wire.ts'
import { failureText } from '../i18n/failure-text.ts'
import { useTexts } from '../i18n/texts.ts'
import { Notice } from './notice.tsx'

/** What went wrong and what to do, where it happened. A stop that the user asked for needs no words. */
export const FailureNotice = ({ failure }: { readonly failure: FailureMessage | null }) => {
  const t = useTexts()
  if (!failure || failure.code === 'cancelled') return null
  return <Notice tone="bad">{failureText(failure, t)}</Notice>
}
