import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import type { GateVisit } from '@guanjia/contract/reception.ts'
import { isProblem } from '@guanjia/ui/api/call.ts'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { IncidentStrip } from '../emergency/strip.tsx'
import { useSession } from '../app/session.tsx'
import { useSiteId } from '../app/site.tsx'
import { GATE_STEP_CODES } from '../kit/choices.ts'
import { useDraft } from '../kit/draft.ts'
import { Empty } from '../kit/empty.tsx'
import { Choice, LineField, toggled } from '../kit/field.tsx'
import { recordId } from '../kit/ids.ts'
import { ListState, Refreshable } from '../kit/list.tsx'
import { ProblemNote, problemText } from '../kit/problem.tsx'
import { Segments } from '../kit/segments.tsx'
import { useSend } from '../kit/send.ts'
import { Sheet } from '../kit/sheet.tsx'
import { toast } from '../kit/toast.tsx'

/** The guard's post: who is inside, in with one sheet, out with one tap. */
export function Gate() {
  const t = useT()
  const session = useSession()
  const siteId = useSiteId()
  const site = session.sites.find(({ id }) => id === siteId)!
  const [view, setView] = useState<'inside' | 'gone'>('inside')
  const [q, setQ] = useState('')
  const [isEntering, setEntering] = useState(false)
  const answer = useCall('reception.listGateVisits', { query: { siteId: site.id, limit: 100, total: true, filter: { inside: view === 'inside', ...(q.trim() ? { q: q.trim() } : {}) } } })
  return (
    <Page
      title={t('mobileReception.gate.title')}
      trailing={<span className="muted">{site.name}</span>}
      foot={
        <Button block size="large" color="primary" onClick={() => setEntering(true)}>
          {t('mobileReception.gate.enter')}
        </Button>
      }
    >
      <IncidentStrip />
      <Refreshable modules={['reception']}>
        <Segments
          label={t('mobileReception.gate.views')}
          options={[
            { value: 'inside', text: t('mobileReception.gate.inside'), ...(view === 'inside' && answer.data?.total ? { count: answer.data.total.count } : {}) },
            { value: 'gone', text: t('mobileReception.gate.gone') },
          ]}
          value={view}
          onChange={setView}
        />
        <LineField label={t('mobileReception.gate.search')} value={q} onChange={setQ} max={50} />
        <ListState answer={answer} empty={<Empty title={view === 'inside' ? t('mobileReception.gate.empty') : t('mobileReception.gate.emptyGone')} />}>
          {(visits) => visits.map((visit) => <VisitorCard key={visit.id} visit={visit} />)}
        </ListState>
      </Refreshable>
      {isEntering && <EnterSheet siteId={site.id} onClose={() => setEntering(false)} />}
    </Page>
  )
}

function VisitorCard({ visit }: { visit: GateVisit }) {
  const t = useT()
  const time = useTime()
  const { send, isBusy } = useSend('reception.leaveGate', visit.id)
  async function leave(): Promise<void> {
    try {
      if (await send({ params: { id: visit.id } })) toast(t('mobileReception.gate.left', { name: visit.name }))
    } catch (error) {
      toast(problemText(t, error), 'bad')
    }
  }
  return (
    <article className="card record">
      <div className="record-link">
        <span className="record-top">
          <span className="mark">{visit.unit?.name ?? visit.host}</span>
          <span className="muted tabular">{visit.outAt ? `${time.short(visit.inAt)}–${time.short(visit.outAt)}` : t('mobileReception.gate.since', { time: time.short(visit.inAt) })}</span>
        </span>
        <strong className="record-title">{visit.name}</strong>
        <span className="muted">{[visit.plate, visit.purpose, visit.inBy.name].filter(Boolean).join(' · ')}</span>
      </div>
      {visit.outAt === null && (
        <div className="record-act">
          <Button block loading={isBusy} onClick={() => void leave()} aria-label={`${t('mobileReception.gate.leave')} ${visit.name}`}>
            {t('mobileReception.gate.leave')}
          </Button>
        </div>
      )}
    </article>
  )
}

const EMPTY = { name: '', room: '', host: '', plate: '', phone: '', purpose: '', steps: [] as GateVisit['steps'] }

/** The three courtesies come first, as at the barrier: salute, greet, ask and direct. */
function EnterSheet({ siteId, onClose }: { siteId: string; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const { account } = useSession()
  const [draft, change, forget] = useDraft(`${account.id}:gate`, { ...EMPTY, id: recordId() })
  const [isAsked, setAsked] = useState(false)
  const { send, isBusy, error } = useSend('reception.enterGate', 'enter')
  const isNamed = draft.name.trim() !== ''
  const isToWhom = draft.room.trim() !== '' || draft.host.trim() !== ''
  const isRoomWrong = isProblem(error, 'not_found')
  async function submit(): Promise<void> {
    setAsked(true)
    if (!isNamed || !isToWhom) return
    change({ id: draft.id })
    try {
      const visit = await send({ body: { ...draft, siteId } })
      if (!visit) return
      forget()
      change({ ...EMPTY, id: recordId() })
      toast(t('mobileReception.gate.entered', { name: visit.name }))
      onClose()
    } catch {
      // Said beside the button and the field; what was typed is kept.
    }
  }
  return (
    <Sheet
      open
      title={t('mobileReception.gate.enter')}
      closeLabel={t('mobile.close')}
      onClose={onClose}
      footer={
        <Button block size="large" color="primary" loading={isBusy} onClick={() => void submit()}>
          {t('mobileReception.gate.enter')}
        </Button>
      }
    >
      <div className="form">
        <Choice
          label={t('mobileReception.gate.steps')}
          options={GATE_STEP_CODES.map((value) => ({ value, text: label('gateStep', value) }))}
          value={draft.steps}
          onChange={(step) => change({ steps: toggled(draft.steps, step) })}
        />
        <LineField label={t('mobileReception.gate.name')} value={draft.name} onChange={(name) => change({ name })} max={50} error={isAsked && !isNamed ? t('mobileReception.gate.nameNeeded') : undefined} />
        <LineField
          label={t('mobileReception.gate.room')}
          value={draft.room}
          onChange={(room) => change({ room })}
          max={30}
          placeholder={t('mobileReception.gate.roomHint')}
          error={isRoomWrong ? t('mobileReception.gate.roomWrong') : isAsked && !isToWhom ? t('mobileReception.gate.whom') : undefined}
        />
        <LineField label={t('mobileReception.gate.host')} value={draft.host} onChange={(host) => change({ host })} max={100} placeholder={t('mobileReception.gate.hostHint')} />
        <LineField label={t('mobileReception.gate.plate')} value={draft.plate} onChange={(plate) => change({ plate })} max={20} autoCapitalize="characters" />
        <LineField label={t('mobileReception.gate.phone')} value={draft.phone} onChange={(phone) => change({ phone })} max={30} type="tel" />
        <LineField label={t('mobileReception.gate.purpose')} value={draft.purpose} onChange={(purpose) => change({ purpose })} max={200} />
        {!isRoomWrong && <ProblemNote error={error} isKept />}
      </div>
    </Sheet>
  )
}
