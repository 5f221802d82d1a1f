import { useState } from 'react'
import { useCall, useTime } from '@guanjia/ui'
import './privacy.css'

/** Enough to cover a large screen. */
const TILES = Array.from({ length: 60 }, (_, n) => n)

/** Who looks and when, faint over a page with personal data; neither selected nor in the way. */
export function PageMark() {
  const time = useTime()
  const [at] = useState(() => new Date().toISOString())
  const settings = useCall('privacy.getPrivacySettings', {}, { staleTime: 600_000 })
  if (!settings.data?.marksPages) return null
  const words = `${settings.data.mark} ${time.short(at)}`
  return (
    <div className="gj-page-mark" aria-hidden="true">
      {TILES.map((n) => (
        <span key={n}>{words}</span>
      ))}
    </div>
  )
}
