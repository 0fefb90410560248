/** Has nobody touched the computer for as long as the study may stay open? 0 minutes: it may stay open. */
export const isIdleTooLong = (idleSeconds: number, minutes: number): boolean =>
  minutes > 0 && idleSeconds >= minutes * 60
