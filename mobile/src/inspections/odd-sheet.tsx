import Button from 'antd-mobile/es/components/button'
import { useT } from '@guanjia/ui/i18n/index.ts'
import type { OddReading } from '@guanjia/contract/reading-rules.ts'
import { Sheet } from '../kit/sheet.tsx'
import type { BundlePoint } from './view.ts'

/** An odd reading is asked about while somebody stands before the dial; what they confirm goes with it. */
export function OddSheet(props: { odd: { value: number; odd: OddReading }; last: BundlePoint['lastReading']; onConfirm: () => void; onClose: () => void }) {
  const { odd, last } = props
  const t = useT()
  return (
    <Sheet
      open
      title={t('mobileInspections.odd.title')}
      closeLabel={t('mobile.close')}
      onClose={props.onClose}
      footer={
        <div className="two-acts">
          <Button size="large" onClick={props.onClose}>
            {t('mobileInspections.odd.change')}
          </Button>
          <Button block size="large" color="primary" onClick={props.onConfirm}>
            {t('mobileInspections.odd.confirm')}
          </Button>
        </div>
      }
    >
      <p>
        <strong className="tabular">{odd.value}</strong> {last && <span className="muted">{t('mobileInspections.item.last', { value: last.value, on: last.on })}</span>}
      </p>
      <p className="note note-warning">{t(`mobileInspections.item.odd.${odd.odd}`)}</p>
    </Sheet>
  )
}
