import { useEffect } from 'react'
import { desktop } from './shell.ts'

/** While records are on the screen, programs that record it get a blank window. */
export const useContentProtection = (): void => {
  useEffect(() => {
    void desktop.protectContent(true)
    return () => void desktop.protectContent(false)
  }, [])
}
