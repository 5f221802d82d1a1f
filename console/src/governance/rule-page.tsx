import { App, Form, Input } from 'antd'
import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Rule } from '@guanjia/contract/rulebook.ts'
import { ActionBar, type Act } from '../kit/action-bar.tsx'
import { DayPicker } from '../kit/day-picker.tsx'
import { FileStrip } from '../kit/file-strip.tsx'
import { Timeline } from '../kit/timeline.tsx'
import { useComplain } from '../kit/problem.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../kit/record-page.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { inHouseWords } from './house-words.ts'
import { RuleLook } from './rule-list.tsx'
import './governance.css'

const ActForm = lazy(() => import('../kit/act-form.tsx').then(({ ActForm }) => ({ default: ActForm<{ reason?: string; readBy?: string | null }> })))
const RuleEditor = lazy(() => import('./rule-editor.tsx').then(({ RuleEditor }) => ({ default: RuleEditor })))

/** One document: what counts, what is drafted, who has read it, and how it came to be so. */
export function RulePage() {
  const { id } = useParams({ from: '/shell/rulebook/$id' })
  const rule = useCall('rulebook.getRule', { params: { id } })
  if (!rule.data) return <RecordWaiting error={rule.error} onRetry={() => void rule.refetch()} />
  return <Page key={id} rule={rule.data} />
}

function Page({ rule }: { rule: Rule }) {
  const t = useT()
  const label = useLabel()
  const may = useMay()
  const site = useSite()
  const complain = useComplain()
  const { message } = App.useApp()
  const [opened, setOpened] = useState<'publish' | 'edit' | null>(null)
  const confirm = useAct('rulebook.confirmRule', ['rulebook'])
  const act = useAct('rulebook.actOnRule', ['rulebook'])
  const mayWrite = may('standards:write') && (rule.allowedActions.length > 0 || rule.hasDraft)
  const acts: Act[] = []
  if (rule.isRead === false && rule.state === 'published' && !rule.needsSignature)
    acts.push({ key: 'confirm', text: t('governance.rule.confirm'), onClick: () => confirm.mutate({ params: { id: rule.id }, body: { number: rule.currentVersion! } }, { onSuccess: () => void message.success(t('governance.rule.confirmed')), onError: complain }) })
  if (rule.allowedActions.includes('publish')) acts.push({ key: 'publish', text: label('standardAction', 'publish'), onClick: () => setOpened('publish') })
  if (mayWrite) acts.push({ key: 'edit', text: t('governance.rule.revise'), onClick: () => setOpened('edit') })
  acts.push({ key: 'print', text: t('governance.rule.print'), isRare: true, onClick: () => void window.open(urlOf('rulebook.printRule', { params: { id: rule.id }, query: { siteId: site.id } }), '_blank') })
  for (const action of ['withdraw', 'restore'] as const)
    if (rule.allowedActions.includes(action)) acts.push({ key: action, text: label('standardAction', action), isRare: true, isDanger: action === 'withdraw', onClick: () => act.mutate({ params: { id: rule.id }, body: { action, version: rule.version } }, { onError: complain }) })
  return (
    <RecordPage
      number={rule.code}
      title={rule.name}
      tags={
        <>
          <RuleLook rule={rule} />
          <span className="gj-quiet">{[t(`governance.kind.${rule.kind}`), rule.position?.name ?? t(`governance.audience.${rule.audience}`), rule.site?.name ?? t('governance.rule.allSites')].join(' · ')}</span>
          {rule.currentVersion !== null && <span className="gj-quiet">{t('governance.rule.versionN', { n: rule.currentVersion })}</span>}
          {rule.isRead === false && rule.needsSignature && <span className="gj-tone" data-tone="soon">{t('governance.rule.signOnPhone')}</span>}
        </>
      }
      acts={<ActionBar acts={acts} hasNext={acts.length > 1} />}
      aside={<Log rule={rule} hasHistory={mayWrite} />}
    >
      {rule.draft && <FactGroup title={t('governance.rule.draftN', { n: rule.draft.number })}><Content version={rule.draft} isSheet={rule.kind === 'duty_sheet'} /></FactGroup>}
      {rule.current && (
        <FactGroup title={t('governance.rule.current')}>
          <Facts facts={[{ label: t('governance.rule.effectiveOn'), value: rule.current.effectiveOn }, { label: t('governance.rule.expiresOn'), value: rule.current.expiresOn }, { label: t('governance.rule.readBy'), value: rule.current.readBy }, { label: t('governance.rule.requirement'), value: rule.requirement?.name }]} />
          <div style={{ height: 12 }} />
          <Content version={rule.current} isSheet={rule.kind === 'duty_sheet'} />
        </FactGroup>
      )}
      {may('standards:write') && rule.state === 'published' && <Outstanding rule={rule} />}
      <Suspense>
        {opened === 'edit' && <RuleEditor rule={rule} onClose={() => setOpened(null)} />}
        {opened === 'publish' && (
          <ActForm
            title={`${label('standardAction', 'publish')} · ${rule.name}`}
            verb={label('standardAction', 'publish')}
            hint={t('governance.rule.publishHint')}
            onSubmit={async ({ reason = '', readBy = null }) => {
              await act.mutateAsync({ params: { id: rule.id }, body: { action: 'publish', version: rule.version, reason, readBy } })
              void message.success(t('governance.rule.published'))
            }}
            onClose={() => setOpened(null)}
          >
            <Form.Item name="reason" label={t('governance.rule.reason')} extra={t('governance.rule.reasonHint')}><Input.TextArea autoFocus maxLength={500} autoSize={{ minRows: 2 }} /></Form.Item>
            <Form.Item name="readBy" label={t('governance.rule.readBy')} extra={t('governance.rule.readByHint')}><DayPicker /></Form.Item>
          </ActForm>
        )}
      </Suspense>
    </RecordPage>
  )
}

function Content({ version, isSheet }: { version: NonNullable<Rule['current']>; isSheet: boolean }) {
  const t = useT()
  return (
    <>
      {version.body && <p className="gj-rule-body">{version.body}</p>}
      {version.items.length > 0 && (
        <table className="gj-governance-table">
          <thead>
            <tr>
              <th scope="col">{isSheet ? t('governance.editor.text') : t('governance.editor.paragraph')}</th>
              {isSheet && <th scope="col">{t('governance.editor.class')}</th>}
              <th scope="col">{t('governance.editor.standard')}</th>
              {isSheet && <th scope="col">{t('governance.editor.promise')}</th>}
            </tr>
          </thead>
          <tbody>
            {version.items.map((item) => (
              <tr key={item.id}>
                <th scope="row">{item.text}</th>
                {isSheet && <td className="gj-nowrap">{item.dutyClass && t(`governance.dutyClass.${item.dutyClass}`)}</td>}
                <td>{item.standard}</td>
                {isSheet && <td>{item.promised ? `${item.promised.policy} · ${item.promised.target}` : item.promise && <span className="gj-tone" data-tone="overdue">{t('governance.rule.promiseGone')}</span>}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {version.standards.length > 0 && (
        <>
          <h3 className="gj-rule-heading">{t('governance.rule.takesStandards')}</h3>
          <ul>
            {version.standards.map((one) => (
              <li key={one.id}>
                <details>
                  <summary><Link to="/quality/standards/$id" params={{ id: one.id }}>{one.name}</Link> <span className="gj-quiet">{one.code} {t('governance.rule.versionN', { n: one.number })}</span>{!one.isInForce && <span className="gj-tone" data-tone="soon"> ▲ {t('governance.rule.standardRevised')}</span>}</summary>
                  <ol>{one.items.map((item) => <li key={item.text} className="gj-small">{item.text}</li>)}</ol>
                </details>
              </li>
            ))}
          </ul>
        </>
      )}
      {version.files.length > 0 && <FileStrip files={version.files} />}
    </>
  )
}

function Log({ rule, hasHistory }: { rule: Rule; hasHistory: boolean }) {
  const t = useT()
  const time = useTime()
  return (
    <>
      <header><h2>{t('governance.rule.versions')}</h2></header>
      <div className="gj-body"><ol className="gj-timeline">
        {rule.versions.map((one) => (
          <li key={one.number}>
            <strong>{t('governance.rule.versionN', { n: one.number })}</strong> <span className="gj-quiet">{t('governance.rule.log', { by: one.publishedBy, at: time.at(one.publishedAt) })}</span>
            <p>{one.reason || t('governance.rule.first')}</p>
          </li>
        ))}
        {rule.versions.length === 0 && <li className="gj-quiet">{t('governance.rule.none')}</li>}
      </ol></div>
      {hasHistory && <Everything id={rule.id} />}
    </>
  )
}

/** Who drafted, published, read, reminded: for those who write rules. */
function Everything({ id }: { id: string }) {
  const t = useT()
  const found = useCall('rulebook.ruleTimeline', { params: { id } })
  return (
    <>
      <header><h2>{t('headoffice.history')}</h2></header>
      <div className="gj-body"><Timeline entries={inHouseWords(found.data?.items, t)} words="archive" /></div>
    </>
  )
}

/** Who at this site has still to confirm it, and a reminder for them. */
function Outstanding({ rule }: { rule: Rule }) {
  const t = useT()
  const site = useSite()
  const complain = useComplain()
  const { message } = App.useApp()
  const remind = useAct('rulebook.remindOfRule', ['rulebook'])
  const found = useCall('rulebook.outstandingRules', { query: { siteId: site.id } })
  const own = found.data?.items.find(({ document }) => document.id === rule.id)
  if (!own) return null
  const ask = (): void => remind.mutate({ params: { id: rule.id } }, { onSuccess: ({ reminded }) => void message.success(reminded > 0 ? t('governance.rule.reminded', { n: reminded }) : t('governance.rule.remindedToday')), onError: complain })
  return (
    <FactGroup title={t('governance.rule.outstanding')} extra={<span className="gj-row"><span className="gj-quiet">{t('governance.rule.of', { read: own.read, of: own.of })}</span>{own.missing.length > 0 && <button type="button" className="gj-link" onClick={ask}>{t('governance.rule.remind')}</button>}</span>}>
      {own.of > 0 && (own.missing.length === 0 ? <p className="gj-quiet">{t('governance.rule.everybodyRead')}</p> : <p>{t('governance.rule.missing', { n: own.missing.length })}：{own.missing.map(({ name }) => name).join('、')}</p>)}
      {own.residentsRead !== null && <p className="gj-quiet">{t('governance.rule.residentsRead', { n: own.residentsRead })}</p>}
    </FactGroup>
  )
}
