import { useEffect, useState } from 'react'

/** A value once it has rested for a while: what is asked for while somebody types. */
export const useRested = <Value>(value: Value, restMs: number): Value => {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), restMs)
    return () => clearTimeout(timer)
  }, [value, restMs])
  return rested
}
