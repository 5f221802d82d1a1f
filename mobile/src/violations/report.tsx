import Button from 'antd-mobile/es/components/button'
import { useLocation } from 'wouter'
import { VIOLATION_SOURCES, type ViolationSource } from '@guanjia/ui/archives/choices.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { Choice, LineField, WordsField } from '../kit/field.tsx'
import { PhotoField } from '../kit/photo-field.tsx'
import { toast } from '../kit/toast.tsx'
import { useReport } from '../inspections/use-report.ts'
import { WhatPhone } from '../inspections/what-phone.tsx'

interface Draft {
  id: string
  source: ViolationSource
  place: string
  party: string
  description: string
  reporterName: string
  reporterContact: string
}
const BLANK: Draft = { id: '', source: 'patrol', place: '', party: '', description: '', reporterName: '', reporterContact: '' }

/** A violation as it is seen or told: pictures and words, with or without network. */
export function ReportViolation() {
  const t = useT()
  const label = useLabel()
  const [, navigate] = useLocation()
  const { draft, change, pool, isAsked, isBusy, problem, send } = useReport<Draft>({ pictures: 'violation', draft: 'violations:report', blank: BLANK })
  const [description, where] = [draft.description.trim(), draft.place.trim()]
  const isTold = draft.source === 'owner_report'
  const report = (): Promise<void> =>
    send(
      description !== '' && where !== '',
      (own) => ({ kind: 'violation', body: { ...own, source: draft.source, place: where, party: draft.party.trim(), description, reporterName: isTold ? draft.reporterName.trim() : '', reporterContact: isTold ? draft.reporterContact.trim() : '' } }),
      () => {
        toast(t('mobileViolations.saved'))
        navigate('/violations', { replace: true })
      },
    )
  return (
    <Page
      title={t('mobileViolations.report')}
      back="/violations"
      foot={
        <Button block size="large" color="primary" loading={isBusy} onClick={() => void report()}>
          {t('mobileViolations.send')}
        </Button>
      }
    >
      <WhatPhone />
      <section className="card form">
        <PhotoField label={t('mobileViolations.photos')} draft={pool.whole} />
        <WordsField label={t('mobileViolations.what')} max={1000} value={draft.description} onChange={(words) => change({ description: words })} error={isAsked && !description ? t('mobileViolations.whatNeeded') : undefined} />
        <LineField label={t('mobileViolations.place')} placeholder={t('mobileViolations.placeHint')} max={200} value={draft.place} onChange={(words) => change({ place: words })} error={isAsked && !where ? t('mobileViolations.placeNeeded') : undefined} />
        <LineField label={t('mobileViolations.party')} max={100} value={draft.party} onChange={(party) => change({ party })} />
        <Choice label={t('mobileViolations.source')} options={VIOLATION_SOURCES.map((value) => ({ value, text: label('violationSource', value) }))} value={draft.source} onChange={(source) => change({ source })} />
        {isTold && (
          <>
            <LineField label={t('mobileViolations.reporter')} max={60} value={draft.reporterName} onChange={(reporterName) => change({ reporterName })} />
            <LineField label={t('mobileViolations.reporterContact')} max={60} value={draft.reporterContact} onChange={(reporterContact) => change({ reporterContact })} />
            <p className="muted">{t('mobileViolations.confidential')}</p>
          </>
        )}
        {problem && <p className="problem" role="alert">{problem}</p>}
      </section>
    </Page>
  )
}
