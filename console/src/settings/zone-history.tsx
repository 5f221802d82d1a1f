import { Drawer } from 'antd'
import { useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { ChartBuilding, ChartZone } from '@guanjia/contract/zones.ts'

interface Line {
  id: string
  who: string
  as: string
  from: string
  until: string | null
  note: string
}

export function ZoneHistory({ zone, onClose }: { zone: ChartZone; onClose: () => void }) {
  const label = useLabel()
  const found = useCall('zones.zoneHistory', { params: { id: zone.id } })
  const lines = (found.data?.items ?? []).map((duty) => ({ ...duty, who: duty.employee.name, as: label('zonePost', duty.post) }))
  return <History title={zone.name} lines={lines} onClose={onClose} />
}

export function StewardHistory({ building, onClose }: { building: ChartBuilding; onClose: () => void }) {
  const t = useT()
  const found = useCall('zones.stewardHistory', { params: { id: building.id } })
  const lines = (found.data?.items ?? []).map((one) => ({
    ...one,
    who: one.steward.name,
    as: one.backup ? `${t('dispatch.zones.backup')} ${one.backup.name}` : '',
  }))
  return <History title={building.name} lines={lines} onClose={onClose} />
}

function History({ title, lines, onClose }: { title: string; lines: readonly Line[]; onClose: () => void }) {
  const t = useT()
  const time = useTime()
  return (
    <Drawer open title={`${t('dispatch.zones.history')} · ${title}`} onClose={onClose} size={460}>
      <ul className="gj-stack">
        {lines.map((line) => (
          <li key={line.id}>
            <div className="gj-row">
              <strong>{line.who}</strong>
              <span className="gj-quiet gj-grow">{line.as}</span>
              {line.until === null && (
                <span className="gj-tone" data-tone="done">
                  {t('dispatch.zones.now')}
                </span>
              )}
            </div>
            <div className="gj-quiet gj-small">
              {time.at(line.from)} – {line.until === null ? '' : time.at(line.until)} {line.note}
            </div>
          </li>
        ))}
      </ul>
      {lines.length === 0 && <p className="gj-quiet">{t('dispatch.zones.vacant')}</p>}
    </Drawer>
  )
}
