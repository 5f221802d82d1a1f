import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { Link, useParams } from 'wouter'
import type { Compensation } from '@guanjia/contract/redress.ts'
import { useCall } from '@guanjia/ui/api/query.ts'
import { formatMoney } from '@guanjia/ui/format/text.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import './redress.css'
import { Page } from '../app/page.tsx'
import { useSiteId } from '../app/site.tsx'
import { ActBar } from '../kit/act-bar.tsx'
import { Facts, Section, fact } from '../kit/facts.tsx'
import { WordsField } from '../kit/field.tsx'
import { Pictures } from '../kit/pictures.tsx'
import { ProblemNote } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'
import { useSend } from '../kit/send.ts'
import { Sheet } from '../kit/sheet.tsx'
import { toast } from '../kit/toast.tsx'

/** What waits for my decision. */
export function Compensations() {
  const t = useT()
  const label = useLabel()
  const siteId = useSiteId()
  const found = useCall('redress.listCompensations', { query: { siteId, limit: 50, filter: { mayDecide: true } } }, { enabled: siteId !== '' })
  return (
    <Page title={t('mobileRedress.decide')} back="/me">
      <ProblemNote error={found.error} />
      {found.isPending && <Rows count={3} />}
      {found.data?.items.length === 0 && <p className="muted page-hint">{t('mobileRedress.noneToDecide')}</p>}
      {found.data?.items.map((one) => (
        <Link key={one.id} href={`/compensations/${one.id}`} className="card redress-card">
          <strong>
            {formatMoney(one.amountFen)} · {label('compensationKind', one.kind)}
          </strong>
          <p>{one.reason}</p>
          <p className="muted">{[one.unit?.name, one.requestedBy.name, one.number].filter(Boolean).join(' · ')}</p>
        </Link>
      ))}
    </Page>
  )
}

export function CompensationScreen() {
  const t = useT()
  const { id = '' } = useParams()
  const found = useCall('redress.getCompensation', { params: { id } })
  if (!found.data)
    return (
      <Page title={t('mobileRedress.compensation')} back="/compensations">
        <ProblemNote error={found.error} />
        {found.isPending && <Rows count={3} />}
      </Page>
    )
  return <Screen item={found.data} />
}

function Screen({ item }: { item: Compensation }) {
  const t = useT()
  const label = useLabel()
  const [opened, setOpened] = useState<'approve' | 'refuse' | null>(null)
  const may = item.allowedActions.includes('approve')
  return (
    <Page
      title={item.number}
      back="/compensations"
      foot={
        may && (
          <ActBar
            primary={
              <Button block size="large" color="primary" onClick={() => setOpened('approve')}>
                {label('compensationAction', 'approve')}
              </Button>
            }
            beside={
              <Button size="large" color="danger" fill="outline" onClick={() => setOpened('refuse')}>
                {label('compensationAction', 'refuse')}
              </Button>
            }
            rest={[]}
          />
        )
      }
    >
      <Section title={`${formatMoney(item.amountFen)} · ${label('compensationKind', item.kind)}`} trailing={<span className="muted">{label('compensationStatus', item.status)}</span>}>
        <Facts
          items={[
            fact(t('mobileRedress.reason'), item.reason),
            fact(t('mobileRedress.what'), item.what),
            fact(t('mobileRedress.liability'), label('liability', item.liability)),
            fact(t('mobileRedress.ofCase'), formatMoney(item.ofCaseFen)),
            fact(t('mobileRedress.who'), [item.unit?.name, item.person?.name].filter(Boolean).join(' ')),
            fact(t('mobileRedress.requestedBy'), item.requestedBy.name),
            fact(t('mobileRedress.of'), <Link href={`/cases/${item.case.id}`}>{`${item.case.number} ${item.case.title}`}</Link>),
            fact(t('mobileRedress.decided'), item.decidedBy && [item.decidedBy, item.decisionNote].filter(Boolean).join('：')),
          ]}
        />
        <Pictures files={[...item.files, ...item.receipts]} />
      </Section>
      {opened && <DecisionSheet item={item} action={opened} onClose={() => setOpened(null)} />}
    </Page>
  )
}

function DecisionSheet({ item, action, onClose }: { item: Compensation; action: 'approve' | 'refuse'; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const [words, setWords] = useState('')
  const [isAsked, setAsked] = useState(false)
  const { send, isBusy, error } = useSend('redress.actOnCompensation', item.id, ['redress', 'cases'])
  const verb = label('compensationAction', action)
  const isMissing = action === 'refuse' && words.trim() === ''
  function submit(): void {
    setAsked(true)
    if (isMissing) return
    const common = { version: item.version }
    void send({ params: { id: item.id }, body: action === 'approve' ? { ...common, action, note: words.trim() } : { ...common, action, reason: words.trim() } }).then(
      () => {
        toast(t('mobileRedress.done', { verb }))
        onClose()
      },
      () => undefined,
    )
  }
  return (
    <Sheet
      open
      title={`${verb} ${formatMoney(item.amountFen)}`}
      closeLabel={t('mobile.close')}
      onClose={onClose}
      footer={
        <Button block size="large" color={action === 'refuse' ? 'danger' : 'primary'} loading={isBusy} onClick={submit}>
          {verb}
        </Button>
      }
    >
      <WordsField label={t(action === 'refuse' ? 'mobileRedress.why' : 'mobileRedress.note')} error={isAsked && isMissing ? t('mobile.caseAct.needed') : undefined} max={500} value={words} onChange={setWords} />
      <ProblemNote error={error} />
    </Sheet>
  )
}
