import { ImportOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useCall, useT } from '@guanjia/ui'
import { useListState } from '../kit/list-state.ts'
import { ProblemAlert } from '../kit/problem.tsx'
import { SavedViews } from '../kit/saved-views.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { ArchivesTabs } from './archives-tabs.tsx'
import { BuildingTree } from './building-tree.tsx'
import { UnitList } from './unit-list.tsx'
import { UnitPanel } from './unit-panel.tsx'
import './archives.css'

const BuildingForm = lazy(() => import('./building-form.tsx').then(({ BuildingForm }) => ({ default: BuildingForm })))
const UnitForm = lazy(() => import('./unit-form.tsx').then(({ UnitForm }) => ({ default: UnitForm })))

/** Where, which, and everything about it: the tree, the units of the chosen place, and the chosen unit. */
export function ArchivesPage() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const state = useListState()
  const [making, setMaking] = useState<'building' | 'unit' | null>(null)
  const tree = useCall('archives.archiveTree', { query: { siteId: site.id } }, { staleTime: 60_000 })
  const { buildingId, entranceId, unit } = state.search
  const buildings = tree.data?.items ?? []
  const mayWrite = may('archives:write')
  const isEmpty = tree.data?.items.length === 0
  const importLink = may('archives:import') && (
    <Link to="/imports" search={{ kind: 'archives' }}>
      <Button type={isEmpty ? 'primary' : 'default'} icon={<ImportOutlined />}>
        {t('archives.importList')}
      </Button>
    </Link>
  )
  return (
    <div className="gj-page" data-fill="true">
      <div className="gj-page-head">
        <h1>{t('archives.title')}</h1>
        <SavedViews list="units" fixed={[{ key: 'all', name: t('archives.all'), query: '' }, { key: 'vacant', name: t('archives.list.vacant'), query: 'state=vacant' }, { key: 'waterproofing', name: t('archives.list.waterproofing'), query: 'warrantyEnding=waterproofing' }]} state={state} />
        <div className="gj-row" style={{ marginLeft: 'auto' }}>
          <ArchivesTabs at="units" />
          {!isEmpty && importLink}
          {mayWrite && <Button onClick={() => setMaking('building')}>{t('archives.newBuilding')}</Button>}
          {mayWrite && !isEmpty && (
            <Button type="primary" onClick={() => setMaking('unit')}>
              {t('archives.newUnit')}
            </Button>
          )}
        </div>
      </div>
      {tree.error && !tree.data && <ProblemAlert error={tree.error} onRetry={() => void tree.refetch()} />}
      {isEmpty ? (
        <section className="gj-card gj-table-empty">
          <h3>{t('archives.tree.empty')}</h3>
          <p>{t('archives.tree.emptyHint')}</p>
          <div style={{ marginTop: 16 }}>{importLink}</div>
        </section>
      ) : (
        <div className="gj-archives" data-open={unit !== undefined}>
          <BuildingTree
            siteId={site.id}
            buildings={tree.data?.items}
            at={{ buildingId, entranceId }}
            onChoose={(place) => state.change({ ...place, unit: undefined })}
          />
          <UnitList state={state} buildings={buildings} />
          {unit && <UnitPanel key={unit} id={unit} onClose={() => state.change({ unit: undefined })} />}
        </div>
      )}
      <Suspense>
        {making === 'building' && (
          <BuildingForm
            siteId={site.id}
            onClose={() => setMaking(null)}
            onMade={(building) => state.change({ buildingId: building.id, entranceId: undefined, unit: undefined })}
          />
        )}
        {making === 'unit' && (
          <UnitForm
            siteId={site.id}
            buildings={buildings}
            at={{ buildingId, entranceId }}
            onClose={() => setMaking(null)}
            onMade={(made) => state.change({ unit: made.id })}
          />
        )}
      </Suspense>
    </div>
  )
}
