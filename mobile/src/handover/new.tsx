import Button from 'antd-mobile/es/components/button'
import { useLocation } from 'wouter'
import { DEFECT_TRADES, PART_OF_TRADE, type DefectSource, type DefectTrade } from '@guanjia/ui/handover/choices.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { useCan } from '../app/session.tsx'
import { useReport } from '../inspections/use-report.ts'
import { WhatPhone } from '../inspections/what-phone.tsx'
import { Choice, LineField, WordsField } from '../kit/field.tsx'
import { PhotoField } from '../kit/photo-field.tsx'
import { toast } from '../kit/toast.tsx'
import { UnitField } from './unit-field.tsx'

interface Draft {
  id: string
  unit: { id: string; name: string } | null
  location: string
  description: string
  trade: DefectTrade | null
  source: DefectSource
  contact: string
}
const BLANK: Draft = { id: '', unit: null, location: '', description: '', trade: null, source: 'patrol', contact: '' }
const SOURCES: DefectSource[] = ['patrol', 'owner', 'desk']

/** What the developer left behind, where somebody stands before it: a picture and some words, with or without network. */
export function NewDefect() {
  const t = useT()
  const label = useLabel()
  const can = useCan()
  const [, navigate] = useLocation()
  const { siteId, draft, change, pool, isAsked, isBusy, problem, send } = useReport<Draft>({ pictures: 'defect', draft: 'handover:new', blank: BLANK })
  const wrong = { what: !draft.description.trim(), where: draft.unit === null && !draft.location.trim() }
  const trade = draft.trade ?? 'other'
  const register = (): Promise<void> =>
    send(
      !wrong.what && !wrong.where,
      ({ at, ...own }) => ({ kind: 'defect', body: { ...own, source: draft.source, unitId: draft.unit?.id ?? null, location: draft.location.trim(), description: draft.description.trim(), trade, part: PART_OF_TRADE[trade], contact: draft.contact.trim(), foundAt: at } }),
      () => {
        toast(t('mobileInspections.saved'))
        navigate('/defects', { replace: true })
      },
    )
  return (
    <Page
      title={t('mobileDefects.new')}
      back="/defects"
      foot={
        <Button block size="large" color="primary" loading={isBusy} onClick={() => void register()}>
          {t('mobileDefects.send')}
        </Button>
      }
    >
      <WhatPhone />
      <section className="card form">
        <PhotoField label={t('mobileDefects.photos')} draft={pool.whole} />
        <WordsField label={t('mobileDefects.what')} max={1000} value={draft.description} onChange={(description) => change({ description })} error={isAsked && wrong.what ? t('mobileDefects.whatNeeded') : undefined} />
        {can('archives:read') && <UnitField siteId={siteId} unit={draft.unit} onChange={(unit) => change({ unit })} />}
        <LineField label={t('mobileDefects.place')} placeholder={t('mobileDefects.placeHint')} max={200} value={draft.location} onChange={(location) => change({ location })} error={isAsked && wrong.where ? t('mobileDefects.placeNeeded') : undefined} />
        <Choice label={t('mobileDefects.trade')} options={DEFECT_TRADES.map((value) => ({ value, text: label('defectTrade', value) }))} value={draft.trade} onChange={(trade) => change({ trade })} />
        <Choice label={t('mobileDefects.source')} options={SOURCES.map((value) => ({ value, text: label('defectSource', value) }))} value={draft.source} onChange={(source) => change({ source })} />
        {draft.source === 'owner' && <LineField label={t('mobileDefects.contact')} max={100} value={draft.contact} onChange={(contact) => change({ contact })} />}
        {problem && <p className="problem" role="alert">{problem}</p>}
      </section>
    </Page>
  )
}
