const secondsPerDay = 86_400
/** Seconds from 1582-10-14, where the Gregorian calendar begins and SPSS counts from, to 1970-01-01. */
const epochSeconds = 141_428 * secondsPerDay

/** Seconds since 1582-10-14 as days since 1970-01-01, with the time of day as a fraction. NaN stays NaN. */
export const daysFromSeconds = (seconds: number): number => (seconds - epochSeconds) / secondsPerDay

/** Days since 1970-01-01 as seconds since 1582-10-14. NaN stays NaN. */
export const secondsFromDays = (days: number): number => days * secondsPerDay + epochSeconds
