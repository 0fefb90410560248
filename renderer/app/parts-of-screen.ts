/** The parts of the screen that one key goes through: the rail, what stands side by side in the place, and the inspector. */
const parts = '.rail, main .split > *, main:not(:has(.split)), .inspector-slot'

const reachable = 'button:not(:disabled), a[href], input, select, textarea, [tabindex="0"]'

/** Puts the focus into the part after (1) or before (-1) the one that has it, so that a long list need not be walked through. */
export const goToPart = (step: 1 | -1): void => {
  const entries = [...document.querySelectorAll(parts)].flatMap((part) => {
    const first = [...part.querySelectorAll<HTMLElement>(reachable)].find((element) => element.offsetParent !== null)
    return first ? [{ part, first }] : []
  })
  const present = entries.findIndex(({ part }) => part.contains(document.activeElement))
  const from = present === -1 && step === -1 ? 0 : present
  entries.at((from + step) % entries.length)?.first.focus()
}
