import { useEffect, useState } from 'react'

/** Grey rows where a list will stand; they appear only when the answer takes longer than a blink. */
export function Rows({ count = 5 }: { count?: number }) {
  const [isSlow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 150)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="rows" aria-busy="true">
      {isSlow &&
        Array.from({ length: count }, (_, index) => (
          <div key={index} className="card grey-row" aria-hidden="true">
            <span />
            <span />
            <span />
          </div>
        ))}
    </div>
  )
}
