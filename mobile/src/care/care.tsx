import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { Link } from 'wouter'
import type { Suggestion } from '@guanjia/contract/relations.ts'
import { isProblem } from '@guanjia/ui/api/call.ts'
import { useCall } from '@guanjia/ui/api/query.ts'
import { placesInWords } from '@guanjia/ui/care/index.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { useSiteId } from '../app/site.tsx'
import { CallButton } from '../kit/call-button.tsx'
import { Empty } from '../kit/empty.tsx'
import { LineField, WordsField } from '../kit/field.tsx'
import { ListState, Refreshable } from '../kit/list.tsx'
import { ProblemNote, problemText } from '../kit/problem.tsx'
import { Segments } from '../kit/segments.tsx'
import { useSend } from '../kit/send.ts'
import { Sheet } from '../kit/sheet.tsx'
import { toast } from '../kit/toast.tsx'
import { NoticeSheet } from './notice-sheet.tsx'

type View = 'mine' | 'all' | 'outages'

/** What would be well done today; outages with their call lists; the button for what was noticed at the bottom. */
export function Care() {
  const t = useT()
  const siteId = useSiteId()
  const [view, setView] = useState<View>('mine')
  const [isNoticing, setNoticing] = useState(false)
  return (
    <Page title={t('mobileCare.title')} back="/">
      <Segments<View>
        label={t('mobileCare.title')}
        options={[
          { value: 'mine', text: t('mobileCare.mine') },
          { value: 'all', text: t('mobileCare.all') },
          { value: 'outages', text: t('mobileCare.outages') },
        ]}
        value={view}
        onChange={setView}
      />
      <Refreshable modules={['relations']}>{view === 'outages' ? <Outages siteId={siteId} /> : <Suggestions key={view} siteId={siteId} isMine={view === 'mine'} />}</Refreshable>
      <Button block size="large" color="primary" fill="outline" onClick={() => setNoticing(true)}>
        {t('mobileCare.notice')}
      </Button>
      {isNoticing && <NoticeSheet siteId={siteId} onClose={() => setNoticing(false)} />}
    </Page>
  )
}

function Suggestions({ siteId, isMine }: { siteId: string; isMine: boolean }) {
  const t = useT()
  const answer = useCall('relations.listSuggestions', { query: { siteId, mine: isMine || undefined } })
  return (
    <ListState answer={answer} empty={<Empty title={t('mobileCare.empty')} text={t('mobileCare.emptyText')} />}>
      {(rows) => rows.map((row) => <SuggestionCard key={row.key} siteId={siteId} row={row} />)}
    </ListState>
  )
}

function SuggestionCard({ siteId, row }: { siteId: string; row: Suggestion }) {
  const t = useT()
  const label = useLabel()
  const [opened, setOpened] = useState<'plan' | 'dismiss' | null>(null)
  const title = [row.unit?.name, row.person?.name].filter(Boolean).join(' ') || row.title
  return (
    <article className="card record care-card">
      <p className="record-top">
        <span className="mark">{row.occasion === null ? t('mobileCare.hidden') : row.prompt || label('occasion', row.occasion)}</span>
        {row.title && row.title !== title && <span className="muted">{row.title}</span>}
      </p>
      <strong className="record-title">{title}</strong>
      <p>{row.act}</p>
      {row.preferences.length > 0 && <p className="muted">{row.preferences.join('；')}</p>}
      {row.phones[0] && <CallButton name={row.person?.name ?? ''} phone={row.phones[0]} />}
      <div className="care-acts">
        <Button color="primary" fill="outline" onClick={() => setOpened('plan')}>
          {t('mobileCare.plan')}
        </Button>
        <Button fill="none" onClick={() => setOpened('dismiss')}>
          {t('mobileCare.dismiss')}
        </Button>
      </div>
      {opened && <TakeSheet siteId={siteId} row={row} what={opened} onClose={() => setOpened(null)} />}
    </article>
  )
}

function TakeSheet({ siteId, row, what, onClose }: { siteId: string; row: Suggestion; what: 'plan' | 'dismiss'; onClose: () => void }) {
  const t = useT()
  const isPlan = what === 'plan'
  const [words, setWords] = useState(isPlan ? row.act : '')
  const plan = useSend('relations.planSuggestion', row.key, ['relations'])
  const dismiss = useSend('relations.dismissSuggestion', row.key, ['relations'])
  async function submit(): Promise<void> {
    const body = { siteId, key: row.key }
    try {
      const done = isPlan ? await plan.send({ body: { ...body, plan: words } }) : await dismiss.send({ body: { ...body, reason: words.trim() } })
      if (!done) return
      toast(isPlan ? t('mobileCare.planned') : t('mobileCare.dismissed'))
      onClose()
    } catch (problem) {
      if (!isProblem(problem, 'someone_was_faster')) return
      toast(t('mobileCare.taken', { name: problem.problem?.detail ?? '' }), 'bad')
      onClose()
    }
  }
  return (
    <Sheet
      open
      title={isPlan ? t('mobileCare.plan') : t('mobileCare.dismiss')}
      closeLabel={t('mobile.close')}
      onClose={onClose}
      footer={
        <Button block size="large" color="primary" disabled={!words.trim()} loading={plan.isBusy || dismiss.isBusy} onClick={() => void submit()}>
          {isPlan ? t('mobileCare.plan') : t('mobileCare.dismiss')}
        </Button>
      }
    >
      {isPlan ? <WordsField label={t('mobileCare.how')} max={1000} value={words} onChange={setWords} /> : <LineField label={t('mobileCare.reason')} max={300} value={words} onChange={setWords} />}
      <ProblemNote error={plan.error ?? dismiss.error} isKept />
    </Sheet>
  )
}

function Outages({ siteId }: { siteId: string }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const answer = useCall('relations.listOutages', { query: { siteId, limit: 20, filter: { open: true } } })
  return (
    <ListState answer={answer} empty={<Empty title={t('mobileCare.noOutage')} />}>
      {(rows) =>
        rows.map((row) => (
          <article key={row.id} className="card record">
            <Link href={`/outages/${row.id}`} className="record-link">
              <span className="record-top">
                <span className="mark mark-warning">{label('outageKind', row.kind)}</span>
                <span className="muted">{label('outageState', row.state)}</span>
              </span>
              <strong className="record-title">{placesInWords(row.places, (places, n) => t('mobileCare.morePlaces', { places, n }))}</strong>
              <span className="muted tabular">
                {time.at(row.fromAt)} – {time.at(row.untilAt)}
              </span>
              <span>{t('mobileCare.called', { called: row.calls.called, households: row.calls.households })}</span>
            </Link>
          </article>
        ))
      }
    </ListState>
  )
}

/** Words for a failed call, with the name of who was faster. */
export function callTrouble(t: ReturnType<typeof useT>, problem: unknown): string {
  if (isProblem(problem, 'someone_was_faster')) return t('mobileCare.taken', { name: problem.problem?.detail ?? '' })
  if (isProblem(problem, 'not_found')) return t('mobileCare.gone')
  return problemText(t, problem)
}
