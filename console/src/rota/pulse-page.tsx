import { App, Button, Form, Input } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { formatNumber, useAct, useCall, useT } from '@guanjia/ui'
import type { Pulse } from '@guanjia/contract/pulse.ts'
import { DayPicker } from '../kit/day-picker.tsx'
import { FigureTable } from '../kit/figure-table.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { useSite } from '../session/session.tsx'
import { RotaTabs } from './tabs.tsx'

const ActForm = lazy(() => import('../kit/act-form.tsx').then(({ ActForm }) => ({ default: ActForm<Values> })))
interface Values {
  question?: string
  untilOn?: string
}

/** How the staff is, question by question; answers have no names and are told when the last day is over. */
export function PulsePage() {
  const t = useT()
  const site = useSite()
  const found = useCall('pulse.listPulses', { query: { siteId: site.id } })
  const [isAsking, setAsking] = useState(false)
  const items = found.data?.items ?? []
  return (
    <div className="gj-page">
      <div className="gj-page-head"><h1>{t('rota.tabs.pulse')}</h1>{found.data && !items.some(({ isOpen }) => isOpen) && <Button type="primary" style={{ marginLeft: 'auto' }} onClick={() => setAsking(true)}>{t('rota.pulse.ask')}</Button>}</div>
      <RotaTabs at="pulse" />
      <p className="gj-quiet">{t('rota.pulse.hint')}</p>
      {found.error && !found.data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && items.length === 0 && <p className="gj-card gj-body gj-quiet">{t('rota.pulse.none')}</p>}
      {items.map((one) => <Asked key={one.id} pulse={one} />)}
      <Suspense>{isAsking && <Ask siteId={site.id} onClose={() => setAsking(false)} />}</Suspense>
    </div>
  )
}

function Asked({ pulse }: { pulse: Pulse }) {
  const t = useT()
  return (
    <section className="gj-card">
      <header><h2 className="gj-grow">{pulse.question}</h2><span className="gj-quiet gj-small">{t('rota.pulse.answered', { n: pulse.answered, of: pulse.asked })} · {t(pulse.isOpen ? 'rota.pulse.until' : 'rota.pulse.ended', { day: pulse.untilOn })}</span></header>
      <div className="gj-body">
        {pulse.spread === null || pulse.mood === null ? <p className="gj-quiet">{pulse.isOpen ? t('rota.pulse.later') : t('rota.pulse.tooFew', { n: pulse.least })}</p> : (
          <>
            <p>{t('rota.pulse.mood')} <strong>{formatNumber(pulse.mood, 1)}</strong> / 5</p>
            <FigureTable label={pulse.question} head={[t('rota.pulse.given'), t('rota.pulse.count')]}>
              {pulse.spread.map((count, at) => <tr key={at}><th scope="row">{t(`rota.pulse.m${(at + 1) as 1 | 2 | 3 | 4 | 5}`)}</th><td>{count}</td></tr>)}
            </FigureTable>
            {pulse.words !== null && pulse.words.length > 0 && <ul style={{ marginTop: 16 }}>{pulse.words.map((words, at) => <li key={at} style={{ whiteSpace: 'pre-wrap' }}>{words}</li>)}</ul>}
          </>
        )}
      </div>
    </section>
  )
}

function Ask({ siteId, onClose }: { siteId: string; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const open = useAct('pulse.openPulse', ['pulse'])
  return (
    <ActForm
      title={t('rota.pulse.ask')} verb={t('rota.pulse.send')} hint={t('rota.pulse.hint')} initial={{ question: t('rota.pulse.usual') }} onClose={onClose}
      onSubmit={async ({ question = '', untilOn = '' }) => {
        await open.mutateAsync({ body: { siteId, question, untilOn } })
        void message.success(t('rota.pulse.sent'))
      }}
    >
      <Form.Item name="question" label={t('rota.pulse.question')} rules={[{ required: true, message: t('rota.pulse.question') }]}><Input maxLength={200} autoFocus /></Form.Item>
      <Form.Item name="untilOn" label={t('rota.pulse.lastDay')} rules={[{ required: true, message: t('rota.pulse.lastDay') }]}><DayPicker /></Form.Item>
    </ActForm>
  )
}
