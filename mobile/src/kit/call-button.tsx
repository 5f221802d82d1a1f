import { formatPhone } from '@guanjia/ui/format/text.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'

/** Calls a person by the phone's own dialler. A masked number (138****8000) can't be dialled and is only shown. */
export function CallButton({ name, phone }: { name: string; phone: string }) {
  const t = useT()
  if (!phone) return null
  const digits = phone.replaceAll(/[\s()-]/g, '')
  if (!/^\+?\d{3,}$/.test(digits)) return <p className="muted">{[name, phone].filter(Boolean).join(' ')}</p>
  return (
    <a className="call-button" href={`tel:${digits}`}>
      <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
        <path
          d="M6 3h4l1.5 5-2.5 1.5a11 11 0 0 0 5.5 5.5L16 12.5l5 1.5v4a3 3 0 0 1-3 3A15 15 0 0 1 3 6a3 3 0 0 1 3-3z"
          fill="currentColor"
        />
      </svg>
      <span>
        {name && <strong>{name}</strong>} {t('mobile.order.call', { phone: formatPhone(phone) })}
      </span>
    </a>
  )
}
