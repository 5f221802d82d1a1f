import { SyncOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useT } from '@guanjia/ui'

interface Props {
  version: number
  /** Said instead of the offer, when there is nothing to recalculate yet. */
  later?: string
  onRecalculate: () => void
  onClose: () => void
}

/** Saved; and because running promises keep their version, the way to put them on the new one. */
export function SavedNotice({ version, later, onRecalculate, onClose }: Props) {
  const t = useT()
  return (
    <div className="gj-card gj-saved" role="status">
      <div className="gj-grow">
        <strong>{t('settings.calendar.saved', { n: version })}</strong>
        <p className="gj-quiet">{later ?? t('settings.recalc.offer')}</p>
      </div>
      {!later && (
        <Button type="primary" icon={<SyncOutlined />} onClick={onRecalculate}>
          {t('settings.recalc.preview')}
        </Button>
      )}
      <Button type="text" onClick={onClose}>
        {t('settings.recalc.notNow')}
      </Button>
    </div>
  )
}
