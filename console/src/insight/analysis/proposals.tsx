import { App, Button, Form, InputNumber } from 'antd'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { formatPercent, useAct, useCall, useLabel, useT } from '@guanjia/ui'
import type { CaseAnalysis } from '@guanjia/contract/analysis.ts'
import { ActForm } from '../../kit/act-form.tsx'
import { useMay } from '../../session/session.tsx'
import type { Draft } from '../improvements/improvement-form.tsx'

const ImprovementForm = lazy(() => import('../improvements/improvement-form.tsx').then(({ ImprovementForm }) => ({ default: ImprovementForm })))
type Proposal = CaseAnalysis['proposals'][number]

const FILTER: Partial<Record<Proposal['by'], 'categoryId' | 'cause' | 'buildingId'>> = { category: 'categoryId', cause: 'cause', building: 'buildingId' }

/** Causes over the threshold: each leads to its improvement, or to a new one that is filled in already. */
export function Proposals({ proposals, from, to }: { proposals: Proposal[]; from: string; to: string }) {
  const t = useT()
  const may = useMay()
  const label = useLabel()
  const threshold = useCall('improvements.getThreshold', {}, { staleTime: 60_000 })
  const [draft, setDraft] = useState<Draft | null>(null)
  const [changing, setChanging] = useState(false)
  const named = ({ by, name, id }: Proposal): string => (by === 'cause' ? label('causeClass', id) : name)
  const draftOf = (one: Proposal): Draft => {
    const what = `${label('caseCause', one.by)}「${named(one)}」`
    const key = FILTER[one.by]
    return {
      title: what, problem: `${from} – ${to}：${what} ${t('analysis.proposals.count', { n: one.count, share: formatPercent(one.share * 100) })}`, figure: 'cases', goal: Math.max(0, Math.floor(one.count / 2)),
      figureFilter: key ? { [key]: one.id } : {}, source: { kind: 'cases', by: one.by, id: one.id, query: new URLSearchParams({ from, to, ...(key ? { [key]: one.id } : {}) }).toString() },
    }
  }
  return (
    <section className="gj-card">
      <header>
        <h2 className="gj-grow">{proposals.length === 0 ? t('analysis.proposals.none') : t('analysis.proposals.title')}</h2>
        {threshold.data && (
          <span className="gj-quiet gj-small">{t('analysis.proposals.threshold', { n: threshold.data.minimumCount, share: formatPercent(threshold.data.minimumShare * 100) })}</span>
        )}
        {may('settings:manage') && (
          <Button type="link" size="small" onClick={() => setChanging(true)}>
            {t('analysis.proposals.change')}
          </Button>
        )}
      </header>
      <ul className="gj-analysis-proposals">
        {proposals.map((one) => (
          <li key={`${one.by} ${one.id}`}>
            <span className="gj-grow">
              <span className="gj-quiet">{label('caseCause', one.by)} </span>
              <strong>{named(one)}</strong>
            </span>
            <span className="gj-quiet">{t('analysis.proposals.count', { n: one.count, share: formatPercent(one.share * 100) })}</span>
            {one.openActionId ? (
              <Link to="/insight/improvements/$id" params={{ id: one.openActionId }}>
                {t('analysis.proposals.open')}
              </Link>
            ) : (
              may('improvements:manage') && (
                <Button size="small" onClick={() => setDraft(draftOf(one))}>
                  {t('analysis.proposals.propose')}
                </Button>
              )
            )}
          </li>
        ))}
      </ul>
      <Suspense>
        {draft && <ImprovementForm draft={draft} onClose={() => setDraft(null)} />}
        {changing && threshold.data && <ThresholdForm threshold={threshold.data} onClose={() => setChanging(false)} />}
      </Suspense>
    </section>
  )
}

function ThresholdForm({ threshold, onClose }: { threshold: { version: number; minimumCount: number; minimumShare: number }; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const change = useAct('improvements.changeThreshold', ['improvements', 'analysis'])
  return (
    <ActForm<{ minimumCount: number; share: number }>
      title={t('analysis.proposals.change')}
      verb={t('shell.form.save')}
      initial={{ minimumCount: threshold.minimumCount, share: Math.round(threshold.minimumShare * 100) }}
      onSubmit={async ({ minimumCount, share }) => {
        await change.mutateAsync({ body: { version: threshold.version, minimumCount, minimumShare: share / 100 } })
        void message.success(t('analysis.proposals.saved'))
      }}
      onClose={onClose}
    >
      <Form.Item name="minimumCount" label={t('analysis.proposals.minimumCount')} rules={[{ required: true }]}>
        <InputNumber min={1} max={10_000} precision={0} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="share" label={t('analysis.proposals.minimumShare')} rules={[{ required: true }]}>
        <InputNumber min={0} max={100} precision={0} style={{ width: '100%' }} />
      </Form.Item>
    </ActForm>
  )
}
