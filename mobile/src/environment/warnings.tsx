import Button from 'antd-mobile/es/components/button'
import type { CleanWarning } from '@guanjia/contract/environment.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Sheet } from '../kit/sheet.tsx'

/** What the surfaces do not bear, before the work begins: nobody gets past it but by saying that it was read (ENV-005). */
export function WarningSheet({ warnings, onRead, onClose }: { warnings: readonly CleanWarning[]; onRead: () => void; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  return (
    <Sheet
      open
      title={t('mobileEnvironment.warn.title')}
      closeLabel={t('mobile.close')}
      onClose={onClose}
      footer={<Button block size="large" color="danger" onClick={onRead}>{t('mobileEnvironment.warn.read')}</Button>}
    >
      <ul className="env-warnings">
        {warnings.map(({ material, agent, note }) => (
          <li key={`${material}${agent}`}>
            <strong className="is-bad">▲ {t('mobileEnvironment.warn.prohibited', { material: label('surfaceMaterial', material), agent: label('cleanAgent', agent) })}</strong>
            {note && <span className="muted">{note}</span>}
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
