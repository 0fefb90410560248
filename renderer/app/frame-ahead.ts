import { lazy } from 'react'

const load = () => import('./frame.tsx').then(({ Frame }) => ({ default: Frame }))

/** The frame with all its places: the start screen is there before it, and reads it ahead. */
export const LateFrame = lazy(load)

/** Reads the frame while nothing else is to be done, so that no study waits for it. */
export const readFrameAhead = (): void => void requestIdleCallback(() => void load())
