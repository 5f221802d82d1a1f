import { useEffect, useState } from 'react'

/** A value once it has rested, so that typing asks once and not at each letter. */
export function useSlowly<T>(value: T, waitMs = 350): T {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), waitMs)
    return () => clearTimeout(timer)
  }, [value, waitMs])
  return rested
}
