import { CheckOutlined } from '@ant-design/icons'
import { useLabel } from '@guanjia/ui'
import { RECIPIENT_ORDER, type Recipient } from './recipient-order.ts'

interface Props {
  value: readonly Recipient[]
  onChange: (to: Recipient[]) => void
  label: string
  isDisabled: boolean
}

/** Who is told, as chips that are on or off; always in the order of the chain from the one at work upwards (ORG-023). */
export function RecipientChips({ value, onChange, label, isDisabled }: Props) {
  const word = useLabel()
  return (
    <span className="gj-chips" role="group" aria-label={label}>
      {RECIPIENT_ORDER.filter((who) => !isDisabled || value.includes(who)).map((who) => {
        const isOn = value.includes(who)
        return (
          <button
            key={who}
            type="button"
            className="gj-chip"
            aria-pressed={isOn}
            disabled={isDisabled}
            onClick={() => onChange(RECIPIENT_ORDER.filter((other) => (other === who ? !isOn : value.includes(other))))}
          >
            {isOn && !isDisabled && <CheckOutlined />}
            {word('recipient', who)}
          </button>
        )
      })}
    </span>
  )
}
