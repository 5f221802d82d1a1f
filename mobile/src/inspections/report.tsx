import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useLocation, useSearch } from 'wouter'
import { FINDING_SEVERITIES, type FindingSeverity } from '@guanjia/ui/archives/choices.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { useCan } from '../app/session.tsx'
import { Choice, LineField, WordsField } from '../kit/field.tsx'
import { PhotoField } from '../kit/photo-field.tsx'
import { toast } from '../kit/toast.tsx'
import { ScanSheet } from './scan-sheet.tsx'
import { pointOfSign } from './tag.ts'
import { useBack } from './use-inspections.ts'
import { useReport } from './use-report.ts'
import { WhatPhone } from './what-phone.tsx'
import './inspections.css'

interface Draft {
  id: string
  pointId: string | null
  place: string
  description: string
  severity: FindingSeverity
}
const BLANK: Draft = { id: '', pointId: null, place: '', description: '', severity: 'normal' }

/** See it, report it: a picture and some words from any colleague, with or without network. */
export function ReportFinding() {
  const t = useT()
  const label = useLabel()
  const can = useCan()
  const [, navigate] = useLocation()
  const asked = new URLSearchParams(useSearch()).get('point')
  const { bundle, draft, change, pool, isAsked, isBusy, problem, send } = useReport<Draft>({ pictures: 'report', draft: 'inspections:report', blank: { ...BLANK, pointId: asked } })
  const [isScanning, setScanning] = useState(false)
  const points = bundle?.bundle.points ?? []
  const point = points.find(({ id }) => id === draft.pointId)
  const isWhere = draft.pointId !== null || draft.place.trim() !== ''
  const report = (): Promise<void> =>
    send(
      draft.description.trim() !== '' && isWhere,
      (own) => ({ kind: 'report', body: { ...own, pointId: draft.pointId, place: draft.place.trim(), description: draft.description.trim(), severity: draft.severity } }),
      () => {
        toast(t('mobileInspections.report.done'))
        navigate(can('inspections:work') ? '/inspections/findings' : '/', { replace: true })
      },
    )
  return (
    <Page
      title={t('mobileInspections.report.title')}
      back={useBack()}
      foot={
        <Button block size="large" color="primary" loading={isBusy} onClick={() => void report()}>
          {t('mobileInspections.report.send')}
        </Button>
      }
    >
      <WhatPhone />
      <section className="card form">
        <PhotoField label={t('mobileInspections.report.photos')} draft={pool.whole} />
        <WordsField label={t('mobileInspections.report.what')} max={1000} value={draft.description} onChange={(description) => change({ description })} error={isAsked && !draft.description.trim() ? t('mobileInspections.finding.whatNeeded') : undefined} />
        {point ? (
          <p className="point-head">
            <span>
              <strong>{point.name}</strong> <span className="muted">{point.place}</span>
            </span>
            <button type="button" className="text-button" onClick={() => change({ pointId: null })}>
              {t('mobileInspections.report.otherPlace')}
            </button>
          </p>
        ) : (
          <>
            <LineField label={t('mobileInspections.report.place')} placeholder={t('mobileInspections.report.placeHint')} max={200} value={draft.place} onChange={(words) => change({ place: words })} error={isAsked && !isWhere ? t('mobileInspections.report.placeNeeded') : undefined} />
            {points.length > 0 && (
              <button type="button" className="text-button" onClick={() => setScanning(true)}>
                {t('mobileInspections.report.scan')}
              </button>
            )}
          </>
        )}
        <Choice label={t('mobileInspections.finding.severity')} options={FINDING_SEVERITIES.map((value) => ({ value, text: label('findingSeverity', value) }))} value={draft.severity} onChange={(severity) => change({ severity })} />
        {problem && <p className="problem" role="alert">{problem}</p>}
      </section>
      {isScanning && (
        <ScanSheet
          onClose={() => setScanning(false)}
          onFound={async (text) => {
            const sign = await pointOfSign(points, text)
            if (!sign) return t('mobileInspections.scan.unknown')
            change({ pointId: sign.point.id })
            setScanning(false)
            return null
          }}
        />
      )}
    </Page>
  )
}
