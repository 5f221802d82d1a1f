import type { Complaint } from '@guanjia/contract/complaints.ts'
import { urlOf, useLabel, useT, useTime } from '@guanjia/ui'
import { FactGroup } from '../kit/record-page.tsx'

/** What the resident said at the end, and the signatures on the forms. */
export function Opinion({ whole }: { whole: Complaint }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  if (!whole.opinion && whole.signatures.length === 0) return null
  return (
    <FactGroup title={t('complaints.opinion')} extra={whole.filedAt && <span className="gj-quiet">{t('complaints.filedAt', { at: time.at(whole.filedAt) })}</span>}>
      {whole.opinion && <blockquote className="gj-quote">{whole.opinion}</blockquote>}
      {whole.signatures.length > 0 && (
        <ul className="gj-signatures">
          {whole.signatures.map((one) => (
            <li key={one.id}>
              <img src={urlOf('platform.getFile', { params: { id: one.fileId } })} alt={t('complaints.signatureOf', { name: one.name })} />
              <span className="gj-quiet gj-small">
                {label('signer', one.signer)} · {one.name} · {time.at(one.signedAt)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </FactGroup>
  )
}
