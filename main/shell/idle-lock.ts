import { powerMonitor } from 'electron'
import { isIdleTooLong } from './policy/idle.ts'

const lookEveryMs = 10_000

/** Locks when nobody touches the computer for the time that is set, when it goes to sleep and when its screen is locked. */
export const lockWhenIdle = (minutes: () => number, lock: () => void): void => {
  let isLocked = false
  setInterval(() => {
    const isIdle = isIdleTooLong(powerMonitor.getSystemIdleTime(), minutes())
    if (isIdle && !isLocked) lock()
    isLocked = isIdle
  }, lookEveryMs)
  powerMonitor.on('suspend', lock)
  powerMonitor.on('lock-screen', lock)
}
