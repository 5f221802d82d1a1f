import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useCall, useLabel, useT } from '@guanjia/ui'
import type { Blueprint } from '@guanjia/contract/exams.ts'
import { ExportMenu } from '../kit/export-menu.tsx'
import { FigureTable } from '../kit/figure-table.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { TrainingTabs } from './tabs.tsx'

const BlueprintEditor = lazy(() => import('./blueprint-editor.tsx').then(({ BlueprintEditor }) => ({ default: BlueprintEditor })))

/** Patterns from which papers are drawn, and whether the bank suffices for them. */
export function Blueprints() {
  const t = useT()
  const label = useLabel()
  const found = useCall('exams.listBlueprints', { query: {} })
  const [opened, setOpened] = useState<Blueprint | 'new' | null>(null)
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('training.blueprint.title')}</h1>
        <div className="gj-row" style={{ marginLeft: 'auto' }}><ExportMenu isLong={false} href={(format) => urlOf('exams.exportBlueprints', { query: { format } })} /><Button type="primary" onClick={() => setOpened('new')}>{t('training.blueprint.new')}</Button></div>
      </div>
      <TrainingTabs at="blueprints" />
      {found.error && !found.data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.items.length === 0 && <p className="gj-card gj-body gj-quiet" style={{ textAlign: 'center', padding: 40 }}>{t('training.blueprint.empty')}</p>}
      {found.data && found.data.items.length > 0 && (
        <section className="gj-card">
          <FigureTable head={[{ words: t('training.blueprint.name') }, { words: t('training.blueprint.post') }, t('training.blueprint.questions'), t('training.blueprint.marks'), t('training.blueprint.minutes'), t('training.blueprint.pass'), t('training.blueprint.markers'), { words: t('training.blueprint.state') }, { words: '' }]}>
            {found.data.items.map((one) => (
              <tr key={one.id}>
                <td data-text>{one.name}{!one.isActive && <span className="gj-quiet">（{t('training.blueprint.inactive')}）</span>}</td>
                <td data-text>{label('standardPost', one.post)}</td>
                <td>{one.questions}</td>
                <td>{one.marks}</td>
                <td>{one.durationMinutes}</td>
                <td>{one.passPercent}</td>
                <td>{one.markers}</td>
                <td data-text>{one.short.length === 0 ? <span className="gj-quiet">{t('training.blueprint.enough')}</span> : <span className="gj-tone" data-tone="overdue">▲ {t('training.blueprint.short', { section: one.short[0]!.section + 1, line: one.short[0]!.line + 1, needs: one.short[0]!.needs, has: one.short[0]!.has })}</span>}</td>
                <td data-text><Button type="link" size="small" onClick={() => setOpened(one)}>{t('training.blueprint.edit')}</Button></td>
              </tr>
            ))}
          </FigureTable>
        </section>
      )}
      <Suspense>{opened && <BlueprintEditor blueprint={opened === 'new' ? null : opened} onClose={() => setOpened(null)} />}</Suspense>
    </div>
  )
}
