import { useState } from 'react'
import { useLocation } from '@tanstack/react-router'
import { useCall, useTime } from '@guanjia/ui'
import './page-mark.css'

/** Enough to cover a large screen. */
const TILES = Array.from({ length: 60 }, (_, n) => n)

/** Where people's data stands: their files, what they said and asked, what is kept of them. */
const PERSONAL = ['/archives', '/registers', '/documents', '/contracts', '/external-queries', '/cases', '/complaint', '/contacts', '/care', '/compensations', '/corrections', '/observations', '/campaigns', '/registrations', '/reception', '/gate', '/errands', '/settings/privacy', '/desk']

/** Who looks and when, faint over every page with personal data; neither selected nor in the way (catalogue PRV-002). */
export function PageMark() {
  const path = useLocation({ select: ({ pathname }) => pathname })
  return PERSONAL.some((begin) => path.startsWith(begin)) ? <Mark key={path} /> : null
}

function Mark() {
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
