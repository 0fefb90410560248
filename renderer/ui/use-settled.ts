import { useEffect, useRef, useState } from 'react'

/**
 * A text that holds when it is finished, not while it is typed: by `settle`, or when its field leaves the screen. It
 * follows its value where nothing was typed since.
 */
export const useSettled = (value: string, onChange: (text: string) => void) => {
  const [text, setText] = useState(value)
  const [seen, setSeen] = useState(value)
  if (seen !== value) {
    setSeen(value)
    if (text === seen) setText(value)
  }
  const settle = (next = text): void => {
    if (next !== value) onChange(next)
  }
  const leave = useRef(settle)
  leave.current = settle
  useEffect(() => () => leave.current(), [])
  return { text, setText, settle }
}
