import { useNavigate } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { useT } from '@guanjia/ui'

const TO = { board: '/reception', visits: '/reception/visits', appointments: '/reception/appointments', night: '/reception/night' } as const

export function ReceptionTabs({ at }: { at: keyof typeof TO }) {
  const t = useT()
  const navigate = useNavigate()
  return (
    <Segmented
      value={at}
      aria-label={t('reception.tab.label')}
      options={(Object.keys(TO) as (keyof typeof TO)[]).map((value) => ({ value, label: t(`reception.tab.${value}`) }))}
      onChange={(next) => void navigate({ to: TO[next] })}
    />
  )
}
