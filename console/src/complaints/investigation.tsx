import type { Complaint } from '@guanjia/contract/complaints.ts'
import { useLabel, useT, useTime } from '@guanjia/ui'
import { FileStrip } from '../kit/file-strip.tsx'
import { FactGroup, Facts } from '../kit/record-page.tsx'

/** What the listener wrote and what was found out, each step with who and when. */
export function Investigation({ whole }: { whole: Complaint }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const signed = (at: string | null, by: string | null): string => [at && time.at(at), by].filter(Boolean).join(' · ')
  return (
    <FactGroup title={t('complaints.investigation')}>
      <Facts
        facts={[
          { label: t('complaints.field.listenerNotes'), value: whole.listenerNotes, isWide: true },
          { label: t('complaints.field.why'), value: whole.why, isWide: true },
          { label: t('complaints.field.impact'), value: label('impact', whole.impact) },
          { label: t('complaints.field.process'), value: whole.processExplained && `${label('processWay', whole.processExplained.how)} · ${signed(whole.processExplained.at, whole.processExplained.by)}` },
          { label: t('complaints.field.classifiedAt'), value: time.at(whole.classifiedAt) },
          { label: t('complaints.field.validity'), value: [label('validity', whole.validity), signed(whole.validityAt, whole.validityBy)].filter(Boolean).join(' · ') },
          { label: t('complaints.field.validityReason'), value: whole.validityReason, isWide: true },
        ]}
      />
      {whole.findings.length > 0 && (
        <ul className="gj-rows" style={{ marginTop: 12 }}>
          {whole.findings.map((finding) => (
            <li key={finding.id}>
              <div className="gj-row gj-wrap">
                <strong>{label('verificationMethod', finding.method)}</strong>
                {finding.heard && <span>{finding.heard}</span>}
                <span className="gj-quiet">{signed(finding.at, finding.by)}</span>
              </div>
              <p className="gj-words">{finding.found}</p>
              <FileStrip files={finding.files} />
            </li>
          ))}
        </ul>
      )}
      <div style={{ marginTop: 12 }}>
        <Facts
          facts={[
            { label: t('complaints.field.verified'), value: whole.verified && [label('verificationResult', whole.verified), time.at(whole.verifiedAt)].join(' · ') },
            { label: t('complaints.field.cause'), value: whole.causeClass && `${label('causeClass', whole.causeClass)}：${whole.cause}`, isWide: true },
            { label: t('complaints.field.verifiedNote'), value: whole.verifiedNote, isWide: true },
            { label: t('complaints.field.handling'), value: whole.handling, isWide: true },
            { label: t('complaints.field.evidence'), value: whole.evidence.length > 0 && <FileStrip files={whole.evidence} />, isWide: true },
          ]}
        />
      </div>
    </FactGroup>
  )
}
