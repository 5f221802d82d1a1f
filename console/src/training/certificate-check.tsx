import { Button, Input } from 'antd'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { isProblem, useCall, useT } from '@guanjia/ui'
import { ProblemAlert } from '../kit/problem.tsx'
import { Facts } from '../kit/record-page.tsx'

/** Whether a certificate is real; open to everybody who holds one. */
export function CertificateCheck() {
  const t = useT()
  const navigate = useNavigate()
  const { code = '' } = useParams({ strict: false })
  const [typed, setTyped] = useState(code)
  const found = useCall('exams.checkCertificate', { params: { code } }, { enabled: code !== '', retry: false })
  const it = found.data
  return (
    <main className="gj-page" style={{ maxWidth: 592, margin: '0 auto', padding: '48px 16px', width: '100%', boxSizing: 'border-box' }}>
      <section className="gj-card" style={{ padding: 24 }}>
        <h1 style={{ fontSize: 20 }}>{t('training.certificate.checkTitle')}</h1>
        <p className="gj-quiet">{t('training.certificate.checkHint')}</p>
        <form className="gj-row" style={{ gap: 8 }} onSubmit={(event) => { event.preventDefault(); void navigate({ to: '/certificates/$code', params: { code: typed.trim() } }) }}>
          <Input autoFocus size="large" maxLength={40} value={typed} aria-label={t('training.certificate.checkCode')} placeholder={t('training.certificate.checkCode')} onChange={({ target }) => setTyped(target.value)} />
          <Button size="large" type="primary" htmlType="submit" disabled={typed.trim() === ''}>{t('training.certificate.check')}</Button>
        </form>
        <div role="status" style={{ marginTop: 20 }}>
          {isProblem(found.error, 'not_found') && <p className="gj-tone" data-tone="overdue">▲ {t('training.certificate.unknown')}</p>}
          {found.error && !isProblem(found.error, 'not_found') && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
          {it && (
            <>
              <p className="gj-tone" data-tone={it.isValid ? 'done' : 'soon'} style={{ fontWeight: 600 }}>{it.isValid ? '✓ ' : ''}{t(it.isValid ? 'training.certificate.isReal' : 'training.certificate.isExpired')}</p>
              <Facts facts={[{ label: t('training.certificate.who'), value: it.name }, { label: t('training.certificate.exam'), value: it.exam }, { label: t('training.certificate.house'), value: it.organization }, { label: t('training.certificate.number'), value: it.number }, { label: t('training.certificate.issued'), value: it.issuedOn }, { label: t('training.certificate.until'), value: it.validUntil ?? t('training.certificate.forGood') }]} />
            </>
          )}
        </div>
      </section>
    </main>
  )
}
