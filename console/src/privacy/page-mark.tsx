import { useMemo } from 'react'
import { useCall } from '@guanjia/ui'
import './privacy.css'

/** Who looks and when, faint over a page with personal data; neither selected nor in the way. */
export function PageMark() {
  const settings = useCall('privacy.getPrivacySettings', {}, { staleTime: 600_000 })
  const mark = settings.data?.marksPages ? settings.data.mark : null
  const picture = useMemo(() => {
    if (mark === null) return null
    const at = new Date().toLocaleString('zh-CN', { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' })
    const words = `${mark} ${at}`.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="200"><text x="20" y="120" font-size="16" fill="#000" transform="rotate(-24 160 100)">${words}</text></svg>`
    return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`
  }, [mark])
  return picture === null ? null : <div className="gj-page-mark" aria-hidden="true" style={{ backgroundImage: picture }} />
}
