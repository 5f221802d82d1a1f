import { DownOutlined, RightOutlined, SearchOutlined } from '@ant-design/icons'
import { Input } from 'antd'
import { Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { urlOf, useT } from '@guanjia/ui'
import type { Building } from '@guanjia/contract/archives.ts'
import { ExportMenu } from '../kit/export-menu.tsx'
import { useKept } from '../kit/kept.ts'

export interface Place {
  buildingId: string | undefined
  entranceId: string | undefined
}

interface Props {
  siteId: string
  /** Undefined while they are on their way. */
  buildings: readonly Building[] | undefined
  at: Place
  onChoose: (place: Place) => void
}

const MANY = 12

/** Buildings and their entrances with the number of units; what is opened stays open on this device. */
export function BuildingTree({ siteId, buildings: known, at, onChoose }: Props) {
  const t = useT()
  const buildings = known ?? []
  const [words, setWords] = useState('')
  const [opened, setOpened] = useKept<string[]>(`archives.tree.${siteId}`, [])
  const shown = words.trim()
    ? buildings.filter(({ name, code, zone }) => `${name} ${code} ${zone?.name ?? ''}`.toLowerCase().includes(words.trim().toLowerCase()))
    : buildings
  const isOpen = (building: Building): boolean => opened.includes(building.id) || at.buildingId === building.id
  const toggle = (id: string): void => setOpened(opened.includes(id) ? opened.filter((other) => other !== id) : [...opened, id])
  const all = buildings.reduce((sum, { units }) => sum + units, 0)
  return (
    <nav className="gj-card gj-tree" aria-label={t('archives.tree.label')}>
      {buildings.length > MANY && (
        <div style={{ padding: '8px 8px 0' }}>
          <Input
            size="small"
            allowClear
            prefix={<SearchOutlined className="gj-quiet" />}
            placeholder={t('archives.tree.find')}
            aria-label={t('archives.tree.find')}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        </div>
      )}
      <ul className="gj-tree-list">
        <li>
          <Row
            name={t('archives.tree.site')}
            count={known && all}
            isAt={at.buildingId === undefined}
            onChoose={() => onChoose({ buildingId: undefined, entranceId: undefined })}
            extra={<ExportMenu isLong={false} label={t('archives.tree.export')} href={(format) => urlOf('archives.exportBuildings', { query: { siteId, format } })} />}
          />
        </li>
        {shown.map((building) => {
          const open = isOpen(building)
          return (
            <li key={building.id}>
              <Row
                name={building.name}
                hint={building.zone?.name}
                count={building.units}
                isAt={at.buildingId === building.id && at.entranceId === undefined}
                onChoose={() => onChoose({ buildingId: building.id, entranceId: undefined })}
                twist={building.entrances.length > 0 ? { isOpen: open, onToggle: () => toggle(building.id) } : undefined}
              />
              {open && building.entrances.length > 0 && (
                <ul>
                  {building.entrances.map((entrance) => (
                    <li key={entrance.id}>
                      <Row
                        name={t('archives.tree.entrance', { code: entrance.code })}
                        count={entrance.units}
                        isAt={at.entranceId === entrance.id}
                        onChoose={() => onChoose({ buildingId: building.id, entranceId: entrance.id })}
                      />
                    </li>
                  ))}
                </ul>
              )}
            </li>
          )
        })}
      </ul>
      <Link className="gj-tree-foot gj-screen-only" to="/archives/occupants" search={{ buildingId: at.buildingId, entranceId: at.entranceId }}>
        {t('archives.occupants.open')}
      </Link>
    </nav>
  )
}

interface RowProps {
  name: string
  hint?: string
  count: number | undefined
  isAt: boolean
  onChoose: () => void
  extra?: ReactNode
  twist?: { isOpen: boolean; onToggle: () => void }
}

function Row({ name, hint, count, isAt, onChoose, extra, twist }: RowProps) {
  const t = useT()
  return (
    <div className="gj-tree-row" data-at={isAt}>
      {twist && (
        <button
          type="button"
          className="gj-tree-twist"
          aria-expanded={twist.isOpen}
          aria-label={twist.isOpen ? t('archives.tree.close', { name }) : t('archives.tree.open', { name })}
          onClick={twist.onToggle}
        >
          {twist.isOpen ? <DownOutlined /> : <RightOutlined />}
        </button>
      )}
      <button type="button" className="gj-tree-name" aria-current={isAt || undefined} onClick={onChoose}>
        <span className="gj-clip">{name}</span>
        {hint && <span className="gj-quiet gj-small gj-clip">{hint}</span>}
        {count !== undefined && (
          <span className="gj-tree-count" title={t('archives.tree.count', { n: count })}>
            {count}
          </span>
        )}
      </button>
      {extra}
    </div>
  )
}
