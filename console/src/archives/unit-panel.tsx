import { CloseOutlined, EditOutlined, ExpandAltOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Skeleton } from 'antd'
import { Link } from '@tanstack/react-router'
import { useCall, useLabel, useT } from '@guanjia/ui'
import type { Unit } from '@guanjia/contract/archives.ts'
import { useIsSlow } from '../kit/data-table.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { Facts } from '../kit/record-page.tsx'
import { useShortcut } from '../kit/shortcuts.ts'
import { SiteZone, useMay } from '../session/session.tsx'
import { ArchiveTimeline } from './archive-timeline.tsx'
import { CasesOf } from './cases-of.tsx'
import { UnitForms, type UnitAct, useUnitActs } from './unit-forms.tsx'
import { UnitPeople } from './unit-people.tsx'
import { UnitStateTag } from './unit-state.tsx'
import { useUnitFacts } from './unit-facts.ts'

/** A unit beside the list; Esc closes it. */
export function UnitPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const unit = useCall('archives.getUnit', { params: { id } })
  const slow = useIsSlow(!unit.data && !unit.error)
  useShortcut('Escape', onClose)
  return (
    <section className="gj-card gj-unit-panel" aria-busy={unit.isFetching}>
      {unit.data ? (
        <SiteZone siteId={unit.data.siteId}>
          <Panel unit={unit.data} onClose={onClose} />
        </SiteZone>
      ) : (
        <div className="gj-body">
          {unit.error ? (
            <ProblemAlert error={unit.error} onRetry={() => void unit.refetch()} />
          ) : (
            slow && <Skeleton active paragraph={{ rows: 8 }} />
          )}
        </div>
      )}
    </section>
  )
}

function Panel({ unit, onClose }: { unit: Unit; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const may = useMay()
  const acts = useUnitActs()
  const facts = useUnitFacts(unit)
  const open = (act: UnitAct): void => acts.open(act)
  return (
    <>
      <header>
        <h2>{unit.code}</h2>
        <UnitStateTag state={unit.state} />
        <span className="gj-quiet gj-grow gj-clip">{[unit.building.name, label('unitUse', unit.use)].join(' · ')}</span>
        {may('cases:register') && (
          <Link to="/desk" search={{ unitId: unit.id }}>
            <Button type="primary" size="small">
              {t('archives.newCase')}
            </Button>
          </Link>
        )}
        {may('archives:write') && (
          <Button
            size="small"
            icon={<EditOutlined />}
            aria-label={t('archives.edit')}
            title={t('archives.edit')}
            onClick={() => open('change')}
          />
        )}
        <Link to="/archives/units/$id" params={{ id: unit.id }}>
          <Button size="small" icon={<ExpandAltOutlined />} aria-label={t('archives.openPage')} title={t('archives.openPage')} />
        </Link>
        <Button
          size="small"
          type="text"
          icon={<CloseOutlined />}
          aria-label={t('archives.closePanel')}
          title={`${t('archives.closePanel')} Esc`}
          onClick={onClose}
        />
      </header>
      <div className="gj-unit-panel-body">
        <section>
          <h3>
            <span className="gj-grow">{t('archives.group.people')}</span>
            {may('archives:write') && (
              <Button size="small" type="link" icon={<PlusOutlined />} onClick={() => open('moveIn')}>
                {t('archives.moveIn')}
              </Button>
            )}
          </h3>
          <UnitPeople unit={unit} onEnd={acts.end} />
        </section>
        {may('cases:read') && (
          <section>
            <h3>{t('archives.group.cases')}</h3>
            <CasesOf siteId={unit.siteId} unitId={unit.id} />
          </section>
        )}
        <section>
          <h3>{t('archives.group.unit')}</h3>
          <Facts facts={facts} />
        </section>
        <section>
          <h3>{t('archives.group.timeline')}</h3>
          <ArchiveTimeline of="unit" id={unit.id} />
        </section>
      </div>
      <UnitForms unit={unit} acts={acts} />
    </>
  )
}
